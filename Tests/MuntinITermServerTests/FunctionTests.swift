import MuntinHost
import MuntinITermWire
import MuntinPlan
import MuntinSpec
import Testing

@testable import MuntinITermServer

/// InvokeFunction, and the language in which it is written.
@Suite struct FunctionTests {
  @Test func invocationsAreComputed() async {
    let bench = await DeskBench()
    let cases = [
      "iterm2.count(array: [1, 2, \"a\"])": "3",
      "iterm2.urlEncode(string: \"a b\\(1 + 2)\")": "\"a%20b3\"",
      "iterm2.count(array: []); iterm2.count(array: [true ? 1 : 2, -4 * 2])": "2",
    ]
    for (text, result) in cases {
      let answer = await bench.invoke(text)
      #expect(answer.success.jsonResult == result, "\(text)")
    }
  }

  @Test func whatMakesNoSenseFails() async {
    let bench = await DeskBench()
    for text in [
      "", "x", "nobody()", "iterm2.count()", "iterm2.count(array: 1)", "iterm2.count(array: [",
      "iterm2.count(array: undefined)", "f(a: \"\\(\")", String(repeating: "f(a:", count: 5000),
    ] {
      let answer = await bench.invoke(text)
      #expect(answer.error.status == .failed, "\(text.prefix(40))")
    }
  }

  @Test func alertsAreAnsweredByThePolicy() async {
    let call = "iterm2.alert(title: \"t\", subtitle: \"s\", buttons: [\"a\", \"b\"])"
    let willing = await DeskBench().invoke(call)
    #expect(willing.success.jsonResult == "1000")
    let unwilling = await DeskBench(alerts: .refuse).invoke(call)
    #expect(unwilling.error.status == .failed)
  }

  @Test func aFunctionOfAnotherClientIsCalled() async {
    let bench = await DeskBench()
    let other = await bench.other(2)
    var request = ITermNotificationRequest()
    request.subscribe = true
    request.notificationType = .notifyOnServerOriginatedRpc
    request.rpcRegistrationRequest.name = "double"
    var argument = ITermRPCRegistrationRequest.RPCArgumentSignature()
    argument.name = "x"
    request.rpcRegistrationRequest.arguments = [argument]
    _ = await other.ask(.notificationRequest(request))
    await bench.send(.invokeFunctionRequest(call("double(x: double(x: 2))")), id: 5)
    for expected in ["2", "4"] {
      let asked = other.received().first(where: \.isNotification)?
        .notification.serverOriginatedRpcNotification
      #expect(asked?.rpc.arguments.first?.jsonValue == expected)
      var result = ITermServerOriginatedRPCResultRequest()
      result.requestID = asked?.requestID ?? ""
      result.jsonValue = String((Int(expected) ?? 0) * 2)
      await other.send(.serverOriginatedRpcResultRequest(result), id: 9)
    }
    let answer = bench.received().first { $0.id == 5 }
    #expect(answer?.invokeFunctionResponse.success.jsonResult == "8")
  }

  @Test func aCallIsGivenUpWhenItsClientLeaves() async {
    let bench = await DeskBench()
    let other = await bench.other(2)
    var request = ITermNotificationRequest()
    request.subscribe = true
    request.notificationType = .notifyOnServerOriginatedRpc
    request.rpcRegistrationRequest.name = "slow"
    _ = await other.ask(.notificationRequest(request))
    await bench.send(.invokeFunctionRequest(call("slow()")), id: 5)
    await other.leave()
    let answer = bench.received().first { $0.id == 5 }
    #expect(answer?.invokeFunctionResponse.error.status == .failed)
  }

  private func call(_ text: String) -> ITermInvokeFunctionRequest {
    var request = ITermInvokeFunctionRequest()
    request.app = .init()
    request.invocation = text
    return request
  }

  @Test func idsAreMadeOfNames() {
    #expect(
      SHA1.digest(Array("abc".utf8)).prefix(4) == [0xA9, 0x99, 0x3E, 0x36])
    #expect(NameUUID(["a", "b"]) == NameUUID(["a", "b"]))
    #expect(NameUUID(["ab"]) != NameUUID(["a", "b"]))
  }

  private func start(_ command: String) -> PaneStart {
    ProfileStart.start(
      { key in
        switch key {
        case "Custom Command", "Custom Directory": .string("Yes")
        case "Command": .string(command)
        case "Working Directory": .string("~/src")
        default: nil
        }
      }, evaluate: { $0 }, policy: ServerPolicy(home: "/home/user", shell: "/bin/zsh"),
      recycled: nil)
  }

  @Test func commandsAreTakenApart() {
    let start = start("/usr/bin/env 'A=x y' $SHELL -c 'echo \"hi\"'")
    #expect(start.directory?.value == "/home/user/src")
    #expect(start.environment.map(\.name) == ["A"])
    #expect(start.environment.map(\.value.value) == ["x y"])
    #expect(start.text.value == "echo \"hi\"")
  }

  @Test func theUsersShellIsNoProgramOfItsOwn() {
    #expect(start("/usr/bin/env A=b /bin/zsh -l").process == nil)
    #expect(start("$SHELL").process == nil)
    #expect(start("/bin/zsh -c 'a b'").process == .shellText(SpecText("a b")))
    #expect(start("/bin/zsh -l -x").text.value == "/bin/zsh -l -x")
    #expect(start("/bin/bash -l").text.value == "/bin/bash -l")
  }
}
