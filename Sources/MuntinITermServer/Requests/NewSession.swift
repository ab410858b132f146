import MuntinITermWire
import MuntinPlan
import MuntinSpec

/// A session that is about to be made: its profile, and how it is started.
struct NewSession: Sendable {
  enum Fault: Error, Equatable {
    case unknownProfile
    case malformedProperty
  }

  var state: SessionState
  var start: PaneStart
  /// A mark that it is born with is a variable of its as well; an arrangement keeps only the property.
  var bearsMark = true
  private let shared: SharedProfile

  /// - Parameter beside: the session whose folder may be used again.
  init(
    profile: SharedProfile, properties: [String: JSONValue] = [:], policy: ServerPolicy,
    beside: WorldSession? = nil, in model: ServerModel
  ) {
    shared = profile
    state = SessionState(profile: profile.guid)
    state.overlay = properties
    state.parent = beside?.id
    start = ProfileStart.start(
      { properties[$0] ?? profile[$0] }, evaluate: { model.evaluated($0, in: .app) },
      policy: policy, recycled: beside?.pane.directory)
    state.start = start
  }

  /// - Parameter name: of the profile; nil for the default one.
  init(
    profile name: String?, properties: [ITermProfileProperty], policy: ServerPolicy,
    beside: WorldSession? = nil, in model: ServerModel
  ) throws(Fault) {
    var profile = model.library.standard
    if let name {
      guard let found = model.library.profile(named: name) else { throw .unknownProfile }
      profile = found
    }
    var values: [String: JSONValue] = [:]
    for property in properties {
      guard let value = JSONValue(text: property.jsonValue) else { throw .malformedProperty }
      values[property.key] = value
    }
    self.init(profile: profile, properties: values, policy: policy, beside: beside, in: model)
  }

  subscript(key: String) -> JSONValue? { state.overlay[key] ?? shared[key] }

  /// The name of a tab that it stands in alone.
  var tabTitle: String {
    if let name = state.overlay["Name"]?.string, let plain = InterpolatedText.plain(name),
      !plain.isEmpty
    {
      return plain
    }
    guard case .arguments(let words) = start.process, let program = words.first?.value else {
      return "shell"
    }
    return program.split(separator: "/").last.map(String.init) ?? "shell"
  }

  /// Cells of a window that it opens.
  func cells(_ standard: CellSize) -> CellSize {
    CellSize(
      columns: number("Columns") ?? standard.columns, rows: number("Rows") ?? standard.rows)
  }

  private func number(_ key: String) -> Int? {
    guard let number = state.overlay[key]?.asDouble ?? shared.values[key]?.asDouble,
      number.isFinite
    else { return nil }
    return Int(min(1250, max(1, number)))
  }

  /// Everything that the host can show of it.
  func dress(
    _ pane: NodeKey, in tab: NodeKey, _ work: inout Undertaking, _ model: ServerModel
  ) {
    var values = shared.values.filter { $0.key != "Name" }
    values.merge(state.overlay) { _, own in own }
    for (key, value) in values.sorted(by: { $0.key < $1.key }) {
      guard let attribute = ProfileLooks.attribute(key), model.shows(attribute, .pane),
        let text = ProfileLooks.value(key, value)
      else { continue }
      work.set(pane, attribute, text)
    }
    if case .some(.some(let color)) = ProfileLooks.tabColor(values), model.shows(.color, .tab) {
      work.set(tab, .color, color)
    }
    if bearsMark, let text = state.overlay[MarkBundle.property]?.string, let mark = Mark(text: text)
    {
      work.changes.append(.record(pane, mark))
    }
  }
}
