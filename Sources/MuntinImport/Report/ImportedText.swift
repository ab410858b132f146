import MuntinSpec
import MuntinYAML

/// An imported workspace as the text of a workspace file, with a reference for each inlay.
package struct ImportedText {
  /// Ends with a line break.
  package let text: String

  /// - Parameters:
  ///   - home: what `~` stands for, absolute.
  ///   - directory: the folder that the file will lie in; without it no path is relative.
  package init(_ imported: Imported, home: String, directory: String? = nil) {
    let written = WorkspaceText(imported.workspace, home: home, directory: directory)
    guard !imported.inlays.isEmpty else {
      text = written.text
      return
    }
    var inlays = imported.inlays
    inlays.keepVariables(in: Self.texts(written.node))
    let names = Self.names(inlays, written.node)
    let filled = Self.filled(written.node, inlays, names)
    text = WorkspaceText.text(of: Self.declared(filled, inlays, names))
  }

  /// The variables of the inlays by what they are called in the file, where others may be called
  /// so already.
  private static func names(_ inlays: Inlays, _ root: Node) -> [String: String] {
    var taken = Set(root["vars"]?.entries?.map(\.key) ?? [])
    var names: [String: String] = [:]
    for variable in inlays.variables {
      var name = variable.name
      while !taken.insert(name).inserted { name += "_" }
      names[variable.name] = name
    }
    return names
  }

  private static func texts(_ node: Node) -> [String] {
    switch node.content {
    case .scalar(let scalar): [scalar.text]
    case .sequence(let items): items.flatMap(texts)
    case .mapping(let entries): entries.flatMap { texts($0.value) }
    }
  }

  private static func filled(_ node: Node, _ inlays: Inlays, _ names: [String: String]) -> Node {
    var node = node
    switch node.content {
    case .scalar(var scalar):
      guard inlays.stand(in: scalar.text) else { return node }
      scalar.text = inlays.filled(scalar.text) { reference($0, names) }
      node.content = .scalar(scalar)
    case .sequence(let items): node.content = .sequence(items.map { filled($0, inlays, names) })
    case .mapping(let entries):
      node.content = .mapping(
        entries.map { Entry($0.key, at: $0.keyRange, filled($0.value, inlays, names)) })
    }
    return node
  }

  private static func reference(_ meaning: Inlays.Meaning, _ names: [String: String]) -> String {
    switch meaning {
    case .environment(let name, let fallback): "${env:\(name):-\(fallback)}"
    case .variable(let name, let fallback):
      "${\(names[name] ?? name)\(fallback.isEmpty ? "" : ":-" + fallback)}"
    case .code: ""
    }
  }

  /// With the variables of the inlays among those of the file.
  private static func declared(_ root: Node, _ inlays: Inlays, _ names: [String: String]) -> Node {
    guard !inlays.variables.isEmpty, var entries = root.entries else { return root }
    let variables = inlays.variables.map { variable in
      Entry(names[variable.name] ?? variable.name, value(of: variable))
    }
    if let place = entries.firstIndex(where: { $0.key == "vars" }) {
      let others = entries[place].value.entries ?? []
      entries[place].value = Node(.mapping(variables + others))
    } else {
      let place = entries.firstIndex { $0.key == "name" }.map { $0 + 1 } ?? 0
      entries.insert(Entry("vars", Node(.mapping(variables))), at: place)
    }
    return Node(.mapping(entries))
  }

  private static func value(of variable: Inlays.Variable) -> Node {
    let value = Node(.scalar(Scalar(variable.value)))
    guard let about = variable.about else { return value }
    return Node(
      .mapping([
        Entry("default", value), Entry("description", Node(.scalar(Scalar(about)))),
      ]))
  }
}
