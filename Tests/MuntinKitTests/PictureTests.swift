import MuntinKit
import MuntinPlan
import MuntinScreen
import MuntinSpec
import MuntinYAML
import Testing

@Suite struct PictureTests {
  private func picture(_ text: String, width: Int, color: Bool = false) throws -> String {
    let file = try WorkspaceFile.check(
      SourceText(name: "test", bytes: Array(text.utf8)), path: "/w/test", settings: [:],
      in: Surroundings(environment: [:], home: "/h", directory: "/w", userID: 0))
    return WorkspacePicture(
      file.workspace, cells: CellSize(columns: 200, rows: 50), width: width, color: color
    ).text
  }

  /// The rows of the boxes, without what comes before them.
  private func rows(_ picture: String) -> [Substring] {
    picture.split(separator: "\n").filter { $0.contains { "│┌└├".contains($0) } }
  }

  @Test func boxesShareTheirBorders() throws {
    let text = try picture("name: a\nlayout: |\n  x x y\n  z z y\n", width: 40)
    let rows = rows(text)
    #expect(rows.first?.hasPrefix("  ┌─") == true && rows.first?.contains("┬") == true)
    #expect(rows.contains { $0.hasPrefix("  ├") && $0.contains("┤") })
    #expect(rows.last?.hasPrefix("  └") == true && rows.last?.contains("┴") == true)
  }

  @Test(arguments: [
    "日本語テキスト", "🧑‍💻 emoji", "e\u{301}tude", "قلب", "🇩🇪🇫🇷", "plain",
  ])
  func everyRowIsAsWideAsTheOthers(name: String) throws {
    let text = try picture(
      "name: w\nlayout: even-columns\npanes: {\"\(name)\": echo \(name)\(name)\(name), b: x}\n",
      width: 60)
    let rows = rows(text)
    #expect(rows.count > 4)
    #expect(Set(rows.map { displayWidth(String($0)) }).count == 1, "\(text)")
  }

  @Test(arguments: [0, 1, 2, 10, 39, 40, 100, 5000])
  func noWidthTraps(width: Int) throws {
    for layout in ["1x1", "9x9", "1x20", "20x1", "3x4", "tiled"] {
      let panes = layout == "tiled" ? "panes: [a, b, c]\n" : ""
      let text = try picture("name: w\nlayout: \(layout)\n\(panes)", width: width)
      #expect(!rows(text).isEmpty)
    }
  }

  @Test func colorsEndWithTheirBox() throws {
    let text = try picture(
      "name: w\npanes: {x: {colors: {background: '#203050'}}, y: {}}\n", width: 60, color: true)
    for row in rows(text) where row.contains("\u{1B}[48;2;32;48;80") {
      #expect(row.contains("\u{1B}[0m"))
    }
    #expect(text.contains("\u{1B}[48;2;32;48;80"))
    #expect(try !picture("name: w\npanes: {x: {}}\n", width: 60).contains("\u{1B}"))
  }
}
