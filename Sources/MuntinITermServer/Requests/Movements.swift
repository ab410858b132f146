import MuntinHost
import MuntinPlan
import MuntinSpec

/// The functions that move sessions and tabs.
extension Desk {
  func movement(
    _ name: String, _ arguments: Arguments, _ context: OpenInvocation.Context
  ) async throws(InvocationFault) -> JSONValue? {
    switch name {
    case "move_session":
      try arguments.check(["session", "destination", "vertical", "before"])
      let isVertical = try arguments.truth("vertical")
      let isBefore = try arguments.truth("before")
      // Stacked, `before` means below: iTerm2 has it the wrong way round, and clients know.
      try await move(
        try session("session", arguments), beside: try session("destination", arguments),
        isVertical ? .columns : .rows, before: isVertical ? isBefore : !isBefore)
      return .null
    case "move_session_to_new_tab":
      try arguments.check(["session"], optional: ["window_id", "tab_index"])
      return try await moveToNewTab(arguments)
    case "move_session_to_new_window":
      try arguments.check(["session"])
      let tab = try await moveToTab(try session("session", arguments), in: nil)
      guard let window = model.world.window(of: tab) else {
        throw InvocationFault("The session could not be moved.")
      }
      return .string(window.id)
    case "move_tab_to_window":
      try arguments.check([])
      guard case .tab(let tab) = scope(context), let old = model.world.window(of: tab) else {
        throw InvocationFault("move_tab_to_window needs a tab.")
      }
      return .string(try await moveToWindow(tab, from: old))
    case "apply_layout":
      try arguments.check(["spec_json_b64"])
      try await applyLayout(try arguments.string("spec_json_b64"))
      return .null
    default: return nil
    }
  }

  private func session(
    _ name: String, _ arguments: Arguments
  ) throws(InvocationFault) -> WorldSession {
    guard let session = model.session(try arguments.string(name)) else {
      throw InvocationFault("There is no session with the id in \(name).")
    }
    return session
  }

  private func moveToNewTab(_ arguments: Arguments) async throws(InvocationFault) -> JSONValue {
    let session = try session("session", arguments)
    let home = model.world.window(of: session)
    let index = model.world.tab(of: session).flatMap { tab in
      home?.tabs.firstIndex { $0.host == tab.host }
    }
    var window = home
    if let id = arguments["window_id"]?.string {
      guard let found = model.world.window(id) else {
        throw InvocationFault("There is no window with the id in window_id.")
      }
      window = found
    }
    guard let window else { throw InvocationFault("The session is in no window.") }
    let tab = try await moveToTab(session, in: window)
    // Behind the tab that it came from; in another window, at the end.
    var wanted = window.host == home?.host ? index.map { $0 + 1 } : nil
    if let given = arguments["tab_index"]?.integer { wanted = max(0, given) }
    if let wanted, let window = model.world.window(of: tab), wanted < window.tabs.count {
      await place(tab, in: window, at: wanted)
    }
    return .string(tab.id)
  }

  private func moveToWindow(
    _ tab: WorldTab, from old: WorldWindow
  ) async throws(InvocationFault) -> String {
    guard old.tabs.count > 1 else {
      throw InvocationFault("The tab is alone in its window already.")
    }
    var work = Undertaking()
    let windowKey = NodeKey([model.newName()])
    work.changes.append(
      .openWindow(windowKey, title: model.freeWindowTitle(), cells: tab.layout.size))
    let key = work.key(moving: tab, to: windowKey)
    work.changes.append(.moveTab(key, from: NodeKey([old.host.text, tab.host.text])))
    let result = await carryOut(work)
    guard
      let window = model.world.windows.first(where: { window in
        window.host != old.host && window.tabs.contains { $0.host == tab.host }
      })
    else {
      throw InvocationFault(result.fault?.sentence ?? "The tab could not be moved.")
    }
    return window.id
  }
}
