import MuntinScreen

/// A text in which iTerm2 evaluates `\(…)`, as a format that tmux evaluates again and again.
///
/// What is no expression shows as it stands: neither it nor the value of a variable is read as a
/// format, a style or a time.
struct TmuxInterpolation {
  /// Where the format is used.
  enum Use {
    /// In the border of a pane, where styles and times are looked for once it is expanded.
    case border
    /// As the title of a pane, which is not looked at again.
    case title
  }

  let format: String
  /// Variables and functions that tmux does not have; they show as nothing.
  let missing: [String]
  /// It has values that change without anybody setting them.
  let isMoving: Bool

  init(_ text: String, for use: Use) {
    var writer = FormatWriter(use)
    do throws(InterpolationFault) {
      format = writer.text(try InterpolatedString(text).parts)
    } catch {
      format = writer.literal(text)
    }
    missing = writer.missing
    isMoving = writer.isMoving
  }
}

/// Writes expressions as formats. Each part of a format is expanded once, however deep it stands.
private struct FormatWriter {
  private enum Kind { case text, number, truth }
  /// tmux gives up after a hundred.
  private static let deepest = 60

  private(set) var missing: [String] = []
  private(set) var isMoving = false
  private let use: TmuxInterpolation.Use
  /// The styles of a border are looked for in what is written here.
  private var isDrawn: Bool
  private var depth = 0

  init(_ use: TmuxInterpolation.Use) {
    self.use = use
    isDrawn = use == .border
  }

  mutating func text(_ parts: [InterpolatedString.Part]) -> String {
    var result = ""
    for part in parts {
      switch part {
      case .text(let text): result += literal(text)
      case .expression(let expression): result += shown(expression)
      }
    }
    return result
  }

  func literal(_ text: String) -> String {
    var result = ""
    var signs = ""
    for scalar in text.unicodeScalars {
      if scalar == "#" {
        signs += "#"
        continue
      }
      // Signs that begin a piece may meet others before it: tmux would count them together.
      let isFirst = result.isEmpty
      result += hashes(signs, beforeBracket: scalar == "[" && !isFirst)
      signs = ""
      switch scalar {
      case "[" where isFirst: result += Self.bracket
      case ",", "}": result += "#" + String(scalar)
      // A border is given to strftime as well; what a variable holds is not.
      case "%": result += "#{=1:pane_id}"
      case _ where scalar.value < 0x20 || scalar.value == 0x7F: result += " "
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + hashes(signs, beforeBracket: false)
  }

  /// A bracket that does not meet signs before it.
  private static let bracket = "#{?#{==:1,1},[,}"

  /// Expanding makes one of two, but leaves them all before a bracket; drawing makes one of two.
  private func hashes(_ signs: String, beforeBracket: Bool) -> String {
    switch (isDrawn, beforeBracket) {
    case (true, false): signs + signs + signs + signs
    case (true, true), (false, false): signs + signs
    case (false, true): signs
    }
  }

  /// The value of an expression as a text.
  private mutating func shown(_ expression: Expression) -> String {
    guard let (format, kind) = value(expression) else { return "" }
    return kind == .truth ? "#{?\(format),true,false}" : format
  }

  private mutating func value(_ expression: Expression) -> (String, Kind)? {
    guard depth < Self.deepest else { return lacking("\\(…)") }
    depth += 1
    defer { depth -= 1 }
    switch expression.content {
    case .literal(.number(let number)):
      return (literal(VariableValue.number(number).text), .number)
    case .literal(.bool(let value)): return ("#{==:1,\(value ? 1 : 0)}", .truth)
    case .literal(let value): return (literal(value.text), .text)
    case .string(let string): return (text(string.parts), .text)
    case .path(let path): return variable(path)
    case .optional(let inner): return value(inner)
    case .unary(.minus, let inner):
      return number(inner).map { ("#{e|-|:0,\($0)}", .number) }
    case .unary(_, let inner):
      return condition(inner).map { ("#{?\($0),0,1}", .truth) }
    case .binary(let sign, let left, let right): return binary(sign, left, right)
    case .conditional(let condition, let one, let other):
      guard let test = self.condition(condition) else { return nil }
      return ("#{?\(test),\(shown(one)),\(shown(other))}", .text)
    case .array(let elements):
      return (Self.bracket + elements.map { shown($0) }.joined(separator: "#, ") + "]", .text)
    case .call(let name, _): return lacking(name + "()")
    case .element(let list, _):
      if case .path(let path) = list.content { return lacking(path + "[…]") }
      return lacking("[…]")
    }
  }

  private mutating func lacking(_ name: String) -> (String, Kind)? {
    if !missing.contains(name) { missing.append(name) }
    return nil
  }

  private mutating func variable(_ path: String) -> (String, Kind)? {
    guard let variable = TmuxVariables.variable(path, isTitle: use == .title) else {
      return lacking(path)
    }
    if !variable.isUsers { isMoving = true }
    if variable.isNumber { return ("#{\(variable.name)}", .number) }
    return (isDrawn ? "#{q/h:\(variable.name)}" : "#{\(variable.name)}", .text)
  }

  /// A value that is only compared or counted with, and not drawn.
  private mutating func hidden(_ expression: Expression) -> (String, Kind)? {
    let was = isDrawn
    isDrawn = false
    defer { isDrawn = was }
    return value(expression)
  }

  /// What is true where the expression is: neither empty nor 0.
  private mutating func condition(_ expression: Expression) -> String? {
    switch expression.content {
    // tmux takes a bare word for the name of a variable.
    case .literal(let value): return "#{==:1,\(value.isTrue ? 1 : 0)}"
    case .string:
      return hidden(expression).map { "#{!=:\($0.0),}" }
    default: return hidden(expression)?.0
    }
  }

  private mutating func number(_ expression: Expression) -> String? {
    guard let (format, kind) = hidden(expression) else { return nil }
    if kind == .number { return format }
    _ = lacking("arithmetic with texts")
    return nil
  }

  private mutating func binary(
    _ sign: Expression.Operator, _ left: Expression, _ right: Expression
  ) -> (String, Kind)? {
    switch sign {
    case .and, .or:
      guard let one = condition(left), let other = condition(right) else { return nil }
      return ("#{\(sign.rawValue):\(one),\(other)}", .truth)
    case .equal, .unequal:
      guard let (one, _) = hidden(left), let (other, _) = hidden(right) else { return nil }
      return ("#{\(sign.rawValue):\(one),\(other)}", .truth)
    case .less, .greater, .lessOrEqual, .greaterOrEqual:
      guard let (one, kind) = hidden(left), let (other, otherKind) = hidden(right) else {
        return nil
      }
      let areNumbers = kind == .number && otherKind == .number
      return ("#{\(areNumbers ? "e|" : "")\(sign.rawValue):\(one),\(other)}", .truth)
    case .plus where isText(left) || isText(right): return joined(left, right)
    case .plus, .minus, .times:
      guard let one = number(left), let other = number(right) else { return nil }
      return ("#{e|\(sign.rawValue)|:\(one),\(other)}", .number)
    case .divided:
      guard let one = number(left), let other = number(right) else { return nil }
      // Without the zeros that are always written.
      return ("#{s/[.]?0*$//:#{e|/|f|2:\(one),\(other)}}", .number)
    case .not: return nil
    }
  }

  private mutating func joined(_ left: Expression, _ right: Expression) -> (String, Kind)? {
    guard let (one, kind) = value(left), let (other, otherKind) = value(right) else { return nil }
    guard kind == .text, otherKind == .text else { return lacking("arithmetic with texts") }
    return (one + other, .text)
  }

  private func isText(_ expression: Expression) -> Bool {
    switch expression.content {
    case .string, .literal(.string): true
    case .path(let path):
      TmuxVariables.variable(path, isTitle: use == .title).map { !$0.isNumber } ?? false
    case .binary(.plus, let left, let right): isText(left) || isText(right)
    case .optional(let inner): isText(inner)
    default: false
    }
  }
}
