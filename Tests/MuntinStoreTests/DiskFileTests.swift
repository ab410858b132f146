import MuntinStore
import Testing

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

@Suite struct DiskFileTests {
  @Test(arguments: [0, 1, 65_535, 65_536, 65_537, 1_000_000])
  func whatIsWrittenIsRead(count: Int) throws {
    try ScratchFolder.with { folder in
      let bytes = (0..<count).map { UInt8(truncatingIfNeeded: $0 &* 31) }
      try DiskFile.write(bytes, to: folder + "/f", mode: 0o640)
      #expect(try DiskFile.read(folder + "/f") == bytes)
      #expect(ScratchFolder.mode(folder + "/f") & 0o777 == 0o640)
      #expect(ScratchFolder.names(folder) == ["f"])
    }
  }

  @Test func aLongerFileShowsThatItIs() throws {
    try ScratchFolder.with { folder in
      try DiskFile.write(Array(repeating: 1, count: 200_000), to: folder + "/f")
      #expect(try DiskFile.read(folder + "/f", limit: 100).count > 100)
      #expect(try DiskFile.read(folder + "/f", limit: 100).count < 200_000)
    }
  }

  @Test func aLinkStaysOne() throws {
    try ScratchFolder.with { folder in
      try DiskFile.write([1], to: folder + "/real")
      #expect(symlink("real", folder + "/link") == 0)
      try DiskFile.write([2], to: folder + "/link")
      #expect(try DiskFile.read(folder + "/real") == [2])
      #expect(ScratchFolder.mode(folder + "/link") & S_IFMT == S_IFLNK)
    }
  }

  @Test func aPipeIsWrittenIntoAndStaysOne() throws {
    try ScratchFolder.with { folder in
      let path = folder + "/pipe"
      #expect(mkfifo(path, 0o600) == 0)
      let reader = open(path, O_RDONLY | O_NONBLOCK)
      defer { close(reader) }
      try DiskFile.write([1, 2, 3], to: path)
      var buffer = [UInt8](repeating: 0, count: 8)
      #expect(read(reader, &buffer, 8) == 3)
      #expect(ScratchFolder.mode(path) & S_IFMT == S_IFIFO)
      #expect(!DiskFile.isRegular(path))
    }
  }

  @Test func aCutWriteLeavesTheOldFileAndNothingElse() throws {
    try ScratchFolder.with { folder in
      try DiskFile.write([1], to: folder + "/f")
      // Nothing can be written beside it: its name with the ending of the new one is too long.
      let long = folder + "/" + String(repeating: "x", count: 252)
      #expect(throws: StoreError.self) { try DiskFile.write([2], to: long) }
      #expect(throws: StoreError.self) { try DiskFile.write([2], to: folder) }
      #expect(throws: StoreError.self) { try DiskFile.write([2], to: folder + "/f/g") }
      #expect(throws: StoreError.self) { try DiskFile.write([2], to: "/dev/full") }
      #expect(try DiskFile.read(folder + "/f") == [1])
      #expect(ScratchFolder.names(folder) == ["f"])
    }
  }

  @Test func faultsNameThePathAndTheReason() throws {
    try ScratchFolder.with { folder in
      let path = folder + "/none"
      #expect(throws: StoreError("cannot read \(path): No such file or directory")) {
        try DiskFile.read(path)
      }
      #expect(throws: StoreError("cannot read \(folder): Is a directory")) {
        try DiskFile.read(folder)
      }
    }
  }

  @Test func foldersAreMadeForThisUserOnly() throws {
    try ScratchFolder.with { folder in
      try DiskFile.makeFolder(folder + "/a/b/c")
      try DiskFile.makeFolder(folder + "/a/b/c")
      #expect(DiskFile.isFolder(folder + "/a/b/c"))
      #expect(ScratchFolder.mode(folder + "/a/b") & 0o777 == 0o700)
      try DiskFile.write([1], to: folder + "/file")
      #expect(throws: StoreError.self) { try DiskFile.makeFolder(folder + "/file") }
      #expect(throws: StoreError.self) { try DiskFile.makeFolder(folder + "/file/x") }
    }
  }

  @Test func theStateFolderIsWhereTheVariableSays() throws {
    let home = "/home/me"
    #expect(StateFolder(environment: [:], home: home).path == "/home/me/.local/state/muntin")
    #expect(StateFolder(environment: ["XDG_STATE_HOME": "/s"], home: home).path == "/s/muntin")
    // A relative one is to be passed over, says the standard.
    #expect(
      StateFolder(environment: ["XDG_STATE_HOME": "s"], home: home).path
        == "/home/me/.local/state/muntin")
    try ScratchFolder.with { folder in
      #expect(StateFolder(environment: ["XDG_STATE_HOME": folder], home: home).obstacle == nil)
      try DiskFile.write([], to: folder + "/file")
      let blocked = StateFolder(environment: ["XDG_STATE_HOME": folder + "/file"], home: home)
      #expect(blocked.obstacle == folder + "/file")
      #expect(ScratchFolder.names(folder) == ["file"])
    }
  }
}
