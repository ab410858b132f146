/// The file by which the owner of a Mac switches authorisation off: cookies are not asked for then.
package enum DisabledAuthorisation {
  private static let mark = "61DF88DC-3423-4823-B725-22570E01C027"

  /// Where it lies: beside the folder of the socket.
  package static func path(home: String, environment: [String: String]) throws(WireError) -> String
  {
    try AddressRule(home: home, environment: environment).supportFolder + "/disable-automation-auth"
  }

  /// What the file at that path holds: it is of no use anywhere else.
  package static func content(at path: String) -> String {
    let digits = path.utf8.map { byte in
      let text = String(byte, radix: 16)
      return text.utf8.count == 1 ? "0" + text : text
    }
    return digits.joined() + " " + mark
  }

  /// - Parameter owner: the user id of the file's owner; only root's counts.
  package static func isValid(_ content: String, at path: String, owner: UInt32) -> Bool {
    owner == 0 && content == Self.content(at: path)
  }
}
