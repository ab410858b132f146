import MuntinProfiles
package import MuntinSpec
import MuntinStore
package import MuntinYAML

/// A workspace file that was found, read and checked.
package struct WorkspaceFile: Sendable {
  /// Absolute; `-` for standard input.
  package var path: String
  package var source: SourceText
  package var workspace: Workspace
  package var warnings: [Diagnostic]
  package var settings: [String: String]

  /// Finds a file, reads it and checks it.
  ///
  /// - Parameters:
  ///   - name: a path; a name under `$XDG_CONFIG_HOME/muntin`; `-` for standard input; nil for
  ///     `muntin.yaml` or `.muntin.yaml` in this folder or one above.
  ///   - settings: values of variables, by name.
  ///   - profiles: a folder of dynamic profiles whose names may be parents; nil for iTerm2's own.
  package static func load(
    _ name: String?, settings: [String: String], profiles: String? = nil,
    in surroundings: Surroundings
  ) throws(KitFault) -> WorkspaceFile {
    let path = try find(name, in: surroundings)
    let bytes: [UInt8]
    do {
      bytes = try DiskFile.read(path, limit: DocumentReader.Limits().maxBytes)
    } catch {
      throw .unreadable(error)
    }
    let shown = path == "-" ? "standard input" : relative(path, to: surroundings.directory)
    return try check(
      SourceText(name: shown, bytes: bytes), path: path, settings: settings, profiles: profiles,
      in: surroundings)
  }

  package static func check(
    _ source: SourceText, path: String, settings: [String: String], profiles: String? = nil,
    in surroundings: Surroundings
  ) throws(KitFault) -> WorkspaceFile {
    let document = DocumentReader().read(source)
    guard let tree = document.value else { throw .badFile(document.diagnostics, source) }
    let context = SpecContext(
      home: surroundings.home,
      directory: path == "-" ? surroundings.directory : folder(of: path),
      environment: surroundings.environment, settings: settings)
    let checked = WorkspaceReader(context: context).read(tree)
    let diagnostics = document.diagnostics + checked.diagnostics
    guard var workspace = checked.value else { throw .badFile(diagnostics, source) }
    let presets = PresetFiles.load(
      into: &workspace, folders: [configFolder(surroundings) + "/presets"],
      directory: context.directory, home: surroundings.home)
    let parents = DynamicProfiles.unknownParents(in: workspace) {
      let folder = ProfileFolder(
        profiles.map { surroundings.absolute($0) } ?? ProfileFolder.usual(home: surroundings.home))
      return Set(
        folder.others(than: workspace.name).flatMap { $0.document.identities.map(\.name) })
    }
    guard presets.isEmpty, parents.isEmpty else {
      throw .badFile(diagnostics + presets + parents, source)
    }
    return WorkspaceFile(
      path: path, source: source, workspace: workspace, warnings: diagnostics,
      settings: settings)
  }

  /// Folders that panes are to start in and that are not there.
  package func missingFolders(_ severity: Severity) -> [Diagnostic] {
    var seen: [String: Bool] = [:]
    var missing: [Diagnostic] = []
    for window in workspace.windows {
      for tab in window.tabs {
        for pane in tab.panes {
          guard let folder = pane.directory else { continue }
          let exists = seen[folder.value] ?? DiskFile.isFolder(folder.value)
          seen[folder.value] = exists
          if exists { continue }
          missing.append(
            Diagnostic(
              severity, code: "directory-missing",
              "there is no folder \"\(folder.shown)\" for pane \"\(pane.name)\"",
              at: pane.directoryRange ?? pane.range, hint: "create it, or correct `directory`"))
        }
      }
    }
    return missing
  }

  /// Colour presets that only iTerm2 could know.
  package var unknownPresets: [Diagnostic] {
    PresetFiles.unknown(PresetFiles.names(in: workspace), in: workspace, .warning)
  }

  // MARK: Finding

  private static func find(
    _ name: String?, in surroundings: Surroundings
  ) throws(KitFault) -> String {
    guard let name else { return try search(surroundings) }
    if name == "-" { return name }
    let path = surroundings.absolute(name)
    if DiskFile.exists(path), !DiskFile.isFolder(path) { return path }
    if DiskFile.isFolder(path), let inside = inFolder(path) { return inside }
    if !name.contains("/") {
      let folder = configFolder(surroundings)
      for ending in ["", ".yaml", ".yml"]
      where DiskFile.exists("\(folder)/\(name)\(ending)")
        && !DiskFile.isFolder("\(folder)/\(name)\(ending)")
      {
        return "\(folder)/\(name)\(ending)"
      }
      throw .usage(
        (DiskFile.isFolder(path) ? noneIn(name) : "there is no file \"\(name)\"")
          + ", and no workspace of that name is in \(folder)",
        hint: "`muntin init` writes a first file")
    }
    throw .usage(
      DiskFile.isFolder(path) ? noneIn(name) : "there is no file \"\(name)\"",
      hint: "`muntin init` writes a first file")
  }

  private static func noneIn(_ folder: String) -> String {
    "the folder \"\(folder)\" holds no muntin.yaml or .muntin.yaml"
  }

  private static func search(_ surroundings: Surroundings) throws(KitFault) -> String {
    var folder = surroundings.directory
    while true {
      if let path = inFolder(folder) { return path }
      if folder == "/" || folder.isEmpty { break }
      folder = Self.folder(of: folder)
    }
    throw .usage(
      "there is no muntin.yaml or .muntin.yaml in this folder or above",
      hint: "name a file, or write a first one with `muntin init`")
  }

  private static func inFolder(_ folder: String) -> String? {
    ["muntin.yaml", ".muntin.yaml"].lazy.map { (folder == "/" ? "" : folder) + "/" + $0 }
      .first { DiskFile.exists($0) && !DiskFile.isFolder($0) }
  }

  static func configFolder(_ surroundings: Surroundings) -> String {
    let base = surroundings.environment["XDG_CONFIG_HOME"].flatMap {
      $0.hasPrefix("/") ? $0 : nil
    }
    return (base ?? surroundings.home + "/.config") + "/muntin"
  }

  static func folder(of path: String) -> String {
    guard let slash = path.lastIndex(of: "/"), slash != path.startIndex else { return "/" }
    return String(path[..<slash])
  }

  private static func relative(_ path: String, to folder: String) -> String {
    path.hasPrefix(folder + "/") ? String(path.dropFirst(folder.count + 1)) : path
  }
}
