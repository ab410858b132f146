/// Whose panes a capture is of. A file holds one workspace, so that what belongs to several is
/// captured as several.
package enum CaptureOwner: Equatable, Sendable {
  case anyone
  case workspace(String)
  /// What is nobody's, and what belongs already to the workspace that it goes to.
  case nobody(or: String)

  func has(_ workspace: String?) -> Bool {
    switch self {
    case .anyone: true
    case .workspace(let name): workspace == name
    case .nobody(or: let name): workspace == nil || workspace == name
    }
  }

  /// The workspace of a pane; of one that is nobody's, that of the tab or window in which it stands.
  static func workspace(
    of pane: LivePane, in tab: LiveTab, _ window: LiveWindow
  ) -> String? {
    (pane.mark ?? tab.mark ?? window.mark)?.workspace
  }

  /// The owners of what a request selects: one, or, where there are several, what is nobody's first.
  package static func all(in live: LiveState, _ request: CaptureRequest) -> [CaptureOwner] {
    var names: [String] = []
    var hasFree = false
    for window in request.selected(from: live) {
      for tab in window.tabs {
        for pane in tab.panes {
          if let name = workspace(of: pane, in: tab, window) {
            if !names.contains(name) { names.append(name) }
          } else {
            hasFree = true
          }
        }
      }
    }
    if case .workspace = request.part { return [.anyone] }
    if request.isFreeOnly { return [.anyone] }
    if names.isEmpty { return [.anyone] }
    if names.count == 1, !hasFree { return [.workspace(names[0])] }
    var spare = CaptureNames()
    let own = spare.free(like: request.name, else: "saved")
    let others = names.filter { $0 != own }.map { CaptureOwner.workspace($0) }
    return (hasFree || others.count < names.count ? [.nobody(or: own)] : []) + others
  }
}
