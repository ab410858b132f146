/// How a server reads a handshake: whether it is a well-formed one of this API, and what it asks.
///
/// Whether the client is let in is for `Admission` to say.
///
/// - Source: iTermAPIServer's and iTermWebSocketConnection's rules, in iterm2/protocol.md 2.2.
package struct HandshakeReading: Equatable, Sendable {
  package var library: LibraryVersion
  package var cookie: String?
  package var key: String?
  package var advisoryName: String?
  /// The client would rather be refused than have the user asked.
  package var disablesDialog: Bool
  /// At least 13.
  package var websocketVersion: Int

  /// The most headers, and the most bytes of one with its name.
  package static let mostFields = 99
  package static let longestField = 4096

  private static let hosts = ["localhost", "127.0.0.1", "[::1]"]
  private static let leastWebsocketVersion = 13

  /// Throws what to answer where the rules of the handshake are broken.
  package init(_ head: HandshakeHead) throws(HandshakeRefusal) {
    try Self.checkForm(head)
    let fields = head.fields
    try Self.require("Upgrade", of: fields) { $0.lowercased() == "websocket" }
    try Self.require("Connection", of: fields) { $0.lowercased() == "upgrade" }
    try Self.require("Sec-WebSocket-Key", of: fields) { !$0.isEmpty }
    try Self.require(HandshakeName.subprotocolField, of: fields) {
      $0.lowercased() == HandshakeName.subprotocol
    }
    try Self.require("Host", of: fields) { Self.hosts.contains(Self.host(of: $0)) }
    try Self.require("Origin", of: fields) { Self.isLocal(origin: $0) }
    let version = try Self.require("Sec-WebSocket-Version", of: fields) {
      Self.websocketVersion($0) != nil
    }
    websocketVersion = Self.websocketVersion(version) ?? Self.leastWebsocketVersion
    let text = try Self.require(HandshakeName.libraryVersion, of: fields) {
      LibraryVersion($0) != nil
    }
    guard let library = LibraryVersion(text) else {
      throw .malformed(HandshakeName.libraryVersion)
    }
    if library.isTooOld { throw .tooOld(library) }
    self.library = library
    cookie = try Self.optional(HandshakeName.cookie, of: fields)
    key = try Self.optional(HandshakeName.key, of: fields)
    advisoryName = try Self.optional(HandshakeName.advisoryName, of: fields)
    disablesDialog = !fields.values(of: HandshakeName.disableAuthUI).isEmpty
  }

  /// The headers of the answer 101, but for those that every websocket server sends: Upgrade,
  /// Connection and Sec-WebSocket-Accept.
  package func answer(announcing version: ProtocolVersion) -> [HeaderField] {
    var fields = [
      HeaderField(HandshakeName.subprotocolField, HandshakeName.subprotocol),
      HeaderField(HandshakeName.protocolVersion, version.description),
    ]
    if websocketVersion > Self.leastWebsocketVersion {
      fields.append(HeaderField("Sec-WebSocket-Version", "\(Self.leastWebsocketVersion)"))
    }
    return fields
  }

  private static func checkForm(_ head: HandshakeHead) throws(HandshakeRefusal) {
    if head.method != "GET" { throw .malformed("the method is not GET") }
    if head.path != "/" { throw .malformed("the path is not /") }
    if head.httpVersion != "HTTP/1.1" { throw .malformed("not HTTP/1.1") }
    if head.fields.count > mostFields { throw .malformed("too many headers") }
    if head.fields.contains(where: { $0.name.utf8.count + $0.value.utf8.count > longestField }) {
      throw .malformed("a header is too long")
    }
    if !head.fields.values(of: "Content-Length").isEmpty { throw .malformed("Content-Length") }
  }

  @discardableResult
  private static func require(
    _ name: String, of fields: [HeaderField], _ rule: (String) -> Bool
  ) throws(HandshakeRefusal) -> String {
    guard let value = fields.value(of: name), rule(value) else { throw .malformed(name) }
    return value
  }

  private static func optional(
    _ name: String, of fields: [HeaderField]
  ) throws(HandshakeRefusal) -> String? {
    let values = fields.values(of: name)
    if values.count > 1 { throw .malformed(name) }
    return values.first
  }

  private static func websocketVersion(_ text: String) -> Int? {
    guard let version = Int(text), version >= leastWebsocketVersion else { return nil }
    return version
  }

  /// The host in front of a port: brackets keep the colons of an address together.
  private static func host(of text: String) -> String {
    let text = text.lowercased()
    if text.hasPrefix("[") {
      guard let end = text.firstIndex(of: "]") else { return text }
      return isPort(text[text.index(after: end)...]) ? String(text[...end]) : text
    }
    guard let colon = text.firstIndex(of: ":") else { return text }
    return isPort(text[colon...]) ? String(text[..<colon]) : text
  }

  /// Nothing, or a colon and a number.
  private static func isPort(_ text: Substring) -> Bool {
    if text.isEmpty { return true }
    guard text.hasPrefix(":") else { return false }
    return text.utf8.dropFirst().allSatisfy { (0x30...0x39).contains($0) }
  }

  /// Whether it is a URL of the host `localhost`: `ws://localhost/`. No page of the web has it.
  private static func isLocal(origin: String) -> Bool {
    let parts = origin.split(separator: "://", maxSplits: 1, omittingEmptySubsequences: false)
    guard parts.count == 2, !parts[0].isEmpty else { return false }
    let authority = parts[1].prefix { !"/?#".contains($0) }
    let behindUser = authority.split(separator: "@", omittingEmptySubsequences: false).last
    return host(of: String(behindUser ?? "")) == "localhost"
  }
}
