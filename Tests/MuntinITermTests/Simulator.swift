import MuntinHost
import MuntinITerm
import MuntinITermWire
import MuntinPlan
import MuntinSpec
import Testing

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// The simulator of iTerm2 in `Tests/Simulator`, started for one test.
struct Simulator: ~Copyable {
  let socket: String
  private var child: ChildProcess
  private var pending: [UInt8] = []

  private init(_ socket: String, _ child: consuming ChildProcess) {
    self.socket = socket
    self.child = child
  }

  /// - Parameter options: of `iterm2_simulator.py`.
  static func start(_ options: [String] = []) throws -> Simulator {
    let python = environment("MUNTIN_PYTHON") ?? root() + "/.venv/bin/python"
    let socket = "/tmp/muntin-sim-\(getpid())-\(UInt32.random(in: 0..<UInt32.max))"
    let child = try ChildProcess(
      program: python,
      arguments: [root() + "/Tests/Simulator/iterm2_simulator.py", "--socket", socket] + options,
      environment: ["PATH": "/usr/bin:/bin", "HOME": "/tmp"])
    var simulator = Simulator(socket, child)
    let ready = try simulator.line()
    guard ready["ready"]?.bool == true else { throw Failure(text: JSONText(ready).text) }
    return simulator
  }

  deinit { unlink(socket) }

  struct Failure: Error { var text: String }

  static func root(_ file: String = #filePath) -> String {
    file.split(separator: "/").dropLast(3).map { "/" + $0 }.joined()
  }

  private static func environment(_ name: String) -> String? {
    getenv(name).map { String(cString: $0) }
  }

  static func isInstalled() -> Bool {
    access(environment("MUNTIN_PYTHON") ?? root() + "/.venv/bin/python", X_OK) == 0
      && access(root() + "/Tests/Simulator/iterm2_simulator.py", R_OK) == 0
  }

  /// Sends a command over the control channel; gives its answer.
  @discardableResult
  mutating func tell(_ command: [(String, JSONValue)]) throws -> JSONValue {
    var bytes = Array((JSONText(.object(command)).text + "\n").utf8)[...]
    let deadline = Deadline(afterMilliseconds: 20_000)
    while !bytes.isEmpty {
      switch child.write(bytes) {
      case .bytes(let count): bytes = bytes.dropFirst(count)
      case .wouldBlock: _ = child.wait(forWriting: true, interrupt: nil, until: deadline)
      case .end: throw Failure(text: "the simulator is gone")
      }
    }
    let answer = try line()
    guard answer["ok"]?.bool == true else { throw Failure(text: JSONText(answer).text) }
    return answer
  }

  @discardableResult
  mutating func tell(_ what: String) throws -> JSONValue { try tell([("do", .string(what))]) }

  private mutating func line() throws -> JSONValue {
    let deadline = Deadline(afterMilliseconds: 20_000)
    var buffer = [UInt8](repeating: 0, count: 65_536)
    while true {
      if let end = pending.firstIndex(of: 0x0A) {
        let text = Array(pending[..<end])
        pending.removeFirst(end + 1)
        guard let json = JSONReader.read(text) else {
          throw Failure(text: String(decoding: text, as: UTF8.self))
        }
        return json
      }
      _ = child.wait(forWriting: false, interrupt: nil, until: deadline)
      switch child.read(.output, into: &buffer) {
      case .bytes(let count): pending += buffer.prefix(count)
      case .wouldBlock: break
      case .end:
        var errors: [UInt8] = []
        while case .bytes(let count) = child.read(.errors, into: &buffer) {
          errors += buffer.prefix(count)
        }
        throw Failure(text: "the simulator ended: " + String(decoding: errors, as: UTF8.self))
      }
      if deadline.hasPassed { throw Failure(text: "the simulator said nothing") }
    }
  }

  func settings(journal: MarkJournal? = nil) -> ITermHost.Settings {
    var settings = ITermHost.Settings(
      address: .socket(path: socket), environment: ["SHELL": "/bin/sh", "PATH": "/usr/bin:/bin"])
    settings.deadline = 10_000
    settings.journal = journal
    return settings
  }
}
