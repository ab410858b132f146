import MuntinHost
import MuntinITermWire
import MuntinPlan

/// What changes in sessions without a word, such as their jobs. It is looked up when somebody asks;
/// while somebody is to be told of it, once a second, as iTerm2 itself does.
extension Desk {
  static let factsAlarm = "facts"
  /// Seconds.
  private static let factsInterval = 1.0

  /// Asks the host for the facts of sessions.
  func learn(of sessions: [WorldSession]) async {
    do throws(HostError) {
      for (pane, facts) in try await host.facts(of: sessions.map(\.host)) {
        guard let session = model.world.session(host: pane) else { continue }
        model.changeState(of: session) { $0.facts = facts }
      }
    } catch {
      // What was known before still stands.
    }
  }

  /// The next look at facts is due.
  func checkFacts() async {
    isFactsAlarmSet = false
    await learn(of: model.sessionsOfMonitoredFacts)
    keepFacts()
  }

  /// Sees to it that facts are looked at as long as somebody is to be told of them.
  func keepFacts() {
    guard !isFactsAlarmSet, model.isMonitoringFacts else { return }
    isFactsAlarmSet = true
    setAlarm(Self.factsInterval, Self.factsAlarm)
  }
}

extension ServerModel {
  private static let facts: Set<String> = [
    "*", "tty", "pid", "effective_root_pid", "jobPid", "jobName", "processTitle", "commandLine",
    "path", "showingAlternateScreen",
  ]

  /// The session that has a fact for a variable; nil where the variable is none.
  func subjectOfFact(_ path: String, in scope: VariableScope) -> WorldSession? {
    guard Self.isFact(path), case .session(let session) = owner(of: path, in: scope) else {
      return nil
    }
    return session
  }

  private static func isFact(_ path: String) -> Bool {
    !path.hasPrefix("user.") && facts.contains(String(path.split(separator: ".").last ?? ""))
  }

  var isMonitoringFacts: Bool {
    subscriptions.variables().contains { place in
      Self.isFact(subscriptions.records[place].request.variableMonitorRequest.name)
    }
  }

  /// Each session once.
  var sessionsOfMonitoredFacts: [WorldSession] {
    var seen: Set<HostID> = []
    return subscriptions.variables().flatMap { place in
      factSubjects(subscriptions.records[place].request.variableMonitorRequest)
    }.filter { seen.insert($0.host).inserted }
  }
}
