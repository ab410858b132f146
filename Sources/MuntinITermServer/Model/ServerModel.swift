import MuntinHost
import MuntinITermWire
import MuntinPlan
import MuntinSpec

/// One client, for as long as it is connected.
struct ConnectionID: Hashable, Comparable, Sendable {
  var number: Int
  static func < (left: Self, right: Self) -> Bool { left.number < right.number }
}

/// Everything that the server knows; no input, output, clock or task.
struct ServerModel: Sendable {
  var world = World()
  var identities: Identities
  let capabilities: HostCapabilities
  var library = ProfileLibrary()
  /// By session id.
  var states: [String: SessionState] = [:]
  /// What new panes are to be, by the host's id, until they are seen.
  var expected: [HostID: SessionState] = [:]
  /// User variables of tabs and windows, by the host's id.
  var variables: [HostID: [String: JSONValue]] = [:]
  var appVariables: [String: JSONValue] = [:]
  /// `titleOverrideFormat` of tabs and windows.
  var titles: [HostID: String] = [:]
  /// What tabs were last called in the terminal by us, which wants a name for those without a title
  /// too: one that is called otherwise was given its title there.
  var called: [HostID: String] = [:]
  /// The window in front; nil for the first.
  var currentWindow: HostID?
  /// Lower left corners of windows, in points.
  var origins: [HostID: ITermPoint] = [:]
  var fullscreen: Set<HostID> = []
  var subscriptions = Subscriptions()
  /// Sets of session ids that share their input.
  var domains: [[String]] = []
  var functions: [RegisteredFunction] = []
  var preferences: [String: JSONValue] = [:]
  var arrangements: [String: [ArrangedWindow]] = [:]
  var tools: [String: String] = [:]
  var statusCounts: [String: Int] = [:]
  /// The client that has the server for itself.
  var transaction: ConnectionID?
  /// Sessions whose end was told.
  var ended: Set<String> = []
  /// To be sent, in this order.
  var outgoing: [(ConnectionID, ITermNotification)] = []
  /// Facts of the server itself.
  var application = ApplicationFacts()
  /// Variables of sessions that the host is asked for.
  var interest: Set<Attribute> = Set(ProfileLooks.ansi)
  /// Texts under evaluation, in a copy that is only read.
  var openTexts: [OpenText] = []
  private var lastName = 0

  /// Title of the window in which buried sessions go on.
  static let buryingPlace = "muntin-buried"

  init(capabilities: HostCapabilities) {
    self.capabilities = capabilities
    identities = Identities(place: capabilities.place)
  }

  /// A name for a node that is about to be made.
  mutating func newName() -> String {
    lastName += 1
    return "new-\(lastName)"
  }

  /// Remembers what new tabs were called.
  mutating func note(_ result: BatchResult, of work: Undertaking) {
    for case .openTab(let key, let title) in work.changes {
      if let tab = result.created[key] { called[tab] = title }
    }
  }

  // MARK: What ids mean

  var current: WorldWindow? {
    world.windows.first { $0.host == currentWindow } ?? world.windows.first
  }

  /// `active` is the session in front.
  func session(_ id: String) -> WorldSession? {
    id == "active" ? current?.selected?.active : world.session(id)
  }

  /// `all` stands for all that are in tabs.
  func sessions(_ id: String) -> [WorldSession] {
    id == "all" ? world.sessions : session(id).map { [$0] } ?? []
  }

  func state(of session: WorldSession) -> SessionState {
    states[session.id] ?? SessionState(profile: library.defaultGuid)
  }

  mutating func changeState(of session: WorldSession, _ body: (inout SessionState) -> Void) {
    body(&states[session.id, default: SessionState(profile: library.defaultGuid)])
  }

  /// What the host can show of a node.
  func shows(_ attribute: Attribute, _ kind: NodeKey.Kind) -> Bool {
    capabilities.attributes(attribute, kind)
  }

  // MARK: Profiles of sessions

  func profile(of session: WorldSession) -> SharedProfile {
    library.profile(state(of: session).profile) ?? library.standard
  }

  /// The value of a key as the session has it: what the host shows goes before what was said.
  func value(_ key: String, of session: WorldSession) -> JSONValue? {
    let state = state(of: session)
    if let attribute = ProfileLooks.attribute(key), shows(attribute, .pane) {
      if let shown = ProfileLooks.json(key, session.pane) {
        let said = state.overlay[key]
        let isSame =
          said.flatMap { ProfileLooks.value(key, $0) }
          .map { capabilities.normal(attribute, .pane, $0) } == session.pane.attributes[attribute]
        return isSame ? said : shown
      }
    }
    let tabColor = world.tab(of: session)?.attributes[.color]
    switch key {
    case "Guid" where state.isDivorced:
      return .string(NameUUID(["divorced", session.id]).description)
    case "Original Guid": return .string(state.profile)
    case "Use Tab Color":
      return .bool(tabColor != nil)
    case "Tab Color":
      if let tabColor, let color = ProfileColor(hex: tabColor) { return color.json }
    default: break
    }
    return state.overlay[key] ?? profile(of: session)[key]
  }

  // MARK: Telling

  /// A notification for everybody who asked for the kind.
  mutating func tell(
    _ kind: ITermNotificationType, _ make: (inout ITermNotification) -> Void
  ) {
    for connection in subscriptions.connections(for: kind) {
      var notification = ITermNotification()
      make(&notification)
      outgoing.append((connection, notification))
    }
  }

  /// A notification for everybody who asked for the kind for the session.
  mutating func tell(
    _ kind: ITermNotificationType, of session: WorldSession,
    _ make: (inout ITermNotification, ITermNotificationRequest) -> Bool
  ) {
    for record in subscriptions.records(for: kind, pane: session.host) {
      var notification = ITermNotification()
      if make(&notification, record.request) { outgoing.append((record.connection, notification)) }
    }
  }

  mutating func drop(_ connection: ConnectionID) {
    subscriptions.drop(connection)
    functions.removeAll { $0.connection == connection }
    if transaction == connection { transaction = nil }
    outgoing.removeAll { $0.0 == connection }
  }
}

/// What the variables of the app tell.
struct ApplicationFacts: Sendable {
  var processID = 0
  var hostName = "localhost"
  var path = ""
}
