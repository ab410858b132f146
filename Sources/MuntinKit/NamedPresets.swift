import MuntinHost
import MuntinProfiles
import MuntinSpec
import MuntinYAML

/// The colour presets that a workspace names: out of files, else shipped, else those of iTerm2.
enum NamedPresets {
  /// The file with the presets in its workspace. A name that only iTerm2 could know stays as it is
  /// for other terminals: a plan says that it cannot be shown.
  ///
  /// - Errors: `badFile` for a file that is no preset, and for a name that iTerm2 does not know.
  static func load(
    _ file: WorkspaceFile, on choice: HostChoice, in surroundings: Surroundings
  ) async throws(KitFault) -> WorkspaceFile {
    var file = file
    let directory =
      file.path == "-" ? surroundings.directory : WorkspaceFile.folder(of: file.path)
    let broken = PresetFiles.load(
      into: &file.workspace, folders: [], directory: directory, home: surroundings.home)
    if !broken.isEmpty { throw .badFile(broken, file.source) }
    let unknown = unknown(in: file.workspace)
    guard !unknown.isEmpty, choice.resolved(surroundings) == .iterm2 else { return file }
    let names = Set(unknown.map(\.0)).sorted()
    let host = try choice.open(surroundings)
    let found: [String: [String: JSONValue]]
    do throws(HostError) {
      found = try await host.presets(named: names)
      await host.close()
    } catch {
      await host.close()
      throw .host(error)
    }
    file.workspace.presets.merge(found) { own, _ in own }
    let known = ColorPresets.names
    let faults = self.unknown(in: file.workspace).map { name, range in
      Diagnostic.unknownPreset(
        name, nearest: NearestName.nearest(to: name, among: known), at: range)
    }
    if !faults.isEmpty { throw .badFile(faults, file.source) }
    return file
  }

  private static func unknown(in workspace: Workspace) -> [(String, SourceRange)] {
    PresetFiles.names(in: workspace).filter { name, _ in
      ColorPresets.colors(of: name, in: workspace) == nil
    }
  }
}
