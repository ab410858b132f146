import MuntinHost
import MuntinITermWire

/// Gets what iTerm2 lets us in by: from the environment, else from AppleScript where there is one.
struct ITermCookies {
  private var supply: CookieSupply
  private let environment: [String: String]
  private let deadline: Int

  /// - Parameter deadline: milliseconds for the program that asks iTerm2.
  init(_ environment: [String: String], deadline: Int) {
    self.environment = environment
    self.deadline = deadline
    let script = CookieScript(name: "muntin", environment: environment)
    let program = script.command.first ?? ""
    let search = ProgramSearch(path: environment["PATH"])
    let isThere = search.locate(program) != nil
    supply = CookieSupply(environment: environment, script: isThere ? script : nil)
  }

  mutating func first() throws(HostError) -> Credentials? {
    let step = supply.start()
    return try follow(step)
  }

  /// Others, after the server did not take the last ones.
  mutating func next() throws(HostError) -> Credentials? {
    let step = supply.refused()
    return try follow(step)
  }

  private mutating func follow(_ first: CookieSupply.Step) throws(HostError) -> Credentials? {
    var step = first
    while true {
      switch step {
      case .connect(let credentials): return credentials
      case .giveUp(let error): throw ITermFault.host(error)
      case .run(let script):
        do throws(WireError) {
          let credentials = try ask(script)
          step = supply.answered(credentials)
        } catch {
          step = supply.failed(error)
        }
      }
    }
  }

  private func ask(_ script: CookieScript) throws(WireError) -> Credentials {
    let command = script.command
    let output: ProgramOutput
    do throws(HostError) {
      output = try ProgramOutput(
        command[0], Array(command.dropFirst()), environment: environment, milliseconds: deadline)
    } catch {
      throw WireError(.noCookie, "iTerm2 gave no cookie: \(error.sentence)")
    }
    return try script.read(status: output.status, output: output.text, error: output.errors)
  }
}
