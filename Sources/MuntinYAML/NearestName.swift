/// Finds the known name that an unknown one was probably meant to be.
package struct NearestName {
  /// The nearest of `names`, nil when none is near. Case, `-` for `_` and a plural `s` hardly
  /// count; otherwise a third of the letters may differ. Of equally near ones the first.
  ///
  /// - Source: optimal string alignment distance (Damerau-Levenshtein without later edits of a
  ///   swapped pair).
  package static func nearest(to name: String, among names: some Sequence<String>) -> String? {
    let wanted = folded(name)
    guard !wanted.isEmpty, wanted.count <= 64 else { return nil }
    var best: (name: String, score: Int)?
    for candidate in names where candidate.utf8.count <= 256 {
      guard let score = score(wanted, folded(candidate)) else { continue }
      if best.map({ score < $0.score }) ?? true { best = (candidate, score) }
    }
    return best?.name
  }

  /// Ten for each letter that differs, nil when too far.
  private static func score(_ left: [UInt32], _ right: [UInt32]) -> Int? {
    if left == right { return 0 }
    if singular(left) == singular(right) { return 5 }
    let cutOff = max(left.count, right.count) / 3
    if abs(left.count - right.count) <= cutOff {
      let distance = distance(left, right)
      if distance <= cutOff { return 10 * distance }
    }
    return left.count >= 3 && right.starts(with: left) ? 1000 + right.count : nil
  }

  private static func folded(_ name: String) -> [UInt32] {
    name.lowercased().unicodeScalars.map { $0 == "_" || $0 == " " ? 0x2D : $0.value }
  }

  private static func singular(_ name: [UInt32]) -> ArraySlice<UInt32> {
    name.count > 2 && name.last == 0x73 ? name.dropLast() : name[...]
  }

  private static func distance(_ left: [UInt32], _ right: [UInt32]) -> Int {
    var beforeLast: [Int] = []
    var last = Array(0...right.count)
    for row in 0..<left.count {
      var current = [row + 1]
      for column in 0..<right.count {
        let cost = left[row] == right[column] ? 0 : 1
        var least = min(last[column] + cost, last[column + 1] + 1, current[column] + 1)
        if row > 0, column > 0, left[row] == right[column - 1], left[row - 1] == right[column] {
          least = min(least, beforeLast[column - 1] + 1)
        }
        current.append(least)
      }
      beforeLast = last
      last = current
    }
    return last[right.count]
  }
}
