import MuntinHost
import MuntinITermWire
import MuntinScreen

/// A line of a screen, or some cells of it, as the API tells it.
struct LineCells {
  private(set) var contents = ITermLineContents()

  /// - Parameter cells: the columns that are wanted.
  init(_ line: PaneLine, _ cells: Range<Int>) {
    contents.continuation = line.isWrapped ? .softEol : .hardEol
    var column = 0
    for run in line.runs {
      var count = 0
      for character in run.text {
        let width = max(1, displayWidth(String(character)))
        let isWanted = cells.contains(column)
        column += width
        guard isWanted else { continue }
        contents.text.append(character)
        addPoints(character.unicodeScalars.count)
        for _ in 1..<width { addPoints(0) }
        count += width
      }
      if count > 0 { contents.style.append(Self.style(run.style, repeats: count)) }
    }
  }

  private mutating func addPoints(_ points: Int) {
    if let last = contents.codePointsPerCell.last, last.numCodePoints == Int32(points) {
      contents.codePointsPerCell[contents.codePointsPerCell.count - 1].repeats += 1
    } else {
      var entry = ITermCodePointsPerCell()
      entry.numCodePoints = Int32(clamping: points)
      entry.repeats = 1
      contents.codePointsPerCell.append(entry)
    }
  }

  private static func style(_ style: CellStyle, repeats: Int) -> ITermCellStyle {
    var result = ITermCellStyle()
    switch style.foreground {
    case .standard: result.fgAlternate = .default
    case .palette(let index): result.fgStandard = UInt32(clamping: index)
    case .rgb(let red, let green, let blue): result.fgRgb = rgb(red, green, blue)
    }
    switch style.background {
    case .standard: result.bgAlternate = .default
    case .palette(let index): result.bgStandard = UInt32(clamping: index)
    case .rgb(let red, let green, let blue): result.bgRgb = rgb(red, green, blue)
    }
    result.bold = style.isBold
    result.faint = style.isFaint
    result.italic = style.isItalic
    result.blink = style.isBlinking
    result.underline = style.isUnderlined
    result.strikethrough = style.isStruckOut
    result.invisible = style.isInvisible
    result.inverse = style.isInverse
    result.repeats = UInt32(clamping: repeats)
    return result
  }

  private static func rgb(_ red: UInt8, _ green: UInt8, _ blue: UInt8) -> ITermRGBColor {
    var color = ITermRGBColor()
    color.red = UInt32(red)
    color.green = UInt32(green)
    color.blue = UInt32(blue)
    return color
  }
}
