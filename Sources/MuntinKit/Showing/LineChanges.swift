/// How one text became another, line by line: what differs, with some lines around it.
struct LineChanges {
  enum Line: Equatable {
    case same(String)
    case removed(String)
    case added(String)
    /// Lines that are the same in both and not shown.
    case gap(Int)
  }

  private(set) var lines: [Line] = []
  var isEmpty: Bool { lines.isEmpty }

  /// Lines that differ at most for the shortest difference to be looked for; it takes time with the
  /// square of them.
  private static let mostLines = 3000

  /// - Parameter around: lines shown before and after what differs.
  init(_ old: String, _ new: String, around: Int = 3) {
    let (old, new) = (Self.lines(old), Self.lines(new))
    let start = zip(old, new).prefix { $0 == $1 }.count
    let room = min(old.count, new.count) - start
    let end = zip(old.reversed(), new.reversed()).prefix { $0 == $1 }.prefix(room).count
    let middle = Self.changes(
      Array(old[start..<old.count - end]), Array(new[start..<new.count - end]))
    if middle.isEmpty { return }
    let all = old[..<start].map(Line.same) + middle + old[(old.count - end)...].map(Line.same)
    lines = Self.shortened(all, around: around)
  }

  private static func lines(_ text: String) -> [String] {
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    if lines.last == "" { lines.removeLast() }
    return lines
  }

  private static func changes(_ old: [String], _ new: [String]) -> [Line] {
    guard old.count + new.count <= mostLines else {
      return old.map(Line.removed) + new.map(Line.added)
    }
    var removed: Set<Int> = []
    var added: Set<Int> = []
    for change in new.difference(from: old) {
      switch change {
      case .remove(let place, _, _): removed.insert(place)
      case .insert(let place, _, _): added.insert(place)
      }
    }
    var result: [Line] = []
    var (left, right) = (0, 0)
    while left < old.count || right < new.count {
      if left < old.count, removed.contains(left) {
        result.append(.removed(old[left]))
        left += 1
      } else if right < new.count, added.contains(right) {
        result.append(.added(new[right]))
        right += 1
      } else if left < old.count, right < new.count {
        result.append(.same(old[left]))
        left += 1
        right += 1
      } else {
        break
      }
    }
    return result
  }

  private static func shortened(_ lines: [Line], around: Int) -> [Line] {
    var isShown = [Bool](repeating: false, count: lines.count)
    for (place, line) in lines.enumerated() {
      if case .same = line { continue }
      for near in max(0, place - around)...min(lines.count - 1, place + around) {
        isShown[near] = true
      }
    }
    var result: [Line] = []
    var hidden = 0
    for (line, isShown) in zip(lines, isShown) {
      if isShown {
        if hidden > 0 { result.append(.gap(hidden)) }
        hidden = 0
        result.append(line)
      } else {
        hidden += 1
      }
    }
    if hidden > 0 { result.append(.gap(hidden)) }
    return result
  }
}
