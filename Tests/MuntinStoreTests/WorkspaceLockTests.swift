import MuntinStore
import Testing

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

@Suite struct WorkspaceLockTests {
  private func lock(
    _ folder: String, place: String = "/tmp/socket", workspace: String = "a",
    command: String = "apply"
  ) throws(WorkspaceLock.Refusal) -> WorkspaceLock {
    try WorkspaceLock(
      in: StateFolder(environment: ["XDG_STATE_HOME": folder], home: "/"), host: "tmux",
      place: place, workspace: workspace, command: command)
  }

  /// Who holds a lock; nil where nobody does.
  private func holder(_ folder: String) -> WorkspaceLock.Holder? {
    do throws(WorkspaceLock.Refusal) {
      _ = try lock(folder)
      return nil
    } catch {
      if case .held(let holder) = error { return holder }
      Issue.record("\(error)")
      return nil
    }
  }

  @Test func aLockNamesItsHolderUntilItGoes() throws {
    try ScratchFolder.with { folder in
      do {
        let first = try lock(folder, command: "destroy")
        let found = holder(folder)
        #expect(found?.processID == Int(getpid()))
        #expect(found?.command == "destroy")
        #expect((found?.age ?? -1) >= 0)
        // Another terminal, or another workspace, is none of its business.
        _ = try lock(folder, place: "/tmp/other")
        _ = try lock(folder, workspace: "b")
        _ = consume first
      }
      #expect(holder(folder) == nil)
    }
  }

  @Test(arguments: [
    "", "\n\n\n", "x\ny\nz\n", "-5\n99999999999999999999\napply\n", "1",
    String(repeating: "9", count: 5000), "\u{0}\u{1B}[2J\n\n",
  ])
  func whatStandsInAFileThatNobodyHoldsIsOfNoMatter(text: String) throws {
    try ScratchFolder.with { folder in
      _ = try lock(folder)
      let path = folder + "/muntin/locks"
      let name = try #require(ScratchFolder.names(path).first)
      try DiskFile.write(Array(text.utf8), to: "\(path)/\(name)")
      #expect(holder(folder) == nil)
      // Somebody holds it who writes nonsense there.
      let descriptor = open("\(path)/\(name)", O_RDWR)
      defer { close(descriptor) }
      #expect(flock(descriptor, LOCK_EX) == 0)
      try text.withCString { bytes in
        try #require(pwrite(descriptor, bytes, strlen(bytes), 0) >= 0)
      }
      #expect((holder(folder)?.age ?? -1) >= 0)
    }
  }

  @Test func aFolderThatCannotBeMadeIsTold() throws {
    try ScratchFolder.with { folder in
      try DiskFile.write([], to: folder + "/muntin")
      #expect(throws: WorkspaceLock.Refusal.self) { _ = try lock(folder) }
    }
  }
}
