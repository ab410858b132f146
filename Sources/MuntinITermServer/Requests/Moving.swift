import MuntinHost
import MuntinITermWire
import MuntinPlan
import MuntinSpec

/// Sessions that go to other places; their processes know nothing of it.
extension Desk {
  /// Beside another session.
  func move(
    _ session: WorldSession, beside target: WorldSession, _ axis: LayoutAxis, before: Bool
  ) async throws(InvocationFault) {
    guard session.host != target.host, let tab = model.world.tab(of: target),
      let window = model.world.window(of: tab)
    else { throw InvocationFault("The session cannot be moved there.") }
    let name = session.host.text
    let old = model.world.tab(of: session)
    let base = old?.host == tab.host ? tab.layout.removing(name) : tab.layout
    guard let layout = base?.inserting(name, beside: target.host.text, axis, before: before) else {
      throw InvocationFault("There is no room.")
    }
    var work = Undertaking()
    let tabKey = work.key(tab, in: window)
    if tab.zoomed != nil { work.changes.append(.zoom(tabKey, pane: nil)) }
    if old?.host != tab.host {
      work.changes.append(.movePane(work.key(moving: session, to: tabKey), from: origin(session)))
    }
    work.changes.append(.arrange(tabKey, from: tab.layout, to: layout))
    leave(old?.host == tab.host ? nil : old, session, &work)
    await carryOut(work)
  }

  /// Where it stands now; only for plans to read.
  func origin(_ session: WorldSession) -> NodeKey {
    let tab = model.world.tab(of: session)
    let window = tab.flatMap(model.world.window(of:))
    return NodeKey([
      window?.host.text ?? ServerModel.buryingPlace, tab?.host.text ?? "tab", session.host.text,
    ])
  }

  /// The tab that it leaves closes up, unless it goes with its last session.
  func leave(_ tab: WorldTab?, _ session: WorldSession, _ work: inout Undertaking) {
    guard let tab, let window = model.world.window(of: tab), tab.sessions.count > 1,
      let rest = tab.layout.removing(session.host.text)
    else { return }
    work.changes.append(.arrange(work.key(tab, in: window), from: tab.layout, to: rest))
  }

  /// Into a tab of its own.
  ///
  /// - Parameter window: nil for a new one.
  func moveToTab(
    _ session: WorldSession, in window: WorldWindow?, size: CellSize? = nil
  ) async throws(InvocationFault) -> WorldTab {
    var work = Undertaking()
    let old = model.world.tab(of: session)
    let home = old.flatMap(model.world.window(of:))
    let cells =
      size ?? window?.selected?.layout.size ?? old?.layout.size ?? model.capabilities.defaultCells
    let windowKey = window.map { work.key($0) } ?? NodeKey([model.newName()])
    if window == nil {
      work.changes.append(
        .openWindow(windowKey, title: model.freeWindowTitle(), cells: cells))
    }
    let tabKey: NodeKey
    if let old, let home, old.sessions.count == 1 {
      // Its tab goes with it.
      if home.host == window?.host {
        throw InvocationFault("The session is alone in a tab of this window already.")
      }
      tabKey = work.key(moving: old, to: windowKey)
      work.changes.append(.moveTab(tabKey, from: NodeKey([home.host.text, old.host.text])))
    } else {
      tabKey = windowKey.child(model.newName())
      work.changes.append(.openTab(tabKey, title: model.name(of: session)))
      work.changes.append(.movePane(work.key(moving: session, to: tabKey), from: origin(session)))
      leave(old, session, &work)
    }
    let alone = CellNode(.pane(session.host.text), size: cells)
    work.changes.append(.arrange(tabKey, from: nil, to: alone))
    let result = await carryOut(work)
    guard let moved = model.world.session(host: session.host),
      let tab = model.world.tab(of: moved), tab.sessions.count == 1
    else { throw InvocationFault(result.fault?.sentence ?? "The session could not be moved.") }
    return tab
  }

  // MARK: Burying

  /// Takes a session out of its tab; it goes on in a window that clients do not see.
  func bury(_ session: WorldSession) async {
    guard let tab = model.world.tab(of: session), let window = model.world.window(of: tab) else {
      return
    }
    var work = Undertaking()
    var windowKey = NodeKey([model.newName()])
    let place = await buryingPlace()
    if let place {
      windowKey = work.key(window: place)
    } else {
      work.changes.append(
        .openWindow(windowKey, title: ServerModel.buryingPlace, cells: tab.layout.size))
    }
    if tab.sessions.count == 1 {
      let key = work.key(moving: tab, to: windowKey)
      work.changes.append(.moveTab(key, from: NodeKey([window.host.text, tab.host.text])))
    } else {
      let tabKey = windowKey.child(model.newName())
      work.changes.append(.openTab(tabKey, title: model.name(of: session)))
      work.changes.append(.movePane(work.key(moving: session, to: tabKey), from: origin(session)))
      leave(tab, session, &work)
    }
    let isAlone = tab.sessions.count == 1
    model.changeState(of: session) { state in
      state.home = (isAlone ? nil : tab.host, window.host)
      state.markBearer = nil
    }
    await carryOut(work)
  }

  private func buryingPlace() async -> HostID? {
    do throws(HostError) {
      return try await host.observe(attributes: model.interest).windows
        .first { $0.attributes[.title] == ServerModel.buryingPlace }?.id
    } catch {
      return nil
    }
  }

  /// Back into its tab where that still is, else into a tab of its window, else into a new window.
  func disinter(_ session: WorldSession) async {
    let home = model.state(of: session).home
    if let tab = model.world.tabs.first(where: { $0.host == home?.tab }),
      let last = tab.sessions.last
    {
      do throws(InvocationFault) {
        return try await move(session, beside: last, .columns, before: false)
      } catch {
        // No room: a tab of its own, as below.
      }
    }
    let window = model.world.windows.first { $0.host == home?.window }
    do throws(InvocationFault) {
      _ = try await moveToTab(session, in: window)
    } catch {
      await look()
    }
  }
}
