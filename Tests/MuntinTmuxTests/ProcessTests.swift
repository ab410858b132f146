import Testing

@testable import MuntinHost
@testable import MuntinTmux

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

@Suite struct ProcessTests {
  private func child(_ arguments: String...) throws -> ChildProcess {
    let program = try #require(ProgramSearch(path: "/bin:/usr/bin").locate("sh"))
    return try ChildProcess(
      program: program, arguments: ["-c"] + arguments, environment: ["PATH": "/bin:/usr/bin"])
  }

  /// All that comes out of a child until it ends.
  private func output(of child: inout ChildProcess) -> String {
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1024)
    let deadline = Deadline(afterMilliseconds: 10_000)
    while child.isOpen(.output) {
      if child.wait(forWriting: false, interrupt: nil, until: deadline).isEmpty { break }
      if case .bytes(let count) = child.read(.output, into: &buffer) { bytes += buffer[..<count] }
    }
    return text(bytes)
  }

  @Test func aChildIsReapedWithItsOwner() throws {
    let pid: Int32
    do {
      let child = try child("sleep 600")
      pid = child.identifier
      #expect(kill(pid, 0) == 0)
    }
    #expect(kill(pid, 0) == -1)
    #expect(errno == ESRCH)
  }

  @Test func aChildThatDoesNotEndIsNotWaitedForLongerThanAsked() throws {
    var child = try child("sleep 600")
    let hasEnded = child.reap(until: Deadline(afterMilliseconds: 20))
    #expect(!hasEnded)
    let soon = Deadline(afterMilliseconds: 1)
    let ready = child.wait(forWriting: false, interrupt: nil, until: soon)
    #expect(ready == [])
  }

  @Test func aChildHasItsOwnProcessGroupAndOnlyWhatItWasGiven() throws {
    var child = try child("kill -0 -$$ && echo leader; env | grep -c .; exit 3", "x")
    let output = output(of: &child)
    #expect(output.hasPrefix("leader\n"))
    let hasEnded = child.reap(until: Deadline(afterMilliseconds: 5000))
    #expect(hasEnded)
  }

  @Test func aChildGetsNoDescriptorOfOursThatIsNotItsOwn() throws {
    var ends: [Int32] = [-1, -1]
    #expect(pipe(&ends) == 0)  // not close-on-exec, as those that we are started with
    var child = try child("read x")
    _ = close(ends[1])
    var entry = pollfd(fd: ends[0], events: Int16(POLLIN), revents: 0)
    #expect(poll(&entry, 1, 5000) == 1)  // its end: nobody else holds the other side
    _ = close(ends[0])
    child.closeInput()
    let hasEnded = child.reap(until: Deadline(afterMilliseconds: 5000))
    #expect(hasEnded)
  }

  @Test func writingToADeadChildIsAnOutcomeAndNoSignal() throws {
    var child = try child("exit 0")
    let hasEnded = child.reap(until: Deadline(afterMilliseconds: 5000))
    #expect(hasEnded)
    // Another test's child may hold the other side for the moment between its fork and its start.
    let deadline = Deadline(afterMilliseconds: 5000)
    while child.write([120]) != .end && !deadline.hasPassed {}
    let canTakeInput = child.canTakeInput
    #expect(!canTakeInput)
  }

  @Test func aProgramThatIsNotThereIsAnError() throws {
    let error = #expect(throws: HostError.self) {
      let child = try ChildProcess(program: "/nowhere", arguments: [], environment: [:])
      _ = child.identifier
    }
    #expect(error?.code == .unavailable)
    #expect(ProgramSearch(path: nil).locate("sh") != nil)
    #expect(ProgramSearch(path: "").locate("sh") == nil)
    #expect(ProgramSearch(path: "/").locate("tmp") == nil)
    #expect(ProgramSearch(path: "/etc").locate("passwd") == nil)
  }

  @Test func aProcessTellsItsWordsAndItsAge() async throws {
    let child = try child("sleep 600; :", "two words", "", "é")
    let words = ["-c", "sleep 600; :", "two words", "", "é"]
    let pid = child.identifier
    let told = try await eventually {
      ProcessTable.commandLine(of: pid)?.dropFirst().elementsEqual(words) == true
    }
    #expect(told)
    let age = try #require(ProcessTable.age(of: pid))
    #expect((0..<60).contains(age))
    #expect(ProcessTable.age(of: Int32.max) == nil)
    #expect(ProcessTable.commandLine(of: Int32.max) == nil)
  }

  @Test func theWordsOfAMacProcessAreCutOutOfItsArguments() {
    let path = Array("/bin/sh\0\0\0\0".utf8)
    let words = Array("sh\0-c\0\0x y\0HOME=/\0".utf8)
    let count = withUnsafeBytes(of: Int32(4)) { Array($0) }
    #expect(ProcessTable.words(ofArguments: count + path + words) == ["sh", "-c", "", "x y"])
    for length in 0...count.count + 3 {
      _ = ProcessTable.words(ofArguments: Array((count + path).prefix(length)))
    }
    #expect(ProcessTable.words(ofArguments: [255, 255, 255, 255, 0]) == nil)
  }

  #if !canImport(Darwin)
    @Test func aNameWithParenthesesDoesNotShiftTheFields() {
      let stat = "7 (a) S) (b) S 1 7 7 34816 9 4194304 100 55 1 2 30 12 3 4 20 0 1 0 250 1 1"
      let status = ProcessStatus(stat: Array(stat.utf8))
      #expect(status?.group == 7)
      #expect(status?.foreground == 9)
      #expect(status?.childFaults == 55)
      #expect(status?.cpuTicks == 42)
      #expect(status?.isSleeping == true)
      for length in 0..<stat.utf8.count - 8 {
        #expect(ProcessStatus(stat: Array(stat.utf8.prefix(length))) == nil)
      }
    }
  #endif

  @Test func aDeadlineOfNothingHasPassedAndALongOneDoesNotOverflow() {
    #expect(Deadline(afterMilliseconds: 0).hasPassed)
    #expect(Deadline(afterMilliseconds: .min).hasPassed)
    #expect(Deadline(afterMilliseconds: .max).millisecondsLeft > 1_000_000)
  }
}
