import MuntinITermWire
import NIOCore
import NIOWebSocket

/// One client once it is let in: frames in, requests out; answers in, frames out. A class, since
/// SwiftNIO wants one; it never leaves the event loop of its channel.
final class ClientHandler: ChannelInboundHandler {
  typealias InboundIn = WebSocketFrame
  typealias OutboundOut = WebSocketFrame

  /// Bytes of one message of a client.
  static let longestMessage = 64 << 20
  /// Bytes that wait for a client that does not read. One answer alone may be longer.
  static let mostPending = 32 << 20
  /// Requests that are read ahead of the one that is served.
  static let mostAhead = 64

  private let id: ConnectionID
  private let arrive: (Desk.Arrival) -> Void
  private var message: ByteBuffer?
  private var isText = false
  private var ahead = 0
  private var isPaused = false
  private var pending = 0
  private var pongs = 0
  private var isOpen = false
  private var isFlushing = false
  private var context: ChannelHandlerContext?

  init(_ id: ConnectionID, arrive: @escaping (Desk.Arrival) -> Void) {
    self.id = id
    self.arrive = arrive
  }

  func handlerAdded(context: ChannelHandlerContext) {
    self.context = context
    isOpen = true
    let bound = NIOLoopBound(self, eventLoop: context.eventLoop)
    let loop = context.eventLoop
    let outbox = Outbox { load in loop.execute { bound.value.take(load) } }
    arrive(.opened(id, outbox))
  }

  func channelInactive(context: ChannelHandlerContext) {
    leave()
    context.fireChannelInactive()
  }

  func handlerRemoved(context: ChannelHandlerContext) { leave() }

  private func leave() {
    context = nil
    if isOpen { arrive(.closed(id)) }
    isOpen = false
  }

  // MARK: In

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    let frame = unwrapInboundIn(data)
    // No extension was agreed upon that would give these bits a meaning.
    if frame.rsv1 || frame.rsv2 || frame.rsv3 { return close(1002, context) }
    var bytes = frame.unmaskedData
    switch frame.opcode {
    case .text, .binary:
      isText = frame.opcode == .text
      take(&bytes, isLast: frame.fin, context)
    case .continuation: take(&bytes, isLast: frame.fin, context)
    case .ping: pong(bytes, context)
    case .pong: break
    case .connectionClose: bye(bytes, context)
    default: close(1002, context)
    }
  }

  private func take(_ bytes: inout ByteBuffer, isLast: Bool, _ context: ChannelHandlerContext) {
    let length = bytes.readableBytes + (message?.readableBytes ?? 0)
    if length > Self.longestMessage { return close(1009, context) }
    if message == nil { message = bytes } else { message?.writeBuffer(&bytes) }
    guard isLast, let whole = message else { return }
    message = nil
    // A text means nothing here, as with iTerm2.
    if isText { return }
    switch ServerEnvelope(Array(whole.readableBytesView)) {
    case .request(let request):
      ahead += 1
      if ahead >= Self.mostAhead { pause(true, context) }
      arrive(.request(request, id))
    case .unknown(let answer):
      if let bytes = try? Envelope.bytes(of: answer) { send(bytes) }
    case .garbage: break
    }
  }

  private func take(_ load: Outbox.Load) {
    for bytes in load.messages { send(bytes) }
    ahead -= load.served
    if let context, isPaused, ahead < Self.mostAhead / 2 { pause(false, context) }
  }

  private func pause(_ pauses: Bool, _ context: ChannelHandlerContext) {
    guard pauses != isPaused else { return }
    isPaused = pauses
    context.channel.setOption(ChannelOptions.autoRead, value: !pauses).whenComplete { _ in }
  }

  // MARK: Out

  func send(_ bytes: [UInt8]) {
    guard let context else { return }
    if pending > 0, pending + bytes.count > Self.mostPending {
      // It reads too slowly: the others shall not pay for it.
      context.close(promise: nil)
      return
    }
    let data = context.channel.allocator.buffer(bytes: bytes)
    write(WebSocketFrame(fin: true, opcode: .binary, data: data), context)
  }

  private func write(_ frame: WebSocketFrame, _ context: ChannelHandlerContext) {
    let count = frame.data.readableBytes
    pending += count
    let done = context.eventLoop.makePromise(of: Void.self)
    let bound = NIOLoopBound(self, eventLoop: context.eventLoop)
    done.futureResult.whenComplete { _ in bound.value.pending -= count }
    context.write(wrapOutboundOut(frame), promise: done)
    flushSoon(context)
  }

  /// Answers that come close together go out in one write.
  private func flushSoon(_ context: ChannelHandlerContext) {
    if isFlushing { return }
    isFlushing = true
    let bound = NIOLoopBound(self, eventLoop: context.eventLoop)
    context.eventLoop.execute {
      bound.value.isFlushing = false
      bound.value.context?.flush()
    }
  }

  private func pong(_ bytes: ByteBuffer, _ context: ChannelHandlerContext) {
    pongs += 1
    if pongs > 256 { return context.close(promise: nil) }
    let done = context.eventLoop.makePromise(of: Void.self)
    let bound = NIOLoopBound(self, eventLoop: context.eventLoop)
    done.futureResult.whenComplete { _ in bound.value.pongs -= 1 }
    context.writeAndFlush(
      wrapOutboundOut(WebSocketFrame(fin: true, opcode: .pong, data: bytes)), promise: done)
  }

  /// A close frame is sent back, and that is all.
  private func bye(_ bytes: ByteBuffer, _ context: ChannelHandlerContext) {
    let channel = context.channel
    let done = context.eventLoop.makePromise(of: Void.self)
    done.futureResult.whenComplete { _ in channel.close(promise: nil) }
    context.writeAndFlush(
      wrapOutboundOut(WebSocketFrame(fin: true, opcode: .connectionClose, data: bytes)),
      promise: done)
  }

  private func close(_ code: UInt16, _ context: ChannelHandlerContext) {
    var data = context.channel.allocator.buffer(capacity: 2)
    data.writeInteger(code)
    bye(data, context)
  }

  func errorCaught(context: ChannelHandlerContext, error: any Error) { close(1002, context) }
}
