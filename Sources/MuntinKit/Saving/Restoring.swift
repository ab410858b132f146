import MuntinHost
package import MuntinPlan
import MuntinSpec
package import MuntinStore
import MuntinYAML

/// A snapshot that is about to be applied again.
package struct Restoring: Sendable {
  package private(set) var file: WorkspaceFile
  /// What is not as it was, in sentences.
  package private(set) var messages: [String]
  /// Panes whose program is not there.
  private var missing: Set<NodeKey> = []
  private let scrollback: Scrollback
  private let surroundings: Surroundings

  /// Reads a snapshot as workspaces, one for each of those that it was taken of, and puts in the
  /// place of what is gone what is nearest.
  ///
  /// - Shape: at least one.
  /// - Errors: `badFile` for a snapshot that this version cannot read.
  package static func all(
    _ loaded: SnapshotShelf.Loaded, named name: String, in surroundings: Surroundings
  ) throws(KitFault) -> [Restoring] {
    var all: [Restoring] = []
    for text in SpecDocuments.split(loaded.snapshot.spec) {
      all.append(
        try Restoring(text, loaded, named: name, isFirst: all.isEmpty, in: surroundings))
    }
    return all
  }

  private init(
    _ text: String, _ loaded: SnapshotShelf.Loaded, named name: String, isFirst: Bool,
    in surroundings: Surroundings
  ) throws(KitFault) {
    let source = SourceText(name: "\(name)#\(loaded.number)", text: text)
    file = try WorkspaceFile.check(source, path: "/-", settings: [:], in: surroundings)
    messages = isFirst ? loaded.messages : []
    scrollback = Scrollback(
      loaded.snapshot.parts["scrollback"] ?? [], of: isFirst ? nil : file.workspace.name)
    self.surroundings = surroundings
    replaceFolders()
    findPrograms()
  }

  /// The plan of it.
  ///
  /// - Parameter only: a window or tab; nil for all.
  package func plan(
    only: String?, on choice: HostChoice, mayAttach: Bool
  ) async throws(KitFault) -> Planning {
    let options = PlanOptions(targets: only.map { [$0] } ?? [])
    // What is captured has the looks of panes, and no profiles.
    return try await Planning.make(
      file, on: choice, options: options, mayAttach: mayAttach,
      keepsProfiles: file.workspace.profiles.isEmpty, in: surroundings)
  }

  /// What becomes of the commands of new panes: of one whose program is gone at most its text.
  ///
  /// - Parameter decide: asked for each, with what the file's rules say: start it, leave it out.
  package func policies(
    for plan: Plan, _ decide: (NodeKey, String, Bool?) -> CommandPolicy
  ) -> [NodeKey: CommandPolicy] {
    var policies: [NodeKey: CommandPolicy] = [:]
    for (key, text) in plan.startedCommands {
      let policy = decide(key, text, file.workspace.restore.starts(text))
      policies[key] = policy == .run && missing.contains(key) ? .type : policy
    }
    return policies
  }

  /// The plan with its commands as decided; new shells show the text that was kept of them.
  ///
  /// - Parameter others: panes that are there and have not got their commands, with their marks.
  /// - Errors: `host` where that text cannot be written for the shell.
  package func carrying(
    _ plan: Plan, _ policies: [NodeKey: CommandPolicy], showsText: Bool,
    also others: [NodeKey: Mark] = [:]
  ) throws(KitFault) -> Plan {
    var texts: [NodeKey: String] = [:]
    if showsText {
      var new = Set(others.keys)
      for change in plan.changes {
        if case .openPane(let key, _) = change { new.insert(key) }
      }
      for key in new {
        if let text = scrollback.texts[key] {
          texts[key] = try Self.showing(text, in: surroundings)
        }
      }
    }
    return plan.delivering(policies, after: texts, also: others)
  }

  /// A line for a shell that prints a text and removes the file that it is in.
  private static func showing(
    _ text: String, in surroundings: Surroundings
  ) throws(KitFault) -> String {
    let folder =
      surroundings.environment["TMPDIR"].flatMap { $0.hasPrefix("/") ? $0 : nil } ?? "/tmp"
    do throws(HostError) {
      let path = try PrivateFile.create(
        "clear\ncat <<'MUNTIN-END-OF-TEXT'\n\(text.replacing("MUNTIN-END-OF-TEXT", with: ""))\n"
          + "MUNTIN-END-OF-TEXT", in: folder)
      return " sh \(ShellWord.quoted(path))"
    } catch {
      throw .host(error)
    }
  }

  // MARK: What is gone

  private mutating func replaceFolders() {
    eachPane { pane, key in
      guard let folder = pane.directory, !DiskFile.isFolder(folder.value) else { return nil }
      var path = folder.value
      while path.count > 1, !DiskFile.isFolder(path) { path = WorkspaceFile.folder(of: path) }
      pane.directory = SpecText(path)
      return
        "the folder \(Shown.quoted(folder.shown)) is gone: pane \(Shown.escaped(key.description)) "
        + "starts in \(Shown.quoted(path))"
    }
  }

  private mutating func findPrograms() {
    let search = ProgramSearch(path: surroundings.environment["PATH"])
    var missing: Set<NodeKey> = []
    eachPane { pane, key in
      let words: [String]?
      switch pane.command {
      case .process(.arguments(let arguments)): words = arguments.map(\.value)
      case .process(.shellText(let text)): words = ShellWords.plain(text.value)
      case .shell(let run, _): words = run.count == 1 ? ShellWords.plain(run[0].value) : nil
      }
      guard let program = words?.first, !ShellBuiltins.names.contains(program),
        search.locate(program) == nil, !program.contains("=")
      else { return nil }
      missing.insert(key)
      return "there is no program \(Shown.quoted(program)): in pane "
        + "\(Shown.escaped(key.description)) its command is typed, and not entered"
    }
    self.missing = missing
  }

  private mutating func eachPane(_ body: (inout PaneSpec, NodeKey) -> String?) {
    for w in file.workspace.windows.indices {
      for t in file.workspace.windows[w].tabs.indices {
        for p in file.workspace.windows[w].tabs[t].panes.indices {
          let window = file.workspace.windows[w]
          let key = NodeKey([window.name, window.tabs[t].name, window.tabs[t].panes[p].name])
          let message = body(&file.workspace.windows[w].tabs[t].panes[p], key)
          if let message { messages.append(message) }
        }
      }
    }
  }
}

/// Commands that shells have in themselves.
private enum ShellBuiltins {
  static let names: Set<String> = [
    ".", ":", "[", "alias", "bg", "builtin", "cd", "command", "echo", "eval", "exec", "exit",
    "export", "fg", "for", "if", "jobs", "let", "printf", "pushd", "popd", "read", "set", "source",
    "test", "time", "trap", "true", "false", "type", "ulimit", "umask", "unset", "wait", "while",
  ]
}
