import MuntinHost
import MuntinITermWire
import MuntinPlan
import MuntinScreen
import MuntinSpec

/// What the server knows of a session apart from what the host shows.
struct SessionState: Sendable {
  /// The shared profile that it was made with, or was switched to.
  var profile: String
  /// Values of its own, over those of the shared profile.
  var overlay: [String: JSONValue] = [:]
  /// Once a client sets a property, the session has a profile of its own.
  var isDivorced = false
  var start: PaneStart?
  /// User variables, and those that programs set by escape sequences.
  var variables: [String: JSONValue] = [:]
  /// What its programs told by escape sequences: title, icon, path, host, user, command.
  var reported: [String: String] = [:]
  var selection: [ITermSubSelection] = []
  /// What was there to be selected.
  var selectedText: String?
  /// Nil until its shell has told of one.
  var prompts: PromptTracker?
  /// Components of the tab's colour that came one by one, 0 to 255.
  var tabColor: [Int] = [0, 0, 0]
  var coprocess: String?
  var annotations: [Annotation] = []
  var bells = 0
  var backgroundTasks = 0
  /// The window and tab it was in before it was buried.
  var home: (tab: HostID?, window: HostID?)?
  /// The window whose variable told the mark that it got while it was buried.
  var markBearer: HostID?
  /// The session that it was split from.
  var parent: String?
  var facts = PaneFacts()

  init(profile: String) { self.profile = profile }

  /// A note at a range of text; coordinates as GetBuffer has them.
  struct Annotation: Equatable, Sendable {
    var range: ITermCoordRange
    var text: String
  }
}
