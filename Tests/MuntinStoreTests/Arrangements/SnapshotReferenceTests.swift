import Testing

@testable import MuntinStore

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

@Suite struct SnapshotReferenceTests {
  /// In seconds since 1970, by the clock of this machine.
  private func moment(_ year: Int32, _ month: Int32, _ day: Int32, _ clock: [Int32]) -> Int {
    var parts = tm()
    (parts.tm_year, parts.tm_mon, parts.tm_mday) = (year - 1900, month - 1, day)
    (parts.tm_hour, parts.tm_min, parts.tm_sec) = (clock[0], clock[1], clock[2])
    parts.tm_isdst = -1
    return Int(mktime(&parts))
  }

  @Test(arguments: [
    ("12", 12), ("#12", 12), ("#1", 1), ("9223372036854775807", Int.max),
  ])
  func aNumberIsANumber(text: String, number: Int) throws {
    #expect(try SnapshotReference(text) == .number(number))
  }

  @Test func aTimeMeansItsLastSecond() throws {
    let now = moment(2026, 11, 28, [11, 12, 44])
    func time(_ text: String) throws -> SnapshotReference { try SnapshotReference(text, now: now) }
    #expect(try time("10m") == .time(now - 600))
    #expect(try time("2h") == .time(now - 7200))
    #expect(try time("3d") == .time(now - 3 * 86_400))
    #expect(try time("11:05") == .time(moment(2026, 11, 28, [11, 5, 59])))
    #expect(try time("11:05:07") == .time(moment(2026, 11, 28, [11, 5, 7])))
    #expect(try time("2026-11-27") == .time(moment(2026, 11, 27, [23, 59, 59])))
    #expect(try time("2026-11-27 08:30") == .time(moment(2026, 11, 27, [8, 30, 59])))
    #expect(try time("2026-11-27T08:30:01") == .time(moment(2026, 11, 27, [8, 30, 1])))
    #expect(try time(LocalTime.text(now)) == .time(now))
  }

  @Test(arguments: [
    "", "#", "#0", "0", "-1", "+1", "#+1", "x", "yesterday", "25:00", "11:60", "2026-13-01",
    "11:5x",
    "2026-11", "2026-11-28 11:00 x", "1e3", "-5m", "99999999999999999999d", "m", "１２", "11:",
    "2026-11-28 2026-11-28", "#\u{1B}",
  ])
  func anythingElseIsRefused(text: String) {
    #expect(throws: StoreError.self) { try SnapshotReference(text) }
  }
}
