#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// What a user does with what is kept.
extension ArrangementStore {
  /// Removes all of a name, or one snapshot that is not its last.
  ///
  /// - Returns: how many snapshots went.
  @discardableResult
  package func delete(
    _ name: ArrangementName, at reference: SnapshotReference? = nil
  ) throws(StoreError) -> Int {
    try locked(name, "delete") { () throws(StoreError) in
      try deleteLocked(name, at: reference)
    }
  }

  private func deleteLocked(
    _ name: ArrangementName, at reference: SnapshotReference?
  ) throws(StoreError) -> Int {
    let shelf = shelf(name)
    let entries = try arrangement(name).entries
    if let reference {
      let number = try load(name, at: reference).number
      guard entries.count > 1 else {
        throw StoreError(
          "#\(number) is the last snapshot of arrangement \"\(name)\"",
          hint: "without --at the arrangement is deleted")
      }
      try shelf.remove(number)
      try DiskFile.syncFolder(shelf.folder)
      return 1
    }
    for file in try DiskFile.listing(shelf.folder) { unlink("\(shelf.folder)/\(file)") }
    guard rmdir(shelf.folder) == 0 else { throw .system("cannot remove", shelf.folder) }
    try DiskFile.syncFolder(folder)
    return entries.count
  }

  /// - Errors: the new name is taken.
  package func rename(
    _ name: ArrangementName, to new: ArrangementName
  ) throws(StoreError) {
    _ = try arrangement(name)
    guard name != new else { return }
    // Always in the same order, so that two of them never wait for each other.
    try locked(min(name, new), "rename") { () throws(StoreError) in
      try locked(max(name, new), "rename") { () throws(StoreError) in
        try move(shelf(name).folder, to: shelf(new).folder, new)
      }
    }
  }

  private func move(
    _ old: String, to place: String, _ name: ArrangementName
  ) throws(StoreError) {
    guard !DiskFile.exists(place) else {
      throw StoreError(
        "there is an arrangement \"\(name)\" already", hint: "delete it first, or take another name"
      )
    }
    guard moveFolder(old, place) == 0 else { throw .system("cannot rename", old) }
    try DiskFile.syncFolder(folder)
  }
}

// Its name is taken by a function above.
private func moveFolder(_ old: String, _ new: String) -> Int32 { rename(old, new) }
