import MuntinHost
import MuntinPlan

/// The making of tabs and panes.
extension TmuxHost {
  /// Lines that tmux is given ahead of its answers: enough that it never has to wait for us, and so
  /// few that what comes in between is not long in coming.
  private static let ahead = 4

  /// Makes tabs and panes. While the rest is made, panes of tabs that stand get their commands as soon
  /// as their shells are ready.
  ///
  /// tmux does other things between these lines, and what runs in a pane may make windows too: so a tab
  /// is only ever meant by its id.
  func build(
    _ steps: [TmuxStep], early: [NodeKey: Delivery], _ result: inout BatchResult
  ) async throws(HostError) {
    var building = TmuxBuilding(steps, early: early)
    result.done.formUnion(building.donePlaces)
    while building.isUnderWay {
      let commands = commandsForReady(&building, &result)
      let next = building.nextSteps(atMost: Self.ahead, result.created) + commands
      // What is left belongs to a tab that could not be made.
      if next.isEmpty, !building.isOpen { break }
      posted += next
      do throws(HostError) {
        // Whoever is thrown out in the middle of it does not come back by itself.
        if building.isFresh {
          try await post(next)
        } else {
          try await connection.post(next.map(\.line))
        }
        takeIn(try await connection.awaitPosted(isNew: building.isFresh), &building, &result)
      } catch {
        // What was answered before the connection broke has been done.
        takeIn(await connection.takePosted(), &building, &result)
        throw error
      }
    }
    if let fault = building.fault { throw fault }
  }

  /// The commands of panes that stand and have a shell that waits for a line.
  private func commandsForReady(
    _ building: inout TmuxBuilding, _ result: inout BatchResult
  ) -> [TmuxStep] {
    var steps: [TmuxStep] = []
    for (key, delivery) in building.standing {
      guard let pane = result.created[key], quickState(of: pane) == .ready else { continue }
      building.standing[key] = nil
      do throws(HostError) {
        steps.append(try step(for: delivery, pane))
        result.handedOver.insert(key)
      } catch {
        building.failed(error)
      }
    }
    return steps
  }

  private func takeIn(
    _ answers: [LineResult], _ building: inout TmuxBuilding, _ result: inout BatchResult
  ) {
    for (step, answer) in answered(answers) {
      if step.probed == nil {
        note(answer, step, &result)
        building.took(answer, of: step)
      } else {
        do throws(HostError) { try takeIn(answer, of: step) } catch { building.failed(error) }
      }
    }
  }
}

/// How far the making of panes has come.
private struct TmuxBuilding {
  private var rest: ArraySlice<TmuxStep>
  private let early: [NodeKey: Delivery]
  /// Steps that were written and not answered.
  private var open = 0
  /// The first fault; the rest is tried all the same.
  private(set) var fault: HostError?
  /// Nothing has been waited for yet.
  private(set) var isFresh = true
  /// Commands of panes whose tab stands as it is to be.
  var standing: [NodeKey: Delivery] = [:]
  /// Places of changes that need no command.
  let donePlaces: Set<Int>

  init(_ steps: [TmuxStep], early: [NodeKey: Delivery]) {
    self.early = early
    // A tab that was born complete stands before anything else is done.
    let born = steps.prefix { $0.commands.isEmpty }
    rest = steps.dropFirst(born.count)
    donePlaces = Set(born.flatMap(\.places))
    for step in born { stands(step.completes) }
    rest = Self.ordered(rest)[...]
  }

  /// Each tab is opened before the one before it is divided, so that its id is known in time.
  private static func ordered(_ steps: ArraySlice<TmuxStep>) -> [TmuxStep] {
    var ordered: [TmuxStep] = []
    var dividing: [TmuxStep] = []
    for step in steps {
      if step.opensTab {
        ordered.append(step)
        ordered += dividing
        dividing = []
      } else {
        dividing.append(step)
      }
    }
    return ordered + dividing
  }

  var isOpen: Bool { open > 0 }

  var isUnderWay: Bool { isOpen || !rest.isEmpty }

  /// The next steps whose tabs are known.
  mutating func nextSteps(atMost count: Int, _ ids: [NodeKey: HostID]) -> [TmuxStep] {
    var next: [TmuxStep] = []
    while open < count, let step = rest.first?.addressed(ids) {
      next.append(step)
      rest.removeFirst()
      open += 1
    }
    return next
  }

  mutating func took(_ answer: LineResult, of step: TmuxStep) {
    isFresh = false
    open -= 1
    if let failure = answer.failure {
      failed(TmuxHost.fault(failure.message, step, failure.index))
    }
    if fault == nil { stands(step.completes) }
  }

  mutating func failed(_ error: HostError) {
    if fault == nil { fault = error }
    standing = [:]
  }

  private mutating func stands(_ tab: NodeKey?) {
    guard let tab else { return }
    for (key, delivery) in early where key.tab == tab { standing[key] = delivery }
  }
}
