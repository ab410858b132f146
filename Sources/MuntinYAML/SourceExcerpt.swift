import MuntinScreen

/// One line of a file made fit for a terminal, and the carets that go below it.
///
/// A tab is shown as one space, control characters as escapes. Of a line wider than `width` the
/// part around the carets is shown, "…" standing for what is cut.
struct SourceExcerpt {
  private(set) var line = ""
  private(set) var carets = ""

  /// - Shape: `bytes` are those of one line; `from` and `to` are columns, `to` after the last.
  /// - Units: columns count scalars from 1, `width` counts cells.
  init(_ bytes: ArraySlice<UInt8>, from: Int, to: Int, width: Int) {
    // Only what could be shown is decoded: a line may have megabytes.
    let first = max(1, from - width)
    guard let begin = Self.offset(ofColumn: first, in: bytes, from: bytes.startIndex) else {
      return
    }
    let stop = Self.offset(ofColumn: 2 * width + 2, in: bytes, from: begin) ?? bytes.endIndex
    let cells = String(decoding: bytes[begin..<stop], as: UTF8.self).unicodeScalars.map {
      $0 == "\t" ? " " : $0.visible
    }
    guard !cells.allSatisfy({ $0 == " " }) else { return }
    let caret = min(max(0, from - first), cells.count)
    var isCutLeft = first > 1
    var isCutRight = stop < bytes.endIndex
    var left = 0
    var right = cells.count
    if isCutLeft || isCutRight || Self.width(cells[...]) > width {
      (left, right) = Self.window(cells, around: caret, width: width - 2)
      isCutLeft = isCutLeft || left > 0
      isCutRight = isCutRight || right < cells.count
    }
    let before = (isCutLeft ? "…" : "") + cells[left..<caret].joined()
    line = before + cells[caret..<right].joined() + (isCutRight ? "…" : "")
    let last = to >= from ? min(right, caret + min(to - from, right)) : caret
    let marked = displayWidth(cells[caret..<max(caret, last)].joined())
    carets =
      String(repeating: " ", count: displayWidth(before))
      + String(repeating: "^", count: max(1, marked))
  }

  /// The stretch of cells to show: at least half of the room for what follows the caret.
  private static func window(
    _ cells: [String], around caret: Int, width: Int
  ) -> (Int, Int) {
    var left = caret
    var right = caret
    var room = width
    func grow(while enough: (Int) -> Bool) {
      while right < cells.count, enough(room - displayWidth(cells[right])) {
        room -= displayWidth(cells[right])
        right += 1
      }
    }
    grow { $0 >= width / 2 }
    while left > 0, room >= displayWidth(cells[left - 1]) {
      left -= 1
      room -= displayWidth(cells[left])
    }
    grow { $0 >= 0 }
    return (left, right)
  }

  private static func width(_ cells: ArraySlice<String>) -> Int {
    cells.reduce(0) { $0 + displayWidth($1) }
  }

  /// Where the `column`th scalar starts, nil past the end.
  private static func offset(
    ofColumn column: Int, in bytes: ArraySlice<UInt8>, from start: Int
  ) -> Int? {
    var left = column
    for at in start..<bytes.endIndex where bytes[at] & 0xC0 != 0x80 {
      left -= 1
      if left == 0 { return at }
    }
    return left == 1 ? bytes.endIndex : nil
  }
}
