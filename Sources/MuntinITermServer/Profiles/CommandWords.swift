/// A command line as words: blanks part them, quotes and backslashes hold them together; nothing
/// else means anything.
enum CommandWords {
  static func split(_ text: String) -> [String] {
    var words: [String] = []
    var word: String?
    var quote: Character?
    var isEscaped = false
    for sign in text {
      if isEscaped {
        // Between double quotes a backslash keeps its own meaning before most signs.
        if quote == "\"", sign != "\"", sign != "\\", sign != "$", sign != "`" {
          word = (word ?? "") + "\\"
        }
        word = (word ?? "") + String(sign)
        isEscaped = false
      } else if let open = quote {
        if sign == open {
          quote = nil
        } else if sign == "\\", open == "\"" {
          isEscaped = true
        } else {
          word = (word ?? "") + String(sign)
        }
      } else if sign == "'" || sign == "\"" {
        quote = sign
        word = word ?? ""
      } else if sign == "\\" {
        isEscaped = true
      } else if sign.isWhitespace {
        if let done = word { words.append(done) }
        word = nil
      } else {
        word = (word ?? "") + String(sign)
      }
    }
    if let word { words.append(word) }
    return words
  }
}
