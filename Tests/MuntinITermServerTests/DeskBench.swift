import MuntinHost
import MuntinITermWire
import MuntinPlan
import NIOConcurrencyHelpers

@testable import MuntinITermServer

/// A server without a socket, in front of a terminal in memory.
struct DeskBench: Sendable {
  let host: MemoryHost
  let desk: Desk
  private let inbox = NIOLockedValueBox<[ITermServerOriginatedMessage]>([])
  private let client: ConnectionID
  /// More requests seem to wait.
  let isBusy = NIOLockedValueBox(false)

  init(alerts: ServerPolicy.Alerts = .firstButton) async {
    host = MemoryHost(cells: CellSize(columns: 80, rows: 24))
    desk = Desk(
      host: host, capabilities: await host.capabilities(),
      policy: ServerPolicy(home: "/home/user", alerts: alerts), alarm: { _, _ in },
      hasMore: { [isBusy] in isBusy.withLockedValue { $0 } })
    client = ConnectionID(number: 1)
    await desk.take(.opened(client, outbox(inbox)))
  }

  private init(_ other: DeskBench, client: Int) async {
    host = other.host
    desk = other.desk
    self.client = ConnectionID(number: client)
    await desk.take(.opened(self.client, outbox(inbox)))
  }

  /// Another client of the same server.
  func other(_ number: Int) async -> DeskBench { await DeskBench(self, client: number) }

  private func outbox(_ inbox: NIOLockedValueBox<[ITermServerOriginatedMessage]>) -> Outbox {
    Outbox { load in
      let messages = load.messages.compactMap { try? Envelope.response($0) }
      inbox.withLockedValue { $0 += messages }
    }
  }

  /// What has come since it was last asked for.
  func received() -> [ITermServerOriginatedMessage] {
    inbox.withLockedValue { messages in
      defer { messages = [] }
      return messages
    }
  }

  func send(_ body: RequestBody, id: Int64 = 1) async {
    await desk.take(.request(ReceivedRequest(id: id, body: body), client))
  }

  func leave() async { await desk.take(.closed(client)) }

  /// The answer, and the notifications that came with it.
  func ask(_ body: RequestBody) async -> (AnswerBody?, [ITermNotification]) {
    _ = received()
    await send(body)
    let all = received()
    return (
      all.first { !$0.isNotification }?.submessage,
      all.filter(\.isNotification).map(\.notification)
    )
  }

  // MARK: Common requests

  func listing() async -> ITermListSessionsResponse {
    guard case .listSessionsResponse(let body) = await ask(.listSessionsRequest(.init())).0 else {
      return .init()
    }
    return body
  }

  @discardableResult
  func createTab(
    in window: String? = nil, _ properties: [String: String] = [:]
  ) async -> ITermCreateTabResponse {
    var request = ITermCreateTabRequest()
    if let window { request.windowID = window }
    request.customProfileProperties = Self.properties(properties)
    guard case .createTabResponse(let body) = await ask(.createTabRequest(request)).0 else {
      return .init()
    }
    return body
  }

  @discardableResult
  func split(
    _ session: String, vertical: Bool = true, before: Bool = false,
    _ properties: [String: String] = [:]
  ) async -> ITermSplitPaneResponse {
    var request = ITermSplitPaneRequest()
    request.session = session
    request.splitDirection = vertical ? .vertical : .horizontal
    request.before = before
    request.customProfileProperties = Self.properties(properties)
    guard case .splitPaneResponse(let body) = await ask(.splitPaneRequest(request)).0 else {
      return .init()
    }
    return body
  }

  func invoke(_ text: String, on receiver: String? = nil) async -> ITermInvokeFunctionResponse {
    var request = ITermInvokeFunctionRequest()
    if let receiver { request.method.receiver = receiver } else { request.app = .init() }
    request.invocation = text
    guard case .invokeFunctionResponse(let body) = await ask(.invokeFunctionRequest(request)).0
    else { return .init() }
    return body
  }

  func bury(_ session: String) async {
    var request = ITermSetPropertyRequest()
    request.sessionID = session
    request.name = "buried"
    request.jsonValue = "true"
    _ = await ask(.setPropertyRequest(request))
  }

  /// Sets a variable to JSON where it is given, and gives what it is then.
  @discardableResult
  func variable(
    _ name: String, of scope: ITermVariableRequest.OneOf_Scope, set value: String? = nil
  ) async -> String? {
    var request = ITermVariableRequest()
    request.scope = scope
    if let value {
      var setting = ITermVariableRequest.Set()
      setting.name = name
      setting.value = value
      request.set = [setting]
    }
    request.get = [name]
    guard case .variableResponse(let body) = await ask(.variableRequest(request)).0 else {
      return nil
    }
    return body.values.first
  }

  private static func properties(_ values: [String: String]) -> [ITermProfileProperty] {
    values.sorted { $0.key < $1.key }.map { key, value in
      var property = ITermProfileProperty()
      property.key = key
      property.jsonValue = value
      return property
    }
  }
}

extension ITermServerOriginatedMessage {
  var isNotification: Bool {
    if case .notification = submessage { true } else { false }
  }
}
