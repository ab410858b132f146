/// Texts for the places in which iTerm2 evaluates `\(…)`.
enum ITermText {
  /// The text of an interpolated string that holds no expression.
  static func plain(_ text: String) -> String {
    var result = ""
    var rest = text.unicodeScalars[...]
    while let scalar = rest.popFirst() {
      if scalar == "\\", rest.first == "\\" { rest.removeFirst() }
      result.unicodeScalars.append(scalar)
    }
    return result
  }

  /// Names that a user variable can have: iTerm2 allows no dot in them.
  static func isVariable(_ name: String) -> Bool {
    !name.isEmpty && name != "muntin"
      && name.utf8.allSatisfy { byte in
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
          UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "-"):
          true
        default: false
        }
      }
  }
}
