/// Text for the places in which tmux expands formats, and names that its targets can take.
enum TmuxText {
  /// Text that a format expands to itself: each `#` twice, but where it is followed by `[`, which
  /// formats leave as it is.
  static func literal(_ text: String) -> String {
    var result = ""
    var run = ""
    for scalar in text.unicodeScalars {
      if scalar == "#" {
        run += "#"
        continue
      }
      result += scalar == "[" ? run : run + run
      run = ""
      result.unicodeScalars.append(scalar)
    }
    return result + run + run
  }

  /// The name of a window without the backslashes that tmux puts before `$` and `\`.
  static func plainName(_ text: String) -> String {
    var result = ""
    var rest = text.unicodeScalars[...]
    while let scalar = rest.popFirst() {
      if scalar == "\\", let next = rest.first, next == "\\" || next == "$" {
        rest.removeFirst()
        result.unicodeScalars.append(next)
      } else {
        result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  /// The name that a session gets: tmux cannot hold `:` or `.` in it and puts backslashes before
  /// `$` and `\`, and targets read further signs at its start.
  static func sessionName(_ text: String) -> String {
    var name = ""
    for scalar in text.unicodeScalars {
      let isSign = name.isEmpty ? "$@%={!+-^~:.#\\" : ":.#$\\"
      if isSign.unicodeScalars.contains(scalar) {
        name += "_"
      } else {
        name.unicodeScalars.append(scalar)
      }
    }
    return name
  }

  /// What a target of `=name` means, exactly and only.
  static func target(session name: String) -> String { "=" + name + ":" }

  static func isVariable(_ name: String) -> Bool {
    !name.isEmpty
      && name.utf8.allSatisfy { byte in
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
          UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "-"),
          UInt8(ascii: "."):
          true
        default: false
        }
      }
  }
}
