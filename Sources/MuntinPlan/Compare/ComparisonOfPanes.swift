import MuntinSpec

extension Comparison {
  mutating func compare(_ pane: DesiredPane) {
    let key = pane.node.key
    guard let live = matching.panes[key].flatMap({ index.panes[$0] }) else {
      open(pane)
      return
    }
    if targeting.isPassive(key) { return }
    if live.tab != matching.tabs[key.tab] {
      shape.append(.movePane(key, from: live.mark.key))
    } else if live.mark.key.name != key.name, !pane.node.isNumbered || !live.mark.isNumbered {
      shape.append(.rename(key, from: live.mark.key))
    }
    var looks = live.live.attributes
    // What it shares with the tab that it leaves, it does not take along.
    if live.tab != matching.tabs[key.tab] { looks[.broadcast] = nil }
    dress(pane.node, (looks, live.mark), isNew: false)
    if live.live.exitStatus == nil, isMarked(pane, live.mark) { return }

    let wanted = pane.startForms
    let applied = live.mark.applied.filter { $0.key.needsRestart }
    let reasons =
      wanted == applied
      ? []
      : Set(wanted.keys).union(applied.keys).sorted()
        .filter { wanted[$0] != applied[$0] && !isSo($0, pane, live.live) }.map(\.name)
    let isChanged = !reasons.isEmpty && !live.isStandIn
    let isPlaceholder = live.mark.applied[.exec] == Mark.placeholder
    // A stand-in cannot be typed into, and ends nothing of the user's.
    let mustRestart = isPlaceholder || (live.isStandIn && pane.start.process == nil)
    let hasEnded = live.live.exitStatus != nil || mustRestart
    let restarts =
      hasEnded
      ? mustRestart || pane.restart != .never || (isChanged && options.restart)
      : isChanged && (options.restart || pane.restart == .always)
    if restarts, !hasEnded, pane.node.protect {
      plan.notices.append(Notice(key: key, subject: .protected))
      keep(pane, live, start: applied)
    } else if restarts {
      restart(pane, hasEnded: hasEnded, reasons: hasEnded ? ["ended"] : reasons)
    } else {
      if isChanged {
        plan.notices.append(Notice(key: key, subject: .restartHeldBack(reasons: reasons)))
      } else if let status = live.live.exitStatus {
        plan.notices.append(Notice(key: key, subject: .ended(status: status)))
      }
      keep(pane, live, start: live.isStandIn ? wanted : applied)
    }
  }

  /// The mark is the one that the pane is to have, its command was given to it, and so nothing is to
  /// be said of either.
  private func isMarked(_ pane: DesiredPane, _ mark: Mark) -> Bool {
    let node = pane.node
    let applied = mark.applied
    func holds(_ forms: [Attribute: String]) -> Bool {
      forms.allSatisfy { applied[$0.key] == $0.value }
    }
    return mark.key == node.key && mark.isNumbered == node.isNumbered
      && mark.protect == node.protect && !mark.isPending && !mark.isCaptured
      && applied.count == node.attributes.count + pane.startForms.count + pane.inputForms.count
      && node.attributes.allSatisfy { applied[$0.key] == Mark.form($0.value) }
      && holds(pane.startForms) && holds(pane.inputForms) && mark.words == node.words
  }

  /// A pane that stands in the wanted folder needs not be started there.
  private func isSo(_ attribute: Attribute, _ pane: DesiredPane, _ live: LivePane) -> Bool {
    attribute == .directory && !live.directory.isEmpty
      && pane.start.directory?.value == live.directory
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
    let isShell =
      pane.start.process == nil && live.mark.applied[.exec, default: ""].isEmpty
      && live.live.exitStatus == nil
    let isRunChanged = forms[.run] != live.mark.applied[.run] && pane.start.process == nil
    if live.mark.isPending {
      // A shell that has not got its command yet may be in use: only a stand-in is replaced.
      let content: Delivery.Content? =
        pane.start.process == nil
        ? .typed(pane.input) : live.isStandIn ? .process(pane.start) : nil
      if let content, content != .typed(PaneInput()), live.live.exitStatus == nil {
        deliver.append(.deliver(key, delivery(content, pane, mark)))
      }
      mark.isPending = content != .typed(PaneInput())
    } else if isRunChanged, !isShell {
      // No shell that waits for a line is there until it is restarted.
      mark.applied[.run] = live.mark.applied[.run]
    } else if isRunChanged, options.rerun, !pane.input.isEmpty {
      deliver.append(.deliver(key, delivery(.typed(pane.input), pane, mark)))
      // Until it is typed, what was typed before stands.
      mark.applied[.run] = live.mark.applied[.run]
    } else if isRunChanged, forms[.run] != nil {
      plan.notices.append(Notice(key: key, subject: .rerunHeldBack))
      mark.applied[.run] = live.mark.applied[.run]
    }
    if start[.exec] != pane.startForms[.exec] {
      // What runs on as it was has got nothing else to read either.
      mark.applied = mark.applied.filter { !$0.key.isTyped }
        .merging(live.mark.applied.filter(\.key.isTyped)) { _, typed in typed }
    }
    if mark != live.mark { shape.append(.record(key, mark)) }
  }

  private mutating func restart(_ pane: DesiredPane, hasEnded: Bool, reasons: [String]) {
    let key = pane.node.key
    var mark = finalMark(pane, start: pane.startForms)
    if hasEnded, isHeldBack(pane) {
      // Nothing ends, so that what it waits for can be waited for again.
      deliver.append(.deliver(key, delivery(.process(pane.start), pane, mark)))
      return
    }
    let content: Delivery.Content =
      pane.start.process != nil ? .spawned : .typed(pane.input)
    if content != .typed(PaneInput()) {
      deliver.append(.deliver(key, delivery(content, pane, mark)))
      mark.isPending = content != .spawned
    }
    let restart = Change.restart(key, pane.start, reasons: reasons)
    // Cut between the two, an ended pane is restarted by the next apply; a live one must not be
    // taken for a new shell that waits for its command.
    if hasEnded {
      plan.ended.insert(key)
      end += [.record(key, mark), restart]
    } else {
      end += [restart, .record(key, mark)]
    }
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
