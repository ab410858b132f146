import MuntinScreen
import Testing

@Suite struct StyledLinesTests {
  private func lines(_ text: String, joined: String? = nil) -> [PaneLine] {
    StyledLines(Array(text.utf8), joined: joined.map { Array($0.utf8) }).lines
  }

  private func style(_ change: (inout CellStyle) -> Void) -> CellStyle {
    var style = CellStyle()
    change(&style)
    return style
  }

  /// The style that a sequence gives to what stands plain before it.
  private func styled(_ sequence: String) -> CellStyle {
    lines("\u{1B}[\(sequence)mx").first?.runs.last?.style ?? CellStyle()
  }

  @Test func stylesHoldOverLineEnds() {
    let red = style { $0.foreground = .palette(1) }
    #expect(
      lines("a\u{1B}[31mb\nc\u{1B}[0m d\n") == [
        PaneLine([PaneRun("a"), PaneRun("b", red)]), PaneLine([PaneRun("c", red), PaneRun(" d")]),
        PaneLine(),
      ])
  }

  @Test func everyAttributeIsRead() {
    #expect(
      styled("1;2;3;4;5;7;8;9")
        == style {
          $0.isBold = true
          $0.isFaint = true
          $0.isItalic = true
          $0.isUnderlined = true
          $0.isBlinking = true
          $0.isInverse = true
          $0.isInvisible = true
          $0.isStruckOut = true
        })
    #expect(styled("1;2;3;4;5;7;8;9;22;23;24;25;27;28;29") == CellStyle())
    #expect(styled("1;31;44;") == CellStyle())
    #expect(
      styled("91;102")
        == style {
          $0.foreground = .palette(9)
          $0.background = .palette(10)
        })
    #expect(
      styled("38;5;200;48;2;1;2;3;1")
        == style {
          $0.foreground = .palette(200)
          $0.background = .rgb(red: 1, green: 2, blue: 3)
          $0.isBold = true
        })
    #expect(
      styled("38:2::9:8:7;48:5:3;58:5:1;58;2;3;4;7")
        == style {
          $0.foreground = .rgb(red: 9, green: 8, blue: 7)
          $0.background = .palette(3)
        })
    #expect(styled("4:3") == style { $0.isUnderlined = true })
    #expect(styled("4;4:0") == CellStyle())
    #expect(styled("31;39;44;49") == CellStyle())
    for odd in ["38", "38;5", "38;5;256", "38;2;1", "38;9;1", "48;2;1;2;999", "200", ":", ";;"] {
      _ = styled(odd)
    }
    #expect(styled("38;5;999") == CellStyle())
  }

  @Test func blanksWithoutStyleAtTheEndWereNeverWritten() {
    let marked = style { $0.background = .palette(1) }
    #expect(
      lines("a  \n   \n\u{1B}[41m  \u{1B}[0m  ") == [
        PaneLine([PaneRun("a")]), PaneLine(), PaneLine([PaneRun("  ", marked)]),
      ])
  }

  @Test func wrappedLinesAreKnownByTheJoinedOnes() {
    let parts = lines("abc\ndef\nghi\nabc\nxyz", joined: "abcdefghi\nabc\nxyz")
    #expect(parts.map(\.isWrapped) == [true, true, false, false, false])
    #expect(parts.map(\.text) == ["abc", "def", "ghi", "abc", "xyz"])
    // Blanks within a wrapped line count.
    #expect(lines("ab \nc  ", joined: "ab c  ").map(\.text) == ["ab ", "c"])
    // What does not fit together is not wrapped.
    #expect(lines("ab\ncd", joined: "xxxx\ncd").map(\.isWrapped) == [false, false])
    #expect(lines("ab\ncd", joined: "abcd\nef\ngh").map(\.isWrapped) == [true, false])
    #expect(lines("", joined: "abc").map(\.isWrapped) == [false])
  }

  @Test func drawnLinesAndLinksAreText() {
    #expect(lines("\u{E}lqk\u{F}q").map(\.text) == ["┌─┐q"])
    #expect(
      lines("\u{1B}]8;;http://a\u{1B}\\b\u{1B}]8;;\u{1B}\\c").map(\.runs) == [[PaneRun("bc")]])
  }
}
