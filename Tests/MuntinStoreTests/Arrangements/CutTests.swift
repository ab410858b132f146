import MuntinPlan
import Testing

@testable import MuntinStore

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// Whatever happens while a snapshot is written, the last good one stays.
@Suite struct CutTests {
  /// Takes a number of bytes, and then no more.
  private func sink(after count: Int, fault: Int32 = ENOSPC) -> DiskSink {
    DiskSink { descriptor, bytes in
      let room = count - Int(lseek(descriptor, 0, SEEK_CUR))
      guard room > 0 else {
        errno = fault
        return -1
      }
      return write(descriptor, bytes.baseAddress, min(room, bytes.count))
    }
  }

  private let next = Shelves.snapshot("name: next\npanes: [a, b]\n", parts: ["scrollback": [1, 2]])

  private func whole(_ folder: String) throws -> ArrangementStore {
    let store = Shelves.store(folder)
    let name = try Shelves.name()
    if try store.list().isEmpty { try store.add(Shelves.snapshot("good", time: 1), to: name) }
    return store
  }

  @Test func aDiskThatFillsUpAtAnyByteLosesNothing() throws {
    try ScratchFolder.with { folder in
      let store = try whole(folder)
      let name = try Shelves.name()
      for count in 0..<SnapshotFile.bytes(next).count {
        let full = Shelves.store(folder, sink: sink(after: count))
        let fault = Shelves.fault { _ = try full.add(next, to: name) }
        #expect(fault?.sentence.hasSuffix("No space left on device") == true)
        #expect(ScratchFolder.names(Shelves.place(folder)) == ["1.snapshot"])
      }
      #expect(try store.load(name).snapshot.spec == "good")
      #expect(try store.add(next, to: name) == .new(2))
    }
  }

  @Test func aRunThatIsKilledAtAnyByteLosesNothing() throws {
    try ScratchFolder.with { folder in
      let store = try whole(folder)
      let name = try Shelves.name()
      let bytes = SnapshotFile.bytes(next)
      let place = Shelves.place(folder)
      for count in 0...bytes.count {
        // What such a run leaves: a file beside the place, not yet renamed.
        try DiskFile.write(Array(bytes.prefix(count)), to: place + "/2.snapshot.aB3xYz")
        let loaded = try store.load(name)
        #expect(loaded.snapshot.spec == "good")
        #expect(loaded.messages.isEmpty)
      }
      #expect(try store.add(next, to: name) == .new(2))
      #expect(ScratchFolder.names(place) == ["1.snapshot", "2.snapshot"])
    }
  }

  @Test func aFileThatThePowerCutShortIsSetAside() throws {
    try ScratchFolder.with { folder in
      let name = try Shelves.name()
      let bytes = SnapshotFile.bytes(next)
      for count in 0..<(try SnapshotFile.header(bytes).needed) {
        let store = try whole(folder)
        let place = Shelves.place(folder)
        try DiskFile.write(Array(bytes.prefix(count)), to: place + "/2.snapshot")
        #expect(try store.arrangement(name).entries.last?.facts == nil)
        let loaded = try store.load(name)
        #expect(loaded.number == 1)
        #expect(
          loaded.messages == [
            "snapshot #2 is damaged and lies at \(place)/2.damaged; #1 is used"
          ])
        #expect(try store.load(name).messages.isEmpty)
        #expect(try DiskFile.read(place + "/2.damaged") == Array(bytes.prefix(count)))
        #expect(unlink(place + "/2.damaged") == 0)
      }
    }
  }

  @Test func wherePowerCutOnlyTheTextOfPanesShortTheRestIsUsed() throws {
    try ScratchFolder.with { folder in
      let name = try Shelves.name()
      let bytes = SnapshotFile.bytes(next)
      let store = try whole(folder)
      let place = Shelves.place(folder)
      for count in (try SnapshotFile.header(bytes).needed)..<bytes.count {
        try DiskFile.write(Array(bytes.prefix(count)), to: place + "/2.snapshot")
        #expect(try store.arrangement(name).entries.last?.facts == next.facts)
        let loaded = try store.load(name)
        #expect(loaded.number == 2)
        #expect(loaded.snapshot.spec == next.spec)
        #expect(loaded.snapshot.parts["scrollback"] == nil)
        #expect(
          loaded.messages == [
            "the text of the panes in snapshot #2 is damaged and left out; the rest is whole"
          ])
      }
    }
  }

  @Test func aNumberThatIsDamagedIsNoOtherNumber() throws {
    try ScratchFolder.with { folder in
      let store = try whole(folder)
      let name = try Shelves.name()
      try DiskFile.write([1], to: Shelves.place(folder) + "/2.snapshot")
      #expect(Shelves.fault { _ = try store.load(name, at: .number(2)) }?.kind == .damaged)
      // What was set aside keeps its number.
      #expect(try store.add(next, to: name) == .new(3))
    }
  }

  @Test func whereNothingIsWholeThatIsSaid() throws {
    try ScratchFolder.with { folder in
      let store = try whole(folder)
      try DiskFile.write([1], to: Shelves.place(folder) + "/1.snapshot")
      let fault = Shelves.fault { _ = try store.load(try Shelves.name()) }
      #expect(fault?.kind == .damaged)
      #expect(fault?.sentence.contains("1.damaged") == true)
    }
  }

  @Test func damageDoesNotMakeAPoorSnapshotWelcome() throws {
    try ScratchFolder.with { folder in
      let store = Shelves.store(folder)
      let name = try Shelves.name()
      try store.add(Shelves.snapshot("rich", panes: 9), to: name)
      try DiskFile.write([1], to: Shelves.place(folder) + "/2.snapshot")
      let fault = Shelves.fault { try store.add(Shelves.snapshot("poor", panes: 1), to: name) }
      #expect(fault?.kind == .poorer)
    }
  }

  @Test func aFileOfALaterVersionIsLeftWhereItIs() throws {
    try ScratchFolder.with { folder in
      let store = try whole(folder)
      try DiskFile.write(
        Array("muntin-snapshot 2 x\n".utf8), to: Shelves.place(folder) + "/2.snapshot")
      let fault = Shelves.fault { _ = try store.load(try Shelves.name()) }
      #expect(fault?.sentence.contains("a later version") == true)
      #expect(try store.load(try Shelves.name(), at: .number(1)).snapshot.spec == "good")
      #expect(ScratchFolder.names(Shelves.place(folder)).contains("2.snapshot"))
    }
  }

  @Test func manyAtOnceEachGetANumber() async throws {
    let folder = "/tmp/muntin-store-many-\(UInt32.random(in: 0...UInt32.max))"
    defer { ScratchFolder.clear(folder) }
    let added = try await withThrowingTaskGroup(of: [Int].self) { group in
      for writer in 0..<6 {
        group.addTask {
          let store = Shelves.store(folder, limits: SnapshotLimits(count: 0, days: 0))
          return try (0..<8).map { index in
            let spec = String(repeating: "\(writer) \(index)\n", count: 5000)
            let added = try store.add(Shelves.snapshot(spec), to: Shelves.name())
            return if case .new(let number) = added { number } else { 0 }
          }
        }
      }
      return try await group.reduce(into: [Int]()) { $0 += $1 }
    }
    #expect(added.sorted() == Array(1...48))
    let store = Shelves.store(folder)
    for number in 1...48 {
      #expect(try store.load(Shelves.name(), at: .number(number)).messages.isEmpty)
    }
  }
}
