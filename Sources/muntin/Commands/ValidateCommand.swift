import ArgumentParser
import MuntinKit
import MuntinPlan
import MuntinSpec
import MuntinYAML

struct ValidateCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "validate",
    abstract: "Checks a workspace file and shows every fault in it.",
    usage: "muntin validate [<options>] [<file>]",
    discussion: """
      The terminal is not looked at. A folder that is not there is only a warning here; `plan` \
      and `apply` refuse it.
      """)

  @OptionGroup var file: FileOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    let world = ToolWorld(plain: output.noColor)
    let values = try file.values()
    try await world.run {
      let checked: WorkspaceFile
      do {
        checked = try WorkspaceFile.load(file.file, settings: values, in: world.surroundings)
      } catch KitFault.badFile(let faults, let source) where output.json {
        world.console.out(FaultsJSON(faults, in: source).text)
        return .badFile
      }
      let warnings = checked.warnings + checked.unknownPresets + checked.missingFolders(.warning)
      if output.json {
        world.console.out(FaultsJSON(warnings, in: checked.source).text)
      } else {
        if !warnings.isEmpty {
          world.console.err(
            KitFault.badFile(warnings, checked.source)
              .text(color: world.console.isColored, width: world.console.width))
        }
        let tabs = checked.workspace.windows.flatMap(\.tabs)
        let counts = [
          (checked.workspace.windows.count, "window"), (tabs.count, "tab"),
          (tabs.flatMap(\.panes).count, "pane"),
        ]
        world.console.out(
          "\(checked.source.name): workspace \(Shown.quoted(checked.workspace.name)) is good: "
            + counts.map { "\($0) \($1)\($0 == 1 ? "" : "s")" }.joined(separator: ", ") + "\n")
      }
      return .done
    }
  }
}
