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

  /// Writes it as `muntin.yaml` into the current folder; never over a file that is there.
  package static func write(name: String, in surroundings: Surroundings) throws(KitFault) -> String {
    let path = surroundings.directory + "/muntin.yaml"
    guard !DiskFile.exists(path) else {
      throw .usage(
        "muntin.yaml is there already; it was left as it is", hint: "`--stdout` prints a new one")
    }
    do {
      try DiskFile.write(Array(text(name: name).utf8), to: path)
    } catch {
      throw .store(error)
    }
    return path
  }
}
