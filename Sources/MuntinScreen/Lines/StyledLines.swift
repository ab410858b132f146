/// Lines of a screen out of text in which styles are written as escape sequences.
///
/// - Source: `capture-pane -p -e` of tmux: SGR where the style changes, which then holds for the
///   next lines too; SO and SI around characters of the line-drawing set; OSC 8 around links.
package struct StyledLines: Sendable {
  package private(set) var lines: [PaneLine]

  /// - Parameters:
  ///   - text: every line, with all of its blanks.
  ///   - joined: the same with wrapped lines joined; nil where nothing is known of wrapping.
  ///
  /// Blanks without a style at the end of a line are left out, as if never written.
  package init(_ text: [UInt8], joined: [UInt8]? = nil) {
    lines = Self.read(text)
    if let joined { markWrapped(Self.read(joined)) }
    for place in lines.indices where !lines[place].isWrapped { lines[place].trim() }
  }

  private static func read(_ text: [UInt8]) -> [PaneLine] {
    var scanner = SequenceScanner()
    var lines = [PaneLine()]
    var style = CellStyle()
    var isDrawing = false
    // A character that is cut off at the end comes out with the next control character.
    for token in scanner.receive(text + [0]) {
      switch token {
      case .text(let bytes):
        let text = String(decoding: bytes, as: UTF8.self)
        lines[lines.count - 1].append(isDrawing ? LineDrawing.text(text) : text, style)
      case .control(0x0A): lines.append(PaneLine())
      case .control(0x0E): isDrawing = true
      case .control(0x0F): isDrawing = false
      case .csi(let sequence) where sequence.final == UInt8(ascii: "m"):
        style.apply(sequence)
      case .control, .bell, .escape, .csi, .osc: break
      }
    }
    return lines
  }

  /// Wrapped lines are those that it takes to make one of the joined ones.
  private mutating func markWrapped(_ joined: [PaneLine]) {
    var place = 0
    for whole in joined {
      guard place < lines.count else { return }
      let text = Array(whole.text.utf8)
      var seen = Array(lines[place].text.utf8)
      while seen.count < text.count, place + 1 < lines.count, text.starts(with: seen) {
        lines[place].isWrapped = true
        place += 1
        seen += lines[place].text.utf8
      }
      place += 1
    }
  }
}

extension PaneLine {
  fileprivate mutating func append(_ text: String, _ style: CellStyle) {
    if runs.last?.style == style {
      runs[runs.count - 1].text += text
    } else {
      runs.append(PaneRun(text, style))
    }
  }

  fileprivate mutating func trim() {
    while let last = runs.last, last.style == CellStyle() {
      let kept = last.text.utf8.reversed().drop { $0 == 0x20 }
      if kept.isEmpty {
        runs.removeLast()
      } else {
        runs[runs.count - 1].text = String(decoding: kept.reversed(), as: UTF8.self)
        return
      }
    }
  }
}

/// The line-drawing set of the VT100, which takes the place of small letters.
enum LineDrawing {
  private static let drawn = Array("◆▒␉␌␍␊°±␤␋┘┐┌└┼⎺⎻─⎼⎽├┤┴┬│≤≥π≠£·".unicodeScalars)

  static func text(_ text: String) -> String {
    String(
      String.UnicodeScalarView(
        text.unicodeScalars.map { scalar in
          let place = Int(scalar.value) - 0x60
          return drawn.indices.contains(place) ? drawn[place] : scalar
        }))
  }
}
