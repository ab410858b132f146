/// What not every version of the API has.
///
/// - Source: the gates of iTerm2's Python library 2.30 (`capabilities.py`).
package enum ProtocolFeature: String, CaseIterable, Sendable, CustomStringConvertible {
  case multipleAssignments = "several properties in one SetProfileProperty"
  case selectPaneInDirection = "select_pane_in_direction"
  case promptMonitorModes = "modes of the prompt monitor"
  case statusBarUnreadCount = "unread counts in the status bar"
  case coprocesses = "coprocesses"
  case getDefaultProfile = "reading the default profile"
  case promptIds = "ids of prompts"
  case listArrangements = "listing arrangements"
  case contextMenuProviders = "context menu providers"
  case addAnnotation = "annotations"
  case advancedKeystrokes = "advanced keystroke notifications"
  case filePanels = "open and save panels"
  case moveSession = "move_session"
  case loadURL = "load_url"
  /// `move_session_to_new_tab` and `move_session_to_new_window`.
  case moveSessionOut = "move_session_to_new_tab and move_session_to_new_window"
  case applyLayout = "apply_layout"
  case promptExcludedSubranges = "excluded subranges of prompts"
  /// Leaves of `apply_layout` that stand for sessions to be made.
  case newSessionLeaves = "apply_layout with new_session"
  /// `ScreenshotRequest` and `KeystrokeFilterRequest`.
  case screenshots = "ScreenshotRequest and KeystrokeFilterRequest"
  /// `selected_tab_id` and `active_session_id` in the list of sessions.
  case selectionInListing = "selected tabs and active sessions in ListSessions"
  case tabGroups = "tab groups"
  case sessionNote = "notes of sessions"
  case floatingPanes = "floating panes"
  case browserEvaluation = "browser_eval_js"
  case contextMenuSubmenus = "submenus of context menus"

  /// The first version that has it.
  package var since: ProtocolVersion {
    switch self {
    case .multipleAssignments: ProtocolVersion(0, 69)
    case .selectPaneInDirection: ProtocolVersion(1, 0)
    case .promptMonitorModes: ProtocolVersion(1, 1)
    case .statusBarUnreadCount: ProtocolVersion(1, 2)
    case .coprocesses: ProtocolVersion(1, 3)
    case .getDefaultProfile: ProtocolVersion(1, 4)
    case .promptIds: ProtocolVersion(1, 5)
    case .listArrangements: ProtocolVersion(1, 6)
    case .contextMenuProviders: ProtocolVersion(1, 7)
    case .addAnnotation: ProtocolVersion(1, 8)
    case .advancedKeystrokes: ProtocolVersion(1, 9)
    case .filePanels: ProtocolVersion(1, 10)
    case .moveSession: ProtocolVersion(1, 11)
    case .loadURL: ProtocolVersion(1, 12)
    case .moveSessionOut: ProtocolVersion(1, 13)
    case .applyLayout: ProtocolVersion(1, 14)
    case .promptExcludedSubranges: ProtocolVersion(1, 15)
    case .newSessionLeaves: ProtocolVersion(1, 16)
    case .screenshots: ProtocolVersion(1, 17)
    case .selectionInListing: ProtocolVersion(1, 18)
    case .tabGroups: ProtocolVersion(1, 19)
    case .sessionNote: ProtocolVersion(1, 20)
    case .floatingPanes: ProtocolVersion(1, 21)
    case .browserEvaluation: ProtocolVersion(1, 22)
    case .contextMenuSubmenus: ProtocolVersion(1, 23)
    }
  }

  package var description: String { rawValue }
}
