import MuntinHost
import MuntinITermWire
import MuntinPlan

/// How far what is known of the terminal lies behind what it shows.
struct Sight: Sendable {
  /// Something has changed since the last look.
  var isStale = false
  /// What was changed by us since then: its attributes are not those that are known.
  var touched: Set<HostID> = []
  /// Things that were dealt with since then.
  var age = 0
  /// What the last look showed.
  var last: LiveState?

  /// Others are told of a change after so many requests, however many more there are.
  static let oldest = 64
}

/// Looking at the terminal costs most of all that a server does: where many requests come at once,
/// one look is for all of them.
extension Desk {
  /// Looks at the terminal again.
  func look() async {
    let last = sight.last
    sight = Sight()
    do throws(HostError) {
      let live = try await host.observe(attributes: model.interest)
      sight.last = live
      if live != last { model.take(live) }
    } catch {
      // A terminal that is gone shows nothing.
      if error.code == .unavailable { model.take(LiveState()) }
    }
  }

  /// Looks where something has changed, once nothing waits.
  func catchUp() async {
    guard sight.isStale else { return }
    sight.age += 1
    if sight.age >= Sight.oldest || !hasMore() { await look() }
  }

  /// What is there now: others may have changed it, and the terminal told of it not yet.
  func listSessions() async -> ITermListSessionsResponse {
    await look()
    return model.listing()
  }

  /// Carries out changes, and looks at what became of them.
  @discardableResult
  func carryOut(_ work: Undertaking) async -> BatchResult {
    if work.isEmpty { return BatchResult() }
    let result = await host.perform(work.batch)
    model.note(result, of: work)
    await look()
    return result
  }

  /// Carries out changes of attributes; what became of them is looked at when somebody wants to know.
  func dress(_ work: Undertaking) async {
    if work.isEmpty { return }
    let batch = work.batch
    _ = await host.perform(batch)
    sight.isStale = true
    sight.touched.formUnion(batch.changes.compactMap { batch.subjects[$0.key] })
  }
}

extension RequestBody {
  /// Whether what it does or tells depends on what the terminal shows at this moment.
  var dependsOnSight: Bool {
    switch self {
    case .sendTextRequest, .injectRequest, .setProfilePropertyRequest, .splitPaneRequest,
      .listSessionsRequest, .listProfilesRequest, .colorPresetRequest,
      .preferencesRequest, .registerToolRequest, .transactionRequest:
      // They go by ids, or look by themselves.
      false
    default: true
    }
  }
}
