import Foundation

/// A Python script of the repository.
enum Script {
  static let root = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  /// Runs `scripts/<name>` with the Python environment that `make setup` made.
  static func run(_ name: String) throws -> (status: Int32, text: String) {
    let python = ProcessInfo.processInfo.environment["MUNTIN_PYTHON"] ?? "python3"
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = [python, root.appending(path: "scripts/\(name)").path]
    let pipe = Pipe()
    process.standardOutput = pipe
    process.standardError = pipe
    try process.run()
    let output = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return (process.terminationStatus, String(decoding: output, as: UTF8.self))
  }
}
