import ArgumentParser

@main
struct Empty: AsyncParsableCommand {
  static let configuration = CommandConfiguration(commandName: "empty", version: "0")
}
