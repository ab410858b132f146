import Testing

@testable import MuntinKit

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// Words of processes as they were typed.
@Suite struct ScriptWordsTests {
  @Test func aScriptGoesByItsNameWhereItIsFoundByIt() throws {
    let folder = "/tmp/muntin-words-\(getpid())-\(UInt32.random(in: 0..<UInt32.max))"
    #expect(mkdir(folder, 0o700) == 0)
    defer {
      unlink(folder + "/deploy")
      unlink(folder + "/plain")
      rmdir(folder)
    }
    for (name, text) in [("deploy", "#!/bin/sh -e\n"), ("plain", "echo\n")] {
      let file = open("\(folder)/\(name)", O_WRONLY | O_CREAT, 0o700)
      #expect(write(file, text, text.utf8.count) == text.utf8.count)
      close(file)
    }
    let path = "/usr/bin:" + folder
    func typed(_ words: String...) -> [String] { ScriptWords.typed(words, path: path) }
    #expect(typed("/bin/sh", "\(folder)/deploy", "a b") == ["deploy", "a b"])
    #expect(typed("/bin/sh", "-e", "\(folder)/deploy", "x") == ["deploy", "x"])
    // Not a script, not found by its name, or an argument: as it is.
    for words in [
      ["sh", "\(folder)/plain"], ["sh", "/nowhere/deploy"], ["vim", "/etc/passwd", "x"], ["sh"], [],
      ["tail", "-f", "-n", "\(folder)/deploy"],
    ] {
      #expect(ScriptWords.typed(words, path: path) == words)
      #expect(ScriptWords.typed(words, path: nil) == words)
    }
  }

  @Test func moshGoesByWhatItWasCalledWith() {
    let client = ["/usr/bin/mosh-client", "-# -p 2222 ada@host |", "192.0.2.7", "60001"]
    #expect(ScriptWords.typed(client, path: nil) == ["mosh", "-p", "2222", "ada@host"])
    let bare = ["mosh-client", "192.0.2.7", "60001"]
    #expect(ScriptWords.typed(bare, path: nil) == bare)
  }
}
