package import MuntinImport
import MuntinPlan
import MuntinSpec
import MuntinStore
package import MuntinYAML

/// Makes a workspace file of a file of another tool.
package struct Importing: Sendable {
  /// What the call says.
  package struct Wishes: Sendable {
    /// Nil for whatever the file looks like.
    package var format: PeerFormat?
    /// Which one, of several layouts in a file.
    package var layout: String?
    /// Where the workspace file is to lie; nil for standard output.
    package var output: String?
    /// Whether it may take the place of a file that is there.
    package var force: Bool

    package init(
      format: PeerFormat? = nil, layout: String? = nil, output: String? = nil, force: Bool = false
    ) {
      self.format = format
      self.layout = layout
      self.output = output
      self.force = force
    }
  }

  package let imported: Imported
  /// The file that was imported.
  package let source: SourceText
  /// The text of the workspace file.
  package let text: String

  /// Reads a file, and writes the workspace file where one is wished for.
  ///
  /// - Parameter file: a path, or `-` for standard input.
  package init(
    _ file: String, _ wishes: Wishes, in surroundings: Surroundings
  ) throws(KitFault) {
    let path = file == "-" ? file : surroundings.absolute(file)
    guard path == "-" || !DiskFile.isFolder(path) else {
      throw .usage("\"\(file)\" is a folder", hint: "name the file that is to be imported")
    }
    let output = wishes.output.map { surroundings.absolute($0) }
    if let output, !wishes.force, DiskFile.isRegular(output) { throw Self.isThere(wishes.output) }
    do {
      let bytes = try DiskFile.read(path, limit: DocumentReader.Limits().maxBytes)
      source = SourceText(name: path == "-" ? "standard input" : file, bytes: bytes)
    } catch {
      throw .unreadable(error)
    }
    let context = SpecContext(
      home: surroundings.home,
      directory: path == "-" ? surroundings.directory : WorkspaceFile.folder(of: path),
      environment: surroundings.environment)
    let checked = Importer(context: context, format: wishes.format, layout: wishes.layout)
      .read(source)
    guard let value = checked.value else { throw .badFile(checked.diagnostics, source) }
    imported = value
    let folder = output.map { WorkspaceFile.folder(of: $0) }
    text = ImportedText(value, home: surroundings.home, directory: folder).text
    try check(surroundings, folder: folder)
    guard let output else { return }
    do {
      try DiskFile.write(Array(text.utf8), to: output, isNew: !wishes.force)
    } catch {
      // Another may have made one since.
      if !wishes.force, DiskFile.isRegular(output) { throw Self.isThere(wishes.output) }
      throw .store(error)
    }
  }

  private static func isThere(_ output: String?) -> KitFault {
    .store(
      StoreError(
        "\(output ?? "the file") is there already; it was left as it is",
        hint: "`--force` writes over it"))
  }

  /// What is written must be a good file, whatever was read.
  private func check(_ surroundings: Surroundings, folder: String?) throws(KitFault) {
    do {
      _ = try WorkspaceFile.check(
        SourceText(name: "the workspace file", bytes: Array(text.utf8)),
        path: (folder ?? surroundings.directory) + "/muntin.yaml", settings: [:],
        in: surroundings)
    } catch {
      throw .store(
        StoreError(
          "what was made of \(source.name) is no good workspace file, so nothing was written: "
            + error.text(color: false, width: 100),
          hint: "this is a mistake of Muntin; the line above says which part of the file it is"))
    }
  }
}
