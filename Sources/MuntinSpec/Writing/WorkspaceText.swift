package import MuntinYAML

/// A workspace as the text of a file, as a person would have written it: the shortest forms that
/// are exact, what many panes share said once, and nothing that holds anyway.
///
/// Read again with the same home and folder it gives an equal workspace: all but the places of
/// things in the text, and the variables, which are already filled in. Of what came from the
/// environment only the name is written, where that is known, else what stands for it.
package struct WorkspaceText {
  /// Ends with a line break.
  package let text: String
  /// The same as a tree, for what is to be changed in it.
  package let node: Node

  /// - Parameters:
  ///   - home: what `~` stands for, absolute.
  ///   - directory: the folder that the file will lie in; without it no path is relative.
  package init(_ workspace: Workspace, home: String, directory: String? = nil) {
    let writing = SpecWriting(workspace, home: home, directory: directory)
    node = writing.workspace(workspace)
    text = Self.text(of: node)
  }

  /// The tree of a workspace in the shape of such files.
  package static func text(of node: Node) -> String {
    YAMLText(node, oneLine: oneLine).text
  }

  private static let oneLine = YAMLText.OneLine(
    widest: 96,
    open: ["panes", "tabs", "windows", "profiles", "vars", "layout", "columns", "rows"])
}

/// What the writers of one workspace share; they are extensions of it, one file for each kind of
/// mapping, as the readers are.
struct SpecWriting {
  let folders: FolderWriting
  let directory: PaneDirectory
  /// What holds for every pane of the file that does not say otherwise.
  let defaults: WrittenDefaults

  init(_ workspace: Workspace, home: String, directory: String?) {
    self.directory = PaneDirectory(
      workspace.panes.map {
        PaneAddress(window: $0.window.name, tab: $0.tab.name, pane: $0.pane.name)
      })
    defaults = WrittenDefaults.none.shared(by: workspace.panes.map(\.pane))
    var folders = FolderWriting(home: home, directory: directory)
    folders.declareRepeated(in: workspace, defaults)
    self.folders = folders
  }

  func workspace(_ workspace: Workspace) -> Node {
    var fields = WrittenFields<WorkspaceKey>()
    fields.add(.name, .text(workspace.name))
    fields.add(.description, workspace.about.map { .text($0) })
    if !folders.variables.isEmpty {
      fields.add(
        .vars, .mapping(folders.variables.map { Entry($0.name, .text(folders.plain($0.path))) }))
    }
    fields.add(.defaults, defaultsNode(defaults, over: .none))
    fields.add(.profiles, profiles(workspace.profiles))
    addWindows(workspace, to: &fields)
    if !workspace.broadcast.isEmpty {
      fields.add(.broadcast, .list(workspace.broadcast.map { group($0) }))
    }
    if !workspace.restore.isEmpty {
      var rules = WrittenFields<RestoreKey>()
      rules.add(.run, .oneOrMore(workspace.restore.run.map { .text($0) }))
      rules.add(.skip, .oneOrMore(workspace.restore.skip.map { .text($0) }))
      fields.add(.restore, rules.node)
    }
    return fields.node
  }
}

/// The entries of a mapping, in the order in which they are added.
struct WrittenFields<Key: SpecKey> {
  private(set) var entries: [Entry] = []

  /// Adds nothing where there is no value.
  mutating func add(_ key: Key, _ value: Node?) {
    if let value { entries.append(Entry(key.rawValue, value)) }
  }

  mutating func add(_ key: Key, flag: Bool) {
    if flag { add(key, .flag) }
  }

  var node: Node { .mapping(entries) }
}
