import MuntinSpec
import MuntinYAML

/// A profile on its way from JSON to text.
struct ImportedProfile {
  /// The name in the workspace file.
  let word: String
  let guid: String
  private let original: [String: JSONValue]
  private var parent: Node?
  /// Keys that stand as iTerm2 spells them.
  private var raw: Set<String> = []
  /// Keys that words would bring along and that must not be there.
  private var absent: Set<String> = []

  private static let parentKeys = ["Dynamic Profile Parent Name", "Dynamic Profile Parent GUID"]

  /// Names stand once in a file; a second one gets a number.
  static func all(_ profiles: [JSONValue]) -> [ImportedProfile] {
    var words: Set<String> = []
    var before: [String: String] = [:]
    return profiles.map { profile in
      let name = profile["Name"]?.string ?? ""
      var word = name
      var number = 2
      while !words.insert(word).inserted {
        word = "\(name) \(number)"
        number += 1
      }
      let draft = ImportedProfile(profile, word: word, before: before)
      if word == name { before[name] = word }
      return draft
    }
  }

  /// - Parameter before: profiles that stand further up, by their names.
  private init(_ profile: JSONValue, word: String, before: [String: String]) {
    self.word = word
    guid = profile["Guid"]?.string ?? ""
    var original: [String: JSONValue] = [:]
    for (key, value) in profile.members ?? [] { original[key] = value }
    self.original = original
    if let name = profile["Dynamic Profile Parent Name"]?.string, !name.isEmpty,
      name.visible == name, name.utf8.count < 1024
    {
      let isPlain = before[name] != nil || name == "Default"
      parent =
        isPlain ? Node(text: name) : Node(.mapping([Entry("machine", Node(text: name))]))
    }
  }

  private var name: String { original["Name"]?.string ?? "" }

  mutating func dropParent() {
    parent = nil
    raw.formUnion(Self.parentKeys.filter { original[$0] != nil })
  }

  /// Compares with what came of it; false where something has to be said in another way.
  mutating func settle(with made: [String: JSONValue]) -> Bool {
    var isSame = true
    for (key, value) in original where made[key].map({ !$0.isSame(as: value) }) ?? true {
      raw.insert(key)
      isSame = false
    }
    for key in made.keys where original[key] == nil {
      absent.insert(key)
      isSame = false
    }
    return isSame
  }

  // MARK: Text

  var node: Node {
    var entries: [Entry] = []
    if let parent { entries.append(Entry("parent", parent)) }
    if name != word { entries.append(Entry("name", Node(text: name))) }
    entries.append(Entry("guid", Node(text: guid)))
    var keys: [String: JSONValue?] = [:]
    for (key, value) in original where key != "Guid" && key != "Name" {
      if parent != nil, Self.parentKeys.contains(key), !raw.contains(key) { continue }
      keys[key] = value
    }
    for key in absent { keys[key] = .some(nil) }
    return Node(.mapping(entries + ProfileWords(keys, raw: raw).entries))
  }
}
