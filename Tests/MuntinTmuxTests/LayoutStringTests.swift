import MuntinPlan
import MuntinTmux
import Testing

@Suite struct LayoutStringTests {
  private func pane(
    _ columns: Int, _ rows: Int, _ x: Int, _ y: Int, _ id: Int? = nil
  ) -> LayoutCell {
    LayoutCell(columns: columns, rows: rows, x: x, y: y, content: .pane(id: id))
  }

  @Test func aTreeBecomesTmuxsText() {
    #expect(LayoutString.text(pane(80, 24, 0, 0, 0)) == "b25d,80x24,0,0,0")
    let cell = LayoutCell(
      columns: 80, rows: 24, x: 0, y: 0,
      content: .split(.rows, [pane(80, 12, 0, 0, 0), pane(80, 11, 0, 13, 2)]))
    #expect(LayoutString.text(cell) == "4196,80x24,0,0[80x12,0,0,0,80x11,0,13,2]")
    #expect(LayoutString.cell("4196,80x24,0,0[80x12,0,0,0,80x11,0,13,2]") == cell)
  }

  @Test func idsMayBeAbsent() throws {
    let cell = LayoutCell(
      columns: 9, rows: 5, x: 0, y: 0,
      content: .split(
        .columns,
        [
          pane(4, 5, 0, 0),
          LayoutCell(
            columns: 4, rows: 5, x: 5, y: 0,
            content: .split(.rows, [pane(4, 2, 5, 0), pane(4, 2, 5, 3, 7)])),
        ]))
    #expect(LayoutString.cell(LayoutString.text(cell)) == cell)
    #expect(cell.isSound)
    #expect(cell.panes.count == 3)
    #expect(cell.withoutIDs.panes[2] == pane(4, 2, 5, 3))
  }

  @Test(arguments: [
    "", ",", "b25d", "b25d,", "b25d,80x24", "b25e,80x24,0,0,0", "B25D,80x24,0,0,0",
    "b25d 80x24,0,0,0", "zzzz,80x24,0,0,0", "é25,80x24,0,0,0", "b25d,80x24,0,0,0 ",
  ])
  func textThatTmuxWouldNotWriteIsNothing(_ text: String) {
    #expect(LayoutString.cell(text) == nil)
  }

  @Test(arguments: [
    "", "80", "80x", "80x24,0", "80x24,0,", "80x24,0,0{", "80x24,0,0{}", "80x24,0,0{1x1,0,0",
    "80x24,0,0{1x1,0,0]", "80x24,0,0{1x1,0,0,}", "80x24,0,0,1,2", "80x24,0,0}", "-1x2,0,0",
    "9999999x1,0,0", "99999999999999999999x1,0,0", "80x24,0,0,x", " 80x24,0,0", "٣x1,0,0",
  ])
  func aMalformedBodyIsNothingEvenWithItsChecksum(_ body: String) {
    #expect(LayoutString.cell(sealed(body)) == nil)
  }

  @Test func nestingIsBounded() {
    func nested(_ depth: Int) -> String {
      String(repeating: "1x1,0,0{", count: depth) + "1x1,0,0" + String(repeating: "}", count: depth)
    }
    #expect(LayoutString.cell(sealed(nested(100))) != nil)
    #expect(LayoutString.cell(sealed(nested(100_000))) == nil)
  }

  @Test func anyTextIsReadWithoutATrap() {
    var numbers = SeededNumbers()
    for _ in 0..<20_000 {
      let body = String(
        (0..<Int.random(in: 0...30, using: &numbers)).compactMap { _ in
          "0123x,{}[] \u{0}é".randomElement(using: &numbers)
        })
      if let cell = LayoutString.cell(sealed(body)), sealed(body) != LayoutString.text(cell) {
        // Zeros before a number are the only thing that is not kept.
        #expect(body.contains("0"), "seed \(numbers.seed): \(body)")
      }
    }
  }

  /// The body with the checksum that belongs to it.
  private func sealed(_ body: String) -> String {
    var sum: UInt16 = 0
    for byte in body.utf8 { sum = ((sum >> 1) | (sum << 15)) &+ UInt16(byte) }
    let digits = String(sum, radix: 16)
    return String(repeating: "0", count: 4 - digits.count) + digits + "," + body
  }

  @Test func cellsThatDoNotFillTheirParentAreNotSound() {
    #expect(!pane(0, 1, 0, 0).isSound)
    #expect(!pane(1, 1, -1, 0).isSound)
    for second in [pane(3, 5, 5, 0), pane(4, 5, 4, 0), pane(4, 4, 5, 0), pane(4, 5, 5, 1)] {
      let cell = LayoutCell(
        columns: 9, rows: 5, x: 0, y: 0, content: .split(.columns, [pane(4, 5, 0, 0), second]))
      #expect(!cell.isSound)
    }
  }

  @Test func layoutsOfARealServerGoThereAndBack() async throws {
    try await TmuxServerFixture.withServer(columns: 200, rows: 50) { server in
      let connection = try await server.attached()
      var numbers = SeededNumbers()
      for _ in 0..<20 {
        var lines = [TmuxLine(["new-window", "cat"])]
        for _ in 0..<8 {
          let axis = Bool.random(using: &numbers) ? "-h" : "-v"
          lines.append(TmuxLine(["split-window", axis, "cat"]))
        }
        let show = TmuxLine(["display-message", "-p", "#{window_layout}"])
        let layout = try #require(try await connection.send(lines + [show]).last?.replies.first)
        let cell = try #require(LayoutString.cell(text(layout)), "\(text(layout))")
        #expect(cell.isSound)
        #expect(LayoutString.text(cell) == text(layout))

        let apply = TmuxLine(["select-layout", LayoutString.text(cell.withoutIDs)])
        let spread = TmuxLine(["select-layout", "even-vertical"])
        let results = try await connection.send([spread, apply, show])
        #expect(results[1].failure == nil)
        #expect(results[2].replies.first == layout, "seed \(numbers.seed)")
      }
    }
  }
}
