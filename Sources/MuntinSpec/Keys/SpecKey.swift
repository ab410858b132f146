/// The keys of one kind of mapping: what the reader accepts, what an editor is told.
///
/// Each kind is one enum, so a reader cannot ask for a key that the schema does not know.
protocol SpecKey: RawRepresentable<String>, CaseIterable, Hashable, Sendable {
  /// What the mapping is, with its article: `a pane`.
  static var what: String { get }
  /// Every key by its text.
  static var index: [String: Self] { get }
  /// One line for people.
  var about: String { get }
  /// What may stand behind the key.
  var shape: JSONValue { get }
}

extension SpecKey {
  static var names: [String] { allCases.map(\.rawValue) }

  /// The index that a conformer stores.
  static func makeIndex() -> [String: Self] {
    Dictionary(allCases.map { ($0.rawValue, $0) }) { first, _ in first }
  }

  /// The schema of the whole mapping: all keys but `absent`, and `rules` behind them.
  static func mapping(
    without absent: Set<Self> = [], required: [Self] = [],
    _ rules: KeyValuePairs<String, JSONValue> = [:]
  ) -> JSONValue {
    let keys = allCases.filter { !absent.contains($0) }
    let properties = keys.map { key in
      (key.rawValue, key.shape.adding(["description": .string(key.about)]))
    }
    let base: JSONValue = [
      "type": "object", "properties": .object(properties), "additionalProperties": false,
    ]
    guard !required.isEmpty else { return base.adding(rules) }
    return base.adding(["required": .array(required.map { .string($0.rawValue) })]).adding(rules)
  }

  /// A rule that no two keys of `group` stand together.
  static func never(_ first: Self, with second: Self) -> JSONValue {
    ["not": ["required": [.string(first.rawValue), .string(second.rawValue)]]]
  }

  /// A rule that exactly one of `keys` is there.
  static func exactlyOne(_ keys: [Self]) -> JSONValue {
    .array(keys.map { ["required": [.string($0.rawValue)]] })
  }
}
