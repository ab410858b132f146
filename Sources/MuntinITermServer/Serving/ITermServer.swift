package import MuntinHost
package import MuntinITermWire
import NIOConcurrencyHelpers
import NIOCore
import NIOPosix
import NIOWebSocket

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// A server of iTerm2's API in front of a terminal.
package struct ITermServer: Sendable {
  /// Where it listens, and whom it lets in.
  package struct Settings: Sendable {
    /// Path of the socket.
    package var path: String
    /// A port on this machine as well; nil for none.
    package var port: Int?
    /// Whether the user's own processes need a cookie too.
    package var needsCookie = false
    /// The folder of the dynamic profiles.
    package var profileFolder: String?
    package var policy: ServerPolicy

    package init(path: String, policy: ServerPolicy) {
      self.path = path
      self.policy = policy
    }
  }

  /// The version that it announces: pictures of screens (1.17) are the first thing that is missing.
  package static let version = ProtocolVersion(1, 16)

  private let host: any StreamingHost
  private let settings: Settings
  private let admittance: Admittance
  private let lastConnection = NIOLockedValueBox(0)

  package init(host: any StreamingHost, settings: Settings) {
    self.host = host
    self.settings = settings
    admittance = Admittance(needsCookie: settings.needsCookie)
  }

  /// For the environment of a program that is to connect.
  package func cookie() -> String { admittance.cookie() }

  /// Serves until the task is cancelled.
  ///
  /// - Parameter ready: is called once clients can connect.
  package func run(ready: @Sendable () -> Void = {}) async throws(HostError) {
    let place = try SocketPlace(path: settings.path)
    let capabilities = try await host.capabilities()
    let threads = MultiThreadedEventLoopGroup(numberOfThreads: 1)
    let loop = threads.next()
    let (arrivals, entrance) = AsyncStream.makeStream(of: Desk.Arrival.self)
    let waiting = NIOLockedValueBox(0)
    let arrive = { @Sendable (arrival: Desk.Arrival) in
      waiting.withLockedValue { $0 += 1 }
      entrance.yield(arrival)
    }
    let gate = EventGate()
    let desk = Desk(
      host: host, capabilities: capabilities, policy: policy(),
      alarm: { seconds, name in
        loop.scheduleTask(in: .milliseconds(Int64(seconds * 1000))) { arrive(.alarm(name)) }
      },
      eventTaken: { await gate.leave() },
      hasMore: { waiting.withLockedValue { $0 > 0 } })
    var fault: HostError?
    do {
      let listeners = try await listen(on: threads, arrive)
      place.protect()
      await desk.look()
      ready()
      await withTaskGroup(of: Void.self) { group in
        group.addTask {
          for await arrival in arrivals {
            waiting.withLockedValue { $0 -= 1 }
            await desk.take(arrival)
          }
        }
        group.addTask { await watch(gate) { arrive(.event($0)) } }
        await group.waitForAll()
      }
      for listener in listeners { try? await listener.close() }
    } catch {
      fault = HostError(.refused, "the server cannot listen at \(settings.path): \(error)")
    }
    entrance.finish()
    try? await threads.shutdownGracefully()
    _ = consume place
    if let fault { throw fault }
  }

  private func policy() -> ServerPolicy {
    var policy = settings.policy
    let folder = settings.profileFolder
    policy.profileFiles = { folder.map(ProfileFolder.files) ?? [] }
    policy.application.processID = Int(getpid())
    policy.application.hostName = ProfileFolder.hostName()
    policy.application.path = CommandLine.arguments.first ?? ""
    return policy
  }

  /// Hands on what happens in the terminal; begins anew where the stream ends.
  private func watch(
    _ gate: EventGate, _ yield: @Sendable (TerminalEvent) -> Void
  ) async {
    while !Task.isCancelled {
      do throws(HostError) {
        for await event in try await host.events() {
          await gate.enter()
          yield(event)
        }
        await gate.enter()
        yield(.changed)
      } catch {
        // There is no terminal yet, or no longer: it may come.
      }
      try? await Task.sleep(for: .milliseconds(200))
    }
    gate.open()
  }

  // MARK: Listening

  private func listen(
    on threads: MultiThreadedEventLoopGroup, _ arrive: @escaping @Sendable (Desk.Arrival) -> Void
  ) async throws -> [any Channel] {
    let local = bootstrap(threads, isLocal: true, arrive)
    var listeners = [try await local.bind(unixDomainSocketPath: settings.path).get()]
    if let port = settings.port {
      listeners.append(
        try await bootstrap(threads, isLocal: false, arrive).bind(host: "127.0.0.1", port: port)
          .get())
    }
    return listeners
  }

  private func bootstrap(
    _ threads: MultiThreadedEventLoopGroup, isLocal: Bool,
    _ arrive: @escaping @Sendable (Desk.Arrival) -> Void
  ) -> ServerBootstrap {
    ServerBootstrap(group: threads)
      .serverChannelOption(ChannelOptions.backlog, value: 64)
      .childChannelInitializer { channel in
        channel.eventLoop.makeCompletedFuture {
          let handshake = HandshakeHandler(admittance, isLocal: isLocal) { channel in
            try welcome(channel, arrive)
          }
          try channel.pipeline.syncOperations.addHandler(handshake)
        }
      }
  }

  private func welcome(
    _ channel: any Channel, _ arrive: @escaping @Sendable (Desk.Arrival) -> Void
  ) throws {
    let number = lastConnection.withLockedValue { number in
      number += 1
      return number
    }
    let pipeline = channel.pipeline.syncOperations
    try pipeline.addHandlers([
      WebSocketFrameEncoder(),
      ByteToMessageHandler(
        WebSocketFrameDecoder(maxFrameSize: ClientHandler.longestMessage)),
      ClientHandler(ConnectionID(number: number), arrive: arrive),
    ])
  }
}
