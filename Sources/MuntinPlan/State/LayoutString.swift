/// tmux's text for the grid of a window: `8205,80x24,0,0{40x24,0,0,0,39x24,41,0,1}`.
///
/// - Source: layout-custom.c of tmux.
package enum LayoutString {
  /// The text of a grid, its checksum included.
  ///
  /// - Shape: sizes are taken as they are; see `LayoutCell.isSound`.
  package static func text(_ cell: LayoutCell) -> String {
    var body = ""
    append(cell, to: &body)
    return checksum(body.utf8) + "," + body
  }

  /// The grid of a text.
  ///
  /// - Parameter anySum: takes a text that a person changed, whose checksum is wrong.
  /// - Errors: nil for anything that tmux would not write: a wrong checksum, a number of more than
  ///   six digits, nesting deeper than 200.
  package static func cell(_ text: String, anySum: Bool = false) -> LayoutCell? {
    guard text.utf8.count > 5, text.utf8.dropFirst(4).first == UInt8(ascii: ",") else { return nil }
    let body = text.utf8.dropFirst(5)
    let isRight = text.utf8.prefix(4).elementsEqual(checksum(body).utf8)
    guard isRight || anySum else { return nil }
    var reader = LayoutReader(body)
    guard let cell = reader.cell(depth: 0), reader.isAtEnd else { return nil }
    return cell
  }

  private static func append(_ cell: LayoutCell, to text: inout String) {
    text += "\(cell.columns)x\(cell.rows),\(cell.x),\(cell.y)"
    switch cell.content {
    case .pane(let id):
      if let id { text += ",\(id)" }
    case .split(let axis, let children):
      text += axis == .columns ? "{" : "["
      for (index, child) in children.enumerated() {
        if index > 0 { text += "," }
        append(child, to: &text)
      }
      text += axis == .columns ? "}" : "]"
    }
  }

  private static func checksum(_ bytes: some Collection<UInt8>) -> String {
    var sum: UInt16 = 0
    for byte in bytes { sum = ((sum >> 1) | (sum << 15)) &+ UInt16(byte) }
    let digits = String(sum, radix: 16)
    return String(repeating: "0", count: 4 - digits.count) + digits
  }
}

/// Reads one grid, from the left to the right.
private struct LayoutReader {
  private var rest: ArraySlice<UInt8>

  init(_ bytes: Substring.UTF8View) { rest = Array(bytes)[...] }

  var isAtEnd: Bool { rest.isEmpty }

  mutating func cell(depth: Int) -> LayoutCell? {
    guard depth < 200, let columns = number(), take("x"), let rows = number(), take(","),
      let x = number(), take(","), let y = number()
    else { return nil }
    var cell = LayoutCell(columns: columns, rows: rows, x: x, y: y, content: .pane(id: nil))
    if take("{") {
      guard let children = children(until: "}", depth: depth) else { return nil }
      cell.content = .split(.columns, children)
    } else if take("[") {
      guard let children = children(until: "]", depth: depth) else { return nil }
      cell.content = .split(.rows, children)
    } else if let id = paneID() {
      cell.content = .pane(id: id)
    }
    return cell
  }

  private mutating func children(until end: Unicode.Scalar, depth: Int) -> [LayoutCell]? {
    var children: [LayoutCell] = []
    repeat {
      guard let child = cell(depth: depth + 1) else { return nil }
      children.append(child)
    } while take(",")
    return take(end) ? children : nil
  }

  /// A number after a comma, unless an `x` shows that it is the width of the next cell.
  private mutating func paneID() -> Int? {
    let start = rest
    if take(","), let id = number(), rest.first != UInt8(ascii: "x") { return id }
    rest = start
    return nil
  }

  private mutating func number() -> Int? {
    let digits = rest.prefix { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
    guard (1...6).contains(digits.count) else { return nil }
    rest = rest.dropFirst(digits.count)
    return digits.reduce(0) { 10 * $0 + Int($1 - UInt8(ascii: "0")) }
  }

  private mutating func take(_ character: Unicode.Scalar) -> Bool {
    guard rest.first == UInt8(ascii: character) else { return false }
    rest = rest.dropFirst()
    return true
  }
}
