import MuntinHost
import MuntinITermWire
import MuntinPlan
import MuntinSpec

/// CreateTab: a tab with one session, in a window that there is or in one of its own.
extension Desk {
  func createTab(_ request: ITermCreateTabRequest) async -> ITermCreateTabResponse {
    var response = ITermCreateTabResponse()
    await loadProfiles()
    var window: WorldWindow?
    if request.hasWindowID {
      window = model.world.window(request.windowID)
      if window == nil {
        response.status = .invalidWindowID
        return response
      }
    }
    let new: NewSession
    do throws(NewSession.Fault) {
      new = try NewSession(
        profile: request.hasProfileName ? request.profileName : nil,
        properties: request.customProfileProperties, policy: policy,
        beside: model.current?.selected?.active, in: model)
    } catch {
      response.status = error == .unknownProfile ? .invalidProfileName : .missingSubstitution
      return response
    }
    let selects = request.hasSelectTab ? request.selectTab : true
    guard let session = await open(new, in: window, selects: selects),
      let tab = model.world.tab(of: session), let home = model.world.window(of: tab)
    else {
      response.status = .missingSubstitution
      return response
    }
    if request.hasTabIndex, let window {
      let index = Int(request.tabIndex)
      if index > window.tabs.count {
        response.status = .invalidTabIndex
      } else if index < window.tabs.count {
        await place(tab, in: home, at: index)
      }
    }
    response.windowID = home.id
    response.tabID = Int32(tab.id) ?? 0
    response.sessionID = session.id
    return response
  }

  /// A tab for a session that is made; nil where the host refuses.
  ///
  /// - Parameter window: nil for a new one.
  func open(
    _ new: NewSession, in window: WorldWindow?, selects: Bool, layout: CellSize? = nil
  ) async -> WorldSession? {
    var work = Undertaking()
    let windowKey = window.map { work.key($0) } ?? NodeKey([model.newName()])
    let tabKey = windowKey.child(model.newName())
    let paneKey = tabKey.child(model.newName())
    let cells =
      layout ?? window?.selected?.layout.size ?? new.cells(model.capabilities.defaultCells)
    if window == nil {
      work.changes.append(.openWindow(windowKey, title: model.freeWindowTitle(), cells: cells))
    }
    work.changes.append(.openTab(tabKey, title: new.tabTitle))
    work.changes.append(.openPane(paneKey, PaneOpening(start: new.start)))
    work.changes.append(
      .arrange(tabKey, from: nil, to: CellNode(.pane(paneKey.description), size: cells)))
    new.dress(paneKey, in: tabKey, &work, model)
    if selects { work.changes.append(.focus(tabKey)) }
    let result = await host.perform(work.batch)
    model.note(result, of: work)
    guard let pane = result.created[paneKey] else {
      await look()
      return nil
    }
    model.expected[pane] = new.state
    if selects, let made = result.created[windowKey] ?? window?.host { model.currentWindow = made }
    await look()
    return model.world.session(host: pane)
  }

  /// Puts a tab at a place in its window.
  func place(_ tab: WorldTab, in window: WorldWindow, at index: Int) async {
    var work = Undertaking()
    let key = work.key(window)
    var order = window.tabs.filter { $0.host != tab.host }
    order.insert(tab, at: min(index, order.count))
    let wanted = order.map { work.key($0, in: window) }
    work.changes.append(
      .orderTabs(key, from: window.tabs.map { work.key($0, in: window) }, to: wanted))
    await carryOut(work)
  }

  /// Reads the files of dynamic profiles again. Sessions take over what changed in theirs, but for
  /// what they have of their own.
  func loadProfiles() async {
    let before = model.library
    model.library.load(policy.profileFiles())
    guard model.library != before else { return }
    for profile in model.library.profiles {
      guard let old = before.profile(profile.guid), old.values != profile.values else { continue }
      tellProfile(profile.guid)
      var changed: [String: JSONValue] = [:]
      for key in Set(old.values.keys).union(profile.values.keys)
      where key != "Name" && old.values[key] != profile.values[key] {
        changed[key] = profile.values[key] ?? .null
      }
      for session in model.world.sessions where model.state(of: session).profile == profile.guid {
        let own = model.state(of: session).overlay
        await show(changed.filter { own[$0.key] == nil }, of: session)
      }
    }
  }
}

extension ServerModel {
  /// A title that no window has: some hosts know windows by it.
  func freeWindowTitle() -> String {
    let taken = Set(world.windows.map(\.title))
    let number = (0...taken.count).first { !taken.contains("w\($0)") } ?? taken.count
    return "w\(number)"
  }
}
