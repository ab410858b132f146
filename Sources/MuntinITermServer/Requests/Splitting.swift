import MuntinHost
import MuntinITermWire
import MuntinPlan
import MuntinSpec

/// SplitPane.
extension Desk {
  func splitPane(_ request: ITermSplitPaneRequest) async -> ITermSplitPaneResponse {
    var response = ITermSplitPaneResponse()
    await loadProfiles()
    let targets = model.sessions(request.session).filter { model.world.tab(of: $0) != nil }
    if targets.isEmpty {
      response.status = .sessionNotFound
      return response
    }
    for target in targets {
      let new: NewSession
      do throws(NewSession.Fault) {
        new = try NewSession(
          profile: request.hasProfileName ? request.profileName : nil,
          properties: request.customProfileProperties, policy: policy, beside: target, in: model)
      } catch {
        response.status =
          error == .unknownProfile ? .invalidProfileName : .malformedCustomProfileProperty
        return response
      }
      let axis: LayoutAxis = request.splitDirection == .vertical ? .columns : .rows
      // Earlier splits may have changed the tab.
      guard let made = await split(target.id, axis, before: request.before, new) else {
        response.status = .cannotSplit
        continue
      }
      response.sessionID.append(made.id)
    }
    return response
  }

  /// Tries once more where others may have changed the tab.
  private func split(
    _ target: String, _ axis: LayoutAxis, before: Bool, _ new: NewSession
  ) async -> WorldSession? {
    let wasStale = sight.isStale
    if let current = model.world.session(target),
      let made = await split(current, axis, before: before, new)
    {
      return made
    }
    guard wasStale, let current = model.world.session(target) else { return nil }
    return await split(current, axis, before: before, new)
  }

  /// Nil where there is no room, or the host refuses.
  func split(
    _ target: WorldSession, _ axis: LayoutAxis, before: Bool, _ new: NewSession
  ) async -> WorldSession? {
    guard let tab = model.world.tab(of: target), let window = model.world.window(of: tab)
    else { return nil }
    var work = Undertaking()
    let tabKey = work.key(tab, in: window)
    let paneKey = tabKey.child(model.newName())
    guard
      let layout = tab.layout.inserting(
        paneKey.description, beside: target.host.text, axis, before: before)
    else { return nil }
    if tab.zoomed != nil { work.changes.append(.zoom(tabKey, pane: nil)) }
    work.changes.append(.openPane(paneKey, PaneOpening(start: new.start)))
    work.changes.append(.arrange(tabKey, from: tab.layout, to: layout))
    new.dress(paneKey, in: tabKey, &work, model)
    if tab.active?.host == target.host { work.changes.append(.focus(paneKey)) }
    let result = await host.perform(work.batch)
    guard let pane = result.created[paneKey] else {
      await look()
      return nil
    }
    model.expected[pane] = new.state
    await look()
    return model.world.session(host: pane)
  }
}
