import MuntinPlan
import MuntinSpec

/// A profile that sessions share; what it does not say has the value of `ProfileKey.standard`.
struct SharedProfile: Equatable, Sendable {
  var guid: String
  var values: [String: JSONValue]
  /// The file that it comes from; nil for the server's own.
  var file: String?

  var name: String { values["Name"]?.string ?? "" }

  subscript(key: String) -> JSONValue? {
    key == "Guid" ? .string(guid) : values[key] ?? ProfileKey.all[key]?.standard
  }
}

/// All shared profiles, in their order.
struct ProfileLibrary: Equatable, Sendable {
  private(set) var profiles: [SharedProfile]
  var defaultGuid: String
  /// Names of files that make no sense, and entries that were skipped.
  private(set) var faults: [String] = []
  /// Values that clients gave to shared profiles; files are read again, and these go on top.
  private var changes: [String: [String: JSONValue]] = [:]

  init() {
    let guid = NameUUID(["profile", "Default"]).description
    defaultGuid = guid
    profiles = [
      SharedProfile(
        guid: guid,
        values: [
          "Name": .string("Default"), "Default Bookmark": .string("Yes"),
          "Normal Font": .string("Monaco 12"), "Non Ascii Font": .string("Monaco 12"),
        ])
    ]
  }

  var standard: SharedProfile { profile(defaultGuid) ?? profiles[0] }

  func profile(_ guid: String) -> SharedProfile? { profiles.first { $0.guid == guid } }

  /// The first of that name.
  func profile(named name: String) -> SharedProfile? { profiles.first { $0.name == name } }

  mutating func set(_ values: [String: JSONValue], of guid: String) {
    changes[guid, default: [:]].merge(values) { _, new in new }
    for place in profiles.indices where profiles[place].guid == guid {
      profiles[place].values.merge(values) { _, new in new }
    }
  }

  /// Takes the dynamic profiles of a folder; a file that makes no sense is left out as a whole.
  ///
  /// - Parameter files: names and texts.
  mutating func load(_ files: [(name: String, text: String)]) {
    profiles.removeAll { $0.file != nil }
    faults = []
    for file in files.sorted(by: { $0.name < $1.name }) where !Self.isSkipped(file.name) {
      guard let entries = JSONValue(text: file.text)?["Profiles"]?.array else {
        faults.append(file.name)
        continue
      }
      for entry in entries { add(entry, from: file.name) }
    }
    for place in profiles.indices {
      guard let own = changes[profiles[place].guid] else { continue }
      profiles[place].values.merge(own) { _, new in new }
    }
    if profile(defaultGuid) == nil { defaultGuid = profiles[0].guid }
  }

  private static func isSkipped(_ name: String) -> Bool {
    name.hasPrefix(".") || name.hasSuffix("~")
  }

  private mutating func add(_ entry: JSONValue, from file: String) {
    guard let members = entry.members, let guid = entry["Guid"]?.string,
      let name = entry["Name"]?.string, profile(guid) == nil
    else {
      faults.append(file)
      return
    }
    var values = parent(of: entry)?.values ?? [:]
    values["Default Bookmark"] = nil
    for (key, value) in members { values[key] = value }
    values["Name"] = .string(name)
    values["Guid"] = nil
    values["Is Dynamic Profile"] = .bool(true)
    values["Dynamic Profile Filename"] = .string(file)
    profiles.append(SharedProfile(guid: guid, values: values, file: file))
  }

  /// Where a parent is named that does not exist, there is none at all.
  private func parent(of entry: JSONValue) -> SharedProfile? {
    let guid = entry["Dynamic Profile Parent GUID"]?.string
    let name = entry["Dynamic Profile Parent Name"]?.string
    if guid == nil, name == nil { return standard }
    return guid.flatMap { profile($0) } ?? name.flatMap { profile(named: $0) }
  }
}
