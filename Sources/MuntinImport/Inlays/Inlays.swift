/// What stands in the texts of an imported file for something that is only known later: an
/// environment variable, a setting of the call, a piece of code.
///
/// While a file is read, each has a mark in the text that no file holds otherwise. When the
/// workspace is written, marks become references as workspace files know them.
package struct Inlays: Sendable {
  enum Meaning: Hashable, Sendable {
    /// `${env:NAME:-fallback}`.
    case environment(String, fallback: String)
    /// A variable of the workspace; the fallback stands for it where it is empty.
    case variable(String, fallback: String = "")
    /// Code that is never run.
    case code
  }

  /// A variable that the workspace needs for its inlays.
  struct Variable: Equatable, Sendable {
    var name: String
    /// As it is written: references in it are meant.
    var value: String
    var about: String?
  }

  private(set) var meanings: [Meaning] = []
  private(set) var variables: [Variable] = []
  private var numbers: [Meaning: Int] = [:]
  private var places: [String: Int] = [:]

  package init() {}

  var isEmpty: Bool { meanings.isEmpty }

  /// They stand around the number of an inlay: two code points for private use, at the very end
  /// of Unicode, where fonts with pictures do not reach.
  static let open: Character = "\u{10FFF0}"
  static let close: Character = "\u{10FFF1}"

  /// Whether a file holds what only marks may hold, as characters or as escapes for them.
  static func isTaken(in bytes: [UInt8]) -> Bool {
    let plain: [UInt8] = [0xF4, 0x8F, 0xBF]
    let escape = Array("\\u0010fff".utf8)
    return bytes.indices.contains { place in
      switch bytes[place] {
      case plain[0]:
        let rest = bytes[place...].prefix(4)
        return rest.starts(with: plain) && (rest.last == 0xB0 || rest.last == 0xB1)
      case escape[0]:
        let rest = bytes[place...].prefix(10).map { (0x41...0x5A).contains($0) ? $0 + 32 : $0 }
        return rest.starts(with: escape) && (rest.last == 0x30 || rest.last == 0x31)
      default: return false
      }
    }
  }

  /// The mark that stands for a meaning.
  mutating func mark(_ meaning: Meaning) -> String {
    let number = numbers[meaning] ?? meanings.count
    if number == meanings.count {
      numbers[meaning] = number
      meanings.append(meaning)
    }
    return "\(Self.open)\(number)\(Self.close)"
  }

  /// The mark of a variable, which is declared with the first value that it gets.
  mutating func mark(_ variable: Variable) -> String {
    if places[variable.name] == nil {
      places[variable.name] = variables.count
      variables.append(variable)
    }
    return mark(.variable(variable.name))
  }

  /// Whether a text holds marks; with `code`, whether it holds code.
  func stand(in text: String, code: Bool = false) -> Bool {
    guard text.contains(Self.open) else { return false }
    return !code || Self.pieces(text).contains { $0.number.map(isCode) ?? false }
  }

  private func isCode(_ number: Int) -> Bool {
    meanings.indices.contains(number) && meanings[number] == .code
  }

  /// The text with something else in the place of each mark.
  func filled(_ text: String, _ fill: (Meaning) -> String) -> String {
    guard stand(in: text) else { return text }
    return Self.pieces(text).map { piece in
      guard let number = piece.number, meanings.indices.contains(number) else { return piece.text }
      return fill(meanings[number])
    }.joined()
  }

  /// The text with what stands for each inlay where nothing can be filled in.
  func plain(_ text: String) -> String {
    filled(text) { meaning in
      switch meaning {
      case .environment(_, let fallback): fallback
      case .variable(_, let fallback) where !fallback.isEmpty: fallback
      case .variable(let name, _):
        places[name].map { variables[$0].value }.flatMap { $0.contains("$") ? nil : $0 } ?? name
      case .code: ""
      }
    }
  }

  /// Forgets the variables that stand in none of the texts.
  mutating func keepVariables(in texts: [String]) {
    var used: Set<String> = []
    for text in texts {
      _ = filled(text) { meaning in
        if case .variable(let name, _) = meaning { used.insert(name) }
        return ""
      }
    }
    variables.removeAll { !used.contains($0.name) }
  }

  /// The text with a fallback for the one inlay that it is, where that would be nothing.
  mutating func neverEmpty(_ text: String, else fallback: String) -> String {
    guard plain(text).isEmpty, text.count(where: { $0 == Self.open }) == 1,
      let number = Int(text.dropFirst().dropLast()), meanings.indices.contains(number)
    else { return text }
    switch meanings[number] {
    case .environment(let name, _): return mark(.environment(name, fallback: fallback))
    case .variable(let name, _): return mark(.variable(name, fallback: fallback))
    case .code: return text
    }
  }

  /// The text with `~` for the home folder at its start.
  func atHome(_ text: String) -> String {
    guard text.first == Self.open, let end = text.firstIndex(of: Self.close),
      let number = Int(text[..<end].dropFirst()), meanings.indices.contains(number)
    else { return text }
    let rest = text[text.index(after: end)...]
    guard rest.isEmpty || rest.hasPrefix("/") else { return text }
    switch meanings[number] {
    case .environment("HOME", _), .variable("HOME", _): return "~" + rest
    case .environment, .variable, .code: return text
    }
  }

  private static func pieces(_ text: String) -> [(text: String, number: Int?)] {
    var pieces: [(text: String, number: Int?)] = []
    var rest = text[...]
    while let start = rest.firstIndex(of: open),
      let end = rest[start...].firstIndex(of: close)
    {
      if start > rest.startIndex { pieces.append((String(rest[..<start]), nil)) }
      pieces.append(("", Int(rest[rest.index(after: start)..<end])))
      rest = rest[rest.index(after: end)...]
    }
    if !rest.isEmpty { pieces.append((String(rest), nil)) }
    return pieces
  }
}
