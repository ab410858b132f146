import MuntinSpec

extension Comparison {
  mutating func compare(_ pane: DesiredPane) {
    let key = pane.node.key
    guard let live = matching.panes[key].flatMap({ index.panes[$0] }) else {
      open(pane)
      return
    }
    if live.tab != matching.tabs[key.tab] {
      shape.append(.movePane(key, from: live.mark.key))
    } else if live.mark.key.name != key.name, !pane.node.isNumbered || !live.mark.isNumbered {
      shape.append(.rename(key, from: live.mark.key))
    }
    dress(pane.node, (live.live.attributes, live.mark), isNew: false)

    let wanted = pane.startForms
    let applied = live.mark.applied.filter { $0.key.needsRestart }
    let reasons = Set(wanted.keys).union(applied.keys).sorted()
      .filter { wanted[$0] != applied[$0] }.map(\.name)
    let isChanged = !reasons.isEmpty && !live.mark.isPending
    let isPlaceholder = live.mark.applied[.exec] == Mark.placeholder
    let hasEnded = live.live.exitStatus != nil || isPlaceholder
    let restarts =
      hasEnded
      ? isPlaceholder || pane.restart != .never || (isChanged && options.restart)
      : isChanged && (options.restart || pane.restart == .always)
    if restarts, !hasEnded, pane.node.protect || live.mark.protect {
      plan.notices.append(Notice(key: key, subject: .protected))
      keep(pane, live, start: applied)
    } else if restarts {
      if hasEnded { plan.ended.insert(key) }
      restart(pane, live, reasons: hasEnded ? ["ended"] : reasons)
    } else {
      if isChanged {
        plan.notices.append(Notice(key: key, subject: .restartHeldBack(reasons: reasons)))
      } else if let status = live.live.exitStatus {
        plan.notices.append(Notice(key: key, subject: .ended(status: status)))
      }
      keep(pane, live, start: live.mark.isPending ? wanted : applied)
    }
  }

  private mutating func open(_ pane: DesiredPane) {
    let key = pane.node.key
    let isHeldBack = isHeldBack(pane)
    shape.append(.openPane(key, PaneOpening(start: pane.start, isHeldBack: isHeldBack)))
    dress(pane.node, nil, isNew: true)
    var mark = finalMark(pane, start: pane.startForms)
    let content: Delivery.Content =
      isHeldBack
      ? .process(pane.start) : pane.start.process != nil ? .spawned : .typed(pane.input)
    if content == .typed(PaneInput()) {
      shape.append(.record(key, mark))
      return
    }
    deliver.append(.deliver(key, delivery(content, pane, mark)))
    mark.isPending = content != .spawned
    shape.append(.record(key, mark))
  }

  private mutating func keep(
    _ pane: DesiredPane, _ live: LiveIndex.Pane, start: [Attribute: String]
  ) {
    let key = pane.node.key
    var mark = finalMark(pane, start: start)
    let forms = pane.inputForms
    let isRunChanged = forms[.run] != live.mark.applied[.run] && pane.start.process == nil
    if live.mark.isPending {
      let content: Delivery.Content =
        isHeldBack(pane) || pane.start.process != nil ? .process(pane.start) : .typed(pane.input)
      if content != .typed(PaneInput()) {
        deliver.append(.deliver(key, delivery(content, pane, mark)))
        mark.isPending = true
      }
    } else if isRunChanged, options.rerun, !pane.input.isEmpty {
      deliver.append(.deliver(key, delivery(.typed(pane.input), pane, mark)))
    } else if isRunChanged, forms[.run] != nil {
      plan.notices.append(Notice(key: key, subject: .rerunHeldBack))
      mark.applied[.run] = live.mark.applied[.run]
    }
    if mark != live.mark { shape.append(.record(key, mark)) }
  }

  private mutating func restart(
    _ pane: DesiredPane, _ live: LiveIndex.Pane, reasons: [String]
  ) {
    let key = pane.node.key
    var mark = finalMark(pane, start: pane.startForms)
    end.append(.restart(key, pane.start, reasons: reasons))
    let content: Delivery.Content =
      pane.start.process != nil ? .spawned : .typed(pane.input)
    if content != .typed(PaneInput()) {
      deliver.append(.deliver(key, delivery(content, pane, mark)))
      mark.isPending = content != .spawned
    }
    end.append(.record(key, mark))
  }

  private func isHeldBack(_ pane: DesiredPane) -> Bool {
    pane.start.process != nil && !(pane.waits.isEmpty && pane.needs.isEmpty)
  }

  private func delivery(
    _ content: Delivery.Content, _ pane: DesiredPane, _ mark: Mark
  ) -> Delivery {
    Delivery(
      content, waits: pane.waits, needs: pane.needs, mark: mark,
      isBroadcast: pane.node.attributes[.broadcast] != nil)
  }

  private func finalMark(_ pane: DesiredPane, start: [Attribute: String]) -> Mark {
    mark(
      of: pane.node, extra: start.merging(pane.inputForms) { _, input in input })
  }
}
