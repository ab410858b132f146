import MuntinProfiles
import MuntinSpec
import MuntinStore
import MuntinYAML

/// Colour presets that lie in files: those that a workspace names by a path, and those of a folder.
enum PresetFiles {
  private static let ending = ".itermcolors"
  private static let mostBytes = 1 << 20

  /// Puts the presets that a workspace names into it.
  ///
  /// - Parameters:
  ///   - folders: where presets that go by a name may lie; the first that has one counts.
  ///   - directory: where relative paths start.
  /// - Returns: faults of files that are named and hold no preset.
  static func load(
    into workspace: inout Workspace, folders: [String], directory: String, home: String
  ) -> [Diagnostic] {
    var faults: [Diagnostic] = []
    for (name, range) in names(in: workspace) where workspace.presets[name] == nil {
      let isPath = name.contains("/") || name.hasSuffix(ending)
      let paths =
        isPath
        ? [absolute(name, directory: directory, home: home)]
        : folders.map { "\($0)/\(name)\(ending)" }
      guard let path = paths.first(where: { isPath || DiskFile.exists($0) }) else { continue }
      do throws(Fault) {
        workspace.presets[name] = try read(path)
      } catch {
        faults.append(.badPreset(name, error.sentence, at: range))
      }
    }
    return faults
  }

  private struct Fault: Error { var sentence: String }

  private static func read(_ path: String) throws(Fault) -> [String: JSONValue] {
    guard DiskFile.exists(path) else { throw Fault(sentence: "there is no such file") }
    guard DiskFile.isRegular(path) else { throw Fault(sentence: "it is no file") }
    let bytes: [UInt8]
    do {
      bytes = try DiskFile.read(path, limit: mostBytes)
    } catch {
      throw Fault(sentence: error.sentence)
    }
    guard bytes.count <= mostBytes else { throw Fault(sentence: "it is larger than 1 MiB") }
    do {
      return try PresetFile(bytes).colors
    } catch {
      throw Fault(sentence: "\(error.sentence) (line \(error.line))")
    }
  }

  /// The presets of profiles and of panes, each with a place.
  static func names(in workspace: Workspace) -> [(String, SourceRange)] {
    var names = ofProfiles(in: workspace)
    for window in workspace.windows {
      for tab in window.tabs {
        for pane in tab.panes {
          if let name = pane.colors.preset { names.append((name, pane.range)) }
        }
      }
    }
    return names
  }

  static func ofProfiles(in workspace: Workspace) -> [(String, SourceRange)] {
    workspace.profiles.compactMap { profile in
      profile.colors.preset.map { ($0, profile.presetRange ?? profile.range) }
    }
  }

  /// Those of some presets that are neither shipped nor in a file.
  static func strange(
    _ names: [(String, SourceRange)], in workspace: Workspace
  ) -> [(String, SourceRange)] {
    names.filter { name, _ in ColorPresets.colors(of: name, in: workspace) == nil }
  }

  /// What is to be said of them.
  static func unknown(
    _ names: [(String, SourceRange)], in workspace: Workspace, _ severity: Severity
  ) -> [Diagnostic] {
    let known = Set(workspace.presets.keys).union(ColorPresets.names).sorted()
    return strange(names, in: workspace).map { name, range in
      .unknownPreset(
        name, nearest: NearestName.nearest(to: name, among: known), severity: severity, at: range)
    }
  }

  private static func absolute(_ path: String, directory: String, home: String) -> String {
    if path.hasPrefix("/") { return path }
    return path.hasPrefix("~/") ? home + path.dropFirst() : directory + "/" + path
  }
}
