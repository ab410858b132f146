import MuntinPlan
import MuntinSpec

/// What is known of a key of profiles.
struct ProfileKey: Equatable, Sendable {
  enum Kind: String, Sendable {
    case boolean, string, number, color, array, object, any
  }

  var kind: Kind
  /// A session may have its own value.
  var isSettable: Bool
  /// Nil where a profile without it has none.
  var standard: JSONValue?

  /// Whether a value has the right form.
  func takes(_ value: JSONValue) -> Bool {
    switch (kind, value) {
    case (.any, _): true
    case (_, .null): false
    case (.boolean, .bool), (.boolean, .integer), (.boolean, .number): true
    case (.string, .string), (.array, .array), (.object, .object): true
    case (.number, .integer), (.number, .number), (.number, .bool): true
    case (.color, .object): ProfileColor(value) != nil
    default: false
    }
  }

  /// Every key by its name, without those for light and dark mode.
  static let all: [String: ProfileKey] = {
    var result: [String: ProfileKey] = [:]
    for line in ProfileKeyTable.text.split(separator: "\n") {
      let fields = line.split(separator: "|", omittingEmptySubsequences: false).map(String.init)
      guard fields.count > 3, let kind = Kind(rawValue: fields[0]) else { continue }
      let key = ProfileKey(
        kind: kind, isSettable: fields[1] == "yes", standard: standard(fields[2], kind))
      for name in fields[3...] { result[name] = key }
    }
    return result
  }()

  static let names = all.keys.sorted()

  static func named(_ name: String) -> ProfileKey? {
    if let key = all[name] { return key }
    for suffix in [" (Light)", " (Dark)"] where name.hasSuffix(suffix) {
      return all[String(name.dropLast(suffix.count))]
    }
    return nil
  }

  private static func standard(_ text: String, _ kind: Kind) -> JSONValue? {
    switch kind {
    case .boolean: text.isEmpty ? nil : .bool(text == "true")
    case .string: text.isEmpty ? nil : .string(text == "''" ? "" : text)
    case .number: Int(text).map(JSONValue.integer) ?? Double(text).map(JSONValue.number)
    case .color: ProfileColor(hex: text)?.json
    case .array: text == "[]" ? .array([]) : nil
    case .object: text == "{}" ? .object([]) : nil
    case .any: nil
    }
  }
}
