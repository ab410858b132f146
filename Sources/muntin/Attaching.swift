import MuntinKit
import MuntinPlan

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// Tells how to reach a workspace, or goes there.
struct Attaching {
  let world: ToolWorld
  let choice: HostChoice

  func finish(_ planning: Planning, attaches: Bool, isQuiet: Bool) throws(KitFault) {
    guard planning.plan.host == "tmux",
      let command = TmuxAttach(planning, choice, in: world.surroundings)
    else { return }
    if attaches {
      if command.isNested { unsetenv("TMUX") }
      try replace(with: command.arguments)
    } else if !isQuiet {
      world.console.out("Attach with: \(command.shown)\n")
    }
  }

  /// Goes on as another program.
  private func replace(with words: [String]) throws(KitFault) {
    var arguments: [UnsafeMutablePointer<CChar>?] = words.map { strdup($0) }
    arguments.append(nil)
    if let program = arguments.first ?? nil { execvp(program, arguments) }
    throw .usage("\(words.joined(separator: " ")) cannot be started", hint: nil)
  }
}
