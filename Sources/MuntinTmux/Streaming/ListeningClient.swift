import MuntinHost
import MuntinPlan

/// A control-mode client that hears what the panes of one session write.
///
/// A class, as a stream can neither be copied nor stand in a list.
final class ListeningClient {
  let session: HostID
  private var stream: ControlStream
  /// Open to nobody else until the client is attached.
  private var door: ServerDoor?
  /// Of each line that was sent and not answered: whether it asks for the list of panes.
  private var asked: [Bool] = []
  /// Windows of which tmux tells what changes in them.
  private var subscribed: Set<HostID> = []
  private(set) var isAttached = false
  private(set) var isOpen = true

  /// Starts to attach.
  ///
  /// - Parameter pause: seconds that we may be behind before tmux leaves output out; nil to hear
  ///   none of it.
  init(
    _ session: HostID, program: String, settings: TmuxHost.Settings, pause: Int?
  ) throws(HostError) {
    self.session = session
    let arguments =
      ["-u", "-C"] + settings.address.arguments
      + [
        "attach-session", "-E", "-f",
        "ignore-size," + (pause.map { "pause-after=\($0)" } ?? "no-output"), "-t", session.text,
      ]
    door = ServerDoor(settings.door, patience: 1000)
    stream = try ControlStream(
      program: program, arguments: arguments, environment: settings.clientEnvironment)
  }

  /// The client is attached. What it says before, tmux takes for nobody's.
  func attached() {
    isAttached = true
    door = nil
  }

  /// Lets tmux tell what changes in these windows, and in no other.
  func subscribe(to windows: Set<HostID>) {
    guard isAttached, windows != subscribed else { return }
    for window in windows.subtracting(subscribed).sorted() {
      send(["refresh-client", "-B", StreamDigest.subscription(window)])
    }
    for window in subscribed.subtracting(windows).sorted() {
      send(["refresh-client", "-B", StreamDigest.subscriptionName(window)])
    }
    subscribed = windows
  }

  /// What is to be watched.
  var descriptors: [WatchedDescriptor] { stream.descriptors }

  func look() { send(["list-panes", "-a", "-F", StreamDigest.listing], isLook: true) }

  /// Lets tmux tell what a pane writes again.
  func resume(_ pane: HostID) { send(["refresh-client", "-A", "\(pane.text):continue"]) }

  private func send(_ words: [String], isLook: Bool = false) {
    guard isOpen, let text = try? TmuxLine(words).text() else { return }
    asked.append(isLook)
    stream.enqueue(text)
  }

  /// Reads what is there.
  func turn() -> [ControlEvent] {
    let turn = stream.turn(interrupt: nil, until: Deadline(afterMilliseconds: 0))
    if turn.outcome == .ended { leave() }
    return turn.events
  }

  /// Is done with; the client itself is ended with its owner.
  func leave() {
    isOpen = false
    door = nil
  }

  /// Whether a reply is the answer to a look.
  func answersLook(flags: Int) -> Bool {
    guard flags & 1 == 1, !asked.isEmpty else { return false }
    return asked.removeFirst()
  }
}
