import MuntinITermWire

/// Which handler answers which request.
extension Desk {
  func reply(to request: ReceivedRequest, from connection: ConnectionID) async -> Reply {
    switch request.body {
    case .getBufferRequest(let body): await getBuffer(body)
    case .getPromptRequest(let body): .answer(.getPromptResponse(await getPrompt(body)))
    case .transactionRequest(let body):
      .answer(.transactionResponse(transaction(body, connection)))
    case .notificationRequest(let body):
      .answer(.notificationResponse(await subscribe(body, connection)))
    case .registerToolRequest(let body): .answer(.registerToolResponse(registerTool(body)))
    case .setProfilePropertyRequest(let body):
      .answer(.setProfilePropertyResponse(await setProfileProperty(body)))
    case .listSessionsRequest: .answer(.listSessionsResponse(await listSessions()))
    case .sendTextRequest(let body): .answer(.sendTextResponse(await sendText(body)))
    case .createTabRequest(let body): .answer(.createTabResponse(await createTab(body)))
    case .splitPaneRequest(let body): .answer(.splitPaneResponse(await splitPane(body)))
    case .getProfilePropertyRequest(let body):
      .answer(.getProfilePropertyResponse(getProfileProperty(body)))
    case .setPropertyRequest(let body): .answer(.setPropertyResponse(await setProperty(body)))
    case .getPropertyRequest(let body): .answer(.getPropertyResponse(await getProperty(body)))
    case .injectRequest(let body): .answer(.injectResponse(await inject(body)))
    case .activateRequest(let body): .answer(.activateResponse(await activate(body)))
    case .variableRequest(let body): .answer(.variableResponse(await variable(body)))
    case .savedArrangementRequest(let body):
      .answer(.savedArrangementResponse(await savedArrangement(body)))
    case .focusRequest: .answer(.focusResponse(model.focus()))
    case .listProfilesRequest(let body): .answer(.listProfilesResponse(await listProfiles(body)))
    case .serverOriginatedRpcResultRequest(let body):
      .answer(.serverOriginatedRpcResultResponse(await takeResult(body)))
    case .restartSessionRequest(let body):
      .answer(.restartSessionResponse(await restartSession(body)))
    case .menuItemRequest(let body): .answer(.menuItemResponse(await menuItem(body)))
    case .setTabLayoutRequest(let body): .answer(.setTabLayoutResponse(await setTabLayout(body)))
    case .getBroadcastDomainsRequest:
      .answer(.getBroadcastDomainsResponse(getBroadcastDomains()))
    case .tmuxRequest(let body): .answer(.tmuxResponse(tmux(body)))
    case .reorderTabsRequest(let body): .answer(.reorderTabsResponse(await reorderTabs(body)))
    case .preferencesRequest(let body): .answer(.preferencesResponse(preferences(body)))
    case .colorPresetRequest(let body): .answer(.colorPresetResponse(colorPreset(body)))
    case .selectionRequest(let body): .answer(.selectionResponse(await selection(body)))
    case .statusBarComponentRequest(let body):
      .answer(.statusBarComponentResponse(statusBarComponent(body)))
    case .setBroadcastDomainsRequest(let body):
      .answer(.setBroadcastDomainsResponse(await setBroadcastDomains(body)))
    case .closeRequest(let body): .answer(.closeResponse(await close(body)))
    case .invokeFunctionRequest(let body): await invoke(body, request.id, connection)
    case .listPromptsRequest(let body): .answer(.listPromptsResponse(listPrompts(body)))
    case .screenshotRequest(let body): .answer(.screenshotResponse(screenshot(body)))
    }
  }
}
