/// What a client says of itself when it asks to be let in.
package struct HandshakeOffer: Equatable, Sendable {
  /// Two words; only the name `python` has a least version.
  package var library: LibraryVersion
  /// What admits us, and the entry of the Script Console that we belong to.
  package var credentials: Credentials?
  /// The name that a dialog or the console shows.
  package var advisoryName: String?
  /// Whether to be refused at once rather than have the user asked by a dialog.
  package var disablesDialog: Bool

  package init(
    library: LibraryVersion, credentials: Credentials? = nil, advisoryName: String? = nil,
    disablesDialog: Bool = true
  ) {
    self.library = library
    self.credentials = credentials
    self.advisoryName = advisoryName
    self.disablesDialog = disablesDialog
  }

  /// The headers of `GET / HTTP/1.1`, but for those that every websocket client sends: Upgrade,
  /// Connection, Sec-WebSocket-Key and Sec-WebSocket-Version.
  ///
  /// - Errors: `badHeader` where a value could end its line, or the library is not two words.
  /// - Source: the rules of `HandshakeReading`.
  package func fields() throws(WireError) -> [HeaderField] {
    guard LibraryVersion(library.text) == library else { throw WireFaults.library(library.text) }
    var fields = [
      HeaderField("Host", "localhost"),
      HeaderField("Origin", "ws://localhost/"),
      HeaderField(HandshakeName.subprotocolField, HandshakeName.subprotocol),
      HeaderField(HandshakeName.libraryVersion, library.text),
    ]
    if disablesDialog { fields.append(HeaderField(HandshakeName.disableAuthUI, "true")) }
    if let credentials {
      fields.append(HeaderField(HandshakeName.cookie, credentials.cookie))
      if let key = credentials.key { fields.append(HeaderField(HandshakeName.key, key)) }
    }
    if let advisoryName { fields.append(HeaderField(HandshakeName.advisoryName, advisoryName)) }
    for field in fields where !field.isClean { throw WireFaults.header(field.name) }
    return fields
  }
}
