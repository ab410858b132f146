package import MuntinStore

/// What was done to workspaces.
package struct History: Sendable {
  let store: HistoryStore

  package init(in surroundings: Surroundings) { store = HistoryStore(in: surroundings.state) }

  /// Oldest first.
  ///
  /// - Parameters:
  ///   - workspace: nil for all.
  ///   - limit: of these the newest; 0 for all.
  package func entries(
    of workspace: String? = nil, limit: Int = 0
  ) throws(KitFault) -> [HistoryStore.Entry] {
    do throws(StoreError) {
      let entries = try store.entries().filter { entry in
        workspace.map { $0 == entry.subject.workspace } ?? true
      }
      return limit == 0 ? entries : Array(entries.suffix(limit))
    } catch {
      throw .store(error)
    }
  }
}
