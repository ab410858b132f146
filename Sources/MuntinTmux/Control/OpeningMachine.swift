import MuntinHost

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// Pairs the commands of the argument list with their replies, and knows when a client has opened.
///
/// Their replies carry no flag that tells them from what the user's hooks run in between, so after
/// each command but the last a marker is printed: the first reply after a marker is the command's.
/// A client that attached says `%session-changed`; one that did not says `%exit`.
struct OpeningMachine: Sendable {
  /// Bytes of arguments, each with its end, that one client can hand to the server.
  private static let longestList = 16_364

  private let commands: Int
  private(set) var result = LineResult()
  /// Lines outside of any reply: what tmux says when it does not understand the argument list.
  private(set) var strays: [String] = []
  private(set) var isAttached = false
  private(set) var hasEnded = false
  /// False while what comes next belongs to no command of ours.
  private var isExpecting = true

  init(commands: Int) { self.commands = commands }

  /// The list with the markers in it, as arguments of the tmux program.
  ///
  /// - Errors: `refused` for what cannot be said to tmux, or not in so few bytes.
  static func arguments(
    _ commands: [TmuxCommand], marker: (Int) -> String = Self.marker
  ) throws(HostError) -> [String] {
    var arguments: [String] = []
    for (index, command) in commands.enumerated() {
      if index > 0 { arguments += [";", "display-message", "-p", marker(index), ";"] }
      arguments += try command.arguments()
    }
    if arguments.isEmpty { throw TmuxFault.noCommand("") }
    let size = arguments.reduce(0) { $0 + $1.utf8.count + 1 }
    guard size <= longestList else { throw TmuxFault.tooLong(size) }
    return arguments
  }

  private static let word = "muntin.marker."

  /// It names us too, for those who find the client when we are gone.
  private static func marker(_ index: Int) -> String { word + "\(getpid()).\(index)" }

  /// The process that a marker was made by; nil for other words.
  static func owner(inMarker word: String) -> Int32? {
    guard word.hasPrefix(Self.word) else { return nil }
    return Int32(word.dropFirst(Self.word.count).prefix { $0 != "." })
  }

  /// Nothing more will come to the opening: it is attached, or it has gone.
  var isSettled: Bool { hasEnded || (isAnswered && isAttached) }

  var isAnswered: Bool { result.replies.count == commands || result.failure != nil }

  mutating func receive(_ event: ControlEvent) {
    switch event {
    case .reply(_, _, let ok, let body): answer(ok: ok, body)
    case .notice(name: "session-changed", _): isAttached = true
    case .stray(let line): if strays.count < 20 { strays.append(TmuxFault.printable(line)) }
    case .exit: hasEnded = true
    case .notice, .oversized: break
    }
  }

  /// The client has gone.
  mutating func end() { hasEnded = true }

  private mutating func answer(ok: Bool, _ body: [UInt8]) {
    if isAnswered { return }
    if !isExpecting {
      isExpecting = ok && body.elementsEqual(Self.marker(result.replies.count).utf8)
      return
    }
    isExpecting = false
    if ok {
      result.replies.append(body)
    } else {
      result.failure = .init(index: result.replies.count, message: TmuxFault.printable(body))
    }
  }
}
