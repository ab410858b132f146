import MuntinScreen
import MuntinYAML

/// Reads texts in which `\(…)` stands for a value of the terminal: badges and titles.
///
/// What the file's own variables bring stands for itself: `${name}` never becomes an expression.
extension SpecReading {
  /// The text as the terminal takes it; reports expressions that make no sense.
  ///
  /// - Parameter lines: the text may have several lines.
  mutating func interpolated(_ node: Node, expected: String, lines: Bool = false) -> SpecText? {
    guard case .scalar(let scalar) = node.content, scalar.value == .string,
      scalar.text.utf8.contains(UInt8(ascii: "\\")) || Template.isNeeded(for: scalar.text)
    else { return text(node, .label, expected: expected) }
    var standIns = StandIns(scalar.text)
    if Template.isNeeded(for: scalar.text) {
      guard let template = template(scalar.text, at: node) else { return nil }
      standIns.replace(template)
    }
    let parsed: InterpolatedString
    do throws(InterpolationFault) {
      parsed = try InterpolatedString(standIns.text)
    } catch {
      if let reference = standIns.reference(at: error.offset) {
        report(.variableInExpression(at: place(ofBytes: reference, in: node)))
      } else {
        let range = error.offset..<error.offset + 1
        report(.badInterpolation(error.message, at: place(ofBytes: range, in: node)))
      }
      return nil
    }
    check(parsed, at: node, expected: expected, lines: lines)
    return text(
      node, .label, expected: expected, quoting: parsed.texts.flatMap(StandIns.quoting))
  }

  private mutating func check(
    _ text: InterpolatedString, at node: Node, expected: String, lines: Bool
  ) {
    for call in text.calls where !isFull { check(call, at: node) }
    for variable in text.variables where !KnownVariables.has(variable.path) && !isFull {
      let range = variable.offset..<variable.offset + variable.path.utf8.count
      report(
        .unknownSessionVariable(
          variable.path, nearest: nearest(to: variable.path, among: KnownVariables.paths),
          at: place(ofBytes: range, in: node)))
    }
    let hasControl = text.texts.contains { part in
      part.text.utf8.contains {
        ($0 < 0x20 || $0 == 0x7F) && !StandIns.isSign($0) && !(lines && $0 == 0x0A)
      }
    }
    if hasControl { report(.controlEscape(in: expected, at: node.range)) }
  }

  private mutating func check(
    _ call: (name: String, arguments: [String], offset: Int), at node: Node
  ) {
    let place = place(ofBytes: call.offset..<call.offset + call.name.utf8.count, in: node)
    guard BuiltInFunctions.has(call.name) else {
      report(
        .unknownFunction(
          call.name, nearest: nearest(to: call.name, among: BuiltInFunctions.names), at: place))
      return
    }
    guard let known = BuiltInFunctions.arguments(of: call.name) else { return }
    for argument in call.arguments where !known.contains(argument) {
      report(
        .unknownArgument(
          argument, of: call.name, nearest: nearest(to: argument, among: known), known: known,
          at: place))
    }
  }
}

/// A text with signs of the same length in the places of its `${…}`, so that places in it are those
/// in the text.
private struct StandIns {
  private var bytes: [UInt8]
  private var references: [Range<Int>] = []

  /// No text of a file can hold these.
  private static let first: UInt8 = 1
  private static let further: UInt8 = 2

  static func isSign(_ byte: UInt8) -> Bool { byte == first || byte == further }

  init(_ text: String) {
    // What the file itself has of them is refused when the text is read.
    bytes = text.utf8.map { Self.isSign($0) ? 3 : $0 }
  }

  var text: String { String(decoding: bytes, as: UTF8.self) }

  mutating func replace(_ template: Template) {
    for case .reference(let reference) in template.pieces {
      references.append(reference.place)
      for place in reference.place where bytes.indices.contains(place) {
        bytes[place] = place == reference.place.lowerBound ? Self.first : Self.further
      }
    }
  }

  func reference(at place: Int) -> Range<Int>? { references.first { $0.contains(place) } }

  /// For each `${…}` in a piece of text, whether it stands between quotation marks.
  static func quoting(_ piece: (text: String, isQuoted: Bool)) -> [Bool] {
    piece.text.utf8.filter { $0 == first }.map { _ in piece.isQuoted }
  }
}

extension SpecText {
  /// The text as one that stands for itself in an interpolated string.
  func literal(isQuoted: Bool) -> SpecText {
    func escaped(_ text: String) -> String {
      let text = InterpolatedString.literal(text)
      guard isQuoted else { return text }
      return text.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\\\"")
    }
    return SpecText(escaped(value), shown: escaped(shown))
  }
}
