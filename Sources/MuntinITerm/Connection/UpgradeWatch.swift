import MuntinHost
import MuntinITermWire
import NIOCore
import NIOHTTP1

/// What came of a handshake.
typealias HandshakeAnswer = EventLoopPromise<HandshakeOutcome>

/// Notices that a connection ends before its handshake is done. A class, since SwiftNIO wants one.
final class UpgradeWatch: ChannelInboundHandler {
  typealias InboundIn = Never

  private let answer: HandshakeAnswer

  init(_ answer: HandshakeAnswer) { self.answer = answer }

  func channelInactive(context: ChannelHandlerContext) {
    answer.fail(
      HostError(.unavailable, "the connection to iTerm2 was closed during the handshake"))
    context.fireChannelInactive()
  }

  func errorCaught(context: ChannelHandlerContext, error: any Error) {
    answer.fail(
      ITermFault.host(WireError(.foreign, "What answers does not speak iTerm2's API.")))
    context.fireErrorCaught(error)
    context.close(promise: nil)
  }
}

/// Reads how a server says no. A class, since SwiftNIO wants one.
final class RefusalHandler: ChannelInboundHandler {
  typealias InboundIn = HTTPClientResponsePart

  private let answer: HandshakeAnswer

  init(_ answer: HandshakeAnswer) { self.answer = answer }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    guard case .head(let head) = unwrapInboundIn(data) else { return }
    answer.succeed(HandshakeOutcome(head))
    context.close(promise: nil)
  }
}

extension HandshakeOutcome {
  init(_ head: HTTPResponseHead) {
    self.init(
      status: Int(head.status.code), reason: head.status.reasonPhrase,
      fields: head.headers.map { HeaderField($0.name, $0.value) })
  }
}
