import MuntinHost
import MuntinTmux
import Testing

@Suite struct CommandMachineTests {
  private static let one = TmuxLine(["list-panes"])
  private static let two = TmuxLine([TmuxCommand(["list-panes"]), TmuxCommand(["list-panes"])])
  private static let fault = HostError(.disconnected, "Gone.")

  private static func reply(_ body: String, ok: Bool = true, flags: Int = 1) -> ControlEvent {
    .reply(number: 1, flags: flags, ok: ok, body: Array(body.utf8))
  }

  private enum Step: CaseIterable {
    case sendOne, sendTwo, sendNone
    case answer, refuse, hook, notice, stray, exit, oversized, disconnect
  }

  @Test func linesAreAnsweredInTheirOrder() {
    var machine = CommandMachine()
    #expect(machine.send(Self.one, 1).isEmpty)
    #expect(machine.send(Self.two, 2).isEmpty)
    let first = LineResult(replies: [Array("a".utf8)])
    #expect(machine.receive(Self.reply("a")) == [.resume(1, first)])
    #expect(machine.receive(Self.reply("b")).isEmpty)
    #expect(
      machine.receive(Self.reply("c"))
        == [.resume(2, LineResult(replies: [Array("b".utf8), Array("c".utf8)]))])
    #expect(machine.waiting == 0)
  }

  @Test func aFailureEndsItsLineAndNamesTheCommand() {
    var machine = CommandMachine()
    _ = machine.send(Self.two, 1)
    _ = machine.send(Self.one, 2)
    _ = machine.receive(Self.reply("a"))
    let failure = LineResult.Failure(index: 1, message: "no pane")
    #expect(
      machine.receive(Self.reply("no pane", ok: false))
        == [.resume(1, LineResult(replies: [Array("a".utf8)], failure: failure))])
    #expect(machine.receive(Self.reply("z")) == [.resume(2, LineResult(replies: [[122]]))])
  }

  @Test func whatAHookAnsweredIsNobodysReply() {
    var machine = CommandMachine()
    _ = machine.send(Self.one, 1)
    #expect(machine.receive(Self.reply("hook", flags: 0)).isEmpty)
    #expect(machine.receive(Self.reply("", ok: true)) == [.resume(1, LineResult(replies: [[]]))])
  }

  @Test func anAnswerThatNobodyWaitsForEndsTheConnection() {
    var machine = CommandMachine()
    guard case .hangUp(let error) = machine.receive(Self.reply("x")).last else {
      Issue.record("no end")
      return
    }
    #expect(error.code == .protocolFault)
    #expect(machine.send(Self.one, 1) == [.fail(1, error)])
  }

  /// All sequences of up to five steps: whatever tmux says, each ticket is served once, and all of
  /// them when the connection has ended.
  @Test func everyWaiterIsResumedExactlyOnce() {
    func walk(_ machine: CommandMachine, _ served: [Int], _ depth: Int) {
      var ended = machine
      let last = Self.count(ended.disconnect(Self.fault), into: served)
      if last.contains(where: { $0 != 1 }) { Issue.record("served \(last)") }
      if depth == 0 { return }
      for step in Step.allCases {
        var machine = machine
        var served = served
        let actions: [CommandMachine.Action]
        switch step {
        case .sendOne, .sendTwo, .sendNone:
          served.append(0)
          let commands = step == .sendOne ? Self.one.commands : Self.two.commands
          let line = TmuxLine(step == .sendNone ? [] : commands)
          actions = machine.send(line, served.count - 1)
        case .answer: actions = machine.receive(Self.reply("a"))
        case .refuse: actions = machine.receive(Self.reply("a", ok: false))
        case .hook: actions = machine.receive(Self.reply("a", flags: 0))
        case .notice: actions = machine.receive(.notice(name: "x", rest: []))
        case .stray: actions = machine.receive(.stray([]))
        case .exit: actions = machine.receive(.exit(reason: ""))
        case .oversized: actions = machine.receive(.oversized(limit: 1))
        case .disconnect: actions = machine.disconnect(Self.fault)
        }
        walk(machine, Self.count(actions, into: served), depth - 1)
      }
    }
    walk(CommandMachine(), [], 5)
  }

  private static func count(_ actions: [CommandMachine.Action], into served: [Int]) -> [Int] {
    var served = served
    for action in actions {
      switch action {
      case .resume(let ticket, _), .fail(let ticket, _): served[ticket] += 1
      case .publish, .end, .hangUp: break
      }
    }
    return served
  }
}
