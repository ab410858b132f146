import MuntinSpec

@testable import MuntinITerm

/// Numbers that are the same for the same seed (SplitMix64).
struct SeededNumbers: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  mutating func below(_ bound: Int) -> Int { Int(next() % UInt64(max(1, bound))) }

  mutating func chance(_ wins: Int, in all: Int) -> Bool { below(all) < wins }
}

/// Split trees of every shape.
struct RandomTree {
  var numbers: SeededNumbers

  init(_ numbers: SeededNumbers) { self.numbers = numbers }

  func names(_ count: Int) -> [String] { (0..<count).map { "p\($0)" } }

  mutating func make(_ names: [String]) -> SplitTree {
    make(names[...], numbers.chance(1, in: 2) ? .columns : .rows)
  }

  private mutating func make(_ names: ArraySlice<String>, _ axis: LayoutAxis) -> SplitTree {
    guard names.count > 1 else { return .pane(names.first ?? "p") }
    var children: [SplitTree] = []
    var rest = names
    while !rest.isEmpty {
      let count = 1 + numbers.below(children.isEmpty ? rest.count - 1 : rest.count)
      children.append(make(rest.prefix(count), axis == .columns ? .rows : .columns))
      rest = rest.dropFirst(count)
    }
    return SplitTree.joined(axis, children) ?? .pane("p")
  }
}
