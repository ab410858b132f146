import MuntinYAML

/// Values as the readers take them.
extension Node {
  static let flag = Node(.scalar(Scalar("true", .bool(true))))

  static func mapping(_ entries: [Entry]) -> Node { Node(.mapping(entries)) }
  static func list(_ items: [Node]) -> Node { Node(.sequence(items)) }

  /// A text in which variables would be filled in.
  static func text(_ text: String) -> Node { written(Self.escaped(text)) }

  /// A text that is written as it is: variables in it are meant.
  static func written(_ text: String) -> Node { Node(.scalar(Scalar(text))) }

  /// A text that stands without quotes where it is a plain number; both are read as the text.
  static func word(_ text: String) -> Node {
    let digits = text.utf8
    let isNumber =
      !digits.isEmpty && digits.count < 16 && digits.allSatisfy { (0x30...0x39).contains($0) }
      && (digits.count == 1 || digits.first != 0x30)
    guard isNumber, let number = Int(text) else { return .text(text) }
    return Node(.scalar(Scalar(text, .integer(number))))
  }

  /// What may be shown of a text that has to stay secret, else the text.
  static func text(_ text: SpecText) -> Node { .text(text.shown) }
  static func word(_ text: SpecText) -> Node { .word(text.shown) }

  static func number(_ number: Int) -> Node {
    Node(.scalar(Scalar(String(number), .integer(number))))
  }

  static func number(_ number: Double) -> Node {
    if let whole = Int(exactly: number), abs(whole) < 1 << 53 { return .number(whole) }
    return Node(.scalar(Scalar("\(number)", .number(number))))
  }

  /// One text, or a list of them.
  static func oneOrMore(_ nodes: [Node]) -> Node? {
    nodes.count > 1 ? .list(nodes) : nodes.first
  }

  /// The text with a second dollar where one would begin a variable, or escape another.
  static func escaped(_ text: String) -> String {
    guard text.utf8.contains(0x24) else { return text }
    var result = String.UnicodeScalarView()
    var rest = text.unicodeScalars[...]
    while let scalar = rest.popFirst() {
      result.append(scalar)
      if scalar == "$", rest.first == "$" || rest.first == "{" { result.append("$") }
    }
    return String(result)
  }
}
