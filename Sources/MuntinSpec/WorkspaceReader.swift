package import MuntinYAML

/// Reads a document as a workspace: forms, names, variables, layouts and references.
///
/// - Errors: every fault of the file at once, in the order of the text; codes are stable.
package struct WorkspaceReader {
  private let context: SpecContext

  package init(context: SpecContext) { self.context = context }

  package func read(_ document: Document) -> Checked<Workspace> {
    var reading = SpecReading(context: context, source: document.source)
    let workspace = reading.workspace(document.root)
    return Checked(workspace, reading.sortedFaults)
  }
}

extension SpecReading {
  fileprivate mutating func workspace(_ node: Node) -> Workspace? {
    guard let fields = fields(node, WorkspaceKey.self) else { return nil }
    readVariables(fields[.vars])
    checkVersion(fields[.version])
    var workspace = Workspace(name: "")
    if let name = fields[.name] {
      workspace.name = self.name(name, expected: "the name of the workspace") ?? ""
    }
    require([.name], in: fields, at: .top)
    if let about = fields[.description] {
      workspace.about = text(about, .typed, expected: "a description")?.withoutLastNewlines.value
    }
    workspace.profiles = profiles(fields[.profiles])
    workspace.windows = windows(fields, name: workspace.name)
    resolveReferences(fields[.broadcast], in: &workspace)
    workspace.restore = restoreRules(fields[.restore])
    checkSettings(at: fields.entry(.vars)?.keyRange ?? .top)
    workspace.variables = variables.used
    return workspace
  }

  private mutating func checkVersion(_ node: Node?) {
    guard let node else { return }
    guard case .scalar(let scalar) = node.content else {
      report(.wrongType(expected: "version 1", found: node))
      return
    }
    switch scalar.value {
    case .integer(1), .number(1): break
    case .integer, .number: report(.unsupportedVersion(at: node.range))
    default: report(.wrongType(expected: "the number 1", found: node))
    }
  }

  /// The windows, or the one window that the shorthands stand for.
  private mutating func windows(_ fields: Fields<WorkspaceKey>, name: String) -> [WindowSpec] {
    if fields[.windows] != nil {
      for key in [WorkspaceKey.tabs, .layout, .panes, .size] {
        exclude([.windows, key], in: fields)
      }
    } else {
      exclude([.tabs, .layout], in: fields)
      exclude([.tabs, .panes], in: fields)
    }
    let inner = defaults(fields[.defaults], over: PaneDefaults())
    if let node = fields[.windows] { return windows(node, inner) }
    let standIn = WindowSpec.standIn(at: 0)
    let written = fields.present([.tabs, .layout, .panes]).first?.entry.keyRange
    let range = written ?? fields.entry(.name)?.keyRange ?? fields.range
    var window = WindowSpec(name: standIn, range: range)
    window.isNumbered = true
    window.extent = fields[.size].flatMap { windowSize($0) }
    if let tabs = fields[.tabs] {
      window.tabs = self.tabs(tabs, window: (0, standIn), inner)
    } else {
      let parts = TabParts(layout: fields[.layout], panes: fields[.panes], range: range)
      window.tabs = [onlyTab(named: name, parts, window: (0, standIn), inner)]
    }
    return [window]
  }

  private mutating func windows(_ node: Node, _ defaults: PaneDefaults) -> [WindowSpec] {
    let items = items(node, expected: "a list of windows")
    if case .sequence = node.content, items.isEmpty {
      report(.emptyList("windows", at: node.range))
    }
    var windows: [WindowSpec] = []
    for (place, item) in items.enumerated() {
      if let window = window(item, place: place, defaults) { windows.append(window) }
    }
    checkNames(windows.map { ($0.name, $0.range) }, "a window")
    return windows
  }
}
