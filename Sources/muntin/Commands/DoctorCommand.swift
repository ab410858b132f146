import ArgumentParser
import MuntinKit
import MuntinPlan
import MuntinSpec

struct DoctorCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "doctor",
    abstract: "Looks at every link to the terminal and names what fails.",
    usage: "muntin doctor [<options>] [<file>]")

  @OptionGroup var file: FileOptions
  @OptionGroup var host: HostOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    let world = ToolWorld(plain: output.noColor)
    let choice = try host.choice(world)
    try await world.run {
      let doctor = await Doctor(file: file.file, on: choice, in: world.surroundings)
      world.console.out(output.json ? JSONText(doctor.json, indented: true).text : doctor.text)
      return doctor.exitStatus
    }
  }
}
