import MuntinHost
import MuntinITermWire
import MuntinPlan
import MuntinSpec

/// The functions that the server has itself.
///
/// - Source: `iterm2/builtin-functions.tsv`.
extension Desk {
  /// Nil where there is no such function.
  func builtin(
    _ call: Evaluation.Request, _ invocation: OpenInvocation
  ) async throws(InvocationFault) -> JSONValue? {
    guard call.name.hasPrefix("iterm2.") else { return nil }
    let name = String(call.name.dropFirst("iterm2.".count))
    if invocation.isMethod {
      if let result = try await method(name, Arguments(call), invocation.context) { return result }
    }
    if let result = try dialog(name, Arguments(call)) { return result }
    if let result = try await movement(name, Arguments(call), invocation.context) { return result }
    return try await sessionFunction(name, Arguments(call), invocation.context)
  }

  /// Of the session, the tab or the window that the method is called on.
  private func method(
    _ name: String, _ arguments: Arguments, _ context: OpenInvocation.Context
  ) async throws(InvocationFault) -> JSONValue? {
    switch scope(context) {
    case .app: return nil
    case .session(let session): return try await method(name, arguments, session)
    case .tab(let tab):
      switch name {
      case "set_title":
        try arguments.check(["title"])
        await setTitle(try arguments.string("title"), of: tab)
        return .null
      case "select_pane_in_direction":
        try arguments.check(["direction"])
        return try await selectPane(try arguments.string("direction"), in: tab)
      default: return nil
      }
    case .window(let window):
      guard name == "set_title" else { return nil }
      try arguments.check(["title"])
      await setTitle(try arguments.string("title"), of: window)
      return .null
    }
  }

  private func method(
    _ name: String, _ arguments: Arguments, _ session: WorldSession
  ) async throws(InvocationFault) -> JSONValue? {
    switch name {
    case "set_name":
      try arguments.check(["name"])
      _ = await set(["Name": .string(try arguments.string("name"))], of: session)
      return .null
    case "add_annotation":
      try arguments.check(["startX", "startY", "endX", "endY", "text"])
      var note = SessionState.Annotation(
        range: ITermCoordRange(), text: try arguments.string("text"))
      note.range.start.x = Int32(clamping: try arguments.integer("startX"))
      note.range.start.y = Int64(try arguments.integer("startY"))
      note.range.end.x = Int32(clamping: try arguments.integer("endX"))
      note.range.end.y = Int64(try arguments.integer("endY"))
      model.changeState(of: session) { $0.annotations = $0.annotations.suffix(999) + [note] }
      return .null
    case "run_coprocess":
      throw InvocationFault("There are no coprocesses in front of this terminal.")
    case "stop_coprocess":
      try arguments.check([])
      return .bool(false)
    case "get_coprocess":
      try arguments.check([])
      return .null
    case "get_time_offset":
      throw InvocationFault("The session has no SSH integration.")
    case "run_tmux_command":
      throw InvocationFault("The session is not one of iTerm2's tmux integration.")
    case "load_url", "browser_eval_js", "browser_set_toolbar_hidden":
      throw InvocationFault("The session is not a browser.")
    case "set_status_bar_component_unread_count":
      try arguments.check(["identifier", "count"])
      let key = session.id + " " + (try arguments.string("identifier"))
      model.statusCounts[key] = try arguments.integer("count")
      return .null
    default: return nil
    }
  }

  /// Functions of the session whose variables are in scope.
  private func sessionFunction(
    _ name: String, _ arguments: Arguments, _ context: OpenInvocation.Context
  ) async throws(InvocationFault) -> JSONValue? {
    switch name {
    case "count":
      try arguments.check(["array"])
      guard let items = arguments["array"]?.array else {
        throw InvocationFault("array is not an array.")
      }
      return .integer(items.count)
    case "urlEncode":
      try arguments.check(["string"])
      return .string(PercentText.encoded(try arguments.string("string")))
    case "set_status_bar_component_unread_count":
      try arguments.check(["identifier", "count"])
      model.statusCounts[try arguments.string("identifier")] = try arguments.integer("count")
      return .null
    case "focus", "paste", "get_profile_property", "set_status", "get_background_task_count",
      "archive_clippings", "add_clipping", "tmux_format":
      guard case .session(let session) = scope(context) else {
        throw InvocationFault("\(name) needs a session.")
      }
      return try await sessionFunction(name, arguments, session)
    default: return nil
    }
  }

  private func sessionFunction(
    _ name: String, _ arguments: Arguments, _ session: WorldSession
  ) async throws(InvocationFault) -> JSONValue? {
    switch name {
    case "focus":
      try arguments.check([])
      await reveal(session)
      return .null
    case "get_profile_property":
      try arguments.check(["key"])
      return model.value(try arguments.string("key"), of: session) ?? .null
    case "set_status":
      try arguments.check(
        [], optional: ["status", "text_color", "dot_color", "detail", "background_tasks"])
      let tasks = arguments["background_tasks"]?.integer
      model.changeState(of: session) { $0.backgroundTasks = tasks ?? $0.backgroundTasks }
      return .null
    case "get_background_task_count":
      try arguments.check([])
      return .integer(model.state(of: session).backgroundTasks)
    default: throw InvocationFault("\(name) means nothing in front of this terminal.")
    }
  }

  // MARK: Titles

  func setTitle(_ format: String, of tab: WorldTab) async {
    model.titles[tab.host] = format.isEmpty ? nil : format
    guard let window = model.world.window(of: tab), model.shows(.title, .tab) else { return }
    let title =
      format.isEmpty
      ? tab.active.map { model.name(of: $0) } ?? "shell"
      : model.evaluated(format, in: .tab(tab))
    model.called[tab.host] = title
    var work = Undertaking()
    work.set(work.key(tab, in: window), .title, title)
    await carryOut(work)
  }

  func setTitle(_ format: String, of window: WorldWindow) async {
    model.titles[window.host] = format.isEmpty ? nil : format
    guard model.shows(.title, .window), !format.isEmpty else { return }
    let title = model.evaluated(format, in: .window(window))
    // Hosts that know windows by their title take each only once.
    let isTaken = model.world.windows.contains { $0.host != window.host && $0.title == title }
    guard !isTaken, !title.isEmpty, title != ServerModel.buryingPlace else { return }
    var work = Undertaking()
    work.set(work.key(window), .title, title)
    await carryOut(work)
  }

  private func selectPane(
    _ direction: String, in tab: WorldTab
  ) async throws(InvocationFault) -> JSONValue {
    guard ["left", "right", "above", "below"].contains(direction) else {
      throw InvocationFault("There is no direction \(direction).")
    }
    guard let active = tab.active, let window = model.world.window(of: tab),
      let next = PaneNeighbours(tab).neighbour(of: active, direction)
    else { return .null }
    var work = Undertaking()
    work.changes.append(.focus(work.key(next, in: tab, window)))
    await carryOut(work)
    return .string(next.id)
  }
}

/// Text for the path of a URL.
enum PercentText {
  static func encoded(_ text: String) -> String {
    let digits = Array("0123456789ABCDEF")
    var result = ""
    for byte in text.utf8 {
      let scalar = Unicode.Scalar(byte)
      if byte < 0x80,
        scalar.properties.isAlphabetic || ("0"..."9").contains(scalar)
          || "-._~".unicodeScalars.contains(scalar)
      {
        result.unicodeScalars.append(scalar)
      } else {
        result += "%" + String(digits[Int(byte >> 4)]) + String(digits[Int(byte & 15)])
      }
    }
    return result
  }
}
