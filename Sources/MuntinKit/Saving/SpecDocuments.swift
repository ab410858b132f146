/// Workspace files in one text, as documents of YAML: what belongs to several workspaces takes several.
enum SpecDocuments {
  private static let line = "---"

  static func join(_ texts: [String]) -> String { texts.joined(separator: line + "\n") }

  /// No text that we write has such a line inside: what is longer than one line is indented.
  static func split(_ text: String) -> [String] {
    var documents: [[Substring]] = [[]]
    for part in text.split(separator: "\n", omittingEmptySubsequences: false) {
      if part == line { documents.append([]) } else { documents[documents.count - 1].append(part) }
    }
    return documents.enumerated().map { place, lines in
      // The line break before a separator belongs to the document.
      lines.joined(separator: "\n") + (place < documents.count - 1 && lines.last != "" ? "\n" : "")
    }
  }
}
