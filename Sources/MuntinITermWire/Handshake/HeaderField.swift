/// A header of the handshake. Names are the same whatever their case.
package struct HeaderField: Hashable, Sendable {
  package var name: String
  package var value: String

  package init(_ name: String, _ value: String) {
    self.name = name
    self.value = value
  }

  /// Whether nothing in the value could end its line.
  var isClean: Bool {
    value.unicodeScalars.allSatisfy { $0.properties.generalCategory != .control }
  }
}

extension Sequence<HeaderField> {
  /// The values under the name, in their order, without white space around them.
  package func values(of name: String) -> [String] {
    let name = name.lowercased()
    return filter { $0.name.lowercased() == name }.map { Self.trimmed($0.value) }
  }

  /// The value under the name where there is exactly one.
  package func value(of name: String) -> String? {
    let values = values(of: name)
    return values.count == 1 ? values.first : nil
  }

  private static func trimmed(_ text: String) -> String {
    let isBlank = { (byte: UInt8) in byte == 0x20 || byte == 0x09 }
    let start = text.utf8.drop(while: isBlank)
    guard let last = start.lastIndex(where: { !isBlank($0) }) else { return "" }
    return String(text[start.startIndex...last])
  }
}

/// Names and fixed values of the handshake.
package enum HandshakeName {
  package static let subprotocol = "api.iterm2.com"
  package static let subprotocolField = "Sec-WebSocket-Protocol"
  package static let protocolVersion = "X-iTerm2-Protocol-Version"
  package static let libraryVersion = "x-iterm2-library-version"
  package static let cookie = "x-iterm2-cookie"
  package static let key = "x-iterm2-key"
  package static let advisoryName = "x-iterm2-advisory-name"
  package static let disableAuthUI = "x-iterm2-disable-auth-ui"
}
