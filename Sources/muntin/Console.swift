import MuntinKit
import MuntinPlan

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// The only place that prints, and that reads an answer.
struct Console: Sendable {
  let environment: [String: String]
  let isColored: Bool

  /// - Parameter plain: no colours, whatever the terminal can.
  init(environment: [String: String], plain: Bool = false) {
    self.environment = environment
    isColored =
      !plain && isatty(1) == 1 && (environment["NO_COLOR"] ?? "").isEmpty
      && environment["TERM"] != "dumb"
  }

  /// Cells of the terminal; 100 columns where the output goes elsewhere.
  var width: Int {
    if isatty(1) == 1, let size = Self.terminalSize() { return size.columns }
    return environment["COLUMNS"].flatMap { Int($0) }.flatMap { $0 > 0 ? max($0, 20) : nil } ?? 100
  }

  /// The size of the terminal on any of the three streams.
  static func terminalSize() -> CellSize? {
    for stream: Int32 in [1, 0, 2] {
      var size = winsize()
      if ioctl(stream, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0, size.ws_row > 0 {
        return CellSize(columns: Int(size.ws_col), rows: Int(size.ws_row))
      }
    }
    return nil
  }

  /// Ends the run where not all of it can be written: what goes on then would be told to nobody.
  func out(_ text: String) {
    if tryOut(text) { return }
    err("error: standard output cannot be written: \(String(cString: strerror(errno)))\n")
    exit(1)
  }

  /// False where not all of it could be written.
  func tryOut(_ text: String) -> Bool { Self.write(text, to: 1) }
  func err(_ text: String) { _ = Self.write(text, to: 2) }

  private static func write(_ text: String, to stream: Int32) -> Bool {
    var rest = Array(text.utf8)[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { systemWrite(stream, $0.baseAddress, $0.count) }
      if count < 0 && errno == EINTR { continue }
      guard count > 0 else { return false }
      rest = rest.dropFirst(count)
    }
    return true
  }

  /// Whether somebody can be asked.
  var canAsk: Bool { isatty(0) == 1 && isatty(2) == 1 }

  /// Whether a program that takes the whole terminal can go on here.
  var isInteractive: Bool { isatty(0) == 1 && isatty(1) == 1 }

  /// Asks on standard error; only the whole word counts.
  func confirms(_ question: String) -> Bool { answer(question) == "yes" }

  /// Asks on standard error; nil at the end of the input.
  func answer(_ question: String) -> String? {
    err(question)
    return readLine().map { String($0.trimmedBlanks) }
  }
}

private func systemWrite(_ stream: Int32, _ bytes: UnsafeRawPointer?, _ count: Int) -> Int {
  write(stream, bytes, count)
}

extension String {
  fileprivate var trimmedBlanks: Substring {
    var text = self[...]
    while text.first == " " { text.removeFirst() }
    while text.last == " " { text.removeLast() }
    return text
  }
}
