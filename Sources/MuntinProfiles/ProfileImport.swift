import MuntinSpec
import MuntinYAML

/// Text of a workspace file made of dynamic profiles, or of a profile that iTerm2 exported.
///
/// The text gives the same profiles back: what words could not say just so is left as iTerm2 spells
/// it, and what words would say too much of is taken out again.
package struct ProfileImport {
  /// Why a file cannot be turned into text, in a sentence.
  package struct Fault: Error, Equatable, Sendable {
    package var sentence: String
    package var hint: String?
  }

  package let text: String
  package let count: Int

  /// - Parameter workspace: a name for it.
  package init(_ bytes: [UInt8], workspace: String) throws(Fault) {
    guard let json = JSONReader.read(bytes) else {
      throw Fault(
        sentence: "it is not JSON",
        hint: "a property list becomes JSON with `plutil -convert json FILE`")
    }
    let originals = try Self.profiles(of: json)
    var drafts = ImportedProfile.all(originals)
    count = originals.count
    // Each round takes back what the last one got wrong; a key is moved at most twice.
    for _ in 0..<4 {
      let text = Self.text(drafts, workspace)
      let made = try Self.read(text, workspace)
      var isSame = made.profiles.map(\.guid) == originals.map { $0["Guid"]?.string ?? "" }
      if !isSame { for place in drafts.indices { drafts[place].dropParent() } }
      let profiles = Dictionary(made.profiles.map { ($0.guid, $0) }) { first, _ in first }
      for place in drafts.indices {
        guard let profile = profiles[drafts[place].guid] else { continue }
        if !drafts[place].settle(with: profile.keys) { isSame = false }
      }
      if isSame {
        self.text = text
        return
      }
    }
    throw Fault(sentence: "its profiles cannot be said in a workspace file", hint: nil)
  }

  private static func profiles(of json: JSONValue) throws(Fault) -> [JSONValue] {
    let profiles = json["Profiles"]?.array ?? json.array ?? [json]
    for (place, profile) in profiles.enumerated() {
      guard profile.members != nil, profile["Guid"]?.string?.isEmpty == false,
        profile["Name"]?.string?.isEmpty == false
      else {
        throw Fault(
          sentence: "profile \(place + 1) of it has no Guid or no Name",
          hint: "a file of dynamic profiles is {\"Profiles\": […]}")
      }
    }
    let guids = profiles.compactMap { $0["Guid"]?.string }
    guard Set(guids).count == guids.count else {
      throw Fault(sentence: "two of its profiles have the same Guid", hint: nil)
    }
    return profiles
  }

  private static func text(_ drafts: [ImportedProfile], _ workspace: String) -> String {
    WorkspaceText.text(
      of: Node(
        .mapping([
          Entry("name", Node(text: workspace)),
          Entry("profiles", Node(.mapping(drafts.map { Entry($0.word, $0.node) }))),
        ])))
  }

  /// The profiles that a text makes.
  private static func read(_ text: String, _ workspace: String) throws(Fault) -> DynamicProfiles {
    let source = SourceText(name: "imported", bytes: Array(text.utf8))
    let document = DocumentReader().read(source)
    let context = SpecContext(home: "/", directory: "/")
    let checked = document.value.map { WorkspaceReader(context: context).read($0) }
    if let made = checked?.value { return DynamicProfiles(made) }
    let first = (document.diagnostics + (checked?.diagnostics ?? []))
      .first { $0.severity == .error }
    throw Fault(
      sentence: "its profiles cannot be said in a workspace file: \(first?.message ?? "")",
      hint: first?.hint)
  }
}
