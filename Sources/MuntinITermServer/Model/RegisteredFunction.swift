import MuntinITermWire

/// A function that a client offers.
struct RegisteredFunction: Sendable {
  var connection: ConnectionID
  var registration: ITermRPCRegistrationRequest

  /// With the name space of its role.
  var name: String { Self.name(registration) }
  var argumentNames: [String] { registration.arguments.map(\.name).sorted() }
  var signature: String { name + "(" + argumentNames.joined(separator: ",") + ")" }
  /// Seconds.
  var timeout: Double { registration.hasTimeout ? Double(registration.timeout) : 5 }

  static func name(_ registration: ITermRPCRegistrationRequest) -> String {
    switch registration.role {
    case .generic: return registration.name
    case .sessionTitle:
      return "title." + plain(registration.sessionTitleAttributes.uniqueIdentifier)
    case .statusBarComponent:
      return "statusbar." + plain(registration.statusBarComponentAttributes.uniqueIdentifier)
    case .contextMenu:
      return "contextMenu." + plain(registration.contextMenuAttributes.uniqueIdentifier)
    }
  }

  private static func plain(_ identifier: String) -> String {
    String(identifier.map { $0 == "-" || $0 == "." ? "_" : $0 })
  }

  /// Whether a registration makes sense.
  static func isSound(_ registration: ITermRPCRegistrationRequest) -> Bool {
    let names = registration.arguments.map(\.name)
    guard isName(registration.name), names.allSatisfy(isName), Set(names).count == names.count,
      registration.defaults.allSatisfy({ names.contains($0.name) })
    else { return false }
    switch registration.role {
    case .generic: return true
    case .sessionTitle: return registration.sessionTitleAttributes.hasUniqueIdentifier
    case .statusBarComponent: return registration.statusBarComponentAttributes.hasUniqueIdentifier
    case .contextMenu: return registration.contextMenuAttributes.hasUniqueIdentifier
    }
  }

  private static func isName(_ name: String) -> Bool {
    !name.isEmpty
      && name.utf8.allSatisfy { byte in
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
          UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"):
          true
        default: false
        }
      }
  }
}
