import MuntinHost
import MuntinTmux

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// A real tmux server for one test: its own socket, nothing of the user's read.
struct TmuxServerFixture: Sendable {
  /// As for `tmux -L`.
  let name: String
  let address: TmuxServerAddress
  /// What clients and panes of this server get.
  let environment: [String: String]
  /// The file that the server reads at its start.
  let configuration: String

  /// - Parameter config: the text of a tmux configuration; none is empty.
  init(config: String? = nil) throws {
    name = "muntin-test-\(getpid())-\(UInt32.random(in: 0...UInt32.max))"
    let path = getenv("PATH").map { String(cString: $0) } ?? "/usr/local/bin:/usr/bin:/bin"
    environment = ["PATH": path, "HOME": "/tmp", "SHELL": "/bin/sh", "TERM": "xterm-256color"]
    address = try TmuxServerAddress(socket: name, environment: environment, userID: getuid())
    if let config {
      configuration = "/tmp/\(name).conf"
      let file = open(configuration, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
      let bytes = Array(config.utf8)
      guard file >= 0, write(file, bytes, bytes.count) == bytes.count else {
        throw HostError(.unavailable, "The configuration could not be written.")
      }
      _ = close(file)
    } else {
      configuration = "/dev/null"
    }
  }

  /// Starts a server with a session, runs the body, and ends the server whatever came of it.
  ///
  /// - Parameter session: its name; its only pane runs `cat`. Nil starts nothing.
  static func withServer<Value>(
    config: String? = nil, session: String? = "main", columns: Int = 80, rows: Int = 24,
    _ body: (TmuxServerFixture) async throws -> Value
  ) async throws -> Value {
    let server = try TmuxServerFixture(config: config)
    defer { server.shutDown() }
    if let session {
      try server.run("new-session", "-d", "-s", session, "-x", "\(columns)", "-y", "\(rows)", "cat")
    }
    return try await body(server)
  }

  /// Runs a plain tmux process against this server.
  ///
  /// - Returns: what it printed, without the last newline; its complaints too.
  @discardableResult
  func run(_ arguments: String..., deadline milliseconds: Int = 10_000) throws -> String {
    try output(arguments, deadline: milliseconds)
  }

  func output(_ arguments: [String], deadline milliseconds: Int = 10_000) throws -> String {
    let program = try ProgramSearch(path: environment["PATH"]).tmux()
    var child = try ChildProcess(
      program: program, arguments: ["-u", "-L", name, "-f", configuration] + arguments,
      environment: environment)
    child.closeInput()
    let deadline = Deadline(afterMilliseconds: milliseconds)
    var output: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while child.isOpen(.output) || child.isOpen(.errors) {
      let ready = child.wait(forWriting: false, interrupt: nil, until: deadline)
      if ready.isEmpty { throw HostError(.timedOut, "tmux \(arguments) did not end.") }
      for (stream, flag) in [(ChildProcess.Stream.output, Readiness.output), (.errors, .errors)] {
        guard ready.contains(flag) else { continue }
        if case .bytes(let count) = child.read(stream, into: &buffer) { output += buffer[..<count] }
      }
    }
    guard child.reap(until: deadline) else { throw HostError(.timedOut, "tmux did not end.") }
    if output.last == 0x0A { output.removeLast() }
    return String(decoding: output, as: UTF8.self)
  }

  /// The id of the server's process.
  func processID() throws -> Int32 {
    guard let number = Int32(try run("display-message", "-p", "#{pid}")) else {
      throw HostError(.protocolFault, "The server told no process id.")
    }
    return number
  }

  func connection(
    deadline: Int = 20_000, interrupt: Int32? = nil, lineLimit: Int? = nil
  ) -> TmuxConnection {
    TmuxConnection(
      address: address, environment: environment, configuration: configuration,
      deadline: deadline, interrupt: interrupt, lineLimit: lineLimit)
  }

  /// An open connection that is attached to a session.
  func attached(
    to session: String = "main", deadline: Int = 20_000, interrupt: Int32? = nil,
    lineLimit: Int? = nil
  ) async throws -> TmuxConnection {
    let connection = connection(deadline: deadline, interrupt: interrupt, lineLimit: lineLimit)
    _ = try await connection.open([Self.attach(to: session)])
    return connection
  }

  static func attach(to session: String) -> TmuxCommand {
    TmuxCommand([
      "attach-session", "-E", "-f", "no-output,ignore-size", "-t", "=\(session)",
    ])
  }

  /// Ends the server; may be called twice.
  func shutDown() {
    _ = try? run("kill-server", deadline: 5000)
    _ = unlink(address.socketPath)
    if configuration != "/dev/null" { _ = unlink(configuration) }
  }
}

/// Waits until a condition holds.
///
/// - Returns: whether it held before the deadline.
func eventually(
  within milliseconds: Int = 10_000, _ condition: () async throws -> Bool
) async throws -> Bool {
  let deadline = Deadline(afterMilliseconds: milliseconds)
  while try await !condition() {
    if deadline.hasPassed { return false }
    try await Task.sleep(for: .milliseconds(2))
  }
  return true
}
