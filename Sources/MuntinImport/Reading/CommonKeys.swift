import MuntinSpec
import MuntinYAML

/// Reads what several formats have alike.
extension ImportReading {
  /// The text of an entry that becomes a key of the workspace.
  mutating func converted(_ entry: PeerEntry, as key: String) -> String? {
    guard let text = text(entry) else { return nil }
    note(.converted, entry, key)
    return text
  }

  /// Environment variables; a value that is no text is none.
  mutating func environment(
    _ entry: PeerEntry, _ value: (inout Self, String) -> String
  ) -> [String: String] {
    guard var fields = fields(entry, expected: "variables (a mapping)") else {
      if entry.isNull { note(.converted, entry, "nothing") }
      return [:]
    }
    note(.converted, entry, "env")
    var result: [String: String] = [:]
    for variable in fields.takeRest() {
      let name = String(variable.path.dropFirst(entry.path.count + 1))
      guard Names.isEnvironmentName(name) else {
        note(.dropped, variable, "cannot be the name of an environment variable")
        continue
      }
      guard !variable.isNull else {
        result[name] = ""
        note(.converted, variable, "env, empty")
        continue
      }
      guard let text = text(variable) else { continue }
      let filled = value(&self, text)
      guard TextRule.anything.allows(filled), filled.utf8.count <= TextRule.anything.longest else {
        note(.dropped, variable, "is longer than an environment variable can be")
        continue
      }
      result[name] = filled
      note(.converted, variable, "env")
    }
    return result
  }

  /// The text with environment variables of the moment as inlays; one that is not set stays as it
  /// is written.
  mutating func expanded(_ text: String) -> String {
    guard text.contains("$") else { return text }
    var result = ""
    var rest = text[...]
    while let dollar = rest.firstIndex(of: "$") {
      result += rest[..<dollar]
      rest = rest[rest.index(after: dollar)...]
      let isBraced = rest.first == "{"
      let name = rest.dropFirst(isBraced ? 1 : 0).prefix { character in
        character.utf8.count == 1 && character.utf8.allSatisfy(RubyValue.isNameByte)
      }
      let after = rest[name.endIndex...]
      guard RubyValue.isName(String(name)), !isBraced || after.first == "}" else {
        result += "$"
        continue
      }
      let isHome = name == "HOME" && result.isEmpty
      result +=
        isHome ? "~" : inlays.mark(.environment(String(name), fallback: "$" + name))
      rest = isBraced ? after.dropFirst() : after
    }
    return result + rest
  }

  /// The name of a pane for its title, where that can be one.
  func paneName(_ title: String?) -> String? {
    guard let title, !inlays.stand(in: title), isName(title), Int(title) == nil,
      title.unicodeScalars.count <= 32
    else { return nil }
    return title
  }

  /// Says which socket of tmux to give to Muntin.
  mutating func socket(_ entry: PeerEntry) {
    guard let text = text(entry) else { return }
    note(.approximated, entry, "no part of a workspace: give `--socket \(text)`")
  }

  /// Which tab is in front in the end.
  mutating func frontTab(_ entry: PeerEntry, isFirst: Bool) {
    if flag(entry) == false {
      note(.converted, entry, "nothing")
    } else if isFirst {
      note(.converted, entry, "the first tab is in front")
    } else {
      note(.dropped, entry, "the first tab is in front")
    }
  }

  /// `synchronize`: true, `before` or `after`.
  mutating func synchronize(_ entry: PeerEntry, into options: inout WindowOptions) {
    switch entry.text?.lowercased() {
    case "after":
      options.isSynchronized = true
      note(.converted, entry, "broadcast")
    case "before", "true", "yes", "on":
      options.isSynchronized = true
      note(
        .approximated, entry, "broadcast; commands are given to their own panes only, before it")
    default: note(.converted, entry, "nothing")
    }
  }

  /// Titles of panes are given; whether tmux shows them is a matter of its options.
  mutating func takeTitleOptions(_ fields: inout PeerFields) {
    for key in ["enable_pane_titles", "pane_title_position", "pane_title_format"] {
      if let entry = fields.take(key) {
        if key == "enable_pane_titles", flag(entry) != false {
          note(
            .approximated, entry,
            "titles are set; the line that shows them is an option of tmux (pane-border-status)")
        } else {
          note(.dropped, entry, "an option of tmux, which belongs into tmux.conf")
        }
      }
    }
  }
}
