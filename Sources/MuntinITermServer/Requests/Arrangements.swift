import MuntinHost
import MuntinITermWire
import MuntinPlan
import MuntinScreen
import MuntinSpec

/// SavedArrangement: windows with their tabs, splits, profiles and folders; processes are new.
extension Desk {
  func savedArrangement(
    _ request: ITermSavedArrangementRequest
  ) async -> ITermSavedArrangementResponse {
    var response = ITermSavedArrangementResponse()
    guard request.hasAction else {
      response.status = .requestMalformed
      return response
    }
    var window: WorldWindow?
    if request.hasWindowID, request.action != .list {
      window = model.world.window(request.windowID)
      if window == nil {
        response.status = .windowNotFound
        return response
      }
    }
    switch request.action {
    case .list: response.names = model.arrangements.keys.sorted()
    case .save:
      guard request.hasName else {
        response.status = .requestMalformed
        return response
      }
      let windows = window.map { [$0] } ?? model.world.windows.sorted { $0.number < $1.number }
      model.arrangements[request.name] = windows.map(model.arranged)
    case .restore:
      guard let windows = model.arrangements[request.name], !windows.isEmpty else {
        response.status = .arrangementNotFound
        return response
      }
      for saved in windows { await restore(saved, in: window) }
    }
    return response
  }

  private func restore(_ saved: ArrangedWindow, in window: WorldWindow?) async {
    var target = window.flatMap { model.world.window($0.id) }
    for (place, tab) in saved.tabs.enumerated() {
      guard let made = await restore(tab, in: target) else { continue }
      target = model.world.window(of: made)
      if place == saved.selected, let target {
        var work = Undertaking()
        work.changes.append(.focus(work.key(made, in: target)))
        await carryOut(work)
      }
    }
    if let target, let title = saved.title, window == nil { await setTitle(title, of: target) }
  }

  /// The first session opens the tab; the others are split off it, and then all get their places.
  private func restore(_ saved: ArrangedWindow.Tab, in window: WorldWindow?) async -> WorldTab? {
    guard let first = saved.sessions.first,
      let opened = await open(
        new(first), in: window, selects: false, layout: saved.layout.size),
      let tab = model.world.tab(of: opened), let home = model.world.window(of: tab)
    else { return nil }
    var work = Undertaking()
    let tabKey = work.key(tab, in: home)
    var names = ["0": opened.host.text]
    var made: [(NodeKey, NewSession)] = []
    for (place, session) in saved.sessions.enumerated().dropFirst() {
      let new = new(session)
      let key = tabKey.child(model.newName())
      names[String(place)] = key.description
      made.append((key, new))
      work.changes.append(.openPane(key, PaneOpening(start: new.start)))
      new.dress(key, in: tabKey, &work, model)
    }
    work.changes.append(
      .arrange(tabKey, from: tab.layout, to: saved.layout.renamed { names[$0] ?? $0 }))
    let result = await host.perform(work.batch)
    for (key, new) in made {
      if let pane = result.created[key] { model.expected[pane] = new.state }
    }
    await look()
    guard let tab = model.world.tab(tab.id) else { return nil }
    if let title = saved.title { await setTitle(title, of: tab) }
    if saved.isZoomed || saved.active > 0, let window = model.world.window(of: tab),
      tab.sessions.indices.contains(saved.active)
    {
      var work = Undertaking()
      let key = work.key(tab.sessions[saved.active], in: tab, window)
      work.changes.append(.focus(key))
      if saved.isZoomed { work.changes.append(.zoom(work.key(tab, in: window), pane: key)) }
      await carryOut(work)
    }
    return model.world.tab(tab.id)
  }

  private func new(_ saved: ArrangedWindow.Session) -> NewSession {
    var values = saved.overlay
    if !saved.directory.isEmpty {
      values["Custom Directory"] = .string("Yes")
      values["Working Directory"] = .string(InterpolatedString.literal(saved.directory))
    }
    var new = NewSession(
      profile: model.library.profile(saved.profile) ?? model.library.standard,
      properties: values, policy: policy, in: model)
    new.bearsMark = false
    new.state.overlay = saved.overlay
    new.state.isDivorced = !saved.overlay.isEmpty
    return new
  }
}

extension ServerModel {
  /// A window as it is saved.
  func arranged(_ window: WorldWindow) -> ArrangedWindow {
    let tabs = window.tabs.map { tab in
      let places = Dictionary(
        tab.sessions.enumerated().map { ($1.host.text, String($0)) },
        uniquingKeysWith: { first, _ in first })
      return ArrangedWindow.Tab(
        title: titles[tab.host], layout: tab.layout.renamed { places[$0] ?? $0 },
        sessions: tab.sessions.map { session in
          let state = state(of: session)
          return ArrangedWindow.Session(
            profile: state.profile, overlay: state.isDivorced ? state.overlay : [:],
            directory: session.pane.directory)
        },
        active: tab.sessions.firstIndex { $0.host == tab.active?.host } ?? 0,
        isZoomed: tab.zoomed != nil)
    }
    return ArrangedWindow(
      title: titles[window.host], tabs: tabs,
      selected: window.tabs.firstIndex { $0.host == window.selected?.host } ?? 0)
  }
}
