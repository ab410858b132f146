package import MuntinHost

/// Words for tmux in which nothing can be interpreted, whatever they hold.
///
/// - Source: the lexer of cmd-parse.y. Between apostrophes all is literal, but a line cannot hold a
///   newline; control bytes and the apostrophe itself go between quotes, as `\ooo` of three octal
///   digits. Nothing else ever stands between quotes, so `$`, `~` and `\` are never expanded.
package enum TmuxQuoting {
  /// Appends one word of a control line.
  ///
  /// - Errors: `refused` for a word with a NUL, which tmux cannot hold.
  package static func append(_ word: String, to line: inout [UInt8]) throws(HostError) {
    if !word.isEmpty, word.utf8.allSatisfy(isPlain) {
      line.append(contentsOf: word.utf8)
      return
    }
    var quote: UInt8?
    for byte in word.utf8 {
      let isSpecial = byte < 0x20 || byte == 0x7F || byte == apostrophe
      let wanted = isSpecial ? quotationMark : apostrophe
      if quote != wanted {
        if let quote { line.append(quote) }
        line.append(wanted)
        quote = wanted
      }
      if byte == 0 { throw TmuxFault.nul(in: word) }
      if isSpecial && byte != apostrophe {
        line.append(UInt8(ascii: "\\"))
        for shift in [6, 3, 0] { line.append(UInt8(ascii: "0") + (byte >> shift) & 7) }
      } else {
        line.append(byte)
      }
    }
    if let quote {
      line.append(quote)
    } else {
      line.append(contentsOf: [apostrophe, apostrophe])
    }
  }

  /// One word of an argument list, where tmux takes a last `;` for the end of a command.
  package static func argument(_ word: String) throws(HostError) -> String {
    if word.utf8.contains(0) { throw TmuxFault.nul(in: word) }
    return word.utf8.last == UInt8(ascii: ";") ? word.dropLast() + "\\;" : word
  }

  private static let apostrophe = UInt8(ascii: "'")
  private static let quotationMark = UInt8(ascii: "\"")

  /// Bytes that mean nothing to tmux at any place of a word.
  private static func isPlain(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"),
      UInt8(ascii: "@"), UInt8(ascii: ":"), UInt8(ascii: "."), UInt8(ascii: ","),
      UInt8(ascii: "/"):
      true
    default: false
    }
  }
}
