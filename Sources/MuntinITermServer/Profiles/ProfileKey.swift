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
  static let all: [String: ProfileKey] = Dictionary(
    ProfileTable.all.map { word in
      let kind = Kind(rawValue: word.jsonKind) ?? .any
      return (
        word.key, ProfileKey(kind: kind, isSettable: word.isSettable, standard: word.standard)
      )
    }
  ) { first, _ in first }

  static let names = all.keys.sorted()

  static func named(_ name: String) -> ProfileKey? {
    if let key = all[name] { return key }
    for suffix in [" (Light)", " (Dark)"] where name.hasSuffix(suffix) {
      return all[String(name.dropLast(suffix.count))]
    }
    return nil
  }
}
