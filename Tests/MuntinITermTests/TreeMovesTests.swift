import MuntinSpec
import Testing

@testable import MuntinITerm

/// The law of moves: whatever a tab looks like, they make it what it is to be.
struct TreeMovesTests {
  @Test func aMovedTreeIsTheWantedOne() {
    for seed in UInt64(1)...2000 {
      var trees = RandomTree(SeededNumbers(seed: seed))
      let names = trees.names(1 + trees.numbers.below(12))
      let extra = (0..<trees.numbers.below(4)).map { "x\($0)" }
      let common = max(1, trees.numbers.below(names.count + 1))
      let now = trees.make((names.prefix(common) + extra).shuffled(using: &trees.numbers))
      let wanted = trees.make(names.shuffled(using: &trees.numbers))
      let moved = TreeMoves(from: now, to: wanted).moves.reduce(now) { $0.moving($1) }
      #expect(
        moved.keeping(Set(names).contains) == wanted, "seed \(seed): \(now) -> \(wanted)")
    }
  }

  @Test func aTreeThatIsRightIsLeftAlone() {
    for seed in UInt64(1)...200 {
      var trees = RandomTree(SeededNumbers(seed: seed))
      let tree = trees.make(trees.names(1 + trees.numbers.below(12)))
      #expect(TreeMoves(from: tree, to: tree).moves.isEmpty, "seed \(seed)")
    }
  }

  @Test func twoPanesThatSwapAreOneMove() {
    let now = SplitTree.split(.columns, [.pane("a"), .pane("b")])
    let wanted = SplitTree.split(.columns, [.pane("b"), .pane("a")])
    #expect(TreeMoves(from: now, to: wanted).moves.count == 1)
  }

  /// Each level of the tree is made in one burst: nothing in it is split that the same burst makes.
  @Test func aNewTreeIsMadeLevelByLevel() {
    for seed in UInt64(1)...200 {
      var trees = RandomTree(SeededNumbers(seed: seed))
      let tree = trees.make(trees.names(1 + trees.numbers.below(40)))
      let first = tree.leaves[0]
      var known: Set = [first]
      var made: Set<String> = []
      var bursts = 0
      for move in TreeMoves(from: .pane(first), to: tree).moves {
        if !known.contains(move.beside) {
          known.formUnion(made)
          made = []
          bursts += 1
        }
        #expect(known.contains(move.beside), "seed \(seed)")
        made.insert(move.pane)
      }
      #expect(bursts + 1 <= max(1, tree.depth), "seed \(seed): \(tree)")
    }
  }
}

extension SplitTree {
  /// Splits above each other.
  var depth: Int {
    switch self {
    case .pane: 0
    case .split(_, let children): 1 + (children.map(\.depth).max() ?? 0)
    }
  }
}
