import ArgumentParser
import MuntinKit
import MuntinPlan
import MuntinProfiles

struct ProfilesCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "profiles",
    abstract: "Writes the profiles of a workspace as iTerm2 dynamic profiles.",
    usage: """
      muntin profiles [<options>] [<file>]
      muntin profiles --import <json>
      """,
    discussion: """
      One file for each workspace, muntin-NAME.json, in iTerm2's folder DynamicProfiles; it changes \
      in one step. Profiles that the workspace no longer has stay in it until --prune. With --check \
      nothing is written, and the status is 2 where the file would change.
      """)

  @OptionGroup var file: FileOptions

  @Option(help: ArgumentHelp("A folder instead of iTerm2's own.", valueName: "folder"))
  var output: String?

  @Flag(help: "Prints the file instead of writing it.")
  var stdout = false

  @Flag(help: "Shows what would change, and ends with 2 where something would.")
  var check = false

  @Flag(help: "Also drops profiles that the workspace no longer has.")
  var prune = false

  @Option(help: ArgumentHelp("A folder of color presets (.itermcolors).", valueName: "folder"))
  var presets: String?

  @Option(
    name: .customLong("import"),
    help: ArgumentHelp(
      "Prints dynamic profiles, or a profile that was exported, as a workspace file.",
      valueName: "json"))
  var imported: String?

  @Option(help: "With --import: the name of the workspace.")
  var name: String?

  @Flag(name: .customLong("no-color"), help: "No colours. Also NO_COLOR.")
  var noColor = false

  func validate() throws {
    if imported != nil, stdout || check || prune || output != nil || file.file != nil {
      throw ValidationError("--import goes with --name only")
    }
    if stdout, check || prune {
      throw ValidationError("--stdout writes nothing: it goes without --check and --prune")
    }
    if name != nil, imported == nil { throw ValidationError("--name goes with --import") }
  }

  func run() async throws {
    let world = ToolWorld(plain: noColor)
    let choice = ProfileWriting.Choice(folder: output, presets: presets, prune: prune)
    try await world.run {
      if let imported {
        world.console.out(
          try ProfileImporting.text(of: imported, name: name, in: world.surroundings))
        return .done
      }
      let file = try file.load(world, profiles: output)
      if stdout {
        let profiles = try ProfileWriting.profiles(of: file, choice, in: world.surroundings)
        world.console.out(profiles.text)
        return .done
      }
      let writing = try ProfileWriting.look(at: file, choice, in: world.surroundings)
      world.console.out(ProfilesText(writing, color: world.console.isColored).text)
      if !check, writing.isPending {
        try writing.write()
        world.console.out(
          (writing.isEmpty ? "Removed " : "Wrote ") + Shown.escaped(writing.path) + ".\n")
      }
      if !writing.kept.isEmpty {
        let names = writing.kept.map { Shown.escaped($0) }.joined(separator: ", ")
        world.console.err("Still in the file, until --prune: \(names).\n")
      }
      return check && writing.isPending ? .changesPending : .done
    }
  }
}
