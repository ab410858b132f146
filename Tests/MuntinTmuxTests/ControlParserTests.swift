import MuntinTmux
import Testing

@Suite struct ControlParserTests {
  /// A stream with a bit of everything, and what it says.
  private let stream = """
    %begin 1700000000 12 0
    %end 1700000000 12 0
    %session-changed $0 a b
    %begin 1700000001 13 1
    first
    %end 1700000001 12 1
    %end 1700000000 13 1
    %error 1700000001 13 0

    %begin 1 2 3
    %output %0 x
    %end 1700000001 13 1
    bare line
    %begin 1700000001 15 1
    can't find pane: %9
    %error 1700000001 15 1
    %begin 1700000001 16 1
    %end 1700000001 16 1
    %sessions-changed
    %exit server exited unexpectedly

    """
  private let events: [ControlEvent] = [
    .reply(number: 12, flags: 0, ok: true, body: []),
    .notice(name: "session-changed", rest: Array("$0 a b".utf8)),
    .reply(
      number: 13, flags: 1, ok: true,
      body: Array(
        """
        first
        %end 1700000001 12 1
        %end 1700000000 13 1
        %error 1700000001 13 0

        %begin 1 2 3
        %output %0 x
        """.utf8)),
    .stray(Array("bare line".utf8)),
    .reply(number: 15, flags: 1, ok: false, body: Array("can't find pane: %9".utf8)),
    .reply(number: 16, flags: 1, ok: true, body: []),
    .notice(name: "sessions-changed", rest: []),
    .exit(reason: "server exited unexpectedly"),
  ]

  private func parse(_ chunks: some Sequence<ArraySlice<UInt8>>) -> [ControlEvent] {
    var parser = ControlParser()
    var events: [ControlEvent] = []
    for chunk in chunks { events += parser.receive(chunk) }
    return events + parser.finish()
  }

  @Test func aStreamInOnePieceGivesItsEvents() {
    #expect(parse([Array(stream.utf8)[...]]) == events)
  }

  @Test func aStreamByteByByteGivesTheSameEvents() {
    let bytes = Array(stream.utf8)
    #expect(parse(bytes.indices.map { bytes[$0...$0] }) == events)
  }

  @Test func aStreamCutAnywhereGivesTheSameEvents() {
    let bytes = Array(stream.utf8)
    for cut in bytes.indices { #expect(parse([bytes[..<cut], bytes[cut...]]) == events) }
  }

  @Test func twoStreamsMergedGiveTheEventsOfBoth() {
    let bytes = Array((stream + stream).utf8)
    #expect(parse([bytes[...]]) == events + events)
  }

  @Test func bodiesMayHoldAnyByte() {
    let body = Array(UInt8.min...UInt8.max) + [0xFF, 0x0A, 0xC3, 0x0A, 0x0A, 0x25]
    let bytes = Array("%begin 5 6 1\n".utf8) + body + Array("\n%end 5 6 1\n".utf8)
    #expect(parse([bytes[...]]) == [.reply(number: 6, flags: 1, ok: true, body: body)])
  }

  @Test(arguments: [
    "%begin", "%begin 1 2", "%begin 1 2 3 4", "%begin a 2 3", "%begin 1 99999999999999999999 1",
    "%end 1 2 1", "%error 1 2 1", "%", "% x", "%%", "%Begin 1 2 3", "", "x",
  ])
  func aLineThatMakesNoSenseIsStray(_ line: String) {
    let bytes = Array("\(line)\n%exit\n".utf8)
    #expect(parse([bytes[...]]) == [.stray(Array(line.utf8)), .exit(reason: "")])
  }

  @Test func aLineWithoutItsEndIsStrayWhenTheStreamEnds() {
    #expect(parse([Array("lost server".utf8)[...]]) == [.stray(Array("lost server".utf8))])
  }

  @Test func aReplyBeyondTheLimitIsAnEventAndEndsTheStream() {
    for line in ["12345\n", "1234567890123"] {
      var parser = ControlParser(limit: 20)
      var events: [ControlEvent] = []
      events += parser.receive(Array("%begin 5 6 1\n".utf8)[...])
      for _ in 0..<10 { events += parser.receive(Array(line.utf8)[...]) }
      events += parser.receive(Array("\n%end 5 6 1\n%exit\n".utf8)[...])
      #expect(events == [.oversized(limit: 20)])
    }
  }

  @Test func aReplyOfManyLinesIsReadInLinearTime() {
    let line = Array("0123456789012345678901234567890123456789\n".utf8)
    var parser = ControlParser()
    _ = parser.receive(Array("%begin 5 6 1\n".utf8)[...])
    let chunk = Array(repeatElement(line, count: 1000).joined())
    for _ in 0..<250 { #expect(parser.receive(chunk[...]).isEmpty) }
    guard case .reply(_, _, true, let body) = parser.receive(Array("%end 5 6 1\n".utf8)[...]).first
    else {
      Issue.record("no reply")
      return
    }
    #expect(body.count == 250 * chunk.count - 1)
  }
}
