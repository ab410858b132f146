import MuntinSpec

/// What becomes of the command of a pane that is restored.
package enum CommandPolicy: String, CaseIterable, Sendable {
  /// It is started.
  case run
  /// It stands in the line of a shell, ready for Enter.
  case type
  /// The pane is a shell.
  case skip
}

extension Plan {
  /// The commands that the plan would start in panes, on one line each.
  package var startedCommands: [(key: NodeKey, text: String)] {
    deliveries.compactMap { key, delivery in
      let text = delivery.content.line(starts[key])
      return text.isEmpty ? nil : (key, text)
    }
  }

  /// The plan in which new panes get their commands as somebody decided. Their marks say what the
  /// file says, whatever is done, so that a plan of the file is empty afterwards.
  ///
  /// - Parameters:
  ///   - policies: by pane; one without is run.
  ///   - texts: a line that the shell of a pane runs first.
  ///   - others: panes that are there, with a shell that has not got its command, and their marks:
  ///     the same holds for them.
  package func delivering(
    _ policies: [NodeKey: CommandPolicy], after texts: [NodeKey: String] = [:],
    also others: [NodeKey: Mark] = [:]
  ) -> Plan {
    let starts = starts
    let receives = { (key: NodeKey) in starts[key] != nil || others[key] != nil }
    let finalMarks = Dictionary(
      deliveries.map { ($0.key, $0.delivery.mark) }, uniquingKeysWith: { first, _ in first })
    var shells: Set<NodeKey> = []
    for (key, start) in starts where policies[key, default: .run] != .run && start.process != nil {
      shells.insert(key)
    }
    var plan = self
    for stage in plan.stages.indices {
      plan.stages[stage].changes = plan.stages[stage].changes.compactMap { change in
        let policy = policies[change.key, default: .run]
        switch change {
        case .openPane(let key, var opening) where shells.contains(key):
          opening.start.process = nil
          opening.isHeldBack = false
          return .openPane(key, opening)
        case .record(let key, let mark):
          guard policy == .skip, mark.isPending, receives(key), let done = finalMarks[key]
          else { return change }
          return .record(key, done)
        case .deliver(let key, var delivery) where receives(key):
          let line = delivery.content.line(starts[key])
          let before = texts[key].map { [SpecText($0)] } ?? []
          switch (policy, delivery.content) {
          case (.run, .typed(var input)):
            input.run = before + input.run
            delivery.content = .typed(input)
          case (.run, .process), (.run, .spawned): break
          case (.type, _):
            delivery.content = .typed(PaneInput(run: before, type: SpecText(line)))
          case (.skip, _):
            if before.isEmpty { return nil }
            delivery.content = .typed(PaneInput(run: before))
          }
          return .deliver(key, delivery)
        default: return change
        }
      }
    }
    plan.show(texts.filter { finalMarks[$0.key] == nil }, others)
    plan.stages.removeAll { $0.changes.isEmpty }
    return plan
  }

  /// Lets shells that have no command to get show their texts.
  private mutating func show(_ texts: [NodeKey: String], _ marks: [NodeKey: Mark]) {
    var marks = marks
    for case .record(let key, let mark) in changes { marks[key] = mark }
    let shows = texts.sorted { $0.key < $1.key }.compactMap { key, text -> Change? in
      guard let mark = marks[key] else { return nil }
      return .deliver(key, Delivery(.typed(PaneInput(run: [SpecText(text)])), mark: mark))
    }
    if shows.isEmpty { return }
    if let last = stages.indices.last, stages[last].kind == .deliver {
      stages[last].changes += shows
    } else {
      stages.append(Stage(kind: .deliver, changes: shows))
    }
  }

  private var deliveries: [(key: NodeKey, delivery: Delivery)] {
    changes.compactMap { change in
      if case .deliver(let key, let delivery) = change { (key, delivery) } else { nil }
    }
  }

  /// How the panes start that the plan opens.
  private var starts: [NodeKey: PaneStart] {
    Dictionary(
      changes.compactMap { change in
        if case .openPane(let key, let opening) = change { (key, opening.start) } else { nil }
      }, uniquingKeysWith: { first, _ in first })
  }
}

extension Delivery.Content {
  /// What a person would type to get the same.
  fileprivate func line(_ start: PaneStart?) -> String {
    switch self {
    case .typed(let input):
      (input.run.map(\.value) + (input.run.isEmpty ? [input.type?.value ?? ""] : []))
        .joined(separator: "; ")
    case .process(let start): start.text.value
    case .spawned: start?.text.value ?? ""
    }
  }
}
