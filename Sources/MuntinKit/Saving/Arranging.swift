package import MuntinStore

/// Snapshots by the name of their arrangement.
package enum Arranging {
  package static func name(_ text: String) throws(KitFault) -> ArrangementName {
    do throws(StoreError) { return try ArrangementName(text) } catch {
      throw .usage(error.sentence, hint: error.hint)
    }
  }

  package static func add(
    _ snapshot: Snapshot, to name: String, force: Bool, in surroundings: Surroundings
  ) throws(KitFault) -> ArrangementStore.Added {
    let name = try self.name(name)
    do throws(StoreError) {
      return try store(surroundings).add(snapshot, to: name, force: force)
    } catch {
      throw .store(error)
    }
  }

  package static func load(
    _ name: String, at reference: String?, in surroundings: Surroundings
  ) throws(KitFault) -> SnapshotShelf.Loaded {
    let name = try self.name(name)
    do throws(StoreError) {
      guard let reference else { return try store(surroundings).load(name) }
      return try store(surroundings).load(name, at: SnapshotReference(reference))
    } catch {
      throw .store(error)
    }
  }

  private static func store(_ surroundings: Surroundings) throws(StoreError) -> ArrangementStore {
    ArrangementStore(
      in: StateFolder(environment: surroundings.environment, home: surroundings.home),
      limits: try SnapshotLimits(environment: surroundings.environment))
  }
}
