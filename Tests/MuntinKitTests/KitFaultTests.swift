import MuntinHost
import MuntinKit
import MuntinPlan
import MuntinStore
import MuntinYAML
import Testing

@Suite struct KitFaultTests {
  static let statuses: [(HostError.Code, Int32)] = [
    (.unavailable, 69), (.tooOld, 69), (.timedOut, 69), (.protocolFault, 69), (.refused, 1),
    (.conflict, 1), (.disconnected, 1), (.interrupted, 130),
  ]

  @Test(arguments: statuses)
  func everyFaultOfAHostHasItsStatus(code: HostError.Code, status: Int32) {
    #expect(KitFault.host(HostError(code, "x")).exitStatus.rawValue == status)
  }

  @Test func everyOtherFaultHasItsStatus() {
    let source = SourceText(name: "f", bytes: [])
    let holder = WorkspaceLock.Holder(processID: 7, command: "apply", age: 65)
    #expect(KitFault.badFile([], source).exitStatus.rawValue == 65)
    #expect(KitFault.unreadable(StoreError("x")).exitStatus.rawValue == 65)
    #expect(KitFault.store(StoreError("x")).exitStatus.rawValue == 1)
    #expect(KitFault.stale(["x"]).exitStatus.rawValue == 1)
    #expect(KitFault.otherPlan("x").exitStatus.rawValue == 1)
    #expect(KitFault.usage("x", hint: nil).exitStatus.rawValue == 64)
    #expect(KitFault.locked(holder, workspace: "a").exitStatus.rawValue == 75)
  }

  @Test func textsFromOutsideCannotActOnTheTerminal() {
    let bad = "a\u{1B}[2J\nb"
    let faults: [KitFault] = [
      .host(HostError(.refused, bad, hint: bad)), .usage(bad, hint: bad), .stale([bad]),
      .otherPlan(bad), .store(StoreError(bad, hint: bad)), .unreadable(StoreError(bad)),
      .locked(.init(processID: 0, command: bad, age: 0), workspace: bad),
    ]
    for fault in faults {
      let text = fault.text(color: false, width: 80)
      #expect(!text.contains("\u{1B}"))
      #expect(text.hasPrefix("error: ") && text.hasSuffix("\n"))
    }
  }

  @Test func aHolderThatIsNotKnownYetIsNobody() {
    let fault = KitFault.locked(.init(processID: 0, command: "apply", age: 0), workspace: "a")
    #expect(fault.text(color: false, width: 80).contains("another process has been at apply"))
  }
}
