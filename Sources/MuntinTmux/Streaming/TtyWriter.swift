package import MuntinHost

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// Writes to terminal devices from the side of their programs, on a queue of its own, as a device
/// may be full for a while.
package actor TtyWriter {
  /// Milliseconds without progress after which a device is given up: its output is stopped.
  private static let patience = 2000

  private let executor = QueueExecutor(label: "muntin.tty")

  package init() {}

  package nonisolated var unownedExecutor: UnownedSerialExecutor {
    executor.asUnownedSerialExecutor()
  }

  /// Writes all of the bytes.
  ///
  /// - Errors: `refused` where the device is none, or not ours to write to; `timedOut` where it
  ///   takes no more, a part of the bytes being written.
  package func write(_ bytes: [UInt8], to path: String) throws(HostError) {
    let number = open(path, O_WRONLY | O_NOCTTY | O_NONBLOCK | O_CLOEXEC)
    guard number >= 0 else { throw Self.fault(path, errno) }
    let descriptor = Descriptor(owning: number)
    guard isatty(descriptor.number) == 1 else { throw Self.fault(path, ENOTTY) }
    var rest = bytes[...]
    var deadline = Deadline(afterMilliseconds: Self.patience)
    while !rest.isEmpty {
      switch descriptor.write(rest) {
      case .bytes(let count):
        rest = rest.dropFirst(count)
        if count > 0 { deadline = Deadline(afterMilliseconds: Self.patience) }
      case .wouldBlock:
        let ready = Readiness(
          output: -1, errors: -1, input: descriptor.number, interrupt: -1, until: deadline)
        if ready.isEmpty {
          throw HostError(.timedOut, "\(TmuxFault.printable(path.utf8)) takes no more output.")
        }
      case .end: throw Self.fault(path, EIO)
      }
    }
  }

  private static func fault(_ path: String, _ number: Int32) -> HostError {
    HostError(
      .refused,
      "\(TmuxFault.printable(path.utf8)) cannot be written to: \(SystemFault(number: number).text)."
    )
  }
}
