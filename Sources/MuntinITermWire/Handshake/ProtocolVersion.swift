/// The version of the API that a server announces: clients switch features on by it alone.
package struct ProtocolVersion: Comparable, Hashable, Sendable, CustomStringConvertible {
  package var major: Int
  package var minor: Int

  /// What every stable release of iTerm2 from 3.5.0 to 3.6.11 speaks.
  package static let stable = ProtocolVersion(1, 11)
  /// A server so old that it announces nothing.
  package static let none = ProtocolVersion(0, 0)

  package init(_ major: Int, _ minor: Int) {
    self.major = major
    self.minor = minor
  }

  /// Reads `1.11`; nil for anything but two whole numbers of up to nine digits with a point between
  /// them.
  package init?(_ text: String) {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count == 2, let major = Self.number(parts[0]), let minor = Self.number(parts[1])
    else { return nil }
    self.init(major, minor)
  }

  private static func number(_ text: Substring) -> Int? {
    guard (1...9).contains(text.utf8.count), text.utf8.allSatisfy({ (0x30...0x39).contains($0) })
    else { return nil }
    return Int(text)
  }

  package var description: String { "\(major).\(minor)" }

  package static func < (one: Self, other: Self) -> Bool {
    (one.major, one.minor) < (other.major, other.minor)
  }

  package func supports(_ feature: ProtocolFeature) -> Bool { feature.since <= self }

  /// Throws `tooOld` where the server does not have the feature.
  package func require(_ feature: ProtocolFeature) throws(WireError) {
    if !supports(feature) { throw WireFaults.featureMissing(feature, in: self) }
  }
}
