import MuntinPlan
import MuntinSpec
package import MuntinStore
import MuntinYAML

/// Snapshots that are put under the name of an arrangement.
package enum Arranging {
  package static func name(_ text: String) throws(KitFault) -> ArrangementName {
    do throws(StoreError) { return try ArrangementName(text) } catch {
      throw .usage(error.sentence, hint: error.hint)
    }
  }

  /// - Parameters:
  ///   - force: also one that holds far less than the last.
  ///   - limits: nil for those of the environment.
  package static func add(
    _ snapshot: Snapshot, to name: String, force: Bool, limits: SnapshotLimits? = nil,
    in surroundings: Surroundings
  ) throws(KitFault) -> ArrangementStore.Added {
    let name = try self.name(name)
    let store = try surroundings.arrangements(limits: limits)
    do throws(StoreError) { return try store.add(snapshot, to: name, force: force) } catch {
      throw .store(error)
    }
  }

  /// The rules for `restore` that the newest snapshot of a name has; none where there is none.
  static func rules(of name: String, in surroundings: Surroundings) -> RestoreRules {
    guard let loaded = try? Arrangements(in: surroundings).load(name),
      loaded.snapshot.spec.contains("restore:")
    else { return RestoreRules() }
    let text = SpecDocuments.split(loaded.snapshot.spec).first ?? ""
    let source = SourceText(name: name, text: text)
    let file = try? WorkspaceFile.check(source, path: "/-", settings: [:], in: surroundings)
    return file?.workspace.restore ?? RestoreRules()
  }
}
