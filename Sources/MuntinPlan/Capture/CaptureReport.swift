package import MuntinSpec

/// How much of each pane a capture holds.
package struct CaptureReport: Equatable, Sendable {
  package struct Line: Equatable, Sendable {
    /// A window, tab or pane.
    package var key: NodeKey
    package var kept: [String] = []
    /// What comes out nearly, with how.
    package var approximated: [String] = []
    /// What could not be captured, with why.
    package var lost: [String] = []

    package init(_ key: NodeKey) { self.key = key }
  }

  package var lines: [Line] = []

  package init() {}

  package var isWhole: Bool { lines.allSatisfy { $0.approximated.isEmpty && $0.lost.isEmpty } }

  mutating func add(_ line: Line) {
    if !line.kept.isEmpty || !line.approximated.isEmpty || !line.lost.isEmpty { lines.append(line) }
  }

  package mutating func note(_ key: NodeKey, approximated text: String) {
    if let place = lines.firstIndex(where: { $0.key == key }) {
      lines[place].approximated.append(text)
    } else {
      var line = Line(key)
      line.approximated = [text]
      lines.append(line)
    }
  }
}

extension CaptureReport {
  /// A line for each node of which something is not exact; with `isVerbose`, what was kept too.
  package func text(isVerbose: Bool) -> String {
    var text = ""
    for line in lines {
      var facts =
        isVerbose && !line.kept.isEmpty ? ["kept: " + line.kept.joined(separator: ", ")] : []
      facts += line.approximated.map { "approximated: " + $0 }
      facts += line.lost.map { "could not be captured: " + $0 }
      guard !facts.isEmpty else { continue }
      text += Shown.escaped(line.key.description) + "\n"
      text += facts.map { "  " + Shown.escaped($0) + "\n" }.joined()
    }
    return text
  }

  package var json: JSONValue {
    .array(
      lines.map { line in
        .object([
          ("key", .string(line.key.description)), ("kind", .string(line.key.kind.rawValue)),
          ("kept", .array(line.kept.map { .string($0) })),
          ("approximated", .array(line.approximated.map { .string($0) })),
          ("lost", .array(line.lost.map { .string($0) })),
        ])
      })
  }
}
