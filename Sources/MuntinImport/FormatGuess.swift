import MuntinYAML

/// Tells which tool a file is for, from its name and from what stands in it.
struct FormatGuess {
  struct Fault: Error {
    var diagnostic: Diagnostic
  }

  private let source: SourceText

  init(_ source: SourceText) { self.source = source }

  /// What the text alone tells, before it is taken for YAML.
  var byText: PeerFormat? {
    let head = String(decoding: source.text.prefix(4096), as: UTF8.self)
    let isSaved = head.split(separator: "\n", omittingEmptySubsequences: false).prefix(20)
      .contains { line in
        ["pane\t", "window\t", "state\t", "grouped_session\t"].contains { line.hasPrefix($0) }
      }
    return isSaved ? .tmuxResurrect : nil
  }

  /// The only format that fits a tree.
  func format(of root: Node) -> Result<PeerFormat, Fault> {
    guard let entries = root.entries else { return .failure(Fault(diagnostic: .unknownFormat())) }
    let keys = Set(entries.map(\.key))
    if let certain = certain(keys, root) { return .success(certain) }
    if let named = byName, fits(named, keys, root) { return .success(named) }
    let fitting = PeerFormat.allCases.filter { fits($0, keys, root) }
    if fitting.count == 1 { return .success(fitting[0]) }
    if fitting.isEmpty {
      let isOwn = keys.contains("name") && !keys.isDisjoint(with: ["tabs", "panes", "version"])
      return .failure(Fault(diagnostic: isOwn ? .ownFormat() : .unknownFormat()))
    }
    return .failure(Fault(diagnostic: .unclearFormat(fitting)))
  }

  /// Keys that only one tool has.
  private func certain(_ keys: Set<String>, _ root: Node) -> PeerFormat? {
    if keys.contains("session_name") { return .tmuxp }
    if root["session"]?.scalar != nil, keys.contains("windows") { return .smug }
    if root["session"]?.entries != nil { return .teamocil }
    if keys.contains("profiles") || keys.contains("aliases"), !keys.contains("windows"),
      !keys.contains("tabs"), !keys.contains("panes")
    {
      return .it2rc
    }
    return nil
  }

  private func fits(_ format: PeerFormat, _ keys: Set<String>, _ root: Node) -> Bool {
    let windows = (root["windows"] ?? root["tabs"])?.items ?? []
    let windowKeys = Set(windows.flatMap { $0.entries?.map(\.key) ?? [] })
    let panes = windows.flatMap { ($0["panes"] ?? $0["splits"])?.items ?? [] }
    let paneKeys = Set(panes.flatMap { $0.entries?.map(\.key) ?? [] })
    switch format {
    case .tmuxp: return windowKeys.contains("window_name")
    case .tmuxinator:
      // Each of its windows is a mapping of one name to what is in it.
      return !windows.isEmpty && windows.contains { $0.entries?.count == 1 }
        && windowKeys.isDisjoint(with: ["name", "window_name", "panes", "splits"])
    case .teamocil:
      if windowKeys.contains("splits") || !paneKeys.isDisjoint(with: ["cmd", "target"]) {
        return true
      }
      let isBag =
        windows.isEmpty && !(root.entries ?? []).isEmpty
        && (root.entries ?? []).allSatisfy {
          $0.value["windows"] != nil || $0.value["session"] != nil
        }
      return isBag || (hasNamedWindows(windowKeys) && !isForITerm(windows, paneKeys, keys))
    case .itermocil:
      return hasNamedWindows(windowKeys)
        && windowKeys.isDisjoint(with: ["splits", "options", "filters"])
        && paneKeys.isDisjoint(with: ["cmd", "width", "height", "target"])
        && (isForITerm(windows, paneKeys, keys) || byName == .itermocil)
    case .smug, .it2rc, .tmuxResurrect: return false
    }
  }

  private func hasNamedWindows(_ keys: Set<String>) -> Bool {
    keys.contains("name")
      && !keys.isDisjoint(with: ["panes", "command", "commands", "layout", "root"])
  }

  /// Whether something stands in it that iTermocil has and teamocil has not.
  private func isForITerm(_ windows: [Node], _ paneKeys: Set<String>, _ keys: Set<String>) -> Bool {
    let own: Set = [
      "main-vertical-flipped", "3_columns", "double-main-horizontal", "double-main-vertical",
    ]
    return keys.contains("pre") || paneKeys.contains("name")
      || windows.contains {
        own.contains($0["layout"]?.scalar?.text ?? "") || $0["command"] != nil
          || $0["commands"] != nil
      }
  }

  /// What the place and the name of the file tell.
  private var byName: PeerFormat? {
    let name = source.name.lowercased()
    let file = name.split(separator: "/").last ?? ""
    if file.contains("it2rc") { return .it2rc }
    if file.hasPrefix("tmux_resurrect") { return .tmuxResurrect }
    return [PeerFormat.tmuxinator, .tmuxp, .itermocil, .teamocil, .smug].first {
      name.contains($0.rawValue)
    }
  }

  /// What a workspace is called whose file gives no name: the name of the file, or of its folder
  /// where that says only which tool it is for.
  static func workspaceName(of source: SourceText, in folder: String) -> String {
    let file = source.name.split(separator: "/").last.map { String($0) } ?? ""
    let stem = file.drop { $0 == "." }.split(separator: ".").first.map { String($0) } ?? ""
    let tool = stem.lowercased()
    let isTool =
      PeerFormat.allCases.contains { tool == $0.rawValue } || tool.isEmpty
      || tool == "standard input"
    let parent = folder.split(separator: "/").last.map { String($0) } ?? ""
    for candidate in isTool ? [parent] : [stem, parent] {
      let name = ImportReading.mended(candidate)
      if !name.isEmpty { return name }
    }
    return "imported"
  }
}

extension Node {
  /// The value of a key, nil where there is none.
  subscript(key: String) -> Node? { entries?.first { $0.key == key }?.value }
}
