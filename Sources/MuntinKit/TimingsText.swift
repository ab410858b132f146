package import MuntinHost

/// What the stages of an apply cost, as a table.
package struct TimingsText {
  package let text: String

  package init(_ costs: [StageCost]) {
    let rows =
      costs.map {
        ($0.name, $0.spent, $0.milliseconds)
      } + [
        (
          "all",
          HostSpending(
            waits: costs.map(\.spent.waits).reduce(0, +),
            requests: costs.map(\.spent.requests).reduce(0, +)),
          costs.map(\.milliseconds).reduce(0, +)
        )
      ]
    text = rows.map { name, spent, milliseconds in
      let tenths = Int((milliseconds * 10).rounded())
      return Self.padded(name, 8, left: true) + Self.padded("\(spent.waits)", 6) + " waits"
        + Self.padded("\(spent.requests)", 8) + " requests"
        + Self.padded("\(tenths / 10).\(tenths % 10)", 10) + " ms\n"
    }.joined()
  }

  private static func padded(_ text: String, _ width: Int, left: Bool = false) -> String {
    let blanks = String(repeating: " ", count: max(0, width - text.count))
    return left ? text + blanks : blanks + text
  }
}
