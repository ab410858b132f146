/// Where the cursor goes as a program writes.
///
/// Lines are absolute: what scrolls keeps its number. Scroll regions, insertion and deletion of
/// lines are not followed.
package struct CursorWalk: Sendable {
  /// The column may be one past the last: the next character wraps.
  package private(set) var point: PanePoint
  /// Absolute line of the top of the screen.
  package private(set) var top: Int
  private let columns: Int
  /// Nil for a screen whose end is not known.
  private let rows: Int?
  private var saved: PanePoint?
  /// Where the cursor stood when the alternate screen came, which keeps no lines.
  private var main: PanePoint?

  package init(from point: PanePoint, top: Int = 0, columns: Int, rows: Int? = nil) {
    self.point = point
    self.top = top
    self.columns = max(1, columns)
    self.rows = rows
  }

  /// Where the cursor stood before certain tokens, by where it stood after all of them.
  ///
  /// - Parameter indices: places in `tokens`.
  /// - Returns: as many points. They are exact where the tokens since hold text and plain moves.
  package static func places(
    before indices: [Int], in tokens: [ScreenToken], endingAt cursor: PanePoint, columns: Int
  ) -> [PanePoint] {
    if indices.isEmpty { return [] }
    func walk(_ column: Int) -> (points: [PanePoint], end: PanePoint) {
      var walk = CursorWalk(from: PanePoint(column: column, line: 0), columns: columns)
      var points: [PanePoint] = []
      for (index, token) in tokens.enumerated() {
        if indices.contains(index) { points.append(walk.point) }
        walk.move(token)
      }
      return (points, walk.point)
    }
    let isForgotten = walk(0).end == walk(max(0, columns - 1)).end
    let start = isForgotten ? 0 : (0..<columns).first { walk($0).end.column == cursor.column }
    let found = walk(start ?? 0)
    return found.points.map {
      PanePoint(column: $0.column, line: max(0, $0.line + cursor.line - found.end.line))
    }
  }

  package mutating func move(_ token: ScreenToken) {
    switch token {
    case .text(let bytes): write(String(decoding: bytes, as: UTF8.self))
    case .control(let control): move(control)
    case .escape(let final): escape(final)
    case .csi(let sequence): move(sequence)
    case .bell, .osc: break
    }
  }

  private mutating func write(_ text: String) {
    for scalar in text.unicodeScalars {
      let width = displayWidth(scalar)
      if width > 0, point.column + width > columns {
        point.column = 0
        lineFeed()
      }
      point.column += width
    }
  }

  private mutating func lineFeed() {
    guard let rows, point.line + 1 >= top + rows else {
      point.line += 1
      return
    }
    if main != nil { return }
    top += 1
    point.line += 1
  }

  private mutating func move(_ control: UInt8) {
    switch control {
    case 0x08: point.column = max(0, point.column - 1)
    case 0x09: point.column = min(max(columns - 1, point.column), (point.column / 8 + 1) * 8)
    case 0x0A...0x0C: lineFeed()
    case 0x0D: point.column = 0
    default: break
    }
  }

  private mutating func escape(_ final: UInt8) {
    switch final {
    case UInt8(ascii: "7"): saved = point
    case UInt8(ascii: "8"): point = saved ?? PanePoint(column: 0, line: top)
    case UInt8(ascii: "D"): lineFeed()
    case UInt8(ascii: "E"):
      point.column = 0
      lineFeed()
    case UInt8(ascii: "M"): go(rows: -1)
    case UInt8(ascii: "c"): point = PanePoint(column: 0, line: top)
    default: break
    }
  }

  private mutating func move(_ sequence: ControlSequence) {
    if sequence.prefix == UInt8(ascii: "?"), [47, 1047, 1049].contains(sequence.value(0)) {
      alternate(sequence.final == UInt8(ascii: "h"))
      return
    }
    guard sequence.prefix == 0, sequence.intermediates.isEmpty else { return }
    switch sequence.final {
    case UInt8(ascii: "A"): go(rows: -sequence.count())
    case UInt8(ascii: "B"), UInt8(ascii: "e"): go(rows: sequence.count())
    case UInt8(ascii: "C"), UInt8(ascii: "a"): go(columns: sequence.count())
    case UInt8(ascii: "D"): go(columns: -sequence.count())
    case UInt8(ascii: "E"):
      point.column = 0
      go(rows: sequence.count())
    case UInt8(ascii: "F"):
      point.column = 0
      go(rows: -sequence.count())
    case UInt8(ascii: "G"), UInt8(ascii: "`"): point.column = min(columns, sequence.count()) - 1
    case UInt8(ascii: "d"): go(toRow: sequence.count())
    case UInt8(ascii: "H"), UInt8(ascii: "f"):
      go(toRow: sequence.count())
      point.column = min(columns, sequence.count(1)) - 1
    case UInt8(ascii: "s"): saved = point
    case UInt8(ascii: "u"): point = saved ?? PanePoint(column: 0, line: top)
    default: break
    }
  }

  private mutating func alternate(_ isOn: Bool) {
    if isOn {
      main = main ?? point
    } else if let before = main {
      point = before
      main = nil
    }
  }

  private mutating func go(toRow row: Int) {
    point.line = top + min(row, rows ?? row) - 1
  }

  private mutating func go(rows count: Int) {
    // Without a known top anything above may be on the screen.
    guard let rows else {
      point.line += count
      return
    }
    point.line = min(max(top, point.line + count), top + rows - 1)
  }

  private mutating func go(columns count: Int) {
    point.column = min(max(0, min(point.column, columns - 1) + count), columns - 1)
  }
}
