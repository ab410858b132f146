import MuntinHost

/// The bytes to and from one tmux client; knows nothing of what they mean but where events end.
struct ControlStream: ~Copyable {
  /// What one turn brought.
  struct Turn {
    enum Outcome { case moved, timedOut, interrupted, ended }

    var events: [ControlEvent] = []
    var hasWritten = false
    var outcome = Outcome.moved
  }

  private var child: ChildProcess
  private var parser = ControlParser()
  private var outgoing: [UInt8] = []
  private var written = 0
  private var buffer = [UInt8](repeating: 0, count: 1 << 16)
  /// What came on the error stream, cut to a few lines' worth.
  private(set) var errorText: [UInt8] = []

  init(
    program: String, arguments: [String], environment: [String: String]
  ) throws(HostError) {
    child = try ChildProcess(program: program, arguments: arguments, environment: environment)
  }

  var hasOutgoing: Bool { written < outgoing.count }

  var descriptors: [WatchedDescriptor] { child.descriptors(forWriting: hasOutgoing) }

  /// Writes as much as goes at once; the rest goes in later turns.
  mutating func enqueue(_ bytes: [UInt8]) {
    if !hasOutgoing {
      outgoing = bytes
      written = 0
    } else {
      outgoing.append(contentsOf: bytes)
    }
    _ = writeWhatGoes()
  }

  /// Waits until something can be done, writes what goes, reads what came.
  ///
  /// Reading never waits for writing to finish: with both sides' buffers full that would be for ever.
  mutating func turn(interrupt: Int32?, until deadline: Deadline) -> Turn {
    var turn = Turn()
    let ready = child.wait(forWriting: hasOutgoing, interrupt: interrupt, until: deadline)
    if ready.contains(.interrupt) {
      turn.outcome = .interrupted
      return turn
    }
    if ready.isEmpty { turn.outcome = .timedOut }
    if ready.contains(.input) { turn.hasWritten = writeWhatGoes() }
    if ready.contains(.errors) { readErrors() }
    if ready.contains(.output) { readOutput(&turn) }
    if !child.isOpen(.output) {
      turn.outcome = .ended
      turn.events += parser.finish()
    }
    return turn
  }

  /// Lets the client go by itself, or else ends it.
  ///
  /// - Returns: what still came.
  mutating func finish(until deadline: Deadline) -> [ControlEvent] {
    child.closeInput()
    outgoing = []
    written = 0
    var events: [ControlEvent] = []
    while child.isOpen(.output) || child.isOpen(.errors) {
      let ready = child.wait(forWriting: false, interrupt: nil, until: deadline)
      if ready.isEmpty { break }
      var turn = Turn()
      if ready.contains(.errors) { readErrors() }
      if ready.contains(.output) { readOutput(&turn) }
      events += turn.events
    }
    _ = child.reap(until: deadline)
    return events
  }

  /// - Returns: whether anything went.
  private mutating func writeWhatGoes() -> Bool {
    let before = written
    while hasOutgoing {
      switch child.write(outgoing[written...]) {
      case .bytes(let count): written += count
      case .wouldBlock: return written > before
      case .end:
        outgoing = []
        written = 0
        return false
      }
    }
    return written > before
  }

  private mutating func readOutput(_ turn: inout Turn) {
    // Not without end: a server that never stops talking must not keep us from the deadline.
    for _ in 0..<64 {
      guard case .bytes(let count) = child.read(.output, into: &buffer) else { return }
      turn.events += parser.receive(buffer[..<count])
      if count < buffer.count { return }
    }
  }

  private mutating func readErrors() {
    guard case .bytes(let count) = child.read(.errors, into: &buffer) else { return }
    errorText += buffer[..<min(count, max(0, 4096 - errorText.count))]
  }
}
