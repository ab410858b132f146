import MuntinSpec

/// What a plan says of one change, beside the name of its node and in lines below it.
struct PlanDetail {
  private(set) var beside: String?
  private(set) var below: [String] = []

  init(_ change: Change, in plan: Plan) {
    switch change {
    case .openWindow(_, let title, let cells): beside = "\(Shown.quoted(title)), \(cells)"
    case .openTab(let key, let title):
      if title != key.name { beside = Shown.quoted(title) }
    case .openPane(_, let opening): open(opening)
    case .moveTab(_, let from), .movePane(_, let from):
      beside = "from \(Shown.escaped(from.description))"
    case .rename(let key, let from):
      below = ["name: \(Shown.quoted(from.name)) -> \(Shown.quoted(key.name))"]
    case .orderTabs(_, let from, let to):
      below = ["order: \(Self.names(from)) -> \(Self.names(to))"]
    case .arrange(_, let from, let to):
      let text = Shown.escaped(CellText(to).text)
      let old = from.map { Shown.escaped(CellText($0).text) + " -> " } ?? ""
      below = ["layout: \(old)\(text)"]
      if from == nil, case .pane = to.content { below = [] }
    case .set(_, let name, let from, let to):
      let new = to.map { Shown.quoted($0.shown) } ?? "(left to \(plan.host))"
      let name = Shown.escaped(name.name)
      below = [from.map { "\(name): \(Shown.quoted($0)) -> \(new)" } ?? "\(name): \(new)"]
    case .focus: below = ["gets the focus"]
    case .zoom(_, let pane):
      below = [pane.map { "zooms \(Shown.escaped($0.name))" } ?? "ends its zoom"]
    case .restart(let key, _, let reasons): restart(key, reasons, plan)
    case .deliver(_, let delivery): deliver(delivery)
    case .record: break
    case .adopt(_, _, let likeness): adopt(likeness)
    case .release: beside = "stays, and is no longer of this workspace"
    case .close(let key):
      if let job = plan.jobs[key] { beside = "ends \(job.shown)" }
    }
  }

  private mutating func adopt(_ likeness: Likeness) {
    let same = likeness.reasons.joined(separator: ", ")
    beside =
      "\(likeness.thing), \(likeness.score) % alike" + (same.isEmpty ? "" : " (\(same))")
  }

  private mutating func open(_ opening: PaneOpening) {
    let start = opening.start
    if start.process != nil { below.append("exec: \(Shown.escaped(start.text.shown))") }
    if let directory = start.directory {
      below.append("directory: \(Shown.escaped(directory.shown))")
    }
    for entry in start.environment {
      below.append("env.\(Shown.escaped(entry.name)): \(Shown.quoted(entry.value.shown))")
    }
  }

  private mutating func restart(_ key: NodeKey, _ reasons: [String], _ plan: Plan) {
    beside =
      reasons == ["ended"]
      ? "its process has ended" : Shown.escaped(reasons.joined(separator: ", ")) + " changed"
    if let job = plan.jobs[key], reasons != ["ended"] { below.append("ends \(job.shown)") }
  }

  private mutating func deliver(_ delivery: Delivery) {
    switch delivery.content {
    case .typed(let input):
      for line in input.run { below.append("run: \(Shown.escaped(line.shown))") }
      if let type = input.type { below.append("type: \(Shown.escaped(type.shown))") }
    case .process, .spawned: break
    }
    for wait in delivery.waits { below.append("waits for \(WaitText(wait.event).text)") }
    if !delivery.needs.isEmpty { below.append("needs: \(Self.names(delivery.needs))") }
  }

  private static func names(_ keys: [NodeKey]) -> String {
    keys.map { Shown.escaped($0.name) }.joined(separator: ", ")
  }
}
