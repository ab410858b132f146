#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// The world of one test: a folder with a home in it, and a tmux server of its own.
struct Desk: Sendable {
  /// Everything of the test lies below it; its folder `work` is where the tool is run.
  let root: String
  /// As for `tmux -L`.
  let socket: String
  var environment: [String: String]

  var work: String { root + "/work" }

  /// Runs a test; whatever comes of it, the server and the folder are gone afterwards.
  static func with<Value>(_ body: (Desk) async throws -> Value) async throws -> Value {
    let desk = try Desk()
    let result: Result<Value, any Error>
    do { result = .success(try await body(desk)) } catch { result = .failure(error) }
    await desk.clear()
    return try result.get()
  }

  private init() throws {
    let number = UInt32.random(in: 0...UInt32.max)
    socket = "muntin-cli-\(getpid())-\(number)"
    root = "/tmp/\(socket)"
    for folder in ["", "/work", "/home", "/config", "/config/muntin", "/state", "/scratch"] {
      guard mkdir(root + folder, 0o700) == 0 else {
        throw Program.Failed(description: "\(root) cannot be made")
      }
    }
    environment = [
      "PATH": Self.path, "HOME": root + "/home", "XDG_CONFIG_HOME": root + "/config",
      "XDG_STATE_HOME": root + "/state", "SHELL": "/bin/bash", "TERM": "xterm-256color",
      "LANG": "C.UTF-8", "MUNTIN_SOCKET": socket, "MUNTIN_DEADLINE": "20000",
    ]
  }

  static let path =
    getenv("PATH").map { String(cString: $0) } ?? "/usr/local/bin:/usr/bin:/bin"

  /// With the packages that `scripts/setup.sh` installs.
  static let python =
    getenv("MUNTIN_PYTHON").map { String(cString: $0) } ?? Repository.root + "/.venv/bin/python"

  private func clear() async {
    if let server = try? await tmux("display-message", "-p", "#{pid}"),
      let number = pid_t(server.out.dropLast())
    {
      _ = try? await tmux("kill-server")
      // Its folder can only go once nothing writes there.
      _ = try? await eventually(within: 5000) { kill(number, 0) != 0 }
    }
    unlink(socketPath)
    TestFile.remove(root)
  }

  var socketPath: String { "/tmp/tmux-\(getuid())/\(socket)" }
  var hasServer: Bool { TestFile.exists(socketPath) }

  func with(_ changes: [String: String?]) -> Desk {
    var desk = self
    for (name, value) in changes { desk.environment[name] = value }
    return desk
  }

  // MARK: Programs

  /// The tool itself, beside the tests.
  static let tool: String? = {
    for argument in CommandLine.arguments + ["/proc/self/exe"] {
      guard let resolved = realpath(argument, nil) else { continue }
      defer { free(resolved) }
      var folder = String(cString: resolved)
      while let slash = folder.lastIndex(of: "/"), slash != folder.startIndex {
        folder = String(folder[..<slash])
        let program = folder + "/muntin"
        var status = stat()
        if stat(program, &status) == 0, status.st_mode & S_IFMT == S_IFREG,
          access(program, X_OK) == 0
        {
          return program
        }
      }
    }
    return nil
  }()

  func start(
    _ words: [String], in folder: String? = nil, input: String? = nil, terminal: String? = nil
  ) throws -> Program {
    guard let tool = Self.tool else { throw Program.Failed(description: "there is no muntin") }
    var file = "/dev/null"
    if let input {
      file = "\(root)/scratch/input-\(UInt32.random(in: 0...UInt32.max))"
      try TestFile.write(Array(input.utf8), to: file)
    }
    return try Program(
      [tool] + words, environment: environment, folder: folder ?? work, scratch: root + "/scratch",
      input: file, terminal: terminal)
  }

  /// Runs the tool to its end.
  @discardableResult
  func muntin(
    _ words: String..., in folder: String? = nil, input: String? = nil
  ) async throws -> Program.Ended {
    try await start(words, in: folder, input: input).ended()
  }

  @discardableResult
  func tmux(_ words: String...) async throws -> Program.Ended {
    var around = environment
    around["PATH"] = Self.path
    return try await Program(
      ["/usr/bin/env", "tmux", "-L", socket] + words, environment: around, folder: work,
      scratch: root + "/scratch"
    ).ended(within: 10_000)
  }

  // MARK: Files

  /// - Parameter path: below `work`, or absolute.
  @discardableResult
  func write(_ text: String, to path: String = "muntin.yaml") throws -> String {
    let place = path.hasPrefix("/") ? path : "\(work)/\(path)"
    try TestFile.write(Array(text.utf8), to: place)
    return place
  }

  func makeFolder(_ path: String) throws {
    guard mkdir("\(work)/\(path)", 0o700) == 0 else {
      throw Program.Failed(description: "\(path) cannot be made")
    }
  }

  /// A program in front of all others in `PATH`.
  func withProgram(_ name: String, _ script: String) throws -> Desk {
    let folder = root + "/bin"
    mkdir(folder, 0o700)
    try TestFile.write(Array(("#!/bin/sh\n" + script).utf8), to: "\(folder)/\(name)", mode: 0o700)
    return with(["PATH": "\(folder):\(Self.path)"])
  }
}
