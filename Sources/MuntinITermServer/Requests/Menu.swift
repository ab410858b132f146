import MuntinITermWire
import MuntinPlan
import MuntinSpec

/// MenuItem: the items of iTerm2's menus that mean something without its windows.
extension Desk {
  func menuItem(_ request: ITermMenuItemRequest) async -> ITermMenuItemResponse {
    var response = ITermMenuItemResponse()
    guard let item = MenuItem(rawValue: request.identifier) else {
      // Known there, but without meaning here, is disabled; the rest is nothing.
      let isKnown = MenuItem.withoutMeaning.contains(request.identifier)
      response.status = isKnown ? (request.queryOnly ? .ok : .disabled) : .badIdentifier
      if isKnown {
        response.checked = false
        response.enabled = false
      }
      return response
    }
    let tab = model.current?.selected
    response.checked = item == .maximizeActivePane && tab?.zoomed != nil
    response.enabled = item.isEnabled(in: model)
    guard !request.queryOnly else { return response }
    if !response.enabled {
      response.status = .disabled
      return response
    }
    await choose(item)
    return response
  }

  private func choose(_ item: MenuItem) async {
    await loadProfiles()
    guard let window = model.current, let tab = window.selected, let session = tab.active else {
      if item == .newWindow || item == .newTab { await openStandard(nil) }
      return
    }
    switch item {
    case .newWindow: await openStandard(nil)
    case .newTab: await openStandard(window)
    case .newTabWithCurrentProfile: await openStandard(window, like: session)
    case .newWindowWithCurrentProfile: await openStandard(nil, like: session)
    case .splitVertically: await split(session, .columns, like: nil)
    case .splitHorizontally: await split(session, .rows, like: nil)
    case .splitVerticallyWithCurrentProfile: await split(session, .columns, like: session)
    case .splitHorizontallyWithCurrentProfile: await split(session, .rows, like: session)
    case .close: _ = await closeSession(session.id)
    case .closeTab: _ = await closeTab(tab.id)
    case .closeWindow: _ = await closeWindow(window.id)
    case .maximizeActivePane:
      var work = Undertaking()
      let key = work.key(session, in: tab, window)
      let tabKey = work.key(tab, in: window)
      work.changes.append(.zoom(tabKey, pane: tab.zoomed == nil ? key : nil))
      await carryOut(work)
    case .arrangeEvenly: await arrange(tab, in: window, tab.layout.evened(in: tab.layout.size))
    case .nextTab: await select(window, tab, by: 1)
    case .previousTab: await select(window, tab, by: -1)
    case .nextPane: await select(tab, in: window, by: 1)
    case .previousPane: await select(tab, in: window, by: -1)
    case .paneLeft, .paneRight, .paneAbove, .paneBelow:
      guard let next = PaneNeighbours(tab).neighbour(of: session, item.direction) else { return }
      var work = Undertaking()
      work.changes.append(.focus(work.key(next, in: tab, window)))
      await carryOut(work)
    case .moveSessionToTab, .moveSessionToWindow:
      do throws(InvocationFault) {
        _ = try await moveToTab(session, in: item == .moveSessionToTab ? window : nil)
      } catch {
        await look()
      }
    case .bury: await bury(session)
    }
  }

  private func openStandard(_ window: WorldWindow?, like session: WorldSession? = nil) async {
    let profile = session.map { model.profile(of: $0) } ?? model.library.standard
    let new = NewSession(
      profile: profile, policy: policy, beside: model.current?.selected?.active, in: model)
    _ = await open(new, in: window, selects: true)
  }

  private func split(
    _ session: WorldSession, _ axis: LayoutAxis, like other: WorldSession?
  ) async {
    let profile = other.map { model.profile(of: $0) } ?? model.library.standard
    let new = NewSession(profile: profile, policy: policy, beside: session, in: model)
    _ = await split(session, axis, before: false, new)
  }

  private func select(_ window: WorldWindow, _ tab: WorldTab, by step: Int) async {
    guard let place = window.tabs.firstIndex(where: { $0.host == tab.host }) else { return }
    let count = window.tabs.count
    var work = Undertaking()
    work.changes.append(
      .focus(work.key(window.tabs[(place + step + count) % count], in: window)))
    await carryOut(work)
  }

  private func select(_ tab: WorldTab, in window: WorldWindow, by step: Int) async {
    guard let place = tab.sessions.firstIndex(where: { $0.host == tab.active?.host }) else {
      return
    }
    let count = tab.sessions.count
    var work = Undertaking()
    work.changes.append(
      .focus(work.key(tab.sessions[(place + step + count) % count], in: tab, window)))
    await carryOut(work)
  }
}

/// An item by its identifier.
enum MenuItem: String, CaseIterable, Sendable {
  case newWindow = "New Window"
  case newTab = "New Tab"
  case newWindowWithCurrentProfile = "New Window with Current Profile"
  case newTabWithCurrentProfile = "New Tab with Current Profile"
  case splitVertically = "Split Vertically…"
  case splitHorizontally = "Split Horizontally…"
  case splitVerticallyWithCurrentProfile = "Split Vertically with Current Profile"
  case splitHorizontallyWithCurrentProfile = "Split Horizontally with Current Profile"
  case close = "Close"
  case closeTab = "Close All Panes in Tab"
  case closeWindow = "Close Terminal Window"
  case maximizeActivePane = "Maximize Active Pane"
  case arrangeEvenly = "Arrange Split Panes Evenly"
  case nextTab = "Select Next Tab"
  case previousTab = "Select Previous Tab"
  case nextPane = "Select Split Pane.Next Pane"
  case previousPane = "Select Split Pane.Previous Pane"
  case paneLeft = "Select Split Pane.Select Pane Left"
  case paneRight = "Select Split Pane.Select Pane Right"
  case paneAbove = "Select Split Pane.Select Pane Above"
  case paneBelow = "Select Split Pane.Select Pane Below"
  case moveSessionToTab = "Move Session to Tab"
  case moveSessionToWindow = "Move Session to Window"
  case bury = "Bury Session"

  var direction: String {
    switch self {
    case .paneLeft: "left"
    case .paneRight: "right"
    case .paneAbove: "above"
    default: "below"
    }
  }

  func isEnabled(in model: ServerModel) -> Bool {
    switch self {
    case .newWindow, .newTab: true
    case .maximizeActivePane: (model.current?.selected?.sessions.count ?? 0) > 1
    default: model.current?.selected != nil
    }
  }
}
