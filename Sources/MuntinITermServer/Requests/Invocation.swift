import MuntinITermWire
import MuntinPlan
import MuntinScreen
import MuntinSpec

/// An InvokeFunction under way.
struct OpenInvocation: Sendable {
  /// Whose variables are meant, by id: things may change meanwhile.
  enum Context: Equatable, Sendable {
    case app
    case window(String)
    case tab(String)
    case session(String)
  }

  var connection: ConnectionID
  var request: Int64
  var text: Invocation
  var context: Context
  /// Methods are called on the object of the context.
  var isMethod: Bool
  var results: [Int: JSONValue] = [:]
  /// The call that is waited for: its place, and who is to answer.
  var waiting: (place: Int, connection: ConnectionID, call: String)?
}

/// InvokeFunction, and the functions that clients offer.
extension Desk {
  func invoke(
    _ request: ITermInvokeFunctionRequest, _ id: Int64, _ connection: ConnectionID
  ) async -> Reply {
    guard let (context, isMethod) = context(of: request) else {
      let status: ITermInvokeFunctionResponse.Status =
        request.context == nil || request.context == .method(.init())
        ? .requestMalformed : .invalidID
      return failure(status, status == .invalidID ? "There is nothing with this id." : nil)
    }
    if request.invocation.utf8.count > Self.longestInvocation {
      return failure(.failed, "The invocation is too long.")
    }
    let text: Invocation
    do throws(InterpolationFault) {
      text = try Invocation(request.invocation)
    } catch {
      return failure(.failed, InvocationFault(error).sentence)
    }
    lastCall += 1
    let name = "call-\(lastCall)"
    let invocation = OpenInvocation(
      connection: connection, request: id, text: text, context: context, isMethod: isMethod)
    let reply = await advance(invocation, name)
    if case .later = reply {
      let timeout = request.hasTimeout && request.timeout >= 0 ? request.timeout : 30
      // Without time to wait, no other client can answer.
      if timeout == 0 {
        invocations[name] = nil
        return failure(.timeout, nil)
      }
      setAlarm(min(timeout, 86_400), name)
    }
    return reply
  }

  private static let longestInvocation = 4 << 20

  private func context(
    of request: ITermInvokeFunctionRequest
  ) -> (OpenInvocation.Context, isMethod: Bool)? {
    switch request.context {
    case nil: return nil
    case .app: return (.app, false)
    case .window(let body):
      return model.world.window(body.windowID).map { (.window($0.id), false) }
    case .tab(let body): return model.world.tab(body.tabID).map { (.tab($0.id), false) }
    case .session(let body): return model.session(body.sessionID).map { (.session($0.id), false) }
    case .method(let body):
      if let session = model.session(body.receiver) { return (.session(session.id), true) }
      if let tab = model.world.tab(body.receiver) { return (.tab(tab.id), true) }
      return model.world.window(body.receiver).map { (.window($0.id), true) }
    }
  }

  func scope(_ context: OpenInvocation.Context) -> VariableScope {
    switch context {
    case .app: .app
    case .window(let id): model.world.window(id).map(VariableScope.window) ?? .app
    case .tab(let id): model.world.tab(id).map(VariableScope.tab) ?? .app
    case .session(let id): model.session(id).map(VariableScope.session) ?? .app
    }
  }

  /// Evaluates as far as it goes; a call that another client answers is waited for.
  private func advance(_ invocation: OpenInvocation, _ name: String) async -> Reply {
    var invocation = invocation
    while true {
      let scope = scope(invocation.context)
      let evaluation = Evaluation(
        variable: { [model] in model.value($0, in: scope) }, results: invocation.results)
      do throws(InvocationFault) {
        switch try evaluation.outcome(of: invocation.text) {
        case .value(let value): return success(value)
        case .needs(let call):
          if let result = try await builtin(call, invocation) {
            invocation.results[call.place] = result
            continue
          }
          let function = try registered(call, scope)
          let id = ask(function, call, scope)
          invocation.waiting = (call.place, function.connection, id)
          invocations[name] = invocation
          callsUnderWay[id] = name
          return .later
        }
      } catch {
        return failure(.failed, error.sentence)
      }
    }
  }

  private func success(_ value: JSONValue) -> Reply {
    var response = ITermInvokeFunctionResponse()
    response.success.jsonResult = Self.told(value)
    return .answer(.invokeFunctionResponse(response))
  }

  private func failure(
    _ status: ITermInvokeFunctionResponse.Status, _ reason: String?
  ) -> Reply {
    var response = ITermInvokeFunctionResponse()
    response.error.status = status
    if let reason { response.error.errorReason = reason }
    return .answer(.invokeFunctionResponse(response))
  }

  // MARK: Functions of clients

  private func registered(
    _ call: Evaluation.Request, _ scope: VariableScope
  ) throws(InvocationFault) -> RegisteredFunction {
    let given = Set(call.arguments.keys)
    let candidates = model.functions.filter { $0.name == call.name }
    let function = candidates.first { function in
      let names = Set(function.argumentNames)
      let optional = Set(function.registration.defaults.map(\.name))
      return given.isSubset(of: names) && names.subtracting(given).isSubset(of: optional)
    }
    guard let function else {
      throw InvocationFault(
        candidates.isEmpty
          ? "There is no function \(call.name)."
          : "The function \(call.name) does not take these arguments.")
    }
    for missing in function.registration.defaults where !given.contains(missing.name) {
      if !missing.path.hasSuffix("?"), model.value(missing.path, in: scope) == nil {
        throw InvocationFault("\(missing.path) is not defined.")
      }
    }
    return function
  }

  private func ask(
    _ function: RegisteredFunction, _ call: Evaluation.Request, _ scope: VariableScope
  ) -> String {
    lastCall += 1
    let id = "rpc-\(lastCall)"
    var arguments = call.arguments
    for missing in function.registration.defaults where arguments[missing.name] == nil {
      let path = missing.path.hasSuffix("?") ? String(missing.path.dropLast()) : missing.path
      arguments[missing.name] = model.value(path, in: scope) ?? .null
    }
    var notification = ITermNotification()
    notification.serverOriginatedRpcNotification.requestID = id
    notification.serverOriginatedRpcNotification.rpc.name = function.registration.name
    notification.serverOriginatedRpcNotification.rpc.arguments =
      arguments.sorted { $0.key < $1.key }.map { name, value in
        var argument = ITermServerOriginatedRPC.RPCArgument()
        argument.name = name
        if value != .null { argument.jsonValue = value.text }
        return argument
      }
    model.outgoing.append((function.connection, notification))
    setAlarm(min(max(0, function.timeout), 86_400), id)
    return id
  }

  /// The answer of a client to a call; one that comes too late is thrown away.
  func takeResult(
    _ request: ITermServerOriginatedRPCResultRequest
  ) async -> ITermServerOriginatedRPCResultResponse {
    guard let name = callsUnderWay.removeValue(forKey: request.requestID),
      var invocation = invocations[name], let waiting = invocation.waiting
    else { return .init() }
    invocations[name] = nil
    switch request.result {
    case .jsonValue(let text):
      invocation.results[waiting.place] = JSONValue(text: text) ?? .null
      invocation.waiting = nil
      answer(invocation, await advance(invocation, name))
    case .jsonException(let text):
      let reason = JSONValue(text: text)?["reason"]?.string ?? "The function failed."
      answer(invocation, failure(.failed, reason))
    case nil: answer(invocation, failure(.failed, "The function gave no result."))
    }
    return .init()
  }

  private func answer(_ invocation: OpenInvocation, _ reply: Reply) {
    guard case .answer(let body) = reply else { return }
    let request = ReceivedRequest(id: invocation.request, body: .invokeFunctionRequest(.init()))
    send(request.answer(body), to: invocation.connection)
  }

  /// Time is up for a call, or for the whole invocation.
  func expire(_ name: String) {
    // An answered call has no name any more.
    let key = name.hasPrefix("rpc-") ? callsUnderWay.removeValue(forKey: name) : name
    guard let key, let invocation = invocations.removeValue(forKey: key) else { return }
    if let waiting = invocation.waiting { callsUnderWay[waiting.call] = nil }
    answer(invocation, failure(.timeout, nil))
  }

  /// A client is gone: its calls are of no interest, and what it was asked it will not answer.
  func abandon(_ connection: ConnectionID) {
    for (name, invocation) in invocations where invocation.connection == connection {
      invocations[name] = nil
    }
    for (name, invocation) in invocations where invocation.waiting?.connection == connection {
      invocations[name] = nil
      answer(invocation, failure(.failed, "The client that offers the function is gone."))
    }
  }
}
