import ArgumentParser
import MuntinKit
import MuntinPlan
import MuntinSpec
import MuntinStore

struct ArrangementsCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "arrangements",
    abstract: "Lists what was saved under names; shows, compares, deletes and renames it.",
    discussion: """
      Every arrangement keeps its history: 50 snapshots and 90 days of them, unless MUNTIN_KEEP \
      and MUNTIN_KEEP_DAYS say otherwise (0 keeps everything). The newest always stays. A snapshot \
      goes by its number, or by a time: 12, "2026-11-28 11:30", 11:30, or 10m, 2h, 3d ago.
      """,
    subcommands: [
      ListArrangements.self, ShowArrangement.self, DiffArrangements.self,
      DeleteArrangement.self, RenameArrangement.self,
    ], defaultSubcommand: ListArrangements.self)
}

/// Which snapshot of a name.
struct SnapshotOptions: ParsableArguments {
  @Option(
    name: .customLong("at"),
    help: ArgumentHelp("A snapshot's number, or a time; the newest without it.", valueName: "when"))
  var time: String?
}

struct ListArrangements: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "Lists the arrangements, or the snapshots of one.",
    usage: "muntin arrangements [list] [<name>] [<options>]")

  @Argument(help: "The arrangement whose snapshots are meant.")
  var name: String?

  @Flag(help: "Lists the arrangements that iTerm2 itself has.")
  var native = false

  @OptionGroup var host: HostOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    let world = ToolWorld(plain: output.noColor)
    if native, name != nil {
      throw ValidationError("iTerm2 keeps one of each name: --native lists them all")
    }
    let choice = try host.choice(world)
    try await world.run {
      let arrangements = try Arrangements(in: world.surroundings)
      if native {
        let native = try NativeArrangements(on: choice, in: world.surroundings)
        let result: Result<[String], KitFault>
        do throws(KitFault) { result = .success(try await native.names()) } catch {
          result = .failure(error)
        }
        await native.close()
        let shown = NativeText(
          try result.get(), ours: try arrangements.list(), width: world.console.width)
        world.console.out(output.json ? JSONText(shown.json, indented: true).text : shown.text)
        return .done
      }
      let width = world.console.width
      let shown =
        if let name {
          ArrangementsText(snapshotsOf: try arrangements.arrangement(name), width: width)
        } else {
          ArrangementsText(try arrangements.list(), width: width)
        }
      world.console.out(output.json ? JSONText(shown.json, indented: true).text : shown.text)
      return .done
    }
  }
}

struct ShowArrangement: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Prints the workspace file of a snapshot.",
    discussion: "What it prints is a whole file: `muntin arrangements show work > muntin.yaml`.")

  @Argument(help: "The arrangement.")
  var name: String

  @OptionGroup var snapshot: SnapshotOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    let world = ToolWorld(plain: output.noColor)
    try await world.run {
      let loaded = try Arrangements(in: world.surroundings).load(name, at: snapshot.time)
      world.tell(loaded.messages)
      world.console.out(
        output.json ? SnapshotJSON(loaded, of: name).text : loaded.snapshot.spec)
      return .done
    }
  }
}

struct DiffArrangements: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "diff", abstract: "Shows how two snapshots differ.",
    discussion: """
      A snapshot is a name, or a name with a number or time: work, work#12, work@11:30. Of one \
      name alone, its newest is compared with the one before it.
      """)

  @Argument(help: "The older snapshot.")
  var old: String

  @Argument(help: "The newer snapshot.")
  var new: String?

  @Flag(
    name: .customLong("detailed-exitcode"), help: "Ends with 2 where something differs.")
  var detailedExitCode = false

  @Flag(name: .customLong("no-color"), help: "No colours. Also NO_COLOR.")
  var noColor = false

  func run() async throws {
    let world = ToolWorld(plain: noColor)
    try await world.run {
      let pair = try Arrangements(in: world.surroundings).pair(old, new)
      world.tell(pair.old.messages + pair.new.messages)
      let shown = ComparedText(pair.old, pair.new, color: world.console.isColored)
      world.console.out(shown.text)
      return detailedExitCode && !shown.isSame ? .changesPending : .done
    }
  }
}

struct DeleteArrangement: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "delete", abstract: "Deletes an arrangement, or one snapshot of it.")

  @Argument(help: "The arrangement.")
  var name: String

  @OptionGroup var snapshot: SnapshotOptions

  func run() async throws {
    let world = ToolWorld()
    try await world.run {
      let count = try Arrangements(in: world.surroundings).delete(name, at: snapshot.time)
      let what = count == 1 ? "1 snapshot" : "\(count) snapshots"
      world.console.out("Deleted \(what) of arrangement \(Shown.quoted(name)).\n")
      return .done
    }
  }
}

struct RenameArrangement: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rename", abstract: "Gives an arrangement, with its history, another name.")

  @Argument(help: "The arrangement.")
  var name: String

  @Argument(help: "Its new name; nothing may bear it yet.")
  var new: String

  func run() async throws {
    let world = ToolWorld()
    try await world.run {
      try Arrangements(in: world.surroundings).rename(name, to: new)
      world.console.out(
        "Arrangement \(Shown.quoted(name)) is called \(Shown.quoted(new)) now.\n")
      return .done
    }
  }
}

extension ToolWorld {
  /// What is good to know beside the result.
  func tell(_ messages: [String]) {
    for message in messages { console.err("warning: \(Shown.escaped(message))\n") }
  }
}
