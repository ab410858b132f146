package import MuntinProfiles

/// What a plan does to the file of dynamic profiles of its workspace.
package struct ProfilesChange: Equatable, Sendable {
  package var path: String
  package var difference: ProfileDifference
  /// Nothing is left in the file, and it goes.
  package var removesFile = false
  /// Somebody must say yes first.
  package var needsConsent = false

  package init(
    path: String, difference: ProfileDifference, removesFile: Bool = false,
    needsConsent: Bool = false
  ) {
    self.path = path
    self.difference = difference
    self.removesFile = removesFile
    self.needsConsent = needsConsent
  }

  /// Profiles that come, change or go; at least one, for the file itself changes.
  package var count: Int { max(1, difference.entries.count) }
}
