/// Which snapshot of a name is meant.
package enum SnapshotReference: Equatable, Sendable {
  /// The one of that number.
  case number(Int)
  /// The newest that is not after a moment, in seconds since 1970.
  case time(Int)

  /// `#12` or `12`; `2026-11-28`, `2026-11-28 11:12`, `11:12`; `10m`, `2h`, `3d`, `1w` ago.
  package init(_ text: String, now: Int = LocalTime.now) throws(StoreError) {
    let digits = text.hasPrefix("#") ? text.dropFirst() : text[...]
    if let number = Int(digits), number > 0, digits.first != "+" {
      self = .number(number)
    } else if let moment = LocalTime.moment(text, now: now) {
      self = .time(moment)
    } else {
      throw StoreError(
        "\"\(text)\" is neither a number of a snapshot nor a time",
        hint: "such as 12, \"2026-11-28 11:12\", 11:12, or 10m, 2h, 3d ago", kind: .missing)
    }
  }
}
