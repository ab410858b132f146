import MuntinPlan
import MuntinScreen

/// Rows below a head, in columns that are as wide as they need to be.
struct TextTable {
  private(set) var text = ""

  /// - Parameters:
  ///   - rows: as many texts as the head has; nothing in them acts on a terminal.
  ///   - right: the columns whose texts end below each other.
  ///   - width: cells that lines are cut to.
  init(_ head: [String], _ rows: [[String]], right: Set<Int> = [], width: Int) {
    let lines = [head] + rows.map { $0.map { Shown.escaped($0) } }
    let widths = head.indices.map { column in
      lines.map { $0.indices.contains(column) ? displayWidth($0[column]) : 0 }.max() ?? 0
    }
    for line in lines {
      var shown = ""
      for (column, word) in line.enumerated() {
        let blanks = String(repeating: " ", count: max(0, widths[column] - displayWidth(word)))
        shown += (column > 0 ? "  " : "") + (right.contains(column) ? blanks + word : word + blanks)
      }
      while shown.last == " " { shown.removeLast() }
      text += Shown.cut(shown, to: width) + "\n"
    }
  }
}
