package import MuntinPlan
import MuntinSpec

/// What is remembered of the panes of one terminal, for a terminal that forgets the marks on its own
/// objects: a file for each workspace, written whole.
package struct JournalFile: Sendable {
  private let folder: String
  private let prefix: String

  /// Panes that a file remembers at most.
  static let mostEntries = 20_000
  /// Bytes of a file that are read at most.
  static let mostBytes = 32 << 20

  /// - Parameter place: which terminal, such as the path of a socket.
  package init(in folder: StateFolder, host: String, place: String) {
    self.folder = folder.path + "/journal"
    prefix = host + "-" + Mark.digest(place) + "-"
  }

  private func path(_ workspace: String) -> String {
    folder + "/" + prefix + Mark.digest(workspace) + ".json"
  }

  /// Everything that is remembered of this terminal, whatever the workspace. What is no entry of a
  /// journal is left out.
  package func read() throws(StoreError) -> [HostID: RememberedMark] {
    var result: [HostID: RememberedMark] = [:]
    for name in DiskFile.names(in: folder)
    where name.hasPrefix(prefix) && name.hasSuffix(".json") {
      let bytes = try DiskFile.read(folder + "/" + name, limit: Self.mostBytes)
      guard bytes.count <= Self.mostBytes else { continue }
      for (id, entry) in JSONReader.read(bytes)?["panes"]?.members ?? [] {
        if let entry = RememberedMark(entry) { result[HostID(id)] = entry }
      }
    }
    return result
  }

  /// Takes the place of everything that was remembered of the workspace. Only after a `sync` it
  /// outlives a power cut.
  package func write(
    _ entries: [HostID: RememberedMark], of workspace: String
  ) throws(StoreError) {
    let path = path(workspace)
    if entries.isEmpty, !DiskFile.exists(path) { return }
    let panes = entries.sorted { $0.key < $1.key }.prefix(Self.mostEntries)
      .map { ($0.key.text, $0.value.json) }
    let json = JSONValue.object([
      ("format", .string("muntin-journal")), ("version", .integer(1)),
      ("workspace", .string(workspace)), ("panes", .object(panes)),
    ])
    let bytes = Array(JSONText(json).text.utf8)
    if let old = try? DiskFile.read(path, limit: Self.mostBytes), old == bytes { return }
    try DiskFile.makeFolder(folder)
    try DiskFile.write(bytes, to: path, mode: 0o600, isDurable: false)
  }

  /// Sees to it that what was written of the workspace outlives a power cut.
  package func sync(_ workspace: String) throws(StoreError) {
    let path = path(workspace)
    guard DiskFile.exists(path) else { return }
    try DiskFile.sync(path, in: folder)
  }
}

extension RememberedMark {
  fileprivate init?(_ json: JSONValue) {
    func mark(_ name: String) -> Mark? { json[name].flatMap { Mark($0) } }
    guard let pane = mark("pane") else { return nil }
    self.init(pane: pane, tab: mark("tab"), window: mark("window"))
  }

  fileprivate var json: JSONValue {
    .object(compacting: [("pane", pane.json), ("tab", tab?.json), ("window", window?.json)])
  }
}
