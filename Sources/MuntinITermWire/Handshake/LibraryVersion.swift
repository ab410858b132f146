/// The library that a client says it is: a name and a version, two words.
package struct LibraryVersion: Hashable, Sendable {
  package var name: String
  package var version: String

  /// The oldest Python library that a server takes.
  private static let oldestPython = ProtocolVersion(0, 24)

  package init(name: String, version: String) {
    self.name = name
    self.version = version
  }

  /// Reads `python 2.30`; nil for anything but two words with one space between them.
  package init?(_ text: String) {
    let words = text.split(separator: " ", omittingEmptySubsequences: false)
    guard words.count == 2, !words[0].isEmpty, !words[1].isEmpty else { return nil }
    self.init(name: String(words[0]), version: String(words[1]))
  }

  package var text: String { "\(name) \(version)" }

  /// Only `python` has a least version; what stands behind its second number does not count.
  package var isTooOld: Bool {
    guard name == "python" else { return false }
    let numbers = version.split(separator: ".", omittingEmptySubsequences: false).prefix(2)
    guard let version = ProtocolVersion(numbers.joined(separator: ".")) else { return true }
    return version < Self.oldestPython
  }
}
