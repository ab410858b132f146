import MuntinYAML

/// Writes paths: from the file's folder, from home, or from a folder that a variable stands for.
struct FolderWriting {
  private let home: String
  private let directory: String?
  /// Folders that stand often in the file, by the names of their variables.
  private(set) var variables: [(name: String, path: String)] = []

  /// A file has no more variables for folders than these.
  private static let mostVariables = 4

  init(home: String, directory: String?) {
    self.home = home
    self.directory = directory
  }

  func node(_ path: SpecText) -> Node {
    if path.isSecret { return .text(path.shown) }
    for (name, folder) in variables {
      if let rest = Self.rest(of: path.value, in: folder) {
        return .written("${" + name + "}" + Node.escaped(rest))
      }
    }
    return .text(plain(path.value))
  }

  /// The path without a variable.
  func plain(_ path: String) -> String {
    if let directory, let rest = Self.rest(of: path, in: directory) {
      if rest.isEmpty { return "." }
      return rest.hasPrefix("/~") ? "." + rest : String(rest.dropFirst())
    }
    guard let rest = Self.rest(of: path, in: home) else { return path }
    return "~" + rest
  }

  /// What of a path lies behind a folder: empty, or from the slash on. Nil where it lies elsewhere.
  private static func rest(of path: String, in folder: String) -> String? {
    guard folder.utf8.count > 1, path.utf8.starts(with: folder.utf8) else { return nil }
    let rest = path.utf8.dropFirst(folder.utf8.count)
    return rest.isEmpty || rest.first == UInt8(ascii: "/")
      ? String(decoding: rest, as: UTF8.self) : nil
  }
}

extension FolderWriting {
  /// Makes variables of folders under which several written paths lie.
  mutating func declareRepeated(in workspace: Workspace, _ defaults: WrittenDefaults) {
    var paths = Self.written(in: workspace, defaults).filter { !$0.isSecret }.map(\.value)
    var names: [String: String] = [:]
    for variable in workspace.variables where !variable.value.isSecret {
      names[variable.value.value] = variable.name
    }
    while variables.count < Self.mostVariables, let best = mostWritten(in: paths) {
      let name = freeName(names[best] ?? names[plain(best)] ?? best)
      variables.append((name, best))
      paths.removeAll { Self.rest(of: $0, in: best) != nil }
    }
    // The innermost folder first, since the first that fits is taken.
    variables.sort { ($1.path.utf8.count, $0.name) < ($0.path.utf8.count, $1.name) }
  }

  /// The folder that saves most; one directly under home or the root is short enough as it is.
  private func mostWritten(in paths: [String]) -> String? {
    var counts: [String: Int] = [:]
    for path in paths {
      var folder = path
      while let slash = folder.utf8.lastIndex(of: UInt8(ascii: "/")) {
        if depth(of: folder) < 2 { break }
        counts[folder, default: 0] += 1
        folder = String(folder[..<slash])
      }
    }
    let worth = counts.filter { $0.value > 1 }
      .map { (saved: ($0.value - 1) * plain($0.key).utf8.count, path: $0.key) }
    return worth.max { ($0.saved, $1.path) < ($1.saved, $0.path) }?.path
  }

  private func depth(of path: String) -> Int {
    // Above home all is short enough.
    if Self.rest(of: home, in: path) != nil { return 0 }
    if let directory, let rest = Self.rest(of: path, in: directory) {
      return rest.utf8.count { $0 == UInt8(ascii: "/") }
    }
    return (Self.rest(of: path, in: home) ?? path).utf8.count { $0 == UInt8(ascii: "/") }
  }

  private func freeName(_ path: String) -> String {
    let last = path.split(separator: "/").last.map { String($0) } ?? ""
    let base = Names.isVariableName(last) ? last : "root"
    var name = base
    var number = 2
    while variables.contains(where: { $0.name == name }) {
      name = base + String(number)
      number += 1
    }
    return name
  }

  /// Every path that stands in the file, each as often as it is written.
  private static func written(
    in workspace: Workspace, _ defaults: WrittenDefaults
  ) -> [SpecText] {
    var paths = [defaults.directory].compactMap { $0 }
    for window in workspace.windows {
      let inWindow = defaults.shared(by: window.tabs.flatMap(\.panes))
      if inWindow.directory != defaults.directory, let path = inWindow.directory {
        paths.append(path)
      }
      for tab in window.tabs {
        let inTab = inWindow.shared(by: tab.panes)
        if inTab.directory != inWindow.directory, let path = inTab.directory { paths.append(path) }
        for pane in tab.panes {
          if pane.directory != inTab.directory, let path = pane.directory { paths.append(path) }
          for wait in pane.waits {
            if case .file(let path) = wait.event { paths.append(path) }
          }
        }
      }
    }
    return paths
  }
}
