/// A Swift file of the repository.
struct SourceFile: Sendable {
  /// From the repository's root: `Sources/MuntinPlan/State/Mark.swift`.
  let path: String
  let lines: [String]
  /// The lines without comments and without what stands in strings.
  let code: [String]

  init(path: String, text: String) {
    self.path = path
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    if lines.last == "" { lines.removeLast() }
    self.lines = lines
    code = SwiftCode.lines(of: Self.isGenerated(path) ? Self.head(of: lines) : text)
  }

  var isSource: Bool { path.hasPrefix("Sources/") }
  var isTest: Bool { path.hasPrefix("Tests/") }

  /// A program wrote it, as a script of the repository says. It is long; only its imports matter.
  var isGenerated: Bool { Self.isGenerated(path) }

  private static func isGenerated(_ path: String) -> Bool { path.contains("/Generated/") }

  /// The part that holds the imports: a generator puts them in front of everything else.
  private static func head(of lines: [String]) -> String {
    lines.prefix(200).joined(separator: "\n")
  }

  /// The name of the folder below `Sources` or `Tests`.
  var target: String {
    let parts = path.split(separator: "/")
    return parts.count > 2 ? String(parts[1]) : ""
  }

  var name: String { path.split(separator: "/").last.map(String.init) ?? "" }

  /// The modules that the file imports, each with its line.
  var imports: [(line: Int, module: String)] {
    code.enumerated().compactMap { number, text in
      let words = text.split { " .".contains($0) }.map(String.init)
      guard let place = words.firstIndex(of: "import"), words.indices.contains(place + 1),
        words[..<place].allSatisfy({ Self.beforeImport.contains($0) || $0.hasPrefix("@") })
      else { return nil }
      let kinds = ["struct", "enum", "class", "protocol", "func", "var", "let", "typealias"]
      let module = kinds.contains(words[place + 1]) ? place + 2 : place + 1
      return words.indices.contains(module) ? (number + 1, words[module]) : nil
    }
  }

  private static let beforeImport = ["public", "package", "internal", "fileprivate", "private"]

  /// The lines of code in which `word` stands as a word of its own, not behind a point.
  func linesOfCode(with word: String) -> [Int] {
    code.indices.filter { Self.holds(word, code[$0]) }.map { $0 + 1 }
  }

  private static func holds(_ word: String, _ text: String) -> Bool {
    let text = Array(text.utf8)
    let word = Array(word.utf8)
    guard text.count >= word.count else { return false }
    return (0...(text.count - word.count)).contains { start in
      guard text[start..<start + word.count].elementsEqual(word) else { return false }
      let isInside = start > 0 && (isWordByte(text[start - 1]) || text[start - 1] == 0x2E)
      return !isInside
    }
  }

  private static func isWordByte(_ byte: UInt8) -> Bool {
    (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
      || byte == 0x5F
  }
}
