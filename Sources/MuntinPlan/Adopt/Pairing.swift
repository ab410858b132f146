/// A live thing that is taken for a wanted one.
struct Pairing<Wanted, Live> {
  var wanted: Wanted
  var live: Live
  var likeness: Likeness

  /// Pairs most alike ones first; of equals, those that come first. Nothing is in two pairs.
  ///
  /// - Shape: at most as many pairs as the shorter list has elements, in the order of `wanted`.
  static func best(
    _ wanted: [Wanted], _ live: [Live], _ likeness: (Wanted, Live) -> Likeness
  ) -> [Pairing] {
    var all: [(wanted: Int, live: Int, likeness: Likeness)] = []
    for (w, one) in wanted.enumerated() {
      for (l, other) in live.enumerated() { all.append((w, l, likeness(one, other))) }
    }
    all.sort {
      (-$0.likeness.score, $0.wanted, $0.live) < (-$1.likeness.score, $1.wanted, $1.live)
    }
    var usedWanted: Set<Int> = []
    var usedLive: Set<Int> = []
    var pairs: [(Int, Pairing)] = []
    for candidate in all
    where !usedWanted.contains(candidate.wanted) && !usedLive.contains(candidate.live) {
      usedWanted.insert(candidate.wanted)
      usedLive.insert(candidate.live)
      pairs.append(
        (
          candidate.wanted,
          Pairing(
            wanted: wanted[candidate.wanted], live: live[candidate.live],
            likeness: candidate.likeness)
        ))
    }
    return pairs.sorted { $0.0 < $1.0 }.map(\.1)
  }
}
