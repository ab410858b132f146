import MuntinSpec

/// Gives out names that no sibling has, and that a file can hold.
struct CaptureNames {
  private var taken: Set<String> = []

  /// Takes a name as it is; false where it is taken, or no name.
  mutating func take(_ name: String) -> Bool {
    Names.isName(name) && taken.insert(name).inserted
  }

  /// The name nearest to a text: `vim`, else `vim-2`, …
  mutating func free(like text: String, else standIn: String) -> String {
    let base = Self.plain(text).isEmpty ? standIn : Self.plain(text)
    var name = base
    var number = 2
    while !take(name) {
      name = "\(base)-\(number)"
      number += 1
    }
    return name
  }

  /// The text as a name of at most forty characters: slashes as dashes, no blanks at its ends.
  private static func plain(_ text: String) -> String {
    var name = ""
    for character in text {
      if name.count >= 40 || name.unicodeScalars.count > 80 { break }
      let isBlank = character.unicodeScalars.allSatisfy {
        $0.properties.isWhitespace || $0.value < 0x20 || (0x7F...0x9F).contains($0.value)
      }
      if isBlank {
        if name.last != " ", !name.isEmpty { name.append(" ") }
      } else {
        name.append(character == "/" ? "-" : character)
      }
    }
    while name.last == " " || name.last == "-" { name.removeLast() }
    while name.first == "-" { name.removeFirst() }
    return name
  }
}
