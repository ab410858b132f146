/// Why a server does not let a client in; the connection is closed after it.
package struct HandshakeRefusal: Error, Equatable, Sendable {
  /// 400, 401 or 406.
  package var status: Int
  /// The words behind the status, and the text below the headers.
  package var reason: String

  private init(_ status: Int, _ reason: String) {
    self.status = status
    self.reason = reason
  }

  static func malformed(_ what: String) -> Self { Self(400, "Bad request: \(what)") }

  static func tooOld(_ library: LibraryVersion) -> Self {
    let version = WireFaults.shown(library.version)
    return Self(406, "Upgrade the \(library.name) library: \(version) is too old")
  }

  static let otherUser = Self(401, "Unauthorized: another user's process")
  static let noCookie = Self(401, "Unauthorized: a valid cookie is needed")
}
