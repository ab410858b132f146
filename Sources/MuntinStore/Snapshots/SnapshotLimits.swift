/// How many snapshots of one name are kept. The newest always stays.
package struct SnapshotLimits: Equatable, Sendable {
  /// At most; 0 for as many as there are.
  package var count = 50
  /// Days; 0 for however old.
  package var days = 90

  package init(count: Int = 50, days: Int = 90) {
    self.count = count
    self.days = days
  }

  /// As `MUNTIN_KEEP` and `MUNTIN_KEEP_DAYS` say.
  ///
  /// - Errors: a value that is no number.
  package init(environment: [String: String]) throws(StoreError) {
    count = try Self.number("MUNTIN_KEEP", environment) ?? count
    days = try Self.number("MUNTIN_KEEP_DAYS", environment) ?? days
  }

  private static func number(
    _ name: String, _ environment: [String: String]
  ) throws(StoreError) -> Int? {
    guard let text = environment[name], !text.isEmpty else { return nil }
    guard let number = Int(text), (0...1_000_000).contains(number) else {
      throw StoreError(
        "\(name) is \"\(text)\"; it takes a number", hint: "0 keeps everything")
    }
    return number
  }
}
