import MuntinPlan

@testable import MuntinStore

/// What the tests of arrangements keep.
enum Shelves {
  static func state(_ folder: String) -> StateFolder {
    StateFolder(environment: ["XDG_STATE_HOME": folder], home: "/")
  }

  static func store(
    _ folder: String, limits: SnapshotLimits = SnapshotLimits(), sink: DiskSink = .system
  ) -> ArrangementStore {
    ArrangementStore(in: state(folder), limits: limits, sink: sink)
  }

  static func snapshot(
    _ spec: String, panes: Int = 2, time: Int = LocalTime.now, parts: [String: [UInt8]] = [:]
  ) -> Snapshot {
    Snapshot(
      facts: Snapshot.Facts(
        time: time, host: "tmux", place: "/tmp/s", command: "save", windows: 1, panes: panes),
      spec: spec, parts: parts)
  }

  /// Where the snapshots of a name lie.
  static func place(_ folder: String, _ name: String = "work") -> String {
    "\(folder)/muntin/arrangements/\(name)"
  }

  static func name(_ text: String = "work") throws -> ArrangementName { try ArrangementName(text) }

  /// The error that something ends with.
  static func fault(_ body: () throws -> Void) -> StoreError? {
    do {
      try body()
      return nil
    } catch {
      return error as? StoreError
    }
  }
}
