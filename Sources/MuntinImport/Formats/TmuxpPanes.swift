import MuntinSpec
import MuntinYAML

/// A line that tmuxp types.
struct TmuxpLine {
  var text: String
  /// Nil where it is as with the line before.
  var isEntered: Bool?
}

/// Reads the panes of tmuxp.
extension ImportReading {
  mutating func tmuxpPane(_ entry: PeerEntry, _ outer: TmuxpScope) -> PaneDraft {
    var draft = PaneDraft(at: entry.range)
    guard entry.value.entries != nil, var fields = fields(entry, expected: "a pane") else {
      return finished(draft, tmuxpLines(entry), outer)
    }
    var scope = outer
    if let entry = fields.take("start_directory") { draft.directory = tmuxpFolder(entry, outer) }
    draft.environment = fields.take("environment").map { tmuxpEnvironment($0) } ?? [:]
    if let entry = fields.take("shell_command_before") { scope.before += tmuxpBefore(entry) }
    if let entry = fields.take("title") {
      draft.title = converted(entry, as: "title")
      draft.name = paneName(draft.title)
    }
    if let entry = fields.take("focus"), let focus = flag(entry) {
      draft.focus = focus
      note(.converted, entry, focus ? "focus" : "nothing")
    }
    if let entry = fields.take("suppress_history"), let isHidden = flag(entry) {
      scope.isHidden = isHidden
      note(.converted, entry, isHidden ? "a blank in front of each line" : "lines as they are")
    }
    var isEntered: Bool?
    if let entry = fields.take("enter") { isEntered = entered(entry) }
    takeSleeps(&fields)
    if let condition = fields.take("if") {
      note(
        .dropped, condition, "nothing is left out by a condition: \(Self.shown(condition.value))")
    }
    let lines = fields.take("shell_command").map { tmuxpLines($0) } ?? []
    if let entry = fields.take("shell") {
      scope.shell = tmuxpShell(entry, hasLines: !lines.isEmpty)
    }
    leave(
      &fields,
      known: [
        "shell_command", "shell", "start_directory", "environment", "focus", "enter",
        "sleep_before", "sleep_after", "suppress_history", "shell_command_before", "title",
      ])
    if let isEntered {
      scope.before = scope.before.map { TmuxpLine(text: $0.text, isEntered: isEntered) }
    }
    let own = lines.map { TmuxpLine(text: $0.text, isEntered: $0.isEntered ?? isEntered) }
    return finished(draft, own, scope)
  }

  private mutating func tmuxpShell(_ entry: PeerEntry, hasLines: Bool) -> String? {
    guard let text = text(entry, expected: "a program"), !text.isEmpty else { return nil }
    if hasLines {
      note(
        .approximated, entry,
        "the first line of run: it is started from your shell, not in its place")
    } else {
      note(.converted, entry, "exec")
    }
    return expanded(text)
  }

  private mutating func entered(_ entry: PeerEntry) -> Bool? {
    guard let isEntered = flag(entry) else { return nil }
    note(.converted, entry, isEntered ? "run" : "type")
    return isEntered
  }

  private mutating func takeSleeps(_ fields: inout PeerFields) {
    for key in ["sleep_before", "sleep_after"] {
      if let entry = fields.take(key) {
        note(
          .approximated, entry,
          "left out: lines are typed when the shell waits for one; see `wait_for` for other things")
      }
    }
  }

  /// `shell_command_before`, in its three forms.
  mutating func tmuxpBefore(_ entry: PeerEntry?) -> [TmuxpLine] {
    guard let entry else { return [] }
    guard entry.value.entries != nil, var fields = fields(entry, expected: "commands") else {
      return tmuxpLines(entry)
    }
    if fields.has("cmd") { return tmuxpLines(entry) }
    let isEntered = fields.take("enter").flatMap { entered($0) }
    takeSleeps(&fields)
    let lines = fields.take("shell_command").map { tmuxpLines($0) } ?? []
    leave(&fields, known: ["shell_command"])
    return lines.map { TmuxpLine(text: $0.text, isEntered: $0.isEntered ?? isEntered) }
  }

  /// Lines: one, several, or mappings with `cmd`.
  mutating func tmuxpLines(_ entry: PeerEntry) -> [TmuxpLine] {
    let items = entry.items
    if items.allSatisfy({ $0.isNull || ["blank", "pane"].contains($0.text ?? "") }), items.count < 2
    {
      note(.converted, entry, "a shell")
      return []
    }
    return items.flatMap { item -> [TmuxpLine] in
      if item.value.items != nil { return tmuxpLines(item) }
      if item.isNull {
        note(.converted, item, "nothing")
        return []
      }
      guard item.value.entries != nil else {
        return tmuxpLine(item).map { [TmuxpLine(text: $0)] } ?? []
      }
      guard var fields = fields(item, expected: "a command") else { return [] }
      let isEntered = fields.take("enter").flatMap { entered($0) }
      takeSleeps(&fields)
      let text = fields.take("cmd").flatMap { tmuxpLine($0) }
      leave(&fields, known: ["cmd", "enter", "sleep_before", "sleep_after"])
      return text.map { [TmuxpLine(text: $0, isEntered: isEntered)] } ?? []
    }
  }

  private mutating func tmuxpLine(_ entry: PeerEntry) -> String? {
    guard let text = text(entry, expected: "a command") else { return nil }
    // tmuxp fills variables in; so does the shell, unless they stand in single quotes.
    let isQuoted = text.split(separator: "'", omittingEmptySubsequences: false).enumerated()
      .contains { $0.offset % 2 == 1 && $0.element.contains("$") }
    if isQuoted, let line = typeable(text) {
      note(
        .approximated, entry,
        "run; tmuxp fills variables in even in single quotes, where the shell does not")
      return line
    }
    return line(text, entry)
  }

  // MARK: Places and variables

  /// A value that starts with a point is a path from the folder of the file.
  mutating func tmuxpEnvironment(_ entry: PeerEntry) -> [String: String] {
    environment(entry) { reading, text in
      let value = reading.expanded(text)
      return text.hasPrefix(".") ? reading.absolute(value) ?? value : value
    }
  }

  mutating func tmuxpFolder(_ entry: PeerEntry, _ outer: TmuxpScope) -> String? {
    var entry = entry
    if let text = entry.text {
      let isFromFile = text.hasPrefix(".") && outer.directory == nil
      entry.value = Node(.scalar(Scalar(expanded(text))), at: entry.value.range)
      if isFromFile { return folder(entry, from: context.directory) }
    }
    return folder(entry, from: outer.directory)
  }
}
