import MuntinHost
import MuntinProfiles
import MuntinSpec
import MuntinYAML

/// What a workspace names that is not in its file: colour presets, which may be in other files, be
/// shipped or be iTerm2's, and parents of profiles.
enum NamedElsewhere {
  /// The file with the presets in its workspace. A name that only iTerm2 could know stays as it is
  /// for other terminals: a plan says that it cannot be shown.
  ///
  /// - Errors: `badFile` for a file that is no preset, and for names that iTerm2 does not know.
  static func load(
    _ file: WorkspaceFile, on choice: HostChoice, in surroundings: Surroundings
  ) async throws(KitFault) -> WorkspaceFile {
    var file = file
    let directory =
      file.path == "-" ? surroundings.directory : WorkspaceFile.folder(of: file.path)
    let broken = PresetFiles.load(
      into: &file.workspace, folders: [], directory: directory, home: surroundings.home)
    if !broken.isEmpty { throw .badFile(broken, file.source) }
    let names = PresetFiles.names(in: file.workspace)
    let unknown = Set(PresetFiles.strange(names, in: file.workspace).map(\.0))
    let hasParents = file.workspace.profiles.contains(where: \.isParentOnMachine)
    guard !unknown.isEmpty || hasParents, choice.resolved(surroundings) == .iterm2 else {
      return file
    }
    let host = try choice.open(surroundings)
    let presets: [String: [String: JSONValue]]
    let profiles: Set<String>
    do throws(HostError) {
      presets = unknown.isEmpty ? [:] : try await host.presets(named: unknown.sorted())
      profiles = hasParents ? try await host.profileNames() : []
      await host.close()
    } catch {
      await host.close()
      throw .host(error)
    }
    file.workspace.presets.merge(presets) { own, _ in own }
    let faults =
      PresetFiles.unknown(names, in: file.workspace, .error)
      + DynamicProfiles.missingParents(in: file.workspace, machine: profiles)
    if !faults.isEmpty { throw .badFile(faults, file.source) }
    return file
  }
}
