#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// A terminal with somebody in front of it.
///
/// What the program prints is read on demand, so that a test waits for what it needs.
struct Pty: ~Copyable {
  private let descriptor: Int32
  /// The other side, kept open so that nothing is lost when the program ends.
  private let kept: Int32
  private(set) var seen = ""
  private let program: Program

  /// Starts the tool on a terminal of its own.
  init(_ desk: Desk, _ words: String..., columns: UInt16 = 100, rows: UInt16 = 30) throws {
    var size = winsize(ws_row: rows, ws_col: columns, ws_xpixel: 0, ws_ypixel: 0)
    var ends: (ours: Int32, theirs: Int32) = (-1, -1)
    guard openpty(&ends.ours, &ends.theirs, nil, nil, &size) == 0 else {
      throw Program.Failed(description: "there is no terminal to be had")
    }
    for end in [ends.ours, ends.theirs] { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    _ = fcntl(ends.ours, F_SETFL, O_NONBLOCK)
    var name = [CChar](repeating: 0, count: 256)
    guard ttyname_r(ends.theirs, &name, name.count) == 0 else {
      throw Program.Failed(description: "the terminal has no name")
    }
    let path = String(
      decoding: name.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    program = try desk.start(words, terminal: path)
    (descriptor, kept) = (ends.ours, ends.theirs)
  }

  deinit {
    program.signal(SIGKILL)
    close(descriptor)
    close(kept)
  }

  var processID: pid_t { program.processID }

  mutating func take() {
    var buffer = [UInt8](repeating: 0, count: 1 << 14)
    while true {
      let count = read(descriptor, &buffer, buffer.count)
      guard count > 0 else { return }
      seen += String(decoding: buffer.prefix(count), as: UTF8.self)
    }
  }

  /// Waits until a text has been printed.
  mutating func eventuallyShows(_ text: String, within milliseconds: Int = 20_000) async throws
    -> Bool
  {
    let end = ContinuousClock.now + .milliseconds(milliseconds)
    while !seen.contains(text) {
      take()
      if ContinuousClock.now > end { return false }
      try await Task.sleep(for: .milliseconds(3))
    }
    return true
  }

  func type(_ text: String) {
    _ = text.withCString { write(descriptor, $0, strlen($0)) }
  }

  /// Waits for the end of the program; its output must be read meanwhile.
  mutating func eventuallyEnds(within milliseconds: Int = 20_000) async throws -> Int32 {
    var status: Int32 = 0
    let end = ContinuousClock.now + .milliseconds(milliseconds)
    while waitpid(program.processID, &status, WNOHANG) != program.processID {
      take()
      if ContinuousClock.now > end {
        throw Program.Failed(description: "did not end within \(milliseconds) ms\n\(seen)")
      }
      try await Task.sleep(for: .milliseconds(3))
    }
    take()
    return status & 0x7F == 0 ? status >> 8 & 0xFF : 128 + status & 0x7F
  }
}
