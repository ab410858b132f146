package import MuntinStore

/// Snapshots by the name of their arrangement.
package enum Arranging {
  package static func name(_ text: String) throws(KitFault) -> ArrangementName {
    do throws(StoreError) { return try ArrangementName(text) } catch {
      throw .usage(error.sentence, hint: error.hint)
    }
  }

  /// - Parameter limits: nil for those of the environment.
  package static func add(
    _ snapshot: Snapshot, to name: String, force: Bool, limits: SnapshotLimits? = nil,
    in surroundings: Surroundings
  ) throws(KitFault) -> ArrangementStore.Added {
    let name = try self.name(name)
    let store = try surroundings.arrangements(limits: limits)
    do throws(StoreError) {
      return try store.add(snapshot, to: name, force: force)
    } catch {
      throw .store(error)
    }
  }

  package static func load(
    _ name: String, at reference: String?, in surroundings: Surroundings
  ) throws(KitFault) -> SnapshotShelf.Loaded {
    let name = try self.name(name)
    let store = try surroundings.arrangements()
    do throws(StoreError) {
      guard let reference else { return try store.load(name) }
      return try store.load(name, at: SnapshotReference(reference))
    } catch {
      throw .store(error)
    }
  }
}
