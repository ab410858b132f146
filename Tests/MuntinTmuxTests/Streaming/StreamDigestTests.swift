import MuntinHost
import MuntinPlan
import Testing

@testable import MuntinTmux

@Suite struct StreamDigestTests {
  private let a = HostID("$1")
  private let b = HostID("$2")
  private let pane = HostID("%1")

  private func notice(_ line: String) -> ControlEvent {
    let words = line.split(separator: " ", maxSplits: 1, omittingEmptySubsequences: false)
    return .notice(name: String(words[0]), rest: Array((words.count > 1 ? words[1] : "").utf8))
  }

  private func list(_ digest: inout StreamDigest, _ text: String) -> [TerminalEvent] {
    digest.list(Array(text.utf8), isFirst: false).events
  }

  @Test func outputIsDecoded() {
    var digest = StreamDigest()
    let line = "%1 a\\033]2;x\\007\\134 \\377é\\12 \\9 \\"
    let bytes = Array("a\u{1B}]2;x\u{7}\\ ".utf8) + [0xFF] + Array("é\\12 \\9 \\".utf8)
    #expect(digest.hear(notice("output " + line), in: a) == [.event(.output(pane, bytes))])
    #expect(
      digest.hear(notice("extended-output %1 12 : a : b"), in: a)
        == [.event(.output(pane, Array("a : b".utf8)))])
    #expect(digest.hear(notice("output %1 "), in: a) == [])
    #expect(digest.hear(notice("output"), in: a) == [])
    #expect(digest.hear(notice("extended-output %1"), in: a) == [])
    #expect(digest.hear(notice("output %1 \\012\\012x"), in: a).count == 1)
    #expect(digest.scrolled[pane] == 2)
  }

  @Test func onlyOneSessionTellsOfAPane() {
    var digest = StreamDigest()
    #expect(list(&digest, "$1 @1 %1 0 10\n$2 @1 %1 0 10") == [])
    #expect(digest.hear(notice("output %1 x"), in: b) == [])
    #expect(digest.hear(notice("output %1 x"), in: a).count == 1)
    #expect(list(&digest, "$2 @1 %1 0 10") == [])
    #expect(digest.hear(notice("output %1 x"), in: b).count == 1)
  }

  @Test func anEndIsToldOnce() {
    var digest = StreamDigest()
    #expect(list(&digest, "$1 @1 %1 0 10\n$1 @1 %2 1 10") == [.ended(HostID("%2"))])
    let dead = notice("subscription-changed muntin-1 $1 @1 0 - : %1 1 10 %2 1 10 :a %9 1 1\tb")
    #expect(digest.hear(dead, in: a) == [.event(.ended(pane)), .event(.changed)])
    #expect(digest.hear(dead, in: a) == [.event(.changed)])
    #expect(list(&digest, "$1 @1 %1 1 10") == [])
    // Another program has come and gone.
    #expect(list(&digest, "$1 @1 %1 1 11") == [.ended(pane)])
    #expect(list(&digest, "") == [])
    #expect(list(&digest, "$1 @1 %1 0 10") == [])
    #expect(list(&digest, "$1 @1 %3 0 10") == [.ended(pane)])
    #expect(digest.lose() == [.ended(HostID("%3")), .changed])
    #expect(digest.lose() == [])
  }

  @Test func aListMayBeOlderThanWhatWasHeard() {
    var digest = StreamDigest()
    _ = digest.hear(notice("output %1 x"), in: a)
    let first = digest.list([], isFirst: false)
    #expect(first.events == [])
    #expect(first.isUnsure)
    #expect(digest.list([], isFirst: false).events == [.ended(pane)])
  }

  @Test func whatTheRestAsksFor() {
    var digest = StreamDigest()
    #expect(digest.hear(notice("pause %1"), in: a) == [.resume(pane), .event(.changed)])
    #expect(digest.hear(notice("session-changed $1 name"), in: a) == [.attached])
    #expect(digest.hear(notice("session-changed $2 name"), in: a) == [.leave, .look])
    #expect(digest.hear(.exit(reason: ""), in: a) == [.leave, .look])
    #expect(digest.hear(notice("sessions-changed"), in: a) == [.event(.changed), .look])
    #expect(digest.hear(notice("window-renamed @1 x"), in: a) == [.event(.changed)])
    for other in [
      "continue %1", "client-detached x", "subscription-changed other $1 @1 0 %1 : 1",
      "subscription-changed muntin-1 $1", "", "pane-mode-changed %1",
    ] { #expect(digest.hear(notice(other), in: a) == [], "\(other)") }
    #expect(digest.hear(.stray([1]), in: a) == [])
  }

  @Test func theQueueJoinsAndCoalesces() {
    var queue = EventQueue()
    for event: TerminalEvent in [
      .changed, .output(pane, [1]), .changed, .output(pane, [2]), .output(HostID("%2"), [3]),
      .output(pane, [4]), .ended(pane), .changed,
    ] { queue.append(event) }
    #expect(queue.bytes == 4)
    var events: [TerminalEvent] = []
    while let event = queue.next() { events.append(event) }
    #expect(
      events == [
        .changed, .output(pane, [1, 2]), .output(HostID("%2"), [3]), .output(pane, [4]),
        .ended(pane),
      ])
    #expect(queue.isEmpty)
    #expect(queue.bytes == 0)
    queue.append(.changed)
    #expect(queue.next() == .changed)
    queue.append(.changed)
    #expect(queue.next() == .changed)
    #expect(queue.next() == nil)
  }
}
