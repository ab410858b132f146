import MuntinYAML

/// The variables of smug, which fills in `$NAME` and `${NAME}` before it reads the YAML: from the
/// call, else from the environment, else with the bare name.
extension InlaidText {
  mutating func takeDollarNames() {
    var walk = TextWalk(bytes)
    guard walk.distance(to: "$") != nil else { return }
    while !walk.isAtEnd {
      guard walk.byte == UInt8(ascii: "$"), !walk.isInComment else {
        walk.copy()
        continue
      }
      takeDollar(&walk)
    }
    bytes = walk.output
  }

  private mutating func takeDollar(_ walk: inout TextWalk) {
    let line = walk.line
    if walk.byte(1) == UInt8(ascii: "$") {
      walk.copy()
      walk.skip(1)
      return
    }
    let isBraced = walk.byte(1) == UInt8(ascii: "{")
    let start = isBraced ? 2 : 1
    var end = start
    while let byte = walk.byte(end), RubyValue.isNameByte(byte) { end += 1 }
    let name = walk.text(start..<end)
    let length = isBraced ? end + 1 : end
    let isClosed = !isBraced || walk.byte(end) == UInt8(ascii: "}")
    guard isClosed, RubyValue.isName(name) else {
      // `$1`, `$?`, `${x:-y}` and `$(…)` are meant for a shell.
      let special = walk.byte(1).map { Self.isSpecial($0) || isBraced } ?? false
      if special {
        note(
          .approximated, walk.text(0..<max(2, min(length, 40))), line: line,
          "left to the shell; smug would fill in what it takes for a name")
      }
      walk.copy()
      return
    }
    let variable = Inlays.Variable(
      name: name, value: "${env:\(name):-\(name)}")
    walk.write(inlays.mark(variable))
    note(
      .converted, walk.text(0..<length), line: line,
      "a variable: `--set \(name)=…`, else from the environment")
    walk.skip(length)
  }

  /// What a shell, and Go, take for the name of a variable that is one character long.
  private static func isSpecial(_ byte: UInt8) -> Bool {
    (0x30...0x39).contains(byte) || "*#@!?-".utf8.contains(byte)
  }

  /// The templates of tmuxp: `{{ name }}`.
  mutating func takeBracedNames() {
    var walk = TextWalk(bytes)
    guard walk.distance(to: "{{") != nil else { return }
    while !walk.isAtEnd {
      guard walk.starts(with: "{{"), !walk.isInComment, let (name, length) = bracedName(walk)
      else {
        walk.copy()
        continue
      }
      walk.write(inlays.mark(Inlays.Variable(name: name, value: name, about: nil)))
      note(
        .approximated, walk.text(0..<length), line: walk.line,
        "a variable: `--set \(name)=…`, as a template of newer versions of tmuxp")
      walk.skip(length)
    }
    bytes = walk.output
  }

  private func bracedName(_ walk: TextWalk) -> (String, Int)? {
    var start = 2
    while walk.byte(start) == 0x20 { start += 1 }
    var end = start
    while let byte = walk.byte(end), RubyValue.isNameByte(byte) { end += 1 }
    let name = walk.text(start..<end)
    while walk.byte(end) == 0x20 { end += 1 }
    // Words of Go's templates, which commands such as docker take.
    guard RubyValue.isName(name), !["end", "else", "break", "continue"].contains(name),
      walk.starts(with: "}}", after: end)
    else { return nil }
    return (name, end + 2)
  }
}
