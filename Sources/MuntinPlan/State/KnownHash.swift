/// Keys that are looked up far more often than made: each finds out once what its text hashes to. Its
/// description is that text, and all of it.
protocol KnownHash: Hashable, CustomStringConvertible {
  /// Of the text, as the language hashes it: nobody can foresee it.
  var textHash: Int { get }
}

extension KnownHash {
  package static func == (left: Self, right: Self) -> Bool {
    left.textHash == right.textHash && left.description == right.description
  }

  package func hash(into hasher: inout Hasher) { hasher.combine(textHash) }

  /// What dictionaries ask for. The seed differs from table to table, so that one which is filled in
  /// the order of another does not fall into clusters.
  package func _rawHashValue(seed: Int) -> Int {
    // 2^64 / golden ratio: spreads every bit upwards; tables take the lower ones.
    ((textHash ^ seed) &* -0x61c8_8646_80b5_83eb).byteSwapped
  }
}
