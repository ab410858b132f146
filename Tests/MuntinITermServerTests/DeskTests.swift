import MuntinHost
import MuntinITermWire
import MuntinPlan
import MuntinSpec
import Testing

@testable import MuntinITermServer

/// What requests do to a terminal, and what clients are told.
@Suite struct DeskTests {
  @Test func aTabIsMadeWithItsWindow() async {
    let bench = await DeskBench()
    let made = await bench.createTab(in: nil, ["Name": "\"work\""])
    let listing = await bench.listing()
    #expect(made.status == .ok)
    #expect(listing.windows.map(\.windowID) == [made.windowID])
    #expect(listing.windows.first?.tabs.map(\.tabID) == [String(made.tabID)])
    #expect(listing.windows.first?.tabs.first?.root.links.first?.session.title == "work")
  }

  @Test func aSplitOfTheSameDirectionMakesASibling() async {
    let bench = await DeskBench()
    let first = await bench.createTab().sessionID
    let second = await bench.split(first).sessionID
    let third = await bench.split(first).sessionID
    let root = await bench.listing().windows.first?.tabs.first?.root
    #expect(root?.vertical == true)
    #expect(
      root?.links.map(\.session.uniqueIdentifier) == [first] + third + second)
    #expect(root?.links.map(\.session.gridSize.width).reduce(2, +) == 80)
  }

  @Test func theTreeAlternatesAndClosesUp() async {
    let bench = await DeskBench()
    let first = await bench.createTab().sessionID
    let right = await bench.split(first).sessionID
    let below = await bench.split(right.first ?? "", vertical: false).sessionID
    let root = await bench.listing().windows.first?.tabs.first?.root
    #expect(root?.links.last?.node.vertical == false)
    var close = ITermCloseRequest()
    close.sessions.sessionIds = [first, "nobody"]
    guard case .closeResponse(let answer) = await bench.ask(.closeRequest(close)).0 else {
      Issue.record("no answer")
      return
    }
    #expect(answer.statuses == [.ok, .notFound])
    let rest = await bench.listing().windows.first?.tabs.first?.root
    #expect(rest?.vertical == false)
    #expect(rest?.links.map(\.session.uniqueIdentifier) == right + below)
  }

  @Test func aNewSessionIsToldBeforeTheLayout() async {
    let bench = await DeskBench()
    for kind in [ITermNotificationType.notifyOnNewSession, .notifyOnLayoutChange] {
      var request = ITermNotificationRequest()
      request.subscribe = true
      request.notificationType = kind
      _ = await bench.ask(.notificationRequest(request))
    }
    let told = await bench.ask(.createTabRequest(.init())).1
    #expect(told.first?.hasNewSessionNotification == true)
    #expect(told.last?.hasLayoutChangedNotification == true)
  }

  @Test func sizesAreSetByTheWholeTree() async {
    let bench = await DeskBench()
    let made = await bench.createTab()
    await bench.split(made.sessionID)
    var request = ITermSetTabLayoutRequest()
    request.tabID = String(made.tabID)
    request.root = await bench.listing().windows[0].tabs[0].root
    request.root.links[0].session.gridSize.width = 20
    request.root.links[1].session.gridSize.width = 59
    guard case .setTabLayoutResponse(let answer) = await bench.ask(.setTabLayoutRequest(request)).0
    else {
      Issue.record("no answer")
      return
    }
    #expect(answer.status == .ok)
    let root = await bench.listing().windows[0].tabs[0].root
    #expect(root.links.map(\.session.gridSize.width) == [20, 59])
    request.root.vertical = false
    guard case .setTabLayoutResponse(let wrong) = await bench.ask(.setTabLayoutRequest(request)).0
    else { return }
    #expect(wrong.status == .wrongTree)
  }

  @Test func marksOfAWindowGoToWhatIsInIt() async {
    let bench = await DeskBench()
    let made = await bench.createTab()
    let mark = Mark(workspace: "w", key: NodeKey(["main", "code", "editor"]))
    let text =
      "{\"workspace\":\"w\",\"key\":\"main\",\"inside\":{\"\(made.sessionID)\":\(mark.text)}}"
    var request = ITermVariableRequest()
    request.windowID = made.windowID
    var setting = ITermVariableRequest.Set()
    setting.name = "user.muntin"
    setting.value = JSONValue.string(text).text
    request.set = [setting]
    request.get = ["user.muntin"]
    guard case .variableResponse(let answer) = await bench.ask(.variableRequest(request)).0 else {
      Issue.record("no answer")
      return
    }
    let live = await bench.host.observe(attributes: [])
    #expect(live.windows.first?.mark?.key == NodeKey(["main"]))
    #expect(live.windows.first?.tabs.first?.panes.first?.mark == mark)
    let told = answer.values.first.flatMap { JSONValue(text: $0)?.string }
    #expect(told.flatMap { MarkBundle(text: $0) }?.inside == [made.sessionID: mark])
  }

  @Test func othersWaitUntilATransactionEnds() async {
    let bench = await DeskBench()
    let other = await bench.other(2)
    var begin = ITermTransactionRequest()
    begin.begin = true
    _ = await bench.ask(.transactionRequest(begin))
    await other.send(.listSessionsRequest(.init()), id: 7)
    #expect(other.received().isEmpty)
    await bench.leave()
    #expect(other.received().map(\.id) == [7])
  }

  @Test func everyRequestIsAnswered() async {
    let bench = await DeskBench()
    await bench.createTab()
    let bodies: [RequestBody] = [
      .getBufferRequest(.init()), .getPromptRequest(.init()), .transactionRequest(.init()),
      .notificationRequest(.init()), .registerToolRequest(.init()),
      .setProfilePropertyRequest(.init()), .listSessionsRequest(.init()),
      .sendTextRequest(.init()), .createTabRequest(.init()), .splitPaneRequest(.init()),
      .getProfilePropertyRequest(.init()), .setPropertyRequest(.init()),
      .getPropertyRequest(.init()), .injectRequest(.init()), .activateRequest(.init()),
      .variableRequest(.init()), .savedArrangementRequest(.init()), .focusRequest(.init()),
      .listProfilesRequest(.init()), .serverOriginatedRpcResultRequest(.init()),
      .restartSessionRequest(.init()), .menuItemRequest(.init()), .setTabLayoutRequest(.init()),
      .getBroadcastDomainsRequest(.init()), .tmuxRequest(.init()), .reorderTabsRequest(.init()),
      .preferencesRequest(.init()), .colorPresetRequest(.init()), .selectionRequest(.init()),
      .statusBarComponentRequest(.init()), .setBroadcastDomainsRequest(.init()),
      .closeRequest(.init()), .invokeFunctionRequest(.init()), .listPromptsRequest(.init()),
      .screenshotRequest(.init()),
    ]
    for (number, body) in bodies.enumerated() {
      _ = bench.received()
      await bench.send(body, id: Int64(number))
      let answers = bench.received().filter { !$0.isNotification }
      #expect(answers.map(\.id) == [Int64(number)])
      #expect(answers.first?.submessage != nil)
    }
  }
}
