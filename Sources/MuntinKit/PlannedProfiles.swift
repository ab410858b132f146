import MuntinHost
import MuntinITermWire
package import MuntinPlan
import MuntinProfiles
import MuntinSpec
import MuntinStore
import MuntinYAML

/// The file of dynamic profiles of a workspace, as an apply to iTerm2 keeps it.
package struct PlannedProfiles: Sendable {
  private let writing: ProfileWriting
  /// What the plan says of it; nil where the file is as it should be.
  package let change: ProfilesChange?
  /// Panes can have their looks from it.
  let hasProfiles: Bool
  /// Profiles of a file that comes back.
  private var returning: [ExpectedProfile] = []

  /// - Errors: a parent or a preset that nobody knows; a file in its place that is not ours; an id
  ///   or a name that another file has.
  static func look(
    at file: WorkspaceFile, on choice: HostChoice, in surroundings: Surroundings
  ) throws(KitFault) -> PlannedProfiles? {
    guard let folder = try Self.folder(choice, surroundings) else { return nil }
    let place = ProfileWriting.Choice(folder: folder, prune: true)
    guard !file.workspace.profiles.isEmpty else {
      // What is not ours is in nobody's way here. What panes name stays: a file that was saved does
      // not say what is in the profiles.
      let named = Set(file.workspace.panes.compactMap(\.pane.profile))
      guard let document = try? ProfileFolder(folder).document(of: file.workspace.name),
        !document.identities.contains(where: { named.contains($0.name) })
      else { return nil }
      return try PlannedProfiles(ProfileWriting.look(at: file, place, in: surroundings))
    }
    let writing = try ProfileWriting.look(at: file, place, in: surroundings)
    try writing.check()
    return PlannedProfiles(writing)
  }

  /// The removal of the file of a workspace; nil where it has none.
  static func removal(
    of workspace: String, on choice: HostChoice, in surroundings: Surroundings
  ) throws(KitFault) -> PlannedProfiles? {
    guard let folder = try Self.folder(choice, surroundings),
      (try? ProfileFolder(folder).document(of: workspace)) != nil
    else { return nil }
    return PlannedProfiles(
      try ProfileWriting.removal(of: workspace, in: ProfileFolder(folder)), needsConsent: true)
  }

  /// The file as it was before it went, where there is none now; nil otherwise.
  static func back(
    _ document: JSONValue, of workspace: String, on choice: HostChoice,
    in surroundings: Surroundings
  ) throws(KitFault) -> PlannedProfiles? {
    guard let folder = try Self.folder(choice, surroundings).map({ ProfileFolder($0) }),
      !DiskFile.exists(folder.file(of: workspace)),
      let document = ProfileDocument(Array(JSONText(document).text.utf8)),
      document.workspace == workspace
    else { return nil }
    var planned = PlannedProfiles(ProfileWriting(back: document, of: workspace, in: folder))
    planned.returning = document.identities.map { ExpectedProfile(guid: $0.guid, name: $0.name) }
    return planned
  }

  /// The file that a removal takes away, for the way back; nil where it holds secrets, which are
  /// kept nowhere.
  var before: JSONValue? {
    guard change?.removesFile == true else { return nil }
    return writing.fileBefore
  }

  private init(_ writing: ProfileWriting, needsConsent: Bool = false) {
    self.writing = writing
    hasProfiles = !writing.profiles.profiles.isEmpty
    change =
      writing.isPending
      ? ProfilesChange(
        path: writing.path, difference: writing.difference, removesFile: writing.removesFile,
        needsConsent: needsConsent) : nil
  }

  /// The folder that the iTerm2 which is meant watches; nil for other terminals.
  private static func folder(
    _ choice: HostChoice, _ surroundings: Surroundings
  ) throws(KitFault) -> String? {
    guard choice.resolved(surroundings) == .iterm2 else { return nil }
    do throws(WireError) {
      let rule = try AddressRule(home: surroundings.home, environment: surroundings.environment)
      return rule.supportFolder + "/DynamicProfiles"
    } catch {
      throw .host(HostError(.unavailable, error.sentence))
    }
  }

  /// Writes the file, and waits until the terminal knows its profiles.
  func write(for host: any TerminalHost) async throws(HostError) {
    try write()
    try await host.expect(expected)
  }

  func write() throws(HostError) {
    do throws(KitFault) {
      try writing.write()
    } catch {
      guard case .store(let fault) = error else { throw HostError(.refused, "\(error)") }
      throw HostError(.refused, fault.sentence, hint: fault.hint)
    }
  }

  /// The profiles that come or change, with what is new in them.
  private var expected: [ExpectedProfile] {
    if !returning.isEmpty { return returning }
    let all = Dictionary(writing.profiles.profiles.map { ($0.guid, $0) }) { first, _ in first }
    return writing.difference.entries.compactMap { entry in
      guard let profile = all[entry.guid] else { return nil }
      var expected = ExpectedProfile(guid: profile.guid, name: profile.name)
      for key in entry.keys { expected.values[key.key] = .some(profile.keys[key.key]) }
      return expected
    }
  }
}
