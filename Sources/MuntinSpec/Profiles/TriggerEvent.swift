/// What a trigger can wait for instead of a line of output, by iTerm2's number.
struct TriggerEvent: Sendable {
  let word: String
  let number: Int
  let fields: [ProfileField]

  init(_ word: String, _ number: Int, _ fields: [ProfileField] = []) {
    self.word = word
    self.number = number
    self.fields = fields
  }

  static let byWord = Dictionary(all.map { ($0.word, $0) }) { first, _ in first }

  private static let timeout = ProfileField(
    "seconds", "timeout", .number(from: 0, to: 31_536_000), "Seconds of silence; 30 without it.")
  private static let job = ProfileField(
    "job", "jobName", .text(.label), needed: true, "The program.")

  static let all: [TriggerEvent] = [
    TriggerEvent("prompt", 100),
    TriggerEvent(
      "command-finished", 101,
      [ProfileField("status", "exitCodeFilter", .text(.label), "0, '!0', '*' or a number.")]),
    TriggerEvent(
      "directory-changed", 102,
      [ProfileField("match", "directoryRegex", .pattern, "Which directory.")]),
    TriggerEvent(
      "host-changed", 103, [ProfileField("match", "hostRegex", .pattern, "Which host.")]),
    TriggerEvent(
      "user-changed", 104, [ProfileField("match", "userRegex", .pattern, "Which user.")]),
    TriggerEvent("idle", 105, [timeout]),
    TriggerEvent("active-again", 106, [timeout]),
    TriggerEvent("session-ended", 107),
    TriggerEvent("bell", 108),
    TriggerEvent(
      "long-command", 109,
      [
        ProfileField(
          "seconds", "threshold", .number(from: 0, to: 31_536_000), "How long; 60 without it."),
        ProfileField("match", "commandRegex", .pattern, "Which command."),
      ]),
    TriggerEvent(
      "escape-sequence", 110, [ProfileField("match", "sequenceId", .pattern, "Which id.")]),
    TriggerEvent(
      "notification", 111, [ProfileField("match", "messageRegex", .pattern, "Which message.")]),
    TriggerEvent(
      "progress", 112,
      [
        ProfileField(
          "state", "progressBarFilter",
          choices(["any": "*", "appeared": "appeared", "disappeared": "disappeared"]), "Of the bar."
        )
      ]),
    TriggerEvent("job-started", 113, [job]),
    TriggerEvent("job-ended", 114, [job]),
    TriggerEvent(
      "variable-changed", 115,
      [
        ProfileField("variable", "variableName", .text(.label), needed: true, "The variable."),
        ProfileField("match", "variableValueRegex", .pattern, "Which value."),
      ]),
  ]
}

/// What other floors ask of triggers.
package enum TriggerTable {
  /// Every number that says what a trigger waits for.
  package static let matchTypes = [0, 1, 2] + TriggerEvent.all.map(\.number)

  /// Words of actions with iTerm2's class and what they do.
  package static let actions = TriggerAction.all.map { ($0.word, $0.name, $0.about) }

  /// Words of events.
  package static let events = TriggerEvent.all.map(\.word)
}
