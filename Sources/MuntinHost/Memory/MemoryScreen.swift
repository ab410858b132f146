import MuntinScreen

/// The lines of a pane in memory: text, line ends, tabs, styles, and clearing; no cursor movement
/// beyond that.
struct MemoryScreen: Sendable {
  private struct Cell: Equatable, Sendable {
    var text: String
    var style: CellStyle
  }

  /// Lines that are kept, the screen included.
  static let most = 10_000

  private var scanner = SequenceScanner()
  private var lines: [[Cell]] = [[]]
  private var wrapped: Set<Int> = []
  /// Lines that were thrown away.
  private var overflow = 0
  private var style = CellStyle()
  private var column = 0
  /// Asked for by a program; what it writes goes among the rest all the same.
  private(set) var showsAlternate = false
  private var columns: Int
  private var rows: Int

  init(columns: Int, rows: Int) {
    self.columns = max(1, columns)
    self.rows = max(1, rows)
  }

  mutating func resize(columns: Int, rows: Int) {
    self.columns = max(1, columns)
    self.rows = max(1, rows)
  }

  var extent: PaneExtent {
    var extent = PaneExtent()
    extent.overflow = overflow
    extent.history = max(0, lines.count - rows)
    extent.rows = rows
    extent.cursor = PanePoint(column: column, line: overflow + lines.count - 1)
    return extent
  }

  /// - Parameter range: as for a host; lines of the screen that were not reached are empty.
  func text(_ range: Range<Int>?) -> PaneText {
    let extent = extent
    let all = extent.overflow..<extent.firstLine + rows
    let wanted = (range ?? extent.firstLine..<all.upperBound).clamped(to: all)
    return PaneText(first: wanted.lowerBound, lines: wanted.map(line), extent: extent)
  }

  private func line(_ number: Int) -> PaneLine {
    guard lines.indices.contains(number - overflow) else { return PaneLine() }
    var runs: [PaneRun] = []
    for cell in lines[number - overflow] {
      if runs.last?.style == cell.style {
        runs[runs.count - 1].text += cell.text
      } else {
        runs.append(PaneRun(cell.text, cell.style))
      }
    }
    return PaneLine(runs, isWrapped: wrapped.contains(number))
  }

  mutating func write(_ bytes: [UInt8]) {
    for token in scanner.receive(bytes) {
      switch token {
      case .text(let bytes): put(String(decoding: bytes, as: UTF8.self))
      case .control(let control): move(control)
      case .csi(let sequence): perform(sequence)
      case .osc(let number, let payload):
        if TerminalSequence.read(number, payload).contains(.clearScrollback) { clear(all: true) }
      case .bell, .escape: break
      }
    }
  }

  private mutating func put(_ text: String) {
    for scalar in text.unicodeScalars {
      let width = displayWidth(scalar)
      if width == 0 {
        if column > 0, column <= lines[lines.count - 1].count {
          lines[lines.count - 1][column - 1].text.unicodeScalars.append(scalar)
        }
        continue
      }
      if column + width > columns {
        wrapped.insert(overflow + lines.count - 1)
        newLine()
        column = 0
      }
      let row = lines.count - 1
      while lines[row].count < column + width { lines[row].append(Cell(text: " ", style: .init())) }
      lines[row][column] = Cell(text: String(scalar), style: style)
      if width == 2 { lines[row][column + 1] = Cell(text: "", style: style) }
      column += width
    }
  }

  private mutating func move(_ control: UInt8) {
    switch control {
    case 0x08: column = max(0, column - 1)
    case 0x09: column = min(columns - 1, (column / 8 + 1) * 8)
    case 0x0A...0x0C: newLine()
    case 0x0D: column = 0
    default: break
    }
  }

  private mutating func newLine() {
    lines.append([])
    guard lines.count > Self.most else { return }
    let lost = Self.most / 10
    lines.removeFirst(lost)
    overflow += lost
    wrapped = wrapped.filter { $0 >= overflow }
  }

  private mutating func perform(_ sequence: ControlSequence) {
    switch sequence.final {
    case UInt8(ascii: "m"): style.apply(sequence)
    case UInt8(ascii: "J") where sequence.value(0) == 2: clear(all: false)
    case UInt8(ascii: "J") where sequence.value(0) == 3: clear(all: true)
    case UInt8(ascii: "h"), UInt8(ascii: "l"):
      if sequence.prefix == UInt8(ascii: "?"), [47, 1047, 1049].contains(sequence.value(0)) {
        showsAlternate = sequence.final == UInt8(ascii: "h")
      }
    case UInt8(ascii: "K"):
      let row = lines.count - 1
      lines[row].removeLast(max(0, lines[row].count - column))
    default: break
    }
  }

  /// Empties the screen, which begins anew below what stands, or the history above it.
  private mutating func clear(all: Bool) {
    if all {
      let lost = lines.count - 1
      lines.removeFirst(lost)
      overflow += lost
      wrapped = wrapped.filter { $0 >= overflow }
      return
    }
    let filled = lines.count
    for _ in 0..<min(rows, filled) { newLine() }
    column = 0
  }
}
