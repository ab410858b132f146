/// Keeps the results of lines until those who sent them come for them.
///
/// Answers come in the order of the lines, so the results of one batch lie side by side.
struct ReplyLedger: Sendable {
  private var nextTicket: CommandMachine.Ticket = 0
  /// The first line of the last batch that somebody waits for; all before it were posted, or are
  /// done with.
  private var firstSent: CommandMachine.Ticket = 0
  private var expected = 0
  private var sent: [LineResult] = []
  private var posted: [LineResult] = []
  /// How many lines of the last batch were answered.
  private(set) var answered = 0
  /// How many lines were answered at all.
  private(set) var progress = 0

  var isComplete: Bool { answered == expected }

  /// Gives out tickets for a batch.
  mutating func open(_ count: Int, isPosted: Bool) -> Range<CommandMachine.Ticket> {
    let tickets = nextTicket..<nextTicket + count
    nextTicket = tickets.upperBound
    sent = []
    answered = 0
    expected = isPosted ? 0 : count
    firstSent = isPosted ? tickets.upperBound : tickets.lowerBound
    return tickets
  }

  mutating func resume(_ ticket: CommandMachine.Ticket, _ result: LineResult) {
    progress += 1
    if ticket < firstSent {
      posted.append(result)
    } else {
      sent.append(result)
      answered += 1
    }
  }

  /// Whether posted lines were answered that nobody has taken.
  var hasPosted: Bool { !posted.isEmpty }

  mutating func takeSent() -> [LineResult] {
    defer { sent = [] }
    return sent
  }

  mutating func takePosted() -> [LineResult] {
    defer { posted = [] }
    return posted
  }
}
