/// What became of a short program.
package struct ProgramOutput: Sendable {
  /// What it wrote.
  package private(set) var bytes: [UInt8] = []
  package var text: String { String(decoding: bytes, as: UTF8.self) }
  package private(set) var errors = ""
  package private(set) var status: Int32 = 0

  /// Runs a program without input to its end.
  ///
  /// - Parameters:
  ///   - milliseconds: of silence after which it is given up.
  ///   - limit: bytes after which no more is read.
  ///   - interrupt: a descriptor that becomes readable when the user wants to stop; never read.
  /// - Errors: `unavailable` where it cannot be started, `timedOut` where it does not end in time,
  ///   `interrupted`.
  package init(
    _ program: String, _ arguments: [String], environment: [String: String], milliseconds: Int,
    limit: Int = 65_536, interrupt: Int32? = nil
  ) throws(HostError) {
    var child = try ChildProcess(
      program: program, arguments: arguments, environment: environment)
    child.closeInput()
    var deadline = Deadline(afterMilliseconds: milliseconds)
    var output: [UInt8] = []
    var errors: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 65_536)
    while child.isOpen(.output) || child.isOpen(.errors), output.count + errors.count < limit {
      let ready = child.wait(forWriting: false, interrupt: interrupt, until: deadline)
      if ready.contains(.interrupt) { throw HostError(.interrupted, "\(program) was interrupted") }
      if case .bytes(let count) = child.read(.output, into: &buffer) {
        output += buffer.prefix(count)
        deadline = Deadline(afterMilliseconds: milliseconds)
      }
      if case .bytes(let count) = child.read(.errors, into: &buffer) {
        errors += buffer.prefix(count)
      }
      if deadline.hasPassed {
        throw HostError(.timedOut, "\(program) said nothing for \(milliseconds / 1000) s")
      }
    }
    _ = child.reap(until: deadline)
    bytes = output
    self.errors = String(decoding: errors, as: UTF8.self)
    status = child.exitStatus ?? 0
  }
}
