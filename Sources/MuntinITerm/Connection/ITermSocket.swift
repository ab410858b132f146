import MuntinHost
import MuntinITermWire
import NIOCore
import NIOHTTP1
import NIOPosix
import NIOWebSocket

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// Opens the way to a server: the socket, and the handshake over it.
struct ITermSocket: Sendable {
  let address: WireAddress
  /// Milliseconds.
  let deadline: Int
  /// Told of each notification.
  let notices: AsyncStream<Void>.Continuation

  /// A channel that takes bursts, or how the server said no.
  func open(
    _ offer: HandshakeOffer
  ) async throws(HostError) -> (channel: any Channel, outcome: HandshakeOutcome) {
    let head = try requestHead(offer)
    let loop = MultiThreadedEventLoopGroup.singleton.next()
    let answer = loop.makePromise(of: HandshakeOutcome.self)
    let channel: any Channel
    do {
      channel = try await connect(loop, head, answer)
    } catch {
      let fault = fault(error)
      answer.fail(fault)
      throw fault
    }
    let timer = loop.scheduleTask(in: .milliseconds(Int64(deadline))) {
      answer.fail(
        ITermFault.connectTimedOut(address.description, milliseconds: deadline))
    }
    defer { timer.cancel() }
    do {
      let outcome = try await withTaskCancellationHandler {
        try await answer.futureResult.get()
      } onCancel: {
        answer.fail(ITermFault.interrupted())
      }
      return (channel, outcome)
    } catch {
      channel.close(promise: nil)
      if let fault = error as? HostError { throw fault }
      throw ITermFault.host(WireError(.foreign, "What answers does not speak iTerm2's API."))
    }
  }

  private func requestHead(_ offer: HandshakeOffer) throws(HostError) -> HTTPRequestHead {
    do throws(WireError) {
      var head = HTTPRequestHead(version: .http1_1, method: .GET, uri: "/")
      for field in try offer.fields() { head.headers.add(name: field.name, value: field.value) }
      return head
    } catch {
      throw ITermFault.host(error)
    }
  }

  private func connect(
    _ loop: any EventLoop, _ head: HTTPRequestHead, _ answer: HandshakeAnswer
  ) async throws -> any Channel {
    let bootstrap = ClientBootstrap(group: loop)
      .connectTimeout(.milliseconds(Int64(deadline)))
      .channelInitializer { channel in
        channel.eventLoop.makeCompletedFuture { try prepare(channel, head, answer) }
      }
    switch address {
    case .socket(let path):
      return try await bootstrap.connect(unixDomainSocketPath: path).get()
    case .localhost(let port):
      return try await bootstrap.connect(host: "localhost", port: port).get()
    }
  }

  private func prepare(
    _ channel: any Channel, _ head: HTTPRequestHead, _ answer: HandshakeAnswer
  ) throws {
    let upgrader = NIOTypedWebSocketClientUpgrader(
      maxFrameSize: FrameAssembly.mostBytes
    ) { channel, head in
      channel.eventLoop.makeCompletedFuture {
        try channel.pipeline.syncOperations.addHandler(BurstHandler(notices))
        answer.succeed(HandshakeOutcome(head))
      }
    }
    var configuration = NIOUpgradableHTTPClientPipelineConfiguration(
      upgradeConfiguration: NIOTypedHTTPClientUpgradeConfiguration(
        upgradeRequestHead: head, upgraders: [upgrader]
      ) { channel in
        channel.eventLoop.makeCompletedFuture {
          try channel.pipeline.syncOperations.addHandler(RefusalHandler(answer))
        }
      })
    // A server may speak in the same breath in which it agrees.
    configuration.leftOverBytesStrategy = .forwardBytes
    let upgrade = try channel.pipeline.syncOperations
      .configureUpgradableHTTPClientPipeline(configuration: configuration)
    upgrade.whenFailure { answer.fail($0) }
    try channel.pipeline.syncOperations.addHandler(UpgradeWatch(answer))
  }

  private func fault(_ error: any Error) -> HostError {
    if let fault = error as? HostError { return fault }
    let place = address.description
    if let error = error as? IOError {
      switch error.errnoCode {
      case ENOENT: return ITermFault.notThere(place, socketExists: false)
      case ECONNREFUSED, ENOTSOCK: return ITermFault.notThere(place, socketExists: true)
      default:
        return ITermFault.unreachable(place, SystemFault(number: error.errnoCode).text)
      }
    }
    if case ChannelError.connectTimeout? = error as? ChannelError {
      return ITermFault.connectTimedOut(place, milliseconds: deadline)
    }
    if error is NIOConnectionError { return ITermFault.notThere(place, socketExists: true) }
    return ITermFault.unreachable(place, "\(error)")
  }
}
