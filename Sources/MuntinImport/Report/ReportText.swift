import MuntinPlan
package import MuntinYAML

/// The report of an import for people: what is not as it was line by line, the rest in short.
package struct ReportText {
  /// Every line ends with a line break.
  package let text: String

  /// - Parameters:
  ///   - isWhole: what was converted line by line, too.
  package init(_ imported: Imported, in source: SourceText, isWhole: Bool = false) {
    let name = Shown.escaped(source.name)
    var lines = ["\(name): \(imported.format.rawValue), \(Self.counts(imported))"]
    for fidelity in [Fidelity.dropped, .approximated, .converted] {
      let notes = imported.notes.filter { $0.fidelity == fidelity }
      guard !notes.isEmpty, fidelity != .converted || isWhole else { continue }
      lines.append("")
      lines.append("\(fidelity.rawValue):")
      for note in notes {
        lines.append(
          "  \(name):\(note.range.start.line): \(Shown.escaped(note.subject)): "
            + Shown.escaped(note.message))
      }
    }
    if !isWhole, imported.count(.converted) > 0 {
      lines.append("")
      lines.append("converted:")
      lines += Self.short(imported.notes.filter { $0.fidelity == .converted })
    }
    text = lines.map { $0 + "\n" }.joined()
  }

  /// `12 converted, 2 approximated, 1 dropped`.
  static func counts(_ imported: Imported) -> String {
    Fidelity.allCases.map { "\(imported.count($0)) \($0.rawValue)" }.joined(separator: ", ")
  }

  /// One line for each key, with the lines of the file that it stands on.
  private static func short(_ notes: [ImportNote]) -> [String] {
    var order: [String] = []
    var places: [String: [Int]] = [:]
    for note in notes {
      let key = key(note.subject)
      if places[key] == nil { order.append(key) }
      if places[key]?.last != note.range.start.line {
        places[key, default: []].append(note.range.start.line)
      }
    }
    return order.map { key in
      let lines = places[key] ?? []
      let shown = lines.prefix(24).map { String($0) }.joined(separator: ", ")
      return "  \(Shown.escaped(key)): line\(lines.count == 1 ? "" : "s") \(shown)"
        + (lines.count > 24 ? ", …" : "")
    }
  }

  /// The last key of a path, without places in lists.
  private static func key(_ subject: String) -> String {
    if subject.hasPrefix("<") || subject.hasPrefix("$") || subject.hasPrefix("{") { return subject }
    let last = subject.split(separator: ".").last { !$0.isEmpty } ?? subject[...]
    let key = last.prefix { $0 != "[" }
    return key.isEmpty ? subject : String(key)
  }
}
