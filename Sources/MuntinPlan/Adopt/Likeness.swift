/// How like a live thing is to a node of a workspace: what speaks for it, of what could.
package struct Likeness: Equatable, Sendable {
  /// How the host calls the thing, and what it shows.
  package var thing: String
  /// What is the same, in words: `title`, `folder`.
  package private(set) var reasons: [String] = []
  private var earned = 0
  private var possible = 0

  package init(_ thing: String) { self.thing = thing }

  /// 0 to 100: the share of what could be compared that is the same.
  package var score: Int { possible == 0 ? 0 : earned * 100 / possible }

  /// Of a thing that needs no comparing.
  package static func itself(_ thing: String, because reason: String) -> Likeness {
    var likeness = Likeness(thing)
    likeness.compare(reason, weight: 1, true)
    return likeness
  }

  /// Adds a point of comparison.
  ///
  /// - Parameter isSame: nil where the workspace does not say.
  mutating func compare(_ reason: String, weight: Int, _ isSame: Bool?) {
    guard let isSame else { return }
    possible += weight
    guard isSame else { return }
    earned += weight
    reasons.append(reason)
  }
}
