#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// A program that runs beside us, with its three standard streams in our hands; ended and reaped
/// with its owner, so that no zombie and no orphan is left.
package struct ChildProcess: ~Copyable {
  package let identifier: Int32
  private var input: Descriptor
  private var output: Descriptor
  private var errors: Descriptor
  private var isReaped = false
  /// How it ended, once it was reaped: its status, or 128 and the number of a signal.
  package private(set) var exitStatus: Int32?

  package enum Stream: Sendable { case output, errors }

  /// Starts `program`, which is a whole path (`ProgramSearch`).
  package init(
    program: String, arguments: [String], environment: [String: String]
  ) throws(HostError) {
    let input = SocketPair()
    let output = SocketPair()
    let errors = SocketPair()
    guard input.isWhole, output.isWhole, errors.isWhole else {
      throw HostError(
        .unavailable, "No more files can be opened: \(SystemFault(number: errno).text).",
        hint: "Raise the limit with `ulimit -n`.")
    }
    let spawn = ChildSpawn(program: program, arguments: arguments, environment: environment)
    let started = spawn.start(
      input: input.theirs.number, output: output.theirs.number, errors: errors.theirs.number)
    switch started {
    case .success(let child):
      identifier = child
      self.input = input.takeOurs()
      self.output = output.takeOurs()
      self.errors = errors.takeOurs()
    case .failure(let fault):
      throw HostError(.unavailable, "\(program) cannot be started: \(fault.text).")
    }
  }

  deinit {
    guard !isReaped else { return }
    _ = kill(identifier, SIGKILL)
    var status: Int32 = 0
    while waitpid(identifier, &status, 0) < 0 && errno == EINTR {}
  }

  package var canTakeInput: Bool { input.isOpen }

  /// False when the stream has ended: nothing more will come out of it.
  package func isOpen(_ stream: Stream) -> Bool {
    switch stream {
    case .output: output.isOpen
    case .errors: errors.isOpen
    }
  }

  /// Waits until something can be read, or written when `forWriting`, or `interrupt` is readable,
  /// or the deadline has passed (an empty answer).
  package func wait(
    forWriting: Bool, interrupt: Int32?, until deadline: Deadline
  ) -> Readiness {
    Readiness(
      output: output.number, errors: errors.number, input: forWriting ? input.number : -1,
      interrupt: interrupt ?? -1, until: deadline)
  }

  /// What is to be watched; numbers below 0 are closed.
  package func descriptors(forWriting: Bool) -> [WatchedDescriptor] {
    [output.number, errors.number].map { WatchedDescriptor(number: $0) }
      + (forWriting ? [WatchedDescriptor(number: input.number, isForWriting: true)] : [])
  }

  /// Writes what the child takes now.
  package mutating func write(_ bytes: ArraySlice<UInt8>) -> StreamOutcome {
    guard input.isOpen else { return .end }
    let outcome = input.send(bytes)
    if outcome == .end { input.close() }
    return outcome
  }

  /// Reads what is there into the start of `buffer`.
  package mutating func read(_ stream: Stream, into buffer: inout [UInt8]) -> StreamOutcome {
    switch stream {
    case .output: Self.read(&output, into: &buffer)
    case .errors: Self.read(&errors, into: &buffer)
    }
  }

  private static func read(
    _ stream: inout Descriptor, into buffer: inout [UInt8]
  ) -> StreamOutcome {
    guard stream.isOpen else { return .end }
    let outcome = stream.read(into: &buffer)
    if outcome == .end { stream.close() }
    return outcome
  }

  package mutating func closeInput() { input.close() }

  /// Waits for the end of the process; true when it has ended.
  package mutating func reap(until deadline: Deadline) -> Bool {
    var pause = timespec(tv_sec: 0, tv_nsec: 20_000)
    while !isReaped {
      var status: Int32 = 0
      let found = waitpid(identifier, &status, WNOHANG)
      if found == identifier || (found < 0 && errno != EINTR) {
        isReaped = true  // an error is ECHILD: somebody ignores SIGCHLD for us
        if found == identifier {
          exitStatus = status & 0x7F == 0 ? (status >> 8) & 0xFF : 128 + (status & 0x7F)
        }
      } else if deadline.hasPassed {
        return false
      } else {
        _ = nanosleep(&pause, nil)
        pause.tv_nsec = min(2 * pause.tv_nsec, 2_000_000)
      }
    }
    return true
  }
}
