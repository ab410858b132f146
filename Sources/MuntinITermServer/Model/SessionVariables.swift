import MuntinHost
import MuntinPlan
import MuntinScreen
import MuntinSpec

/// The variables of a session that are not the user's.
extension ServerModel {
  static let sessionNames = [
    "id", "termid", "name", "presentationName", "profileName", "autoName", "autoNameFormat",
    "terminalIconName", "terminalWindowName", "columns", "rows", "tty", "pid", "jobPid",
    "effective_root_pid", "jobName", "processTitle", "commandLine", "lastCommand", "path",
    "hostname", "username", "badge", "bellCount", "selection", "selectionLength",
    "mouseReportingMode", "showingAlternateScreen", "isBroadcastSource", "sshIntegrationLevel",
  ]

  /// The session's own name.
  func name(of session: WorldSession) -> String {
    let format =
      session.title.isEmpty ? value("Name", of: session)?.string ?? "" : session.title
    return evaluated(format, in: .session(session), except: Self.ownNames)
  }

  /// What a name cannot be made of: itself.
  private static let ownNames: Set = ["name", "presentationName", "autoName", "autoNameFormat"]

  func sessionValue(_ name: String, _ session: WorldSession) -> JSONValue? {
    let state = state(of: session)
    let text = { (value: String) -> JSONValue? in value.isEmpty ? nil : .string(value) }
    switch name {
    case "id": return .string(session.id)
    case "termid": return .string(place(of: session) + "." + session.id)
    case "name", "presentationName": return .string(self.name(of: session))
    case "profileName":
      return .string(state.overlay["Name"]?.string ?? profile(of: session).name)
    case "autoName", "autoNameFormat": return .string(self.name(of: session))
    case "terminalIconName": return state.reported["icon"].map(JSONValue.string)
    case "terminalWindowName": return state.reported["title"].map(JSONValue.string)
    case "columns": return .integer(session.size.columns)
    case "rows": return .integer(session.size.rows)
    case "tty": return text(state.facts.tty)
    case "pid", "effective_root_pid":
      let process = state.facts.processID > 0 ? state.facts.processID : session.pane.processID
      return process > 0 ? .integer(process) : nil
    case "jobPid": return state.facts.jobID > 0 ? .integer(state.facts.jobID) : nil
    case "jobName", "processTitle":
      return text(state.facts.jobName) ?? text(session.pane.command)
    case "commandLine": return text(state.facts.commandLine) ?? text(session.pane.command)
    case "lastCommand": return state.reported["command"].map(JSONValue.string)
    case "path":
      return state.reported["path"].map(JSONValue.string)
        ?? text(session.pane.directory) ?? text(state.facts.directory)
    case "hostname": return .string(state.reported["host"] ?? application.hostName)
    case "username": return state.reported["user"].map(JSONValue.string)
    case "badge":
      return .string(
        evaluated(value("Badge Text", of: session)?.string ?? "", in: .session(session)))
    case "bellCount": return .integer(state.bells)
    case "selection": return state.selectedText.map(JSONValue.string)
    case "selectionLength": return .integer(state.selectedText?.count ?? 0)
    case "mouseReportingMode": return .integer(-1)
    case "showingAlternateScreen": return .integer(state.facts.showsAlternate ? 1 : 0)
    case "isBroadcastSource":
      return .integer(domains.contains { $0.contains(session.id) } ? 1 : 0)
    case "sshIntegrationLevel": return .integer(0)
    default: return nil
    }
  }

  /// Window, tab and pane as numbers: `w0t0p0`.
  private func place(of session: WorldSession) -> String {
    guard let tab = world.tab(of: session), let window = world.window(of: tab) else {
      return "w0t0p0"
    }
    let tabNumber = window.tabs.firstIndex { $0.host == tab.host } ?? 0
    let pane = tab.sessions.firstIndex { $0.host == session.host } ?? 0
    return "w\(window.number)t\(tabNumber)p\(pane)"
  }
}
