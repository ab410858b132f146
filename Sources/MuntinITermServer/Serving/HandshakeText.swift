import MuntinITermWire
import MuntinScreen
import MuntinSpec

/// The text of a handshake: what a client sends, and what it is answered.
enum HandshakeText {
  /// Bytes of a head that is not finished yet.
  static let longest = 99 * 4100 + 4096

  /// Nil where it is no head of a request.
  ///
  /// - Parameter text: without the empty line at its end.
  static func head(_ text: String) -> HandshakeHead? {
    let lines = text.split(separator: "\r\n", omittingEmptySubsequences: false)
    let request = lines[0].split(separator: " ", omittingEmptySubsequences: false)
    guard request.count == 3 else { return nil }
    var fields: [HeaderField] = []
    for line in lines.dropFirst() {
      guard let colon = line.firstIndex(of: ":"), colon != line.startIndex,
        !line.contains("\n"), !line.contains("\r")
      else { return nil }
      fields.append(
        HeaderField(String(line[..<colon]), String(line[line.index(after: colon)...])))
    }
    return HandshakeHead(
      method: String(request[0]), path: String(request[1]), httpVersion: String(request[2]),
      fields: fields)
  }

  static func acceptance(
    key: String, _ reading: HandshakeReading, _ version: ProtocolVersion
  ) -> String {
    let digest = SHA1.digest(Array((key + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11").utf8))
    let fields =
      [
        HeaderField("Upgrade", "websocket"), HeaderField("Connection", "Upgrade"),
        HeaderField("Sec-WebSocket-Accept", TransferText.base64(digest)),
      ] + reading.answer(announcing: version)
    return "HTTP/1.1 101 Switching Protocols\r\n"
      + fields.map { "\($0.name): \($0.value)\r\n" }.joined() + "\r\n"
  }

  static func refusal(_ refusal: HandshakeRefusal) -> String {
    let text = refusal.reason + "\n"
    return "HTTP/1.1 \(refusal.status) \(refusal.reason)\r\nContent-Type: text/plain\r\n"
      + "Content-Length: \(text.utf8.count)\r\nConnection: close\r\n\r\n" + text
  }
}
