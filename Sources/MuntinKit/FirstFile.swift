import MuntinPlan
import MuntinStore
import MuntinYAML

/// The file that `init` writes.
package enum FirstFile {
  /// - Parameter name: of the workspace.
  package static func text(name: String) -> String {
    """
    # yaml-language-server: $schema=https://raw.githubusercontent.com/muntin/muntin/main/schemas/workspace.schema.json
    version: 1
    name: \(YAMLText(Node(.scalar(Scalar(name)))).text.dropLast())
    tabs:
      - name: code
        layout:
          columns:
            - {pane: editor, size: 60%}
            - rows: [server, shell]
        panes:
          editor: {type: "${EDITOR:-vi} .", focus: true}
          server: echo "start your server here"
          shell: {}

    """.replacing("${EDITOR", with: "$${EDITOR")
  }

  /// Writes it as `muntin.yaml` into the current folder; never where a workspace is already.
  ///
  /// - Returns: the path.
  /// - Errors: `usage` for a name that no workspace can have.
  package static func write(
    name: String, in surroundings: Surroundings
  ) throws(KitFault) -> String {
    for file in ["muntin.yaml", ".muntin.yaml"]
    where DiskFile.exists(surroundings.directory + "/" + file) {
      throw .store(
        StoreError(
          "\(file) is there already; it was left as it is",
          hint: "`--stdout` prints a new one"))
    }
    let bytes = Array(text(name: name).utf8)
    let path = surroundings.directory + "/muntin.yaml"
    do {
      _ = try WorkspaceFile.check(
        SourceText(name: "muntin.yaml", bytes: bytes), path: path, settings: [:],
        in: surroundings)
    } catch {
      throw .usage(
        "no workspace can be called \(Shown.quoted(name))", hint: "name it: `muntin init NAME`")
    }
    do { try DiskFile.write(bytes, to: path) } catch { throw .store(error) }
    return path
  }
}
