import Testing

@testable import MuntinStore

@Suite struct ArrangementNameTests {
  @Test(arguments: [
    "work", "client/api", "../x", "..", ".", "/", "/etc/passwd", "100%", "%2F", "a b", "日本語", "-x",
    ".hidden", "a.snapshot", "%", "a\\b", "~", "$(rm)", "#1", "é",
  ])
  func everyNameIsOneFolderOfItsOwn(text: String) throws {
    let name = try ArrangementName(text)
    #expect(!name.folder.contains("/"))
    #expect(!name.folder.hasPrefix("."))
    #expect(ArrangementName(folder: name.folder)?.text == text)
  }

  @Test(arguments: [
    "", " ", "\t", "a\nb", "\u{1B}[2J", "a\u{0}b", "\u{202E}evil", "\u{FEFF}", "\u{7F}",
    String(repeating: "x", count: 241), String(repeating: "日", count: 81),
    String(repeating: "/", count: 81),
  ])
  func anEmptyLongOrUnprintableNameIsRefused(text: String) {
    #expect(throws: StoreError.self) { try ArrangementName(text) }
  }

  @Test(arguments: ["", ".hidden", "..", "a%", "%2e", "%2f", "%41", "x%2Ey", "\u{1B}"])
  func foldersOfOthersAreNoArrangements(folder: String) {
    #expect(ArrangementName(folder: folder) == nil)
  }

  @Test func theFarthestNameFitsIntoAFolder() throws {
    try ScratchFolder.with { folder in
      for text in [String(repeating: "x", count: 240), String(repeating: "日", count: 80)] {
        let name = try ArrangementName(text)
        let store = Shelves.store(folder)
        #expect(try store.add(Shelves.snapshot("a"), to: name) == .new(1))
        #expect(try store.load(name).snapshot.spec == "a")
      }
    }
  }
}
