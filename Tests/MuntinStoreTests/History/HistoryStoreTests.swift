import MuntinSpec
import Testing

@testable import MuntinStore

@Suite struct HistoryStoreTests {
  private let web = HistoryStore.Subject(host: "tmux", place: "/tmp/s", workspace: "web")
  private let other = HistoryStore.Subject(host: "tmux", place: "/tmp/s", workspace: "other")
  private let done = JSONValue.object([("result", .string("done"))])

  private func store(
    _ folder: String, limits: SnapshotLimits = SnapshotLimits()
  ) -> HistoryStore {
    HistoryStore(in: Shelves.state(folder), limits: limits)
  }

  @Test func entriesAreToldInTheirOrderWithWhatBecameOfThem() throws {
    try ScratchFolder.with { folder in
      let store = store(folder)
      #expect(try store.entries().isEmpty)
      #expect(try store.begin(Shelves.snapshot("a", time: 10), of: web) == 1)
      try store.end(1, of: web, done)
      #expect(try store.begin(Shelves.snapshot("b", panes: 0, time: 20), of: other) == 1)
      #expect(try store.begin(Shelves.snapshot("a", time: 30), of: web) == 2)
      let entries = try store.entries()
      #expect(entries.map(\.subject) == [web, other, web])
      #expect(entries.map(\.number) == [1, 1, 2])
      // The last two are under way, or their run was killed.
      #expect(entries.map(\.outcome) == [done, nil, nil])
      #expect(try store.entries(of: web).map(\.number) == [1, 2])
      #expect(try store.load(web, at: .number(1))?.snapshot.spec == "a")
      #expect(try store.load(other)?.snapshot.facts.panes == 0)
    }
  }

  @Test func anOutcomeThatIsCutShortLeavesTheStateWhole() throws {
    try ScratchFolder.with { folder in
      let store = store(folder)
      _ = try store.begin(Shelves.snapshot("a", time: 10), of: web)
      let place = try #require(ScratchFolder.names("\(folder)/muntin/history").first)
      let path = "\(folder)/muntin/history/\(place)/1.snapshot"
      let whole = try DiskFile.read(path)
      let trailer = SnapshotFile.trailer(done)
      for count in 0..<trailer.count {
        try DiskFile.write(whole + trailer.prefix(count), to: path)
        let entry = try #require(try store.entries(of: web).first)
        #expect(entry.outcome == (count == trailer.count - 1 ? done : nil))
        #expect(try store.load(web)?.snapshot.spec == "a")
      }
    }
  }

  @Test func itIsBounded() throws {
    try ScratchFolder.with { folder in
      let store = store(folder, limits: SnapshotLimits(count: 5, days: 0))
      for _ in 0..<20 {
        let number = try store.begin(Shelves.snapshot("a"), of: web)
        try store.end(number, of: web, .object([]))
      }
      #expect(try store.entries().map(\.number) == [16, 17, 18, 19, 20])
    }
  }
}
