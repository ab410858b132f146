import MuntinScreen
import MuntinYAML
import Testing

@Suite struct DisplayWidthTests {
  @Test(arguments: [
    ("", 0), ("abc", 3), ("é", 1), ("e\u{301}", 1), ("日本", 4), ("ｱ", 1), ("Ａ", 2), ("한글", 4),
    ("\u{1112}\u{1161}\u{11AB}", 2), ("😀", 2), ("👨‍👩‍👧", 2), ("👍🏽", 2), ("🇩🇪", 2), ("❤\u{FE0F}", 2),
    ("❤", 1), ("\u{200B}", 0), ("\u{1B}", 0), ("…", 1), ("─│", 2), ("\u{E0A0}", 1), ("⌚", 2),
  ])
  func aTextTakesSoManyCells(text: String, cells: Int) {
    #expect(displayWidth(text) == cells)
  }

  @Test func visibleTextHasNoControls() {
    #expect("a\u{1B}[0m\n".visible == "a\\u{1B}[0m\\u{A}")
    #expect("plain é 👨‍👩‍👧".visible == "plain é 👨‍👩‍👧")
  }
}
