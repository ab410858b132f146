package import MuntinHost
package import MuntinPlan
import MuntinScreen

extension TmuxHost {
  package func text(of pane: HostID, lines: Range<Int>?) async throws(HostError) -> PaneText {
    guard let lines else { return try await capture(pane, from: 0, count: nil) }
    var extent = try await extent(of: pane)
    var slack = 0
    while true {
      let first = max(lines.lowerBound, extent.overflow)
      let last = min(lines.upperBound, extent.firstLine + extent.rows)
      guard first < last else { return PaneText(first: first, lines: [], extent: extent) }
      let text = try await capture(
        pane, from: first - extent.firstLine - slack, count: last - first + slack)
      // What scrolled away while we asked stands higher up now.
      let moved = text.extent.firstLine - extent.firstLine
      let isWhole = text.first <= max(first, text.extent.overflow)
      if isWhole || slack >= text.extent.history { return text.cut(to: lines) }
      slack = max(2 * slack, moved + 4 * text.extent.rows)
      extent = text.extent
    }
  }

  private static let extentFormat =
    "#{history_size} #{history_limit} #{pane_height} #{cursor_x} #{cursor_y} #{alternate_on} "
    + "#{pid}"

  private func extent(of pane: HostID) async throws(HostError) -> PaneExtent {
    let scrolled = await scrolled()[pane] ?? 0
    let answer = try await ask([
      TmuxLine(["list-panes", "-a", "-F", "#{pane_id} \(Self.extentFormat)"])
    ])
    let lines = String(decoding: answer.first?.replies.first ?? [], as: UTF8.self)
    for line in lines.split(separator: "\n") where line.hasPrefix(pane.text + " ") {
      return try take(line.dropFirst(pane.text.utf8.count + 1), of: pane, scrolled)
    }
    throw Self.noPane(pane)
  }

  /// - Parameters:
  ///   - from: 0 is the first line of the screen, -1 the last of the history.
  ///   - count: nil for all that the screen shows.
  private func capture(
    _ pane: HostID, from: Int, count: Int?
  ) async throws(HostError) -> PaneText {
    let scrolled = await scrolled()[pane] ?? 0
    // One more line tells whether the last one is wrapped.
    let range = ["-S", "\(from)"] + (count.map { ["-E", "\(from + $0)"] } ?? [])
    let words = ["capture-pane", "-p", "-e", "-N", "-t", pane.text] + range
    let answer = try await ask([
      TmuxLine([
        TmuxCommand(words), TmuxCommand(words + ["-J"]),
        TmuxCommand(["display-message", "-p", "-t", pane.text, Self.extentFormat]),
      ])
    ])
    guard let replies = answer.first?.replies, replies.count == 3 else { throw Self.noPane(pane) }
    let extent = try take(String(decoding: replies[2], as: UTF8.self)[...], of: pane, scrolled)
    // tmux begins with the first line that is there.
    let first = extent.firstLine + max(from, -extent.history)
    var lines = StyledLines(replies[0], joined: replies[1]).lines
    if let count, lines.count > extent.firstLine + from + count - first {
      lines.removeLast(lines.count - max(0, extent.firstLine + from + count - first))
    }
    return PaneText(first: first, lines: lines, extent: extent)
  }

  /// Reads an extent, and learns from it.
  private func take(
    _ text: Substring, of pane: HostID, _ scrolled: Int
  ) throws(HostError) -> PaneExtent {
    let numbers = text.split(separator: " ").compactMap { Int($0) }
    guard numbers.count == 7 else { throw Self.noPane(pane) }
    return extent(numbers, of: pane, scrolled)
  }

  /// - Parameter numbers: as in `extentFormat`.
  func extent(_ numbers: [Int], of pane: HostID, _ scrolled: Int) -> PaneExtent {
    let isAlternate = numbers[5] == 1
    if streaming.server != numbers[6] {
      // Another server, which gives the same ids to other panes.
      streaming.server = numbers[6]
      streaming.overflow = [:]
    }
    // A pane that came while somebody listened was empty at first.
    let isYoung = streaming.hasListed
    var count =
      streaming.overflow[pane]
      ?? OverflowCount(
        history: isYoung ? 0 : numbers[0], rows: numbers[2], scrolled: isYoung ? 0 : scrolled,
        isAlternate: isAlternate)
    count.look(
      history: numbers[0], limit: numbers[1], rows: numbers[2], scrolled: scrolled,
      isAlternate: isAlternate)
    streaming.overflow[pane] = count
    var extent = PaneExtent()
    extent.overflow = count.lines
    extent.history = numbers[0]
    extent.rows = numbers[2]
    extent.cursor = PanePoint(column: numbers[3], line: extent.firstLine + numbers[4])
    return extent
  }
}

extension PaneText {
  fileprivate func cut(to range: Range<Int>) -> PaneText {
    let kept = range.clamped(to: first..<first + lines.count)
    let part = lines[kept.lowerBound - first..<kept.upperBound - first]
    return PaneText(first: kept.lowerBound, lines: Array(part), extent: extent)
  }
}
