import MuntinITermWire
import NIOCore

/// The first bytes of a connection: lets a client in, or answers why not and closes. A class, since
/// SwiftNIO wants one; it never leaves the event loop of its channel.
final class HandshakeHandler: ChannelInboundHandler, RemovableChannelHandler {
  typealias InboundIn = ByteBuffer
  typealias OutboundOut = ByteBuffer

  private let gate: Admittance
  private let isLocal: Bool
  /// Puts what a client speaks in place of this handler.
  private let welcome: (any Channel) throws -> Void
  private var received: [UInt8] = []
  private var isDone = false
  private var timer: Scheduled<Void>?

  init(
    _ gate: Admittance, isLocal: Bool, welcome: @escaping (any Channel) throws -> Void
  ) {
    self.gate = gate
    self.isLocal = isLocal
    self.welcome = welcome
  }

  func channelActive(context: ChannelHandlerContext) {
    let channel = context.channel
    timer = context.eventLoop.scheduleTask(in: .seconds(30)) { channel.close(promise: nil) }
    context.fireChannelActive()
  }

  func channelInactive(context: ChannelHandlerContext) {
    timer?.cancel()
    context.fireChannelInactive()
  }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    guard !isDone else { return }
    received += unwrapInboundIn(data).readableBytesView
    guard let end = headEnd() else {
      if received.count > HandshakeText.longest { decide("", [], nil, context) }
      return
    }
    isDone = true
    timer?.cancel()
    let text = String(decoding: received[..<end], as: UTF8.self)
    let rest = Array(received[(end + 4)...])
    received = []
    let bound = NIOLoopBound((self, context), eventLoop: context.eventLoop)
    let user: EventLoopFuture<UInt32?> =
      isLocal
      ? PeerUser.id(of: context.channel).map { $0 }
      : context.eventLoop.makeSucceededFuture(nil)
    user.whenComplete { result in
      let (handler, context) = bound.value
      handler.decide(text, rest, (try? result.get()) ?? nil, context)
    }
  }

  private func headEnd() -> Int? {
    guard received.count >= 4 else { return nil }
    return (0...received.count - 4).first { place in
      received[place] == 13 && received[place + 1] == 10 && received[place + 2] == 13
        && received[place + 3] == 10
    }
  }

  private func decide(
    _ text: String, _ rest: [UInt8], _ user: UInt32?, _ context: ChannelHandlerContext
  ) {
    isDone = true
    // What is no head at all is refused as one of no known method.
    let head =
      HandshakeText.head(text)
      ?? HandshakeHead(method: "", path: "", httpVersion: "", fields: [])
    do throws(HandshakeRefusal) {
      let reading = try HandshakeReading(head)
      try gate.admit(reading, isLocal: isLocal, user: user)
      let key = head.fields.value(of: "Sec-WebSocket-Key") ?? ""
      write(HandshakeText.acceptance(key: key, reading, ITermServer.version), context)
      context.flush()
      do {
        try welcome(context.channel)
        let pipeline = context.pipeline
        let rest = context.channel.allocator.buffer(bytes: rest)
        let removed = pipeline.syncOperations.removeHandler(self)
        removed.whenSuccess {
          if rest.readableBytes > 0 {
            pipeline.fireChannelRead(rest)
            pipeline.fireChannelReadComplete()
          }
        }
      } catch {
        context.close(promise: nil)
      }
    } catch {
      refuse(error, context)
    }
  }

  private func refuse(_ refusal: HandshakeRefusal, _ context: ChannelHandlerContext) {
    isDone = true
    timer?.cancel()
    write(HandshakeText.refusal(refusal), context)
    let channel = context.channel
    let done = channel.eventLoop.makePromise(of: Void.self)
    done.futureResult.whenComplete { _ in channel.close(promise: nil) }
    context.writeAndFlush(wrapOutboundOut(ByteBuffer()), promise: done)
  }

  private func write(_ text: String, _ context: ChannelHandlerContext) {
    context.write(wrapOutboundOut(context.channel.allocator.buffer(string: text)), promise: nil)
  }

  func errorCaught(context: ChannelHandlerContext, error: any Error) {
    context.close(promise: nil)
  }
}
