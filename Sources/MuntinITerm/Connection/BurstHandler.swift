import MuntinHost
import MuntinITermWire
import NIOCore
import NIOWebSocket

/// Turns bursts into frames and frames into answers. A class, since SwiftNIO wants one; it never
/// leaves the event loop of its channel.
final class BurstHandler: ChannelDuplexHandler {
  typealias InboundIn = WebSocketFrame
  typealias OutboundIn = Burst
  typealias OutboundOut = WebSocketFrame

  private let notices: AsyncStream<Void>.Continuation
  private var machine = RequestMachine()
  private var assembly = FrameAssembly()
  private var bursts: [Int: OpenBurst] = [:]
  /// The burst and the place in it that a ticket stands for.
  private var owners: [RequestMachine.Ticket: (burst: Int, place: Int)] = [:]
  private var nextBurst = 0
  private var nextTicket = 0
  /// Answers that nobody asked for.
  private var strays = 0
  /// Why the connection ended, where we know better than the socket.
  private var fault: HostError?

  /// - Parameter notices: told of each notification; finished with the connection.
  init(_ notices: AsyncStream<Void>.Continuation) { self.notices = notices }

  // MARK: Out

  func write(
    context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?
  ) {
    let burst = unwrapOutboundIn(data)
    let number = nextBurst
    nextBurst += 1
    bursts[number] = OpenBurst(burst, now: .now())
    for (place, request) in burst.requests.enumerated() {
      let ticket = nextTicket
      nextTicket += 1
      owners[ticket] = (number, place)
      run(machine.send(request, ticket), context)
    }
    if bursts[number] != nil { watch(number, context) }
    promise?.succeed(())
  }

  private func run(_ actions: [RequestMachine.Action], _ context: ChannelHandlerContext) {
    if case .hangUp(let error)? = actions.last {
      // Whoever waits is told of the connection, and not of an answer to his request.
      hangUp(ITermFault.host(error), context)
      return
    }
    for action in actions {
      switch action {
      case .write(let message): write(message, context)
      case .resume(let ticket, let result): resume(ticket, result)
      case .publish: notices.yield()
      case .stray: strays += 1
      case .hangUp: break
      }
    }
  }

  private func write(_ message: ITermClientOriginatedMessage, _ context: ChannelHandlerContext) {
    do throws(WireError) {
      let bytes = try Envelope.bytes(of: message)
      let data = context.channel.allocator.buffer(bytes: bytes)
      context.write(
        wrapOutboundOut(
          WebSocketFrame(fin: true, opcode: .binary, maskKey: .random(), data: data)),
        promise: nil)
    } catch {
      // The one of this ticket is the newest.
      run(machine.abandon(nextTicket - 1), context)
    }
  }

  private func resume(_ ticket: RequestMachine.Ticket, _ result: Result<AnswerBody, WireError>) {
    guard let (number, place) = owners.removeValue(forKey: ticket) else { return }
    bursts[number]?.take(result, at: place, now: .now())
    guard let burst = bursts[number], burst.left == 0 else { return }
    bursts[number] = nil
    burst.timer?.cancel()
    burst.promise.succeed(burst.results.compactMap { $0 })
  }

  // MARK: In

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    let frame = unwrapInboundIn(data)
    switch frame.opcode {
    case .binary, .text, .continuation:
      switch assembly.take(frame.opcode, isLast: frame.fin, frame.unmaskedData) {
      case .nothing: break
      case .message(let bytes): run(machine.receive(bytes), context)
      case .fault(let reason): hangUp(ITermFault.nonsense(reason), context)
      }
    case .ping:
      // Whoever does not read what we write gets no more of it.
      guard context.channel.isWritable else { return }
      context.writeAndFlush(
        wrapOutboundOut(
          WebSocketFrame(
            fin: true, opcode: .pong, maskKey: .random(), data: frame.unmaskedData)),
        promise: nil)
    case .connectionClose:
      context.writeAndFlush(
        wrapOutboundOut(
          WebSocketFrame(
            fin: true, opcode: .connectionClose, maskKey: .random(), data: frame.unmaskedData)),
        promise: nil)
      hangUp(ITermFault.closed(), context)
    default: break
    }
  }

  func errorCaught(context: ChannelHandlerContext, error: any Error) {
    let isNonsense = error is NIOWebSocketError
    hangUp(isNonsense ? ITermFault.nonsense("a frame is malformed") : ITermFault.closed(), context)
  }

  func channelInactive(context: ChannelHandlerContext) {
    failAll(context)
    notices.finish()
    context.fireChannelInactive()
  }

  func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
    if let stop = event as? Stop { hangUp(stop.error, context) }
  }

  /// Ends the connection from our side; everybody waiting is told why.
  struct Stop: Sendable {
    var error: HostError
  }

  private func hangUp(_ error: HostError, _ context: ChannelHandlerContext) {
    fault = fault ?? error
    failAll(context)
    context.close(promise: nil)
  }

  private func failAll(_ context: ChannelHandlerContext) {
    let error = fault ?? ITermFault.closed()
    let open = bursts.sorted { $0.key < $1.key }.map(\.value)
    bursts = [:]
    owners = [:]
    _ = machine.disconnect(WireError(.disconnected, error.sentence))
    for burst in open {
      burst.timer?.cancel()
      burst.promise.fail(error)
    }
  }

  // MARK: Time

  /// Looks again whenever the time of a burst would be over if nothing had come since.
  private func watch(_ number: Int, _ context: ChannelHandlerContext) {
    guard let end = bursts[number]?.end else { return }
    let bound = NIOLoopBound((self, context), eventLoop: context.eventLoop)
    bursts[number]?.timer = context.eventLoop.scheduleTask(deadline: end) {
      let (handler, context) = bound.value
      handler.expire(number, context)
    }
  }

  private func expire(_ number: Int, _ context: ChannelHandlerContext) {
    guard let burst = bursts[number] else { return }
    if burst.end > .now() { return watch(number, context) }
    hangUp(
      ITermFault.silent(milliseconds: burst.deadline, missing: burst.left, strays: strays),
      context)
  }
}
