#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// Moments in the words of the user's clock.
package enum LocalTime {
  /// Seconds since 1970.
  package static var now: Int { time(nil) }

  /// `2026-11-28 11:12:44`.
  package static func text(_ moment: Int) -> String {
    var moment = time_t(moment)
    var parts = tm()
    localtime_r(&moment, &parts)
    let date = [Int(parts.tm_year) + 1900, Int(parts.tm_mon) + 1, Int(parts.tm_mday)].map(padded)
    let clock = [parts.tm_hour, parts.tm_min, parts.tm_sec].map { padded(Int($0)) }
    return date.joined(separator: "-") + " " + clock.joined(separator: ":")
  }

  private static func padded(_ number: Int) -> String {
    (0..<10).contains(number) ? "0\(number)" : "\(number)"
  }

  /// The last second that a text means: a date, a date and a time, a time of today, or how long
  /// ago (`10m`, `2h`, `3d`, `1w`); nil for anything else.
  static func moment(_ text: String, now: Int) -> Int? {
    if let unit = text.last, let scale = units[unit], let count = Int(text.dropLast()),
      (0...100_000).contains(count)
    {
      return now - count * scale
    }
    var words = text.split(whereSeparator: { $0 == " " || $0 == "T" }).map(String.init)
    guard (1...2).contains(words.count) else { return nil }
    var moment = time_t(now)
    var parts = tm()
    localtime_r(&moment, &parts)
    (parts.tm_hour, parts.tm_min, parts.tm_sec) = (23, 59, 59)
    if words[0].contains("-") {
      guard let date = numbers(words.removeFirst(), "-", 3...3) else { return nil }
      guard (1970...9999).contains(date[0]), (1...12).contains(date[1]), (1...31).contains(date[2])
      else { return nil }
      parts.tm_year = Int32(date[0] - 1900)
      parts.tm_mon = Int32(date[1] - 1)
      parts.tm_mday = Int32(date[2])
    }
    if let word = words.first {
      guard words.count == 1, let clock = numbers(word, ":", 2...3), clock[0] < 24, clock[1] < 60,
        clock.count < 3 || clock[2] < 60
      else { return nil }
      parts.tm_hour = Int32(clock[0])
      parts.tm_min = Int32(clock[1])
      parts.tm_sec = clock.count > 2 ? Int32(clock[2]) : 59
    }
    parts.tm_isdst = -1
    let result = mktime(&parts)
    return result == -1 ? nil : Int(result)
  }

  private static let units: [Character: Int] = [
    "s": 1, "m": 60, "h": 3600, "d": 86_400, "w": 604_800,
  ]

  private static func numbers(
    _ text: String, _ separator: Character, _ count: ClosedRange<Int>
  ) -> [Int]? {
    let parts = text.split(separator: separator, omittingEmptySubsequences: false)
    let numbers = parts.compactMap { part in
      part.utf8.allSatisfy { (0x30...0x39).contains($0) } && part.utf8.count <= 4 ? Int(part) : nil
    }
    return numbers.count == parts.count && count.contains(parts.count) ? numbers : nil
  }
}
