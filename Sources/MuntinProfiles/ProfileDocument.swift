package import MuntinSpec

/// A file of dynamic profiles as it lies in a folder.
package struct ProfileDocument: Equatable, Sendable {
  /// The workspace that the file is made from; nil for a file that is not Muntin's.
  package var workspace: String?
  package var profiles: [JSONValue]

  /// The name of the file of a workspace; a very long one ends with a digest.
  ///
  /// - Shape: at most 240 bytes.
  package static func name(of workspace: String) -> String {
    let name = "muntin-" + workspace
    guard name.utf8.count > 230 else { return name + ".json" }
    var short = ""
    for scalar in name.unicodeScalars {
      if short.utf8.count + UTF8.width(scalar) > 180 { break }
      short.unicodeScalars.append(scalar)
    }
    return short + "-" + NameUUID(["file", workspace]).description + ".json"
  }

  /// Nil for what iTerm2 would not take for profiles either.
  package init?(_ bytes: [UInt8]) {
    guard
      let json = JSONReader.read(bytes) ?? (try? PropertyList.read(bytes)),
      let profiles = json["Profiles"]?.array
    else { return nil }
    self.profiles = profiles
    workspace = json[Self.mark]?["workspace"]?.string
  }

  package init(_ profiles: DynamicProfiles) {
    workspace = profiles.workspace
    self.profiles = profiles.profiles.map(\.json)
  }

  /// Says whose the file is; iTerm2 reads over it.
  private static let mark = "muntin"

  package var text: String {
    let members: [(String, JSONValue?)] = [
      ("Profiles", .array(profiles.map(\.sorted))),
      (Self.mark, workspace.map { .object([("workspace", .string($0))]) }),
    ]
    return JSONText(.object(compacting: members), indented: true).text
  }

  /// Ids and names of the profiles in it.
  package var identities: [(guid: String, name: String)] {
    profiles.compactMap { profile in
      profile["Guid"]?.string.map { ($0, profile["Name"]?.string ?? "") }
    }
  }

  /// Profiles that are in it and that a workspace no longer has.
  package func dropped(by new: DynamicProfiles) -> [JSONValue] {
    let guids = Set(new.profiles.map(\.guid))
    return profiles.filter { $0["Guid"]?.string.map { !guids.contains($0) } ?? false }
  }

  /// What of this file stands in the way of other profiles, in a sentence.
  package func conflict(with new: ProfileDocument, in file: String) -> String? {
    for own in new.identities {
      for other in identities {
        if other.guid == own.guid {
          return "the id \(own.guid) of profile \"\(own.name)\" is taken by \(file)"
        }
        if other.name == own.name {
          return "the name of profile \"\(own.name)\" is taken by \(file)"
        }
      }
    }
    return nil
  }
}
