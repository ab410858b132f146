package import MuntinSpec

/// Words of a workspace file that show nowhere in a terminal. A mark remembers them, so that what is
/// saved of a workspace says them again.
package struct MarkWords: Equatable, Sendable {
  package var ignore: Set<IgnoredAttribute> = []
  package var needs: [NodeKey] = []
  package var waits: [JSONValue] = []
  /// Nil for `if-exited`.
  package var restart: RestartPolicy?
  /// Of a window, where the file has it: terminals list windows as they like. 0 for the first.
  package var place = 0
  /// Of the whole workspace, on its first window.
  package var about: String?
  package var rules = RestoreRules()

  package init() {}

  package init(of node: DesiredNode) { ignore = node.ignore }

  package init(of pane: DesiredPane) {
    self.init(of: pane.node)
    needs = pane.needs
    waits = pane.waits.map(Self.json)
    restart = pane.restart == .ifExited ? nil : pane.restart
  }

  package var isEmpty: Bool { self == MarkWords() }

  // MARK: Waits

  private static func json(_ wait: WaitCondition) -> JSONValue {
    var members: [(String, JSONValue)] =
      switch wait.event {
      case .port(let port, let host): [("port", .integer(port)), ("host", .string(host))]
      case .file(let path): [("file", .string(Mark.form(path)))]
      case .output(let text, let pane):
        [("output", .string(Mark.form(text))), ("pane", .string(NodeKey(pane).description))]
      case .exit(let pane): [("exit", .string(NodeKey(pane).description))]
      }
    members.append(("timeout", .integer(wait.timeout)))
    return .object(members)
  }

  /// The condition; nil where only a digest of its text is known, or a pane of it is not there.
  ///
  /// - Parameter address: of the pane that bears a key.
  static func wait(
    _ json: JSONValue, _ address: (NodeKey) -> PaneAddress?
  ) -> WaitCondition? {
    func pane(_ name: String) -> PaneAddress? {
      json[name]?.string.flatMap { NodeKey(text: $0) }.flatMap(address)
    }
    func text(_ name: String) -> SpecText? {
      json[name]?.string.flatMap { Mark.shown($0) == $0 ? SpecText($0) : nil }
    }
    guard let timeout = json["timeout"]?.integer, timeout >= 0 else { return nil }
    let event: WaitCondition.Event?
    if let port = json["port"]?.integer {
      event =
        (1...65_535).contains(port) ? .port(port, host: json["host"]?.string ?? "127.0.0.1") : nil
    } else if let path = text("file") {
      event = path.value.hasPrefix("/") ? .file(path) : nil
    } else if let output = text("output") {
      event = pane("pane").map { .output(output, of: $0) }
    } else {
      event = pane("exit").map { .exit(of: $0) }
    }
    return event.map { WaitCondition($0, timeout: timeout) }
  }

  // MARK: JSON

  var json: JSONValue {
    func texts(_ texts: [String]) -> JSONValue? {
      texts.isEmpty ? nil : .array(texts.map { .string($0) })
    }
    return .object(compacting: [
      ("ignore", texts(ignore.map(\.rawValue).sorted())),
      ("needs", texts(needs.map(\.description))), ("wait_for", waits.isEmpty ? nil : .array(waits)),
      ("restart", restart.map { .string($0.rawValue) }),
      ("place", place == 0 ? nil : .integer(place)),
      ("about", about.map { .string($0) }),
      ("run", texts(rules.run)), ("skip", texts(rules.skip)),
    ])
  }

  /// What makes no sense is left out.
  init(_ json: JSONValue) {
    func texts(_ name: String) -> [String] { json[name]?.array?.compactMap(\.string) ?? [] }
    ignore = Set(texts("ignore").compactMap { IgnoredAttribute(rawValue: $0) })
    needs = texts("needs").compactMap { NodeKey(text: $0) }
    waits = json["wait_for"]?.array ?? []
    restart = json["restart"]?.string.flatMap { RestartPolicy(rawValue: $0) }
    about = json["about"]?.string
    place = json["place"]?.integer ?? 0
    rules = RestoreRules(run: texts("run"), skip: texts("skip"))
  }
}
