import MuntinPlan
package import MuntinProfiles
import MuntinSpec
import MuntinStore
import MuntinYAML

/// The dynamic profiles of a workspace, held against the folder that they belong in.
package struct ProfileWriting: Sendable {
  /// Where profiles go, and how far.
  package struct Choice: Sendable {
    /// A folder; nil for iTerm2's own.
    package var folder: String?
    /// A folder of colour presets.
    package var presets: String?
    /// Profiles that the workspace no longer has go as well.
    package var prune: Bool

    package init(folder: String? = nil, presets: String? = nil, prune: Bool = false) {
      self.folder = folder
      self.presets = presets
      self.prune = prune
    }
  }

  package let profiles: DynamicProfiles
  package let difference: ProfileDifference
  /// Names of profiles that stay in the file though the workspace no longer has them.
  package let kept: [String]
  package let path: String
  private let folder: ProfileFolder
  private let document: ProfileDocument
  private let hasFile: Bool

  /// The profiles alone; no folder is looked at but for parents.
  ///
  /// - Errors: `badFile` for a parent or a preset that nobody knows.
  package static func profiles(
    of file: WorkspaceFile, _ choice: Choice, in surroundings: Surroundings
  ) throws(KitFault) -> DynamicProfiles {
    var workspace = file.workspace
    let broken = PresetFiles.load(
      into: &workspace, folders: choice.presets.map { [surroundings.absolute($0)] } ?? [],
      directory: folder(of: file, surroundings), home: surroundings.home)
    let faults =
      broken + PresetFiles.unknown(PresetFiles.ofProfiles(in: workspace), in: workspace, .error)
    guard faults.isEmpty else { throw .badFile(faults, file.source) }
    return DynamicProfiles(workspace)
  }

  package static func look(
    at file: WorkspaceFile, _ choice: Choice, in surroundings: Surroundings
  ) throws(KitFault) -> ProfileWriting {
    let profiles = try profiles(of: file, choice, in: surroundings)
    let path = try folderPath(choice, in: surroundings)
    do {
      return try ProfileWriting(profiles, ProfileFolder(path), prune: choice.prune)
    } catch {
      throw .store(error)
    }
  }

  /// iTerm2's own folder only where there is an iTerm2.
  private static func folderPath(
    _ choice: Choice, in surroundings: Surroundings
  ) throws(KitFault) -> String {
    if let folder = choice.folder { return surroundings.absolute(folder) }
    let usual = ProfileFolder.usual(home: surroundings.home)
    guard DiskFile.isFolder(WorkspaceFile.folder(of: usual)) else {
      throw .usage(
        "iTerm2 has no folder here (\(WorkspaceFile.folder(of: usual)))",
        hint: "name a folder with --output, or print with --stdout")
    }
    return usual
  }

  /// The removal of a workspace's file.
  static func removal(
    of workspace: String, in folder: ProfileFolder
  ) throws(KitFault) -> ProfileWriting {
    do {
      return try ProfileWriting(
        DynamicProfiles(Workspace(name: workspace)), folder, prune: true)
    } catch {
      throw .store(error)
    }
  }

  private static func folder(of file: WorkspaceFile, _ surroundings: Surroundings) -> String {
    file.path == "-" ? surroundings.directory : WorkspaceFile.folder(of: file.path)
  }

  /// What stands in the way of writing, as far as it can be told before.
  func check() throws(KitFault) {
    do { try folder.check(document, of: profiles.workspace) } catch { throw .store(error) }
  }

  /// Nothing is left in the file, and it goes.
  package var removesFile: Bool { document.profiles.isEmpty }

  private init(
    _ profiles: DynamicProfiles, _ folder: ProfileFolder, prune: Bool
  ) throws(StoreError) {
    self.profiles = profiles
    self.folder = folder
    path = folder.file(of: profiles.workspace)
    let old = try folder.document(of: profiles.workspace)
    hasFile = old != nil
    let dropped = prune ? [] : old?.dropped(by: profiles) ?? []
    var document = ProfileDocument(profiles)
    document.profiles += dropped
    self.document = document
    kept = dropped.compactMap { $0["Name"]?.string }
    difference = ProfileDifference(from: old, to: document, secrets: profiles.secrets)
  }

  /// A file as it was, where there is none now.
  init(back document: ProfileDocument, of workspace: String, in folder: ProfileFolder) {
    profiles = DynamicProfiles(Workspace(name: workspace))
    self.folder = folder
    self.document = document
    path = folder.file(of: workspace)
    hasFile = false
    kept = []
    difference = ProfileDifference(from: nil, to: document)
  }

  /// What is in the file now; nil where others must not read it.
  var fileBefore: JSONValue? {
    guard !DiskFile.isPrivate(path), let document = try? folder.document(of: profiles.workspace)
    else { return nil }
    return JSONReader.read(Array(document.text.utf8))
  }

  /// The file is not as the workspace says.
  package var isPending: Bool {
    !difference.isEmpty || (isEmpty ? hasFile : !hasFile)
  }

  /// Nothing is left to be in the file.
  package var isEmpty: Bool { document.profiles.isEmpty }

  /// Writes the file, or removes it once nothing is in it.
  package func write() throws(KitFault) {
    do throws(StoreError) {
      if isEmpty {
        if hasFile { try folder.remove(profiles.workspace) }
      } else {
        try folder.write(
          document, of: profiles.workspace, isPrivate: !profiles.secrets.isEmpty)
      }
    } catch {
      throw .store(error)
    }
  }
}
