package import MuntinSpec

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// A folder of snapshots with numbers that only grow. Who writes or removes holds its lock.
package struct SnapshotShelf: Sendable {
  /// A snapshot of which only the first lines were read.
  package struct Entry: Equatable, Sendable {
    package var number: Int
    /// Nil where it is damaged.
    package var facts: Snapshot.Facts?
    /// Bytes on disk.
    package var size: Int
    /// What was put behind it later.
    package var trailer: JSONValue?
  }

  /// A snapshot that was read, and what is to be said about those that could not be.
  package struct Loaded: Equatable, Sendable {
    package var number: Int
    package var snapshot: Snapshot
    package var messages: [String]
  }

  let folder: String
  var sink = DiskSink.system

  static let ending = ".snapshot"
  /// Of what was set aside.
  static let aside = ".damaged"

  func path(_ number: Int) -> String { "\(folder)/\(number)\(Self.ending)" }

  /// The numbers there are, lowest first.
  func numbers() throws(StoreError) -> [Int] {
    try DiskFile.listing(folder).compactMap { Self.number($0, Self.ending) }.sorted()
  }

  private static func number(_ name: String, _ ending: String) -> Int? {
    guard name.hasSuffix(ending), let number = Int(name.dropLast(ending.count)), number > 0,
      name == "\(number)\(ending)"
    else { return nil }
    return number
  }

  // MARK: Reading

  func entry(_ number: Int) throws(StoreError) -> Entry {
    let bytes = try DiskFile.read(path(number), limit: SnapshotFile.mostHeader)
    var entry = Entry(number: number, facts: nil, size: DiskFile.size(path(number)))
    guard let header = try? SnapshotFile.header(bytes), entry.size >= header.needed else {
      return entry
    }
    entry.facts = header.facts
    if entry.size > header.total {
      let rest = try DiskFile.read(path(number), from: header.total, limit: SnapshotFile.mostHeader)
      entry.trailer = SnapshotFile.trailer(in: rest)
    }
    return entry
  }

  /// What is known of each, oldest first.
  func entries() throws(StoreError) -> [Entry] {
    var entries: [Entry] = []
    for number in try numbers() {
      do throws(StoreError) {
        entries.append(try entry(number))
      } catch {
        // Another run may just have removed it.
        if DiskFile.exists(path(number)) { throw error }
      }
    }
    return entries
  }

  /// The newest that is meant and whole. What is damaged is set aside, and the one before is taken;
  /// a number means only itself.
  ///
  /// - Returns: nil where there is none.
  func load(_ reference: SnapshotReference? = nil) throws(StoreError) -> Loaded? {
    var messages: [String] = []
    for number in try numbers().reversed() {
      if case .number(let wanted) = reference, wanted != number { continue }
      if case .time(let moment) = reference, let facts = try entry(number).facts,
        facts.time > moment
      {
        continue
      }
      let bytes = try DiskFile.read(path(number), limit: SnapshotFile.mostBytes)
      do throws(SnapshotFile.Fault) {
        let snapshot = try SnapshotFile.snapshot(bytes)
        if let message = messages.last {
          messages[messages.count - 1] = message + "; #\(number) is used"
        }
        if !snapshot.lost.isEmpty {
          messages.append(
            "the text of the panes in snapshot #\(number) is damaged and left out; the rest is whole"
          )
        }
        return Loaded(number: number, snapshot: snapshot, messages: messages)
      } catch {
        guard error == .damaged else {
          throw StoreError(
            "\(path(number)) was written by a later version of Muntin",
            hint: "name an older one with --at")
        }
        let place = "\(folder)/\(number)\(Self.aside)"
        let isAside = rename(path(number), place) == 0
        messages.append("snapshot #\(number) is damaged" + (isAside ? " and lies at \(place)" : ""))
        if case .number = reference {
          throw StoreError(
            messages.joined(separator: "; "), hint: "`muntin arrangements` lists the others",
            kind: .damaged)
        }
      }
    }
    guard messages.isEmpty else {
      throw StoreError(messages.joined(separator: "; "), hint: "none is left", kind: .damaged)
    }
    return nil
  }

  // MARK: Writing

  /// Adds one and gives its number. What was there stays until it is wholly on the disk.
  ///
  /// - Parameter isDurable: no leaves it to a later `sync` that it outlives a power cut.
  func add(_ snapshot: Snapshot, isDurable: Bool = true) throws(StoreError) -> Int {
    try DiskFile.makeFolder(folder)
    let used = try DiskFile.listing(folder).compactMap {
      Self.number($0, Self.ending) ?? Self.number($0, Self.aside)
    }
    var number = (used.max() ?? 0) + 1
    while DiskFile.exists(path(number)) { number += 1 }
    let bytes = SnapshotFile.bytes(snapshot)
    guard bytes.count <= SnapshotFile.mostBytes, (try? SnapshotFile.header(bytes)) != nil else {
      throw StoreError("a snapshot of \(bytes.count >> 10) KiB is too large to be kept")
    }
    try DiskFile.write(
      bytes, to: path(number), mode: 0o600, isDurable: isDurable, through: sink)
    if isDurable { try DiskFile.syncFolder(folder) }
    return number
  }

  /// Sees to it that a snapshot outlives a power cut.
  func sync(_ number: Int) throws(StoreError) {
    try DiskFile.sync(path(number), in: folder)
  }

  /// Puts a line behind a snapshot; one that is cut short is as if it had never been.
  func append(_ json: JSONValue, to number: Int) throws(StoreError) {
    try DiskFile.append(SnapshotFile.trailer(json), to: path(number))
  }

  func remove(_ number: Int) throws(StoreError) {
    guard unlink(path(number)) == 0 || errno == ENOENT else {
      throw .system("cannot remove", path(number))
    }
  }

  /// Removes what is too old or too much, and what a run that was killed left half written. The
  /// newest stays, whatever its age.
  func prune(_ limits: SnapshotLimits, now: Int = LocalTime.now) throws(StoreError) {
    let oldest = limits.days == 0 ? nil : now - limits.days * 86_400
    func isOld(_ path: String) -> Bool { oldest.map { DiskFile.changed(path) < $0 } ?? false }
    let numbers = try numbers()
    let spare = limits.count == 0 ? 0 : max(0, numbers.count - limits.count)
    for (index, number) in numbers.dropLast().enumerated()
    where index < spare || isOld(path(number)) {
      try remove(number)
    }
    for name in try DiskFile.listing(folder) {
      let isLeft = name.contains(Self.ending + ".")
      if isLeft || name.hasSuffix(Self.aside) && isOld("\(folder)/\(name)") {
        unlink("\(folder)/\(name)")
      }
    }
  }
}
