#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// A `muntin serve` in front of the tmux of a desk, for as long as a body runs.
enum Serving {
  struct Failed: Error, CustomStringConvertible {
    var description: String
  }

  static func with(_ desk: Desk, _ body: (_ socket: String) async throws -> Void) async throws {
    let socket = desk.root + "/api/socket"
    let server = try desk.start(["serve", "--socket", socket, "--tmux-config", "/dev/null"])
    let result: Result<Void, any Error>
    do {
      let listens = try await eventually { TestFile.exists(socket) }
      guard listens else { throw Failed(description: "nobody listens at \(socket)") }
      result = .success(try await body(socket))
    } catch {
      result = .failure(error)
    }
    kill(server.processID, SIGTERM)
    let ended = try await server.ended(within: 10_000)
    try result.get()
    if ended.status != 0 { throw Failed(description: "serve ended so: \(ended.both)") }
    if TestFile.exists(socket) { throw Failed(description: "the socket was left behind") }
  }
}
