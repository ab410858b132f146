/// What became of a short program.
package struct ProgramOutput: Sendable {
  /// At most 64 KiB of each stream.
  package private(set) var text = ""
  package private(set) var errors = ""
  package private(set) var status: Int32 = 0

  /// Runs a program without input to its end.
  ///
  /// - Errors: `unavailable` where it cannot be started, `timedOut` where it does not end in time.
  package init(
    _ program: String, _ arguments: [String], environment: [String: String], milliseconds: Int
  ) throws(HostError) {
    var child = try ChildProcess(
      program: program, arguments: arguments, environment: environment)
    child.closeInput()
    let deadline = Deadline(afterMilliseconds: milliseconds)
    var output: [UInt8] = []
    var errors: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 4096)
    while child.isOpen(.output) || child.isOpen(.errors), output.count + errors.count < 65_536 {
      _ = child.wait(forWriting: false, interrupt: nil, until: deadline)
      if case .bytes(let count) = child.read(.output, into: &buffer) {
        output += buffer.prefix(count)
      }
      if case .bytes(let count) = child.read(.errors, into: &buffer) {
        errors += buffer.prefix(count)
      }
      if deadline.hasPassed {
        throw HostError(.timedOut, "\(program) said nothing for \(milliseconds / 1000) s")
      }
    }
    _ = child.reap(until: deadline)
    text = String(decoding: output, as: UTF8.self)
    self.errors = String(decoding: errors, as: UTF8.self)
    status = child.exitStatus ?? 0
  }
}
