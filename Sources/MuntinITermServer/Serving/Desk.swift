import MuntinHost
import MuntinITermWire
import MuntinPlan
import MuntinScreen

/// Takes what comes in, one thing at a time and in its order, as iTerm2's main thread does.
actor Desk {
  let host: any StreamingHost
  let policy: ServerPolicy
  var model: ServerModel
  var outboxes: [ConnectionID: Outbox] = [:]
  /// What is to go out, once nothing waits or enough has been dealt with.
  private var outgoing: [ConnectionID: Outbox.Load] = [:]
  private var dealtWith = 0
  /// What came from others while one client has the server for itself.
  var deferred: [Arrival] = []
  var invocations: [String: OpenInvocation] = [:]
  /// Calls of clients' functions that are not answered, and the invocations that they are part of.
  var callsUnderWay: [String: String] = [:]
  var lastCall = 0
  /// What each pane's program is in the middle of writing.
  var scanners: [HostID: SequenceScanner] = [:]
  /// What is known of the terminal, against what it shows.
  var sight = Sight()
  /// The next look at facts is set.
  var isFactsAlarmSet = false
  private let alarm: @Sendable (Double, String) -> Void
  private let eventTaken: @Sendable () async -> Void
  let hasMore: @Sendable () -> Bool

  /// - Parameters:
  ///   - alarm: brings `Arrival.alarm` after some seconds.
  ///   - eventTaken: is called once for each event of the terminal that was dealt with.
  ///   - hasMore: whether something has come in that waits to be taken.
  init(
    host: any StreamingHost, capabilities: HostCapabilities, policy: ServerPolicy,
    alarm: @escaping @Sendable (Double, String) -> Void,
    eventTaken: @escaping @Sendable () async -> Void = {},
    hasMore: @escaping @Sendable () -> Bool = { false }
  ) {
    self.host = host
    self.policy = policy
    self.alarm = alarm
    self.eventTaken = eventTaken
    self.hasMore = hasMore
    model = ServerModel(capabilities: capabilities)
    model.application = policy.application
  }

  /// Something that came in.
  enum Arrival: Sendable {
    case opened(ConnectionID, Outbox)
    case request(ReceivedRequest, ConnectionID)
    case closed(ConnectionID)
    case event(TerminalEvent)
    case alarm(String)
  }

  func take(_ arrival: Arrival) async {
    if case .request(_, let connection) = arrival, let owner = model.transaction,
      owner != connection
    {
      deferred.append(arrival)
      return
    }
    await deal(with: arrival)
    // Others go on where the transaction has ended; one of them may begin the next.
    while model.transaction == nil, !deferred.isEmpty {
      await deal(with: deferred.removeFirst())
    }
  }

  private func deal(with arrival: Arrival) async {
    switch arrival {
    case .opened(let connection, let outbox): outboxes[connection] = outbox
    case .request(let request, let connection):
      await serve(request, connection)
      outgoing[connection, default: Outbox.Load()].served += 1
    case .closed(let connection): drop(connection)
    case .event(let event):
      await notice(event)
      await eventTaken()
    case .alarm(Self.factsAlarm): await checkFacts()
    case .alarm(let call): expire(call)
    }
    await catchUp()
    tellVariables()
    deliver()
    dealtWith += 1
    if dealtWith >= Outbox.mostHeld || !hasMore() { post() }
  }

  /// Lets everything go out that was held back to go out together.
  private func post() {
    for (connection, load) in outgoing { outboxes[connection]?.take(load) }
    outgoing = [:]
    dealtWith = 0
  }

  func serve(_ request: ReceivedRequest, _ connection: ConnectionID) async {
    // A client that is gone hears no answer, and asks no more.
    guard outboxes[connection] != nil else { return }
    if sight.isStale, request.body.dependsOnSight { await look() }
    switch await reply(to: request, from: connection) {
    case .answer(let body): send(request.answer(body), to: connection)
    case .empty: send(request.emptyAnswer, to: connection)
    case .later: break
    }
  }

  func send(_ message: ITermServerOriginatedMessage, to connection: ConnectionID) {
    do throws(WireError) {
      hold(try Envelope.bytes(of: message), for: connection)
    } catch {
      var fault = ITermServerOriginatedMessage()
      fault.id = message.id
      fault.error = error.sentence
      if let bytes = try? Envelope.bytes(of: fault) { hold(bytes, for: connection) }
    }
  }

  /// Much goes out at once, so that no more of it waits here than need be.
  private func hold(_ bytes: [UInt8], for connection: ConnectionID) {
    outgoing[connection, default: Outbox.Load()].messages.append(bytes)
    if bytes.count > Outbox.largestHeld { post() }
  }

  /// Sends what the model has to say.
  private func deliver() {
    let notifications = model.outgoing
    model.outgoing = []
    for (connection, notification) in notifications {
      send(ServerEnvelope.notification(notification), to: connection)
    }
  }

  private func drop(_ connection: ConnectionID) {
    outboxes[connection] = nil
    outgoing[connection] = nil
    model.drop(connection)
    deferred.removeAll { arrival in
      if case .request(_, connection) = arrival { true } else { false }
    }
    abandon(connection)
  }

  func setAlarm(_ seconds: Double, _ call: String) { alarm(seconds, call) }
}

/// What becomes of a request.
enum Reply: Sendable {
  case answer(AnswerBody)
  /// An answer that says nothing.
  case empty
  /// The answer follows when something else has happened.
  case later
}

/// Where messages for a client go.
struct Outbox: Sendable {
  /// What goes out together.
  struct Load: Sendable {
    var messages: [[UInt8]] = []
    /// So many requests were served: as many may come.
    var served = 0
  }

  /// Things that are dealt with before what they gave goes out.
  static let mostHeld = 32
  /// Bytes of a message that waits for no others.
  static let largestHeld = 65_536

  /// Takes the bytes at once; a client that does not read enough is cut off.
  var take: @Sendable (Load) -> Void
}
