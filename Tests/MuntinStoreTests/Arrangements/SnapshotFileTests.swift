import MuntinPlan
import MuntinSpec
import Testing

@testable import MuntinStore

@Suite struct SnapshotFileTests {
  static let sample: Snapshot = {
    var sample = Shelves.snapshot(
      "name: \"日\u{1B}\"\n\npanes: [vim]\r\n", panes: 3, time: 1_700_000_000,
      parts: ["scrollback": [0, 10, 255, 13, 10], "empty": []])
    sample.facts.details = .object([("summary", .string("a\n\u{7F}\"")), ("list", .array([.null]))])
    return sample
  }()
  static let bytes = SnapshotFile.bytes(sample)

  @Test func aSnapshotIsReadAsItWasWritten() throws {
    #expect(try SnapshotFile.snapshot(Self.bytes) == Self.sample)
    let header = try SnapshotFile.header(Self.bytes)
    #expect(header.facts == Self.sample.facts)
    #expect(header.total == Self.bytes.count)
  }

  /// Bytes of what a snapshot cannot do without; the text of panes lies behind them.
  static var needed: Int { (try? SnapshotFile.header(bytes).needed) ?? 0 }

  /// What is left of it without the text of panes.
  private func isRest(_ snapshot: Snapshot) -> Bool {
    var rest = Self.sample
    rest.parts["scrollback"] = nil
    rest.lost = ["scrollback"]
    return snapshot == rest
  }

  @Test func theTextOfPanesIsCompressedAndLast() throws {
    var sample = Self.sample
    sample.parts["scrollback"] = Array(String(repeating: "$ make\nok\n", count: 9000).utf8)
    let bytes = SnapshotFile.bytes(sample)
    #expect(bytes.count < 2000)
    #expect(try SnapshotFile.snapshot(bytes) == sample)
    #expect(Self.needed < Self.bytes.count)
  }

  @Test func aFileThatIsCutAnywhereIsDamagedOrOnlyWithoutTheTextOfPanes() throws {
    for count in 0..<Self.needed {
      #expect(throws: SnapshotFile.Fault.damaged) {
        try SnapshotFile.snapshot(Array(Self.bytes.prefix(count)))
      }
    }
    for count in Self.needed..<Self.bytes.count {
      #expect(isRest(try SnapshotFile.snapshot(Array(Self.bytes.prefix(count)))), "\(count)")
    }
  }

  @Test func aFileWithAnyOtherByteIsDamagedOrOnlyWithoutTheTextOfPanes() throws {
    for place in Self.bytes.indices {
      for change: UInt8 in [1, 0x20, 0x80] {
        var bad = Self.bytes
        bad[place] ^= change
        if place < Self.needed {
          #expect(throws: SnapshotFile.Fault.self, "byte \(place)") {
            try SnapshotFile.snapshot(bad)
          }
        } else {
          #expect(isRest(try SnapshotFile.snapshot(bad)), "byte \(place)")
        }
      }
    }
  }

  @Test func aTextThatIsNotAsLongAsItSaysTakesNoMoreMemory() throws {
    // The checksums are right, and the length is a lie: a megabyte that says it is of 9 bytes.
    let packed = try #require(PackedBytes.pack([UInt8](repeating: 65, count: 1 << 20)))
    for count in [0, 9, (1 << 20) - 1, 1 << 21] {
      #expect(PackedBytes.unpack(packed[...], count: count) == nil, "\(count)")
    }
    #expect(PackedBytes.unpack(packed[...], count: 1 << 20)?.count == 1 << 20)
    #expect(try PackedBytes.unpack(#require(PackedBytes.pack([]))[...], count: 0) == [])
  }

  @Test(arguments: [
    "", "\n", "\n\n", "muntin-snapshot", "muntin-snapshot 1", "muntin-snapshot x y\n{}\n",
    "muntin-snapshot 0 08\n{}\n", "muntin-snapshot 1 \(Mark.digest("{}"))\n{}\n",
    "muntin-snapshot 1 \(Mark.digest("[]"))\n[]\n", String(repeating: "muntin-snapshot ", count: 9),
    String(repeating: "x", count: 1 << 17),
  ])
  func anythingElseIsDamaged(text: String) {
    #expect(throws: SnapshotFile.Fault.damaged) { try SnapshotFile.snapshot(Array(text.utf8)) }
  }

  @Test func lengthsThatLieAreDamaged() {
    for count in ["-1", "9223372036854775807", "1e3", "\"5\"", "268435457"] {
      let json =
        #"{"time":1,"host":"","place":"","command":"","windows":0,"panes":0,"details":{},"#
        + #""parts":[{"name":"spec","bytes":\#(count),"digest":"x"}]}"#
      let text = "muntin-snapshot 1 \(Mark.digest(json))\n\(json)\n"
      #expect(throws: SnapshotFile.Fault.damaged, "\(count)") {
        try SnapshotFile.snapshot(Array(text.utf8))
      }
    }
  }

  @Test func aFileOfALaterVersionIsNotDamaged() {
    #expect(throws: SnapshotFile.Fault.newer) {
      try SnapshotFile.snapshot(Array("muntin-snapshot 2 x\n…".utf8))
    }
  }

  @Test func whatIsPutBehindItIsReadUnlessItIsCut() throws {
    let line = SnapshotFile.trailer(.object([("outcome", .string("done\n"))]))
    let more = SnapshotFile.trailer(.object([("outcome", .string("undone"))]))
    #expect(SnapshotFile.trailer(in: line + more)?["outcome"]?.string == "undone")
    for count in 0..<line.count - 1 {
      #expect(SnapshotFile.trailer(in: Array(line.prefix(count))) == nil)
    }
    for count in 0..<more.count - 1 {
      let cut = line + more.prefix(count)
      #expect(SnapshotFile.trailer(in: cut)?["outcome"]?.string == "done\n")
      #expect(try SnapshotFile.snapshot(Self.bytes + cut) == Self.sample)
    }
  }
}
