package import MuntinHost
package import MuntinITermWire
import NIOCore

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// One connection to iTerm2's API: bursts of requests out, their answers back.
package actor ITermConnection {
  package struct Settings: Sendable {
    /// Asked for each connection, since the socket may come meanwhile.
    package var address: WireAddress
    package var environment: [String: String]
    /// Milliseconds without an answer after which iTerm2 is given up.
    package var deadline = 30_000
    /// Becomes readable when the user wants to stop.
    package var interrupt: Int32?
    /// For tests: requests after which the connection breaks.
    package var requestLimit: Int?

    package init(address: WireAddress, environment: [String: String]) {
      self.address = address
      self.environment = environment
    }
  }

  /// What was spent.
  package struct Counts: Equatable, Sendable {
    /// Times that answers were waited for; the handshake is not among them.
    package var waits = 0
    package var requests = 0
    /// Requests that change something, typed texts among them.
    package var changes = 0
    /// Requests that only type.
    package var texts = 0

    package init() {}
  }

  private let settings: Settings
  private var channel: (any Channel)?
  private var posted: [EventLoopFuture<[Result<AnswerBody, WireError>]>] = []
  /// Why the connection ended.
  private var fault: HostError?
  package private(set) var counts = Counts()
  package private(set) var version = ProtocolVersion.none

  /// One element for each notification that came, as long as nobody took an earlier one; ends with
  /// the connection.
  let notices: AsyncStream<Void>
  private let notifier: AsyncStream<Void>.Continuation

  package init(_ settings: Settings) {
    self.settings = settings
    (notices, notifier) = AsyncStream.makeStream(bufferingPolicy: .bufferingNewest(1))
  }

  package var isOpen: Bool { channel?.isActive == true }

  /// Connects, unless it is connected.
  ///
  /// - Errors: `unavailable`, `refused` (not let in), `tooOld`, `timedOut`, `protocolFault`.
  package func open() async throws(HostError) {
    if isOpen { return }
    fault = nil
    var cookies = ITermCookies(settings.environment, deadline: settings.deadline)
    var credentials = try cookies.first()
    while true {
      let socket = ITermSocket(
        address: settings.address, deadline: settings.deadline, notices: notifier)
      var offer = HandshakeOffer(
        library: LibraryVersion(name: "muntin", version: "1.0"), credentials: credentials)
      offer.advisoryName = "muntin"
      let (channel, outcome) = try await socket.open(offer)
      if case .unauthorised = outcome {
        channel.close(promise: nil)
        credentials = try cookies.next()
        continue
      }
      do throws(WireError) {
        version = try outcome.version()
      } catch {
        channel.close(promise: nil)
        throw ITermFault.host(error)
      }
      self.channel = channel
      watchInterrupt(channel)
      return
    }
  }

  /// Sends requests in one write and waits for all answers, in whatever order they come.
  ///
  /// - Returns: one result for each request, in their order.
  /// - Errors: why there are no answers.
  package func send(
    _ requests: [RequestBody]
  ) async throws(HostError) -> [Result<AnswerBody, WireError>] {
    if requests.isEmpty { return [] }
    counts.waits += 1
    let burst = try write(requests)
    do {
      return try await withTaskCancellationHandler {
        try await burst.answers.futureResult.get()
      } onCancel: {
        burst.answers.fail(ITermFault.interrupted())
      }
    } catch {
      throw ended(error)
    }
  }

  /// Sends requests whose answers nobody needs now; `settle` waits for them.
  package func post(_ requests: [RequestBody]) throws(HostError) {
    if requests.isEmpty { return }
    posted.append(try write(requests).answers.futureResult)
  }

  /// Takes the answers to what was posted: most have come before those of any later burst.
  package func settle() async throws(HostError) -> [Result<AnswerBody, WireError>] {
    let futures = posted
    posted = []
    var results: [Result<AnswerBody, WireError>] = []
    do {
      for future in futures { results += try await future.get() }
    } catch {
      throw ended(error)
    }
    return results
  }

  /// Whoever asks later is told the first reason too.
  private func ended(_ error: any Error) -> HostError {
    let reason = fault ?? (error as? HostError) ?? ITermFault.closed()
    fault = reason
    return reason
  }

  private func write(_ requests: [RequestBody]) throws(HostError) -> Burst {
    guard let channel, channel.isActive else { throw fault ?? ITermFault.closed() }
    var requests = requests
    if let limit = settings.requestLimit, counts.requests + requests.count > limit {
      requests = Array(requests.prefix(max(0, limit - counts.requests)))
      count(requests)
      return cut(channel, after: requests)
    }
    count(requests)
    let burst = Burst(
      requests: requests, deadline: settings.deadline,
      answers: channel.eventLoop.makePromise())
    channel.writeAndFlush(burst).whenFailure { _ in burst.answers.fail(ITermFault.closed()) }
    return burst
  }

  /// The last requests of a connection that a test breaks: they arrive, and nothing after them.
  private func cut(_ channel: any Channel, after requests: [RequestBody]) -> Burst {
    let failed = Burst(
      requests: [], deadline: settings.deadline, answers: channel.eventLoop.makePromise())
    let end = { @Sendable in
      channel.close(promise: nil)
      failed.answers.fail(ITermFault.closed())
    }
    if requests.isEmpty {
      end()
      return failed
    }
    let burst = Burst(
      requests: requests, deadline: settings.deadline, answers: channel.eventLoop.makePromise())
    channel.writeAndFlush(burst).whenFailure { _ in burst.answers.fail(ITermFault.closed()) }
    burst.answers.futureResult.whenComplete { _ in end() }
    return failed
  }

  private func count(_ requests: [RequestBody]) {
    counts.requests += requests.count
    for request in requests {
      if request.changesSomething { counts.changes += 1 }
      if case .sendTextRequest = request { counts.texts += 1 }
    }
  }

  /// Looks now and then whether the user wants to stop; reads nothing, for others look as well.
  private func watchInterrupt(_ channel: any Channel) {
    guard let descriptor = settings.interrupt, descriptor >= 0 else { return }
    let pause = TimeAmount.milliseconds(20)
    channel.eventLoop.scheduleRepeatedTask(initialDelay: pause, delay: pause) { task in
      guard channel.isActive else { return task.cancel() }
      var entry = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
      guard poll(&entry, 1, 0) == 1, entry.revents & Int16(POLLIN) != 0 else { return }
      task.cancel()
      channel.pipeline.fireUserInboundEventTriggered(
        BurstHandler.Stop(error: ITermFault.interrupted()))
    }
  }

  /// Hangs up, once what was posted has arrived.
  package func close() async {
    _ = try? await settle()
    let channel = channel
    self.channel = nil
    try? await channel?.close().get()
  }
}
