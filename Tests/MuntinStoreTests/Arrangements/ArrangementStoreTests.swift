import Testing

@testable import MuntinStore

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

@Suite struct ArrangementStoreTests {
  @Test func snapshotsAreFoundByNumberAndTime() throws {
    try ScratchFolder.with { folder in
      let store = Shelves.store(folder)
      let name = try Shelves.name()
      for (index, time) in [1000, 2000, 3000].enumerated() {
        let snapshot = Shelves.snapshot("spec \(index)", time: time, parts: ["x": [UInt8(index)]])
        #expect(try store.add(snapshot, to: name) == .new(index + 1))
      }
      #expect(try store.load(name).snapshot.spec == "spec 2")
      #expect(try store.load(name, at: .number(1)).snapshot.parts == ["x": [0]])
      #expect(try store.load(name, at: .time(2000)).number == 2)
      #expect(try store.load(name, at: .time(2999)).number == 2)
      #expect(try store.load(name, at: .time(.max)).number == 3)
      for reference in [SnapshotReference.number(4), .number(0), .time(999)] {
        let fault = Shelves.fault { _ = try store.load(name, at: reference) }
        #expect(fault?.kind == .missing)
        #expect(fault?.hint?.hasPrefix("there are #1 from ") == true)
      }
      let listed = try store.list()
      #expect(listed.map(\.name) == [name])
      #expect(listed.first?.entries.map(\.number) == [1, 2, 3])
      #expect(listed.first?.entries.map { $0.facts?.time } == [1000, 2000, 3000])
      #expect(ScratchFolder.mode(Shelves.place(folder)) & 0o777 == 0o700)
      #expect(ScratchFolder.mode(Shelves.place(folder) + "/1.snapshot") & 0o777 == 0o600)
    }
  }

  @Test func anUnknownNameNamesTheNearest() throws {
    try ScratchFolder.with { folder in
      let store = Shelves.store(folder)
      #expect(try store.list().isEmpty)
      let none = Shelves.fault { _ = try store.load(try Shelves.name()) }
      #expect(none?.kind == .missing)
      try store.add(Shelves.snapshot("a"), to: Shelves.name())
      let near = Shelves.fault { _ = try store.load(try Shelves.name("wrok")) }
      #expect(near?.hint == "did you mean \"work\"?")
      let far = Shelves.fault { _ = try store.delete(try Shelves.name("quite else")) }
      #expect(far?.hint == "there are: work")
    }
  }

  @Test func theSameAgainIsNotKeptTwice() throws {
    try ScratchFolder.with { folder in
      let store = Shelves.store(folder)
      let name = try Shelves.name()
      #expect(try store.add(Shelves.snapshot("a", time: 1), to: name) == .new(1))
      #expect(try store.add(Shelves.snapshot("a", time: 2), to: name) == .unchanged(1))
      #expect(try store.add(Shelves.snapshot("b", time: 3), to: name) == .new(2))
      #expect(try store.add(Shelves.snapshot("a", time: 4), to: name) == .new(3))
      let other = Shelves.snapshot("a", time: 5, parts: ["scrollback": [1]])
      #expect(try store.add(other, to: name) == .new(4))
    }
  }

  @Test func aFarPoorerSnapshotIsRefused() throws {
    try ScratchFolder.with { folder in
      let store = Shelves.store(folder)
      let name = try Shelves.name()
      let few = (0...9).map { Shelves.snapshot("\($0)", panes: $0) }
      #expect(Shelves.fault { try store.add(few[0], to: name) }?.kind == .poorer)
      #expect(try store.list().isEmpty)
      #expect(try store.add(few[9], to: name) == .new(1))
      for panes in [0, 1, 4] {
        let fault = Shelves.fault { try store.add(few[panes], to: name) }
        #expect(fault?.kind == .poorer)
        #expect(fault?.hint == "--force keeps it all the same")
      }
      #expect(try store.load(name).number == 1)
      #expect(try store.add(few[5], to: name) == .new(2))
      #expect(try store.add(few[3], to: name) == .new(3))
      #expect(try store.add(few[1], to: name, force: true) == .new(4))
      #expect(try store.add(few[0], to: name, force: true) == .new(5))
    }
  }

  @Test func thereAreNeverMoreThanTheLimitsSay() throws {
    try ScratchFolder.with { folder in
      let store = Shelves.store(folder, limits: SnapshotLimits(count: 3, days: 0))
      let name = try Shelves.name()
      for index in 1...10 { try store.add(Shelves.snapshot("\(index)"), to: name) }
      #expect(try store.arrangement(name).entries.map(\.number) == [8, 9, 10])
    }
  }

  @Test func whatIsOldGoesAndTheNewestStays() throws {
    try ScratchFolder.with { folder in
      let store = Shelves.store(folder, limits: SnapshotLimits(count: 0, days: 30))
      let name = try Shelves.name()
      for index in 1...4 { try store.add(Shelves.snapshot("\(index)"), to: name) }
      let place = Shelves.place(folder)
      for number in [1, 2] { age("\(place)/\(number).snapshot", days: 31) }
      age("\(place)/3.snapshot", days: 29)
      try store.add(Shelves.snapshot("5"), to: name)
      #expect(try store.arrangement(name).entries.map(\.number) == [3, 4, 5])
      for number in [3, 4, 5] { age("\(place)/\(number).snapshot", days: 400) }
      try SnapshotShelf(folder: place).prune(SnapshotLimits(count: 1, days: 1))
      #expect(try store.load(name).number == 5)
    }
  }

  private func age(_ path: String, days: Int) {
    var times = [timeval(), timeval()]
    for index in times.indices { times[index].tv_sec = time(nil) - days * 86_400 }
    #expect(utimes(path, times) == 0)
  }

  @Test func oneSnapshotIsDeletedAndTheLastOnlyWithItsName() throws {
    try ScratchFolder.with { folder in
      let store = Shelves.store(folder)
      let name = try Shelves.name()
      for index in 1...3 { try store.add(Shelves.snapshot("\(index)"), to: name) }
      #expect(try store.delete(name, at: .number(3)) == 1)
      #expect(try store.load(name).number == 2)
      #expect(throws: StoreError.self) { try store.delete(name, at: .number(3)) }
      try store.delete(name, at: .number(1))
      #expect(throws: StoreError.self) { try store.delete(name, at: .number(2)) }
      // A number is never given twice.
      #expect(try store.add(Shelves.snapshot("4"), to: name) == .new(3))
      #expect(try store.delete(name) == 2)
      #expect(try store.list().isEmpty)
      #expect(ScratchFolder.names(folder + "/muntin/arrangements").isEmpty)
    }
  }

  @Test func aNewNameTakesTheHistoryAlong() throws {
    try ScratchFolder.with { folder in
      let store = Shelves.store(folder)
      let (old, new) = (try Shelves.name("a"), try Shelves.name("b/c"))
      for index in 1...2 { try store.add(Shelves.snapshot("\(index)"), to: old) }
      try store.rename(old, to: new)
      #expect(try store.list().map(\.name) == [new])
      #expect(try store.load(new, at: .number(1)).snapshot.spec == "1")
      try store.add(Shelves.snapshot("other"), to: old)
      #expect(throws: StoreError.self) { try store.rename(old, to: new) }
      #expect(throws: StoreError.self) { try store.rename(Shelves.name("none"), to: old) }
      #expect(try store.load(old).snapshot.spec == "other")
      try store.rename(old, to: old)
      #expect(try store.load(new).snapshot.spec == "2")
    }
  }

  @Test func limitsComeFromTheEnvironment() throws {
    #expect(try SnapshotLimits(environment: [:]) == SnapshotLimits(count: 50, days: 90))
    #expect(
      try SnapshotLimits(environment: ["MUNTIN_KEEP": "7", "MUNTIN_KEEP_DAYS": "0"])
        == SnapshotLimits(count: 7, days: 0))
    for bad in ["x", "-1", "1.5", "99999999999999999999"] {
      #expect(throws: StoreError.self) { try SnapshotLimits(environment: ["MUNTIN_KEEP": bad]) }
    }
  }
}
