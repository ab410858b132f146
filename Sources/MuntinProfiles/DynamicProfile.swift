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
