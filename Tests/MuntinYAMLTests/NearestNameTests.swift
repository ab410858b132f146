import MuntinYAML
import Testing

@Suite struct NearestNameTests {
  private let names = [
    "name", "panes", "layout", "windows", "directory", "wait_for", "columns", "rows", "run", "exec",
  ]

  @Test(arguments: [
    ("pane", "panes"), ("pnaes", "panes"), ("window", "windows"), ("widnows", "windows"),
    ("wait-for", "wait_for"), ("WaitFor", "wait_for"), ("colums", "columns"), ("Name", "name"),
    ("direct", "directory"), ("row", "rows"), ("rn", "run"), ("nmae", "name"),
  ])
  func aSlipFindsItsName(slip: String, name: String) {
    #expect(NearestName.nearest(to: slip, among: names) == name)
  }

  @Test(arguments: ["", "x", "colour", "zzzzz", "ru!!!n", "broadcast"])
  func somethingElseFindsNothing(name: String) {
    #expect(NearestName.nearest(to: name, among: names) == nil)
  }

  @Test func theNearestWins() {
    #expect(NearestName.nearest(to: "abcdef", among: ["abcxyf", "abcdeg", "abcdez"]) == "abcdeg")
  }

  @Test func aHugeNameIsNotCompared() {
    #expect(NearestName.nearest(to: String(repeating: "n", count: 100_000), among: names) == nil)
  }
}
