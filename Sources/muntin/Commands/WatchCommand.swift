import ArgumentParser
import MuntinHost
import MuntinKit
import MuntinPlan
import MuntinStore

struct WatchCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "watch",
    abstract: "Keeps an arrangement up to date while you work.",
    usage: "muntin watch --save <name> [<options>]",
    discussion: """
      Each time that windows, tabs, panes, their sizes, titles or what is in front have changed, \
      and it has been quiet for 2 s, the terminal is saved as `muntin save` does it. The terminal \
      tells of its changes; it is not asked again and again. Where there are no panes, or far fewer \
      than before, nothing is saved. Ctrl-C saves what is pending, and ends it; so does the end of \
      the terminal, which leaves the arrangement as it is.
      """)

  @Option(
    name: .customLong("save"), help: ArgumentHelp("The arrangement.", valueName: "name"))
  var name: String

  @OptionGroup var part: PartOptions
  @OptionGroup var keep: KeepOptions
  @OptionGroup var host: HostOptions

  @Flag(inversion: .prefixedNo, help: "Mark what is nobody's as part of the workspace.")
  var bind = true

  @Flag(name: .shortAndLong, help: "Says nothing but errors.")
  var quiet = false

  func run() async throws {
    let interrupts = Interrupts()
    // What is pending is still saved after an interrupt.
    let world = ToolWorld()
    let choice = try host.choice(world)
    var request = try part.request(name: name)
    request.command = "watch"
    let wanted = request
    let limits = try keep.limits(world)
    try await world.run {
      let saver = WatchSaver(
        wanted, to: try Arranging.name(name),
        in: try world.surroundings.arrangements(limits: limits), on: choice, world: world,
        binds: bind, isQuiet: quiet)
      let watching = try Watching(on: choice, in: world.surroundings)
      let result = await interrupts.during { () async -> Result<Watching.End, KitFault> in
        do throws(KitFault) {
          return .success(
            try await watching.run(begin: { await saver.begin() }, look: { await saver.look() }))
        } catch {
          return .failure(error)
        }
      }
      await watching.close()
      return await saver.end(try result.get())
    }
  }
}
