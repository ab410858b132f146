import ArgumentParser
import MuntinITermServer
import MuntinKit
import MuntinPlan

extension ServerPolicy.Alerts: ExpressibleByArgument {}

struct ServeCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "serve",
    abstract: "Speaks iTerm2's scripting API in front of a terminal.",
    usage: "muntin serve [<options>]",
    discussion: """
      iTerm2's Python scripts and tools then drive tmux. Without --socket it listens where they \
      look: in "Library/Application Support" of your home folder, under iTerm2 or what IT2_SUITE \
      names. It serves until it is interrupted. Only your own processes may connect.
      """)

  @Option(help: "The terminal: auto, tmux or memory. Also MUNTIN_HOST.")
  var host: HostChoice.Kind?

  @Option(help: ArgumentHelp("Where to listen.", valueName: "path"))
  var socket: String?

  @Option(
    name: .customLong("tmux-socket"),
    help: ArgumentHelp(
      "Name or path of tmux's socket (tmux -L, -S). Also MUNTIN_SOCKET.", valueName: "socket"))
  var tmuxSocket: String?

  @Option(help: ArgumentHelp("Size of windows that nothing else gives one.", valueName: "200x50"))
  var size: String?

  @Option(
    name: .customLong("tmux-config"),
    help: ArgumentHelp(
      "What a tmux server that is started reads instead of your configuration.",
      valueName: "file"))
  var configuration: String?

  @Option(
    help: ArgumentHelp(
      "Listens on a port of this machine as well; needs a cookie.", valueName: "port"))
  var tcp: Int?

  @Flag(name: .customLong("need-cookie"), help: "Lets in only who has the cookie that is printed.")
  var needsCookie = false

  @Option(help: "What becomes of alerts and panels: first-button or refuse.")
  var alerts = ServerPolicy.Alerts.firstButton

  func run() async throws {
    let interrupts = Interrupts()
    let world = ToolWorld(interrupt: interrupts.descriptor)
    var options = HostOptions()
    (options.host, options.socket, options.size) = (host, tmuxSocket, size)
    options.configuration = configuration
    let choice = try options.choice(world)
    if let tcp, !(1...65_535).contains(tcp) { throw ValidationError("--tcp takes a port") }
    var request = Serving.Request()
    request.socket = socket
    request.port = tcp
    request.needsCookie = needsCookie
    request.alerts = alerts
    let wanted = request
    try await world.run {
      let serving = try Serving(wanted, on: choice, in: world.surroundings)
      let outcome = await interrupts.during { () async -> KitFault? in
        do throws(KitFault) {
          try await serving.run { world.console.out(text(serving)) }
          return nil
        } catch {
          return error
        }
      }
      if let outcome { throw outcome }
      return .done
    }
  }

  /// Where to connect.
  private func text(_ serving: Serving) -> String {
    var lines = ["Listening at \(Shown.escaped(serving.path))"]
    if serving.path != serving.usualPath {
      lines.append(
        "Clients look at \(Shown.escaped(serving.usualPath)): a symbolic link there leads them here."
      )
    }
    if let tcp { lines.append("Listening at localhost:\(tcp)") }
    if needsCookie || tcp != nil {
      lines.append("export ITERM2_COOKIE=\(serving.cookie())")
    }
    return lines.joined(separator: "\n") + "\n"
  }
}
