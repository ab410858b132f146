import MuntinScreen
import MuntinYAML

/// Text from outside, made fit to be printed: nothing in it can act on the reader's terminal.
package enum Shown {
  /// In double quotes, control characters and quotes escaped.
  package static func quoted(_ text: String) -> String {
    "\"" + escaped(text, alsoQuotes: true) + "\""
  }

  /// Control characters, and characters that change the direction of text, written as `\u{1b}`.
  package static func escaped(_ text: String, alsoQuotes: Bool = false) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\n": result += "\\n"
      case "\t": result += "\\t"
      case "\"" where alsoQuotes: result += "\\\""
      case _ where isUnsafe(scalar): result += "\\u{" + String(scalar.value, radix: 16) + "}"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  /// The start of a text that fits into a number of cells, with an ellipsis where it was cut.
  package static func cut(_ text: String, to width: Int) -> String {
    var used = 0
    var fitting = text.startIndex
    var place = text.startIndex
    while place < text.endIndex {
      let next = text.index(after: place)
      used += displayWidth(String(text[place]))
      if used > width { return width > 0 ? text[..<fitting] + "…" : "" }
      if used < width { fitting = next }
      place = next
    }
    return text
  }

  private static func isUnsafe(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0..<0x20, 0x7F..<0xA0, 0x61C, 0xFEFF, 0x200E, 0x200F, 0x2028...0x202E, 0x2066...0x2069:
      true
    default: false
    }
  }

  /// `3 s`, `12 min`, `5 h`, `2 days`.
  package static func age(_ seconds: Int) -> String {
    switch seconds {
    case ..<60: "\(max(0, seconds)) s"
    case ..<3600: "\(seconds / 60) min"
    case ..<86_400: "\(seconds / 3600) h"
    default: "\(seconds / 86_400) \(seconds < 172_800 ? "day" : "days")"
    }
  }
}

extension Job {
  /// `npm start (running for 3 min)`, `an idle shell`.
  package var shown: String {
    if isIdleShell { return "an idle shell" }
    let name = Shown.escaped(command)
    return age.map { "\(name) (running for \(Shown.age($0)))" } ?? name
  }
}
