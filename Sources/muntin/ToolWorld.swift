import ArgumentParser
import MuntinKit
import MuntinPlan
import MuntinStore

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// What a run of the tool finds around it.
struct ToolWorld: Sendable {
  let surroundings: Surroundings
  let console: Console

  init(plain: Bool = false, interrupt: Int32? = nil) {
    let environment = Self.environment()
    console = Console(environment: environment, plain: plain)
    surroundings = Surroundings(
      environment: environment, home: Self.home(environment), directory: Self.directory(),
      userID: getuid(), terminal: Console.terminalSize(), interrupt: interrupt)
  }

  static func environment() -> [String: String] {
    var result: [String: String] = [:]
    var next = environ
    while let entry = next.pointee {
      let text = String(cString: entry)
      if let sign = text.firstIndex(of: "="), sign != text.startIndex {
        result[String(text[..<sign])] = String(text[text.index(after: sign)...])
      }
      next += 1
    }
    return result
  }

  private static func home(_ environment: [String: String]) -> String {
    if let home = environment["HOME"], home.hasPrefix("/") {
      return home.count > 1 && home.hasSuffix("/") ? String(home.dropLast()) : home
    }
    return getpwuid(getuid()).map { String(cString: $0.pointee.pw_dir) } ?? "/"
  }

  /// The folder as the user sees it, links and all, where the shell tells the truth about it.
  private static func directory() -> String {
    guard let real = getcwd(nil, 0) else { return "/" }
    defer { free(real) }
    let path = String(cString: real)
    if let shown = environment()["PWD"], shown.hasPrefix("/"), let resolved = realpath(shown, nil) {
      defer { free(resolved) }
      if String(cString: resolved) == path { return shown }
    }
    return path
  }

  /// Runs a verb; its faults are printed, and become the status that the tool ends with.
  func run(_ body: () async throws -> ExitStatus) async throws {
    let status: ExitStatus
    do {
      status = try await body()
    } catch let fault as KitFault {
      console.err(fault.text(color: console.isColored, width: console.width))
      status = fault.exitStatus
    }
    if status != .done { throw ExitCode(status.rawValue) }
  }

  func tellOfNothing(_ workspace: String, on host: String) {
    console.out("There is nothing of workspace \(Shown.quoted(workspace)) on \(host).\n")
  }

  func warn(about file: WorkspaceFile) {
    guard !file.warnings.isEmpty else { return }
    console.err(
      KitFault.badFile(file.warnings, file.source)
        .text(color: console.isColored, width: console.width))
  }
}
