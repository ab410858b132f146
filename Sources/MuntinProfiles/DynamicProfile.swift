package import MuntinSpec

/// A profile as iTerm2 reads it from a file of dynamic profiles.
package struct DynamicProfile: Equatable, Sendable {
  /// The name in the workspace file; `name` is the one that iTerm2 shows.
  package var word: String
  package var guid: String
  package var name: String
  /// Every key with its value, in iTerm2's form; `Guid` and `Name` are among them.
  package var keys: [String: JSONValue]
  /// Keys whose value holds a secret, which must not be shown.
  package var secrets: Set<String> = []

  package init(word: String, guid: String, name: String, keys: [String: JSONValue] = [:]) {
    self.word = word
    self.guid = guid
    self.name = name
    self.keys = keys
  }

  /// Keys sorted, those of objects inside of it too.
  package var json: JSONValue { JSONValue.object(keys.map { ($0.key, $0.value) }).sorted }
}

extension JSONValue {
  /// The same value with the members of every object in the order of their names.
  package var sorted: JSONValue {
    switch self {
    case .object(let members):
      .object(
        members.map { ($0.0, $0.1.sorted) }
          .sorted { $0.0.unicodeScalars.lexicographicallyPrecedes($1.0.unicodeScalars) })
    case .array(let items): .array(items.map(\.sorted))
    default: self
    }
  }
}
