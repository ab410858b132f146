package import MuntinSpec

/// What Muntin writes on every thing that it made: whose it is, its key, and what was last applied.
///
/// Kept on the object itself (the user option `@muntin` of tmux, `user.muntin` of iTerm2), as JSON
/// on one line, without control characters.
package struct Mark: Equatable, Sendable {
  package var workspace: String
  package var key: NodeKey
  /// The name stands for a place in a list, so that it says little about identity.
  package var isNumbered = false
  package var protect = false
  /// The pane is there, but its command has not been given to it yet.
  package var isPending = false
  /// The thing was there before: its command is what ran in it when it was captured.
  package var isCaptured = false
  /// Each attribute in the form that `Mark.form` gives it.
  package var applied: [Attribute: String] = [:]
  /// What shows nowhere in the terminal.
  @Shared package var words = MarkWords()

  /// Stands for `exec` as long as something else keeps the pane open for its own process.
  package static let placeholder = "(placeholder)"

  package init(workspace: String, key: NodeKey) {
    self.workspace = workspace
    self.key = key
  }

  /// How a value is written down: as it is; a secret, or a text of more than 400 bytes, only as a
  /// digest that tells a change.
  package static func form(_ value: SpecText) -> String {
    if value.isSecret { return "secret:" + digest(value.value) }
    return value.value.utf8.count > 400 ? "digest:" + digest(value.value) : value.value
  }

  /// True where `form` was made from `value`, whether that is a secret or not.
  package static func isForm(_ form: String, of value: String) -> Bool {
    form == value || form == "secret:" + digest(value) || form == "digest:" + digest(value)
  }

  static func isSecret(_ form: String) -> Bool { form.hasPrefix("secret:") }

  /// How a form is shown to a person.
  package static func shown(_ form: String) -> String {
    if isSecret(form) { return "(sensitive)" }
    return form.hasPrefix("digest:") ? "(long text)" : form
  }

  /// FNV-1a, 64 bits: tells one value from another, and is not meant to hide it.
  package static func digest(_ text: String) -> String { digest(Array(text.utf8)[...]) }

  /// The same of bytes.
  package static func digest(_ bytes: ArraySlice<UInt8>) -> String {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for byte in bytes {
      hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3
    }
    return String(hash, radix: 16)
  }
}

extension Mark {
  package var text: String { JSONText(json).text }

  package var json: JSONValue {
    let attributes = applied.sorted { $0.key < $1.key }
      .map { ($0.key.name, JSONValue.string($0.value)) }
    return .object(compacting: [
      ("workspace", .string(workspace)), ("key", .string(key.description)),
      ("numbered", isNumbered ? .bool(true) : nil), ("protect", protect ? .bool(true) : nil),
      ("pending", isPending ? .bool(true) : nil),
      ("captured", isCaptured ? .bool(true) : nil),
      ("words", words.isEmpty ? nil : words.json),
      ("applied", attributes.isEmpty ? nil : .object(attributes)),
    ])
  }

  /// Nil for whatever is not a mark of ours; nothing else is ever believed.
  package init?(text: some StringProtocol) {
    guard text.utf8.first == UInt8(ascii: "{"), let value = JSONReader.read(Array(text.utf8)) else {
      return nil
    }
    self.init(value)
  }

  /// The same of the object that such a text holds.
  package init?(_ value: JSONValue) {
    guard let workspace = value["workspace"]?.string,
      let key = value["key"]?.string.flatMap(NodeKey.init(text:))
    else { return nil }
    self.init(workspace: workspace, key: key)
    isNumbered = value["numbered"]?.bool ?? false
    protect = value["protect"]?.bool ?? false
    isPending = value["pending"]?.bool ?? false
    isCaptured = value["captured"]?.bool ?? false
    if let words = value["words"] { self.words = MarkWords(words) }
    guard let members = value["applied"]?.members else { return }
    applied.reserveCapacity(members.count)
    for (name, value) in members { applied[Attribute(name)] = value.string }
  }
}
