package import MuntinProfiles
import MuntinSpec

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// A folder of dynamic profiles that iTerm2 watches, with one file for each workspace in it.
package struct ProfileFolder: Sendable {
  package let path: String

  /// Bytes of a file that are read at most.
  static let mostBytes = 16 << 20

  package init(_ path: String) { self.path = path }

  /// iTerm2's own folder.
  package static func usual(home: String) -> String {
    home + "/Library/Application Support/iTerm2/DynamicProfiles"
  }

  package func file(of workspace: String) -> String {
    path + "/" + ProfileDocument.name(of: workspace)
  }

  /// The file of a workspace; nil where there is none.
  ///
  /// - Errors: a file in its place that Muntin did not write for this workspace.
  package func document(of workspace: String) throws(StoreError) -> ProfileDocument? {
    let file = file(of: workspace)
    guard DiskFile.exists(file) || isLink(file) else { return nil }
    guard DiskFile.isRegular(file) else {
      throw foreign(file, "it is no file")
    }
    let bytes = try DiskFile.read(file, limit: Self.mostBytes)
    guard bytes.count <= Self.mostBytes, let document = ProfileDocument(bytes) else {
      throw foreign(file, "it holds something else")
    }
    guard let owner = document.workspace else { throw foreign(file, "Muntin did not write it") }
    guard owner == workspace else {
      throw foreign(file, "it belongs to the workspace \"\(owner)\"")
    }
    return document
  }

  private func foreign(_ file: String, _ why: String) -> StoreError {
    StoreError(
      "\(file) is not this workspace's: \(why); it was left as it is",
      hint: "move it away, or write to another folder with --output")
  }

  private func isLink(_ file: String) -> Bool {
    var status = stat()
    return lstat(file, &status) == 0
  }

  /// The other files of the folder that hold profiles, by name.
  package func others(than workspace: String) -> [(name: String, document: ProfileDocument)] {
    let own = ProfileDocument.name(of: workspace)
    var documents: [(name: String, document: ProfileDocument)] = []
    for name in DiskFile.names(in: path)
    where name != own && !name.hasPrefix(".") && !name.hasSuffix("~") {
      let file = path + "/" + name
      guard DiskFile.isRegular(file),
        let bytes = try? DiskFile.read(file, limit: Self.mostBytes),
        bytes.count <= Self.mostBytes, let document = ProfileDocument(bytes)
      else { continue }
      documents.append((name, document))
    }
    return documents
  }

  /// Takes the place of the file of a workspace, in one step; an equal file is left alone, since
  /// iTerm2 reads everything again whenever one changes.
  ///
  /// - Errors: an id or a name that another file of the folder has; a folder that cannot be written;
  ///   a full disk. What was there stays then.
  package func write(
    _ document: ProfileDocument, of workspace: String, isPrivate: Bool
  ) throws(StoreError) {
    try check(document, of: workspace)
    let file = file(of: workspace)
    let bytes = Array(document.text.utf8)
    if let old = try? DiskFile.read(file, limit: Self.mostBytes), old == bytes { return }
    try DiskFile.makeFolder(path)
    try DiskFile.write(
      bytes, to: file, mode: isPrivate ? 0o600 : 0o644, stage: stage(of: workspace))
  }

  /// - Errors: an id or a name that another file of the folder has.
  package func check(
    _ document: ProfileDocument, of workspace: String
  ) throws(StoreError) {
    for other in others(than: workspace) {
      if let conflict = other.document.conflict(with: document, in: other.name) {
        throw StoreError(
          conflict + " in \(path)",
          hint: "give the profile another `name` or `guid`, or remove that file")
      }
    }
  }

  /// Removes the file of a workspace.
  package func remove(_ workspace: String) throws(StoreError) {
    let file = file(of: workspace)
    guard unlink(file) == 0 else { throw .system("cannot remove", file) }
  }

  // MARK: Staging

  /// Where a file grows until it is whole: beside the folder, so that iTerm2 does not see it. Where
  /// that is another volume or cannot be written, a name with a dot in the folder, which iTerm2 skips.
  private func stage(of workspace: String) -> String {
    let name = "." + ProfileDocument.name(of: workspace) + "."
    var folder = stat()
    var above = stat()
    let parent = path + "/.."
    let isBeside =
      stat(path, &folder) == 0 && stat(parent, &above) == 0 && folder.st_dev == above.st_dev
      && access(parent, W_OK | X_OK) == 0
    let place = isBeside ? parent : path
    clear(place, name)
    return place + "/" + name + String(getpid())
  }

  /// Removes what processes that were killed have left.
  private func clear(_ place: String, _ prefix: String) {
    for name in DiskFile.names(in: place) where name.hasPrefix(prefix) {
      let digits = name.dropFirst(prefix.count).prefix { $0.isNumber }
      guard let process = pid_t(digits), process > 0, process != getpid() else { continue }
      if kill(process, 0) != 0, errno == ESRCH { unlink(place + "/" + name) }
    }
  }
}
