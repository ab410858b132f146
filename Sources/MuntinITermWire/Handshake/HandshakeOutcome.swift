/// How a client reads the answer to its handshake.
package enum HandshakeOutcome: Equatable, Sendable {
  /// Let in, by a server of this version. One that tells none is `ProtocolVersion.none`.
  case accepted(ProtocolVersion)
  /// A cookie is needed, or a fresh one.
  case unauthorised
  /// The server wants a newer library than we say we are.
  case libraryTooOld(reason: String)
  /// Something that is no server of this API.
  case foreign(WireError)

  /// - Parameter reason: the words behind the status; for shows only.
  package init(status: Int, reason: String = "", fields: [HeaderField]) {
    switch status {
    case 101: self = Self.accepted(fields)
    case 401: self = .unauthorised
    case 406: self = .libraryTooOld(reason: WireFaults.shown(reason))
    default: self = .foreign(WireFaults.status(status, reason))
    }
  }

  private static func accepted(_ fields: [HeaderField]) -> Self {
    guard let subprotocol = fields.value(of: HandshakeName.subprotocolField),
      subprotocol.lowercased() == HandshakeName.subprotocol
    else { return .foreign(WireFaults.foreign("it does not name the subprotocol")) }
    let values = fields.values(of: HandshakeName.protocolVersion)
    if values.isEmpty { return .accepted(.none) }
    guard values.count == 1, let version = ProtocolVersion(values[0]) else {
      return .foreign(WireFaults.foreign("its version is \(values.joined(separator: ", "))"))
    }
    return .accepted(version)
  }

  /// The version, or the fault that there is instead of one.
  package func version() throws(WireError) -> ProtocolVersion {
    switch self {
    case .accepted(let version): return version
    case .unauthorised: throw WireFaults.unauthorised()
    case .libraryTooOld(let reason): throw WireFaults.libraryTooOld(reason)
    case .foreign(let error): throw error
    }
  }
}
