import MuntinSpec

/// docs/profiles.md: every word of a profile, what iTerm2 has for it, and what tmux shows.
package struct ProfilesGuide {
  package init() {}

  package var text: String {
    ([Self.head] + ProfileGroup.allCases.map(section) + [modes, triggers, unnamed]).joined(
      separator: "\n")
  }

  private static let head = """
    # Profiles

    Every word that a profile of a workspace file may have, the key of iTerm2's profiles that it
    stands for, and what a pane of tmux shows of it. This page is made from the table that the reader
    uses; how profiles are written is in [spec.md](spec.md#profiles).

    ```yaml
    profiles:
      base:
        parent: Default
        colors: {preset: Nord, tab: orange}
        font: {family: Menlo-Regular, size: 13}
        cursor: {shape: bar, blink: true}
        triggers:
          - {match: 'ERROR: (.*)', notify: '\\1'}
    ```

    `parent`, `name` and `guid` say who a profile is: `Dynamic Profile Parent Name` and, for a parent of
    the same file, `Dynamic Profile Parent GUID`; `Name`; `Guid`. Without a `guid` the id is made from
    the names of the workspace and the profile, the same in every run.

    There is no word for environment variables, since iTerm2's profiles have no key for them (`Set Local
    Environment Vars` is a number that is about LANG alone). `env` of a pane is carried by the command
    that the pane is started with.

    iTerm2 merges a parent key by key, so triggers, key maps and other lists of a child take the place of
    its parent's as a whole. A key that has no word, or a value that words cannot say, goes into
    `iterm2` as iTerm2 spells it; `null` there leaves a key out that a word would bring along.

    """

  private func section(_ group: ProfileGroup) -> String {
    let title = group == .top ? "The profile itself" : "`\(group.rawValue)`"
    let words = ProfileTable.words(of: group)
    let rows = words.map { word -> String in
      "| `\(word.word)` | \(word.takes.cell) | `\(word.key)`\(implied(word)) | "
        + "\(word.tmux.isEmpty ? "–" : word.tmux.cell) | \(word.about.cell) |\n"
    }
    return
      "## \(title)\n\n\(more(group))| word | takes | iTerm2's key | tmux | meaning |\n|---|---|---|---|---|\n"
      + rows.joined()
  }

  private func implied(_ word: ProfileWord) -> String {
    guard let implied = word.implied else { return "" }
    return ", and `\(implied.key)` \(implied.value.cell)"
  }

  private func more(_ group: ProfileGroup) -> String {
    switch group {
    case .colors:
      """
      `preset` names a scheme that the others are laid over: \
      \(ColorPresets.names.joined(separator: ", ")); a file, as `./Mine.itermcolors`; or the name of \
      one in the folder `muntin/presets` of your configuration, or in that of `--presets`. \
      `ansi` is a map, or a list of sixteen. `light` and `dark` hold the colours of one mode.


      """
    case .badge: "A text stands for `text`.\n\n"
    case .font:
      "`family` and `size` are one key to iTerm2; what one of them lacks comes from the parent.\n\n"
    case .keys:
      "Keys of `map` are written as `cmd+shift+d`, `ctrl+up` or `f5`, or as iTerm2 does.\n\n"
    default: ""
    }
  }

  private var modes: String {
    let words = ProfileTable.all.compactMap(\.modeWord)
    return """
      ## Light and dark mode

      `colors.light` and `colors.dark` take \(words.map { "`\($0)`" }.joined(separator: ", ")): \
      iTerm2's key with ` (Light)` or ` (Dark)` behind it. Once a profile or a parent in the file has \
      one of them, `\(ProfileFamily.separate)` is true, and its other colours are said for both modes; \
      else it is false.


      """
  }

  private var triggers: String {
    let rows = TriggerTable.actions.map { "| `\($0.0)` | `\($0.1)` | \($0.2.cell) |\n" }
    let events = TriggerTable.events.map { "`\($0)`" }.joined(separator: ", ")
    return """
      ## Triggers

      A trigger has `match` (a regular expression of ICU that a line is held against), or `url` and maybe \
      `content` (those of a web page), or `on` with the name of an event: \(events); a mapping of `event` \
      and more for `seconds`, `match`, `status`, `job`, `state`, `variable`. And it has exactly one \
      action. `instant` does not wait for the end of the line, `enabled: false` keeps it for later, `name` \
      is for people, `job` is the program that must run. A trigger that words cannot say is \
      `{iterm2: …}`, as iTerm2 has it. tmux shows no triggers.

      | word | iTerm2's class | meaning |
      |---|---|---|
      \(rows.joined())
      """
  }

  private var unnamed: String {
    let keys = ProfileTable.all.filter(\.word.isEmpty).map { "`\($0.key)`" }
    return """
      ## Keys without a word

      Only `iterm2` takes them: \(keys.joined(separator: ", ")). They are iTerm2's own bookkeeping, or no \
      longer used.

      """
  }
}

extension String {
  /// As it may stand in a cell of a table.
  fileprivate var cell: String {
    split(separator: "|", omittingEmptySubsequences: false).joined(separator: "\\|")
  }
}
