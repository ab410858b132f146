import MuntinYAML

/// The lines of a file of tmux-resurrect, by sessions and windows.
struct ResurrectFile {
  struct Place: Hashable {
    var session: String
    var window: Int
  }

  struct Session {
    var name: String
    var range: SourceRange
    /// Of its windows, in their order.
    var indexes: [Int]
  }

  private(set) var windows: [Place: ResurrectWindow] = [:]
  private(set) var panes: [Place: [ResurrectPane]] = [:]
  private var order: [String] = []
  private var ranges: [String: SourceRange] = [:]
  private var indexes: [String: Set<Int>] = [:]

  var sessions: [Session] {
    order.map { name in
      Session(
        name: name, range: ranges[name] ?? .top, indexes: (indexes[name] ?? []).sorted())
    }
  }

  mutating func add(_ pane: ResurrectPane) {
    know(pane.place, pane.range)
    panes[pane.place, default: []].append(pane)
  }

  mutating func add(_ window: ResurrectWindow) {
    know(window.place, window.range)
    windows[window.place] = window
  }

  private mutating func know(_ place: Place, _ range: SourceRange) {
    if indexes[place.session] == nil {
      order.append(place.session)
      ranges[place.session] = range
    }
    indexes[place.session, default: []].insert(place.window)
  }
}

/// `pane`, session, window, active, `:flags`, place, title, `:folder`, active, command, `:line`; in
/// older files the name of the window stands before its being active, and there is no title.
struct ResurrectPane {
  var range: SourceRange
  var place: ResurrectFile.Place
  var windowName: String?
  var title: String?
  var directory: String
  var isActive: Bool
  var isZoomed: Bool
  /// What runs in it with its arguments; empty for a shell.
  var command: String

  init?(_ parts: [String], at range: SourceRange) {
    guard parts.count >= 11, let window = Int(parts[2]) else { return nil }
    self.range = range
    place = ResurrectFile.Place(session: parts[1], window: window)
    let isOld = parts[3].hasPrefix(":")
    let flags = parts[isOld ? 5 : 4]
    guard flags.hasPrefix(":"), parts[7].hasPrefix(":") else { return nil }
    windowName = isOld ? String(parts[3].dropFirst()) : nil
    title = isOld || parts[6].isEmpty ? nil : parts[6]
    isZoomed = flags.contains("Z")
    directory = parts[7].dropFirst().split(separator: "\\ ", omittingEmptySubsequences: false)
      .joined(separator: " ")
    isActive = parts[8] == "1"
    let line = parts[10...].joined(separator: "\t")
    guard line.hasPrefix(":") else { return nil }
    command = String(line.dropFirst())
  }

  /// The name of the program, without its folder.
  var program: String {
    let word = command.split(separator: " ").first ?? ""
    return word.split(separator: "/").last.map { String($0) } ?? ""
  }
}

/// `window`, session, place, `:name`, active, `:flags`, layout, renaming; older files have no name.
struct ResurrectWindow {
  var range: SourceRange
  var place: ResurrectFile.Place
  var name: String?
  var isActive: Bool
  var isZoomed: Bool
  var layout: String

  init?(_ parts: [String], at range: SourceRange) {
    guard parts.count >= 6, let window = Int(parts[2]) else { return nil }
    self.range = range
    place = ResurrectFile.Place(session: parts[1], window: window)
    let isNamed = parts[3].hasPrefix(":")
    let rest = parts[(isNamed ? 4 : 3)...]
    guard rest.count >= 3, let active = rest.first else { return nil }
    name = isNamed ? String(parts[3].dropFirst()) : nil
    isActive = active == "1"
    isZoomed = rest[rest.startIndex + 1].contains("Z")
    layout = rest[rest.startIndex + 2]
  }
}
