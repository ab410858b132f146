#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// A program that was started for a test; it is killed where it outlives its deadline.
struct Program: Sendable {
  struct Failed: Error, CustomStringConvertible {
    var description: String
  }

  /// What is left of a program.
  struct Ended: Sendable {
    /// 128 and the number of the signal where one ended it.
    var status: Int32
    var out: String
    var err: String
    var both: String { out + err }
  }

  let processID: pid_t
  private let output: String
  private let errors: String

  /// Starts a program with a controlling terminal of its own, or with files for its streams.
  ///
  /// - Parameters:
  ///   - words: the first is the whole path.
  ///   - input: a file to read.
  ///   - terminal: the path of a terminal that replaces all three streams.
  init(
    _ words: [String], environment: [String: String], folder: String, scratch: String,
    input: String = "/dev/null", terminal: String? = nil
  ) throws {
    let name = "\(scratch)/run-\(UInt64.random(in: 0...UInt64.max))"
    (output, errors) = (name + ".out", name + ".err")
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    let writing = O_WRONLY | O_CREAT | O_TRUNC
    if let terminal {
      // The first terminal that the leader of a session opens becomes its own.
      posix_spawn_file_actions_addopen(&actions, 0, terminal, O_RDWR, 0)
      posix_spawn_file_actions_adddup2(&actions, 0, 1)
      posix_spawn_file_actions_adddup2(&actions, 0, 2)
    } else {
      posix_spawn_file_actions_addopen(&actions, 0, input, O_RDONLY, 0)
      posix_spawn_file_actions_addopen(&actions, 1, output, writing, 0o600)
      posix_spawn_file_actions_addopen(&actions, 2, errors, writing, 0o600)
    }
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    var signals = sigset_t()
    sigemptyset(&signals)
    posix_spawnattr_setsigmask(&attributes, &signals)
    for signal in [SIGINT, SIGTERM, SIGQUIT, SIGPIPE, SIGXFSZ] { sigaddset(&signals, signal) }
    posix_spawnattr_setsigdefault(&attributes, &signals)
    posix_spawnattr_setflags(
      &attributes, Int16(Self.newSession | POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF))

    let changing = ["/bin/sh", "-c", "cd \"$0\" && exec \"$@\"", folder]
    var arguments: [UnsafeMutablePointer<CChar>?] = (changing + words).map { strdup($0) } + [nil]
    var variables: [UnsafeMutablePointer<CChar>?] =
      environment.map { strdup("\($0.key)=\($0.value)") } + [nil]
    defer { for pointer in arguments + variables { free(pointer) } }
    var child: pid_t = 0
    let fault = posix_spawn(&child, changing[0], &actions, &attributes, &arguments, &variables)
    guard fault == 0 else {
      throw Failed(description: "\(words): \(String(cString: strerror(fault)))")
    }
    processID = child
  }

  /// The flag of `posix_spawn` for a session of its own.
  #if canImport(Darwin)
    private static let newSession: Int32 = 0x400
  #else
    private static let newSession: Int32 = 0x80
  #endif

  /// What it has printed so far.
  var out: String { TestFile.text(output) ?? "" }
  var err: String { TestFile.text(errors) ?? "" }

  func signal(_ number: Int32) { kill(processID, number) }

  /// Waits for its end.
  ///
  /// - Errors: where it does not end in time; it is killed then.
  func ended(within milliseconds: Int = 60_000) async throws -> Ended {
    var status: Int32 = 0
    let isDone = try await eventually(within: milliseconds) {
      waitpid(processID, &status, WNOHANG) == processID
    }
    guard isDone else {
      kill(processID, SIGKILL)
      waitpid(processID, &status, 0)
      throw Failed(description: "did not end within \(milliseconds) ms\n\(out)\(err)")
    }
    let signal = status & 0x7F
    return Ended(status: signal == 0 ? status >> 8 & 0xFF : 128 + signal, out: out, err: err)
  }
}

/// Waits until a condition holds; false where it does not in time.
func eventually(
  within milliseconds: Int = 20_000, _ condition: () async throws -> Bool
) async throws -> Bool {
  let end = ContinuousClock.now + .milliseconds(milliseconds)
  while try await !condition() {
    if ContinuousClock.now > end { return false }
    try await Task.sleep(for: .milliseconds(3))
  }
  return true
}
