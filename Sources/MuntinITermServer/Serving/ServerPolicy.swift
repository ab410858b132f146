/// What the server decides where iTerm2 would ask a person.
package struct ServerPolicy: Sendable {
  /// What becomes of alerts and panels.
  package enum Alerts: String, CaseIterable, Sendable {
    /// The first button is pressed, a text field keeps what is in it, a panel is cancelled.
    case firstButton = "first-button"
    /// The call fails.
    case refuse
  }

  package var alerts: Alerts = .firstButton
  /// The user's folder, absolute.
  package var home: String
  /// The program that a pane without a command runs, absolute.
  package var shell: String
  /// The texts of the dynamic profiles; read each time that they are of interest.
  var profileFiles: @Sendable () -> [(name: String, text: String)] = { [] }
  var application = ApplicationFacts()

  package init(home: String, shell: String = "/bin/sh", alerts: Alerts = .firstButton) {
    self.home = home
    self.shell = shell
    self.alerts = alerts
  }
}
