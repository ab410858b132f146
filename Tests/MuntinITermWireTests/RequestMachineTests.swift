import MuntinITermWire
import Testing

@Suite struct RequestMachineTests {
  private static let request = RequestBody.listSessionsRequest(ITermListSessionsRequest())
  private static let answer = AnswerBody.listSessionsResponse(ITermListSessionsResponse())
  private static let gone = WireError(.disconnected, "Gone.")

  private static func message(_ id: Int64, _ body: AnswerBody?) -> ITermServerOriginatedMessage {
    var message = ITermServerOriginatedMessage()
    message.id = id
    message.submessage = body
    return message
  }

  private static func written(_ actions: [RequestMachine.Action]) -> Int64? {
    guard actions.count == 1, case .write(let message) = actions[0] else { return nil }
    return message.id
  }

  @Test func answersFindTheirRequestsInAnyOrder() {
    var machine = RequestMachine()
    #expect((0..<3).map { Self.written(machine.send(Self.request, $0)) } == [1, 2, 3])
    let answered = [3, 1, 2].map { machine.receive(Self.message($0, Self.answer)) }
    #expect(answered == [2, 0, 1].map { [.resume($0, .success(Self.answer))] })
    #expect(machine.waiting == 0)
  }

  @Test func theRequestIsWrittenAsItIs() {
    var machine = RequestMachine()
    var wanted = ITermClientOriginatedMessage()
    wanted.id = 1
    wanted.listSessionsRequest = ITermListSessionsRequest()
    #expect(machine.send(Self.request, 7) == [.write(wanted)])
  }

  @Test func anErrorOrNothingFailsTheRequest() {
    var machine = RequestMachine()
    for ticket in 0..<3 { _ = machine.send(Self.request, ticket) }
    let refused = WireError(.refused, "no such request")
    #expect(
      machine.receive(Self.message(1, .error("no such\nrequest.")))
        == [.resume(0, .failure(refused))])
    guard case .resume(1, .failure(let empty))? = machine.receive(Self.message(2, nil)).first else {
      Issue.record("not resumed")
      return
    }
    #expect(empty.code == .empty)
    #expect(machine.waiting == 1)
  }

  @Test func notificationsArePublishedWhateverTheirId() {
    var machine = RequestMachine()
    _ = machine.send(Self.request, 0)
    var notification = ITermNotification()
    notification.newSessionNotification.sessionID = "A"
    for id in [0, 1, 9] as [Int64] {
      #expect(
        machine.receive(Self.message(id, .notification(notification))) == [.publish(notification)])
    }
    #expect(machine.waiting == 1)
  }

  @Test func answersThatNobodyWaitsForAreToldApart() {
    var machine = RequestMachine()
    _ = machine.send(Self.request, 0)
    _ = machine.receive(Self.message(1, Self.answer))
    #expect(machine.receive(Self.message(1, Self.answer)) == [.stray(.late(id: 1))])
    for id in [0, 2, -1, .min, .max] as [Int64] {
      #expect(machine.receive(Self.message(id, Self.answer)) == [.stray(.unknown(id: id))])
    }
  }

  @Test func whoGaveUpIsToldOnceAndItsAnswerIsLate() {
    var machine = RequestMachine()
    _ = machine.send(Self.request, 0)
    _ = machine.send(Self.request, 1)
    guard case .resume(0, .failure(let error))? = machine.abandon(0).first else {
      Issue.record("not resumed")
      return
    }
    #expect(error.code == .abandoned)
    #expect(machine.abandon(0) == [])
    #expect(machine.receive(Self.message(1, Self.answer)) == [.stray(.late(id: 1))])
    #expect(machine.waiting == 1)
  }

  @Test func theEndIsToldInTheOrderOfAskingAndOnce() {
    var machine = RequestMachine()
    for ticket in [5, 3, 4] { _ = machine.send(Self.request, ticket) }
    #expect(machine.disconnect(Self.gone) == [5, 3, 4].map { .resume($0, .failure(Self.gone)) })
    #expect(machine.disconnect(Self.gone) == [])
    #expect(machine.send(Self.request, 6) == [.resume(6, .failure(Self.gone))])
  }

  @Test func bytesThatAreNoMessageEndTheConnection() {
    var machine = RequestMachine()
    _ = machine.send(Self.request, 0)
    let actions = machine.receive([0xFF])
    guard case .hangUp(let error)? = actions.last else {
      Issue.record("no end")
      return
    }
    #expect(error.code == .malformed)
    #expect(actions.first == .resume(0, .failure(error)))
    #expect(machine.receive([]) == [])
  }

  private enum Step: CaseIterable {
    case send, answerFirst, answerLast, error, empty, stranger, notification, abandon, garbage, end
  }

  /// All sequences of up to five steps: whatever the server says, each ticket is served once, and
  /// all of them when the connection has ended.
  @Test func everyWaiterIsResumedExactlyOnce() {
    func walk(_ machine: RequestMachine, _ served: [Int], _ depth: Int) {
      var ended = machine
      let last = Self.count(ended.disconnect(Self.gone), into: served)
      if last.contains(where: { $0 != 1 }) { Issue.record("served \(last)") }
      if depth == 0 { return }
      for step in Step.allCases {
        var machine = machine
        var served = served
        let actions: [RequestMachine.Action]
        let last = Int64(served.count)
        switch step {
        case .send:
          served.append(0)
          actions = machine.send(Self.request, served.count - 1)
        case .answerFirst: actions = machine.receive(Self.message(1, Self.answer))
        case .answerLast: actions = machine.receive(Self.message(last, Self.answer))
        case .error: actions = machine.receive(Self.message(last, .error("no")))
        case .empty: actions = machine.receive(Self.message(1, nil))
        case .stranger: actions = machine.receive(Self.message(99, Self.answer))
        case .notification:
          actions = machine.receive(Self.message(1, .notification(ITermNotification())))
        case .abandon: actions = machine.abandon(0)
        case .garbage: actions = machine.receive([0xFF])
        case .end: actions = machine.disconnect(Self.gone)
        }
        walk(machine, Self.count(actions, into: served), depth - 1)
      }
    }
    walk(RequestMachine(), [], 5)
  }

  private static func count(_ actions: [RequestMachine.Action], into served: [Int]) -> [Int] {
    var served = served
    for action in actions {
      if case .resume(let ticket, _) = action { served[ticket] += 1 }
    }
    return served
  }
}
