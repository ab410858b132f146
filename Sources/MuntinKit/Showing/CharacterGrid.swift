import MuntinPlan
import MuntinScreen
import MuntinYAML

/// A rectangle of characters in which boxes share their borders.
struct CharacterGrid {
  private let columns: Int
  private let rows: Int
  /// For each cell the arms of its border: 1 up, 2 right, 4 down, 8 left; 0 for none.
  private var arms: [[UInt8]]
  /// The character of a cell; empty where the one to its left is two cells wide.
  private var cells: [[String]]
  private var colors: [[String?]]

  init(columns: Int, rows: Int) {
    self.columns = columns
    self.rows = rows
    arms = Array(repeating: Array(repeating: 0, count: columns), count: rows)
    cells = Array(repeating: Array(repeating: " ", count: columns), count: rows)
    colors = Array(repeating: Array(repeating: nil, count: columns), count: rows)
  }

  /// Draws the border around a box.
  mutating func frame(_ box: CellFrame) {
    let left = box.x - 1
    let right = box.x + box.size.columns
    let top = box.y - 1
    let bottom = box.y + box.size.rows
    for x in left..<right {
      join(x, top, 2, x + 1, top, 8)
      join(x, bottom, 2, x + 1, bottom, 8)
    }
    for y in top..<bottom {
      join(left, y, 4, left, y + 1, 1)
      join(right, y, 4, right, y + 1, 1)
    }
  }

  private mutating func join(
    _ x: Int, _ y: Int, _ arm: UInt8, _ x2: Int, _ y2: Int, _ arm2: UInt8
  ) {
    guard isInside(x, y), isInside(x2, y2) else { return }
    arms[y][x] |= arm
    arms[y2][x2] |= arm2
  }

  private func isInside(_ x: Int, _ y: Int) -> Bool {
    (0..<columns).contains(x) && (0..<rows).contains(y)
  }

  mutating func write(_ text: String, x: Int, y: Int) {
    var place = x
    for character in text {
      let width = max(1, displayWidth(String(character)))
      guard isInside(place, y), isInside(place + width - 1, y) else { return }
      cells[y][place] = String(character)
      if width > 1 { for extra in 1..<width { cells[y][place + extra] = "" } }
      place += width
    }
  }

  mutating func paint(_ box: CellFrame, _ color: String) {
    for y in box.y..<box.y + box.size.rows {
      for x in box.x..<box.x + box.size.columns where isInside(x, y) { colors[y][x] = color }
    }
  }

  private static let borders: [Character] = Array(" ╵╶└╷│┌├╴┘─┴┐┤┬┼")

  var text: String {
    var result = ""
    for y in 0..<rows {
      var line = ""
      var color: String?
      for x in 0..<columns {
        if colors[y][x] != color {
          color = colors[y][x]
          line += color.flatMap(Self.background) ?? "\u{1B}[0m"
        }
        line += arms[y][x] == 0 ? cells[y][x] : String(Self.borders[Int(arms[y][x])])
      }
      if color != nil { line += "\u{1B}[0m" }
      while line.last == " " { line.removeLast() }
      result += line + "\n"
    }
    return result
  }

  private static func background(_ color: String) -> String? {
    guard let number = Int(color.dropFirst().prefix(6), radix: 16) else { return nil }
    let (red, green, blue) = (number >> 16, number >> 8 & 255, number & 255)
    let isLight = 2126 * red + 7152 * green + 722 * blue > 1_200_000
    return "\u{1B}[48;2;\(red);\(green);\(blue);38;5;\(isLight ? 16 : 231)m"
  }
}
