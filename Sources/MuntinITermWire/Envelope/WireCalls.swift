// Every request of the protocol with its answer; the two share their number in the envelopes.

extension ITermGetBufferRequest: WireCall {
  package var body: RequestBody { .getBufferRequest(self) }
  package static func answer(in body: AnswerBody) -> ITermGetBufferResponse? {
    if case .getBufferResponse(let answer) = body { answer } else { nil }
  }
}

extension ITermGetPromptRequest: WireCall {
  package var body: RequestBody { .getPromptRequest(self) }
  package static func answer(in body: AnswerBody) -> ITermGetPromptResponse? {
    if case .getPromptResponse(let answer) = body { answer } else { nil }
  }
}

extension ITermTransactionRequest: WireCall {
  package var body: RequestBody { .transactionRequest(self) }
  package static func answer(in body: AnswerBody) -> ITermTransactionResponse? {
    if case .transactionResponse(let answer) = body { answer } else { nil }
  }
}

extension ITermNotificationRequest: WireCall {
  package var body: RequestBody { .notificationRequest(self) }
  package static func answer(in body: AnswerBody) -> ITermNotificationResponse? {
    if case .notificationResponse(let answer) = body { answer } else { nil }
  }
}

extension ITermRegisterToolRequest: WireCall {
  package var body: RequestBody { .registerToolRequest(self) }
  package static func answer(in body: AnswerBody) -> ITermRegisterToolResponse? {
    if case .registerToolResponse(let answer) = body { answer } else { nil }
  }
}

extension ITermSetProfilePropertyRequest: WireCall {
  package var body: RequestBody { .setProfilePropertyRequest(self) }
  package static func answer(in body: AnswerBody) -> ITermSetProfilePropertyResponse? {
    if case .setProfilePropertyResponse(let answer) = body { answer } else { nil }
  }
}

extension ITermListSessionsRequest: WireCall {
  package var body: RequestBody { .listSessionsRequest(self) }
  package static func answer(in body: AnswerBody) -> ITermListSessionsResponse? {
    if case .listSessionsResponse(let answer) = body { answer } else { nil }
  }
}

extension ITermSendTextRequest: WireCall {
  package var body: RequestBody { .sendTextRequest(self) }
  package static func answer(in body: AnswerBody) -> ITermSendTextResponse? {
    if case .sendTextResponse(let answer) = body { answer } else { nil }
  }
}

extension ITermCreateTabRequest: WireCall {
  package var body: RequestBody { .createTabRequest(self) }
  package static func answer(in body: AnswerBody) -> ITermCreateTabResponse? {
    if case .createTabResponse(let answer) = body { answer } else { nil }
  }
}

extension ITermSplitPaneRequest: WireCall {
  package var body: RequestBody { .splitPaneRequest(self) }
  package static func answer(in body: AnswerBody) -> ITermSplitPaneResponse? {
    if case .splitPaneResponse(let answer) = body { answer } else { nil }
  }
}

extension ITermGetProfilePropertyRequest: WireCall {
  package var body: RequestBody { .getProfilePropertyRequest(self) }
  package static func answer(in body: AnswerBody) -> ITermGetProfilePropertyResponse? {
    if case .getProfilePropertyResponse(let answer) = body { answer } else { nil }
  }
}

extension ITermSetPropertyRequest: WireCall {
  package var body: RequestBody { .setPropertyRequest(self) }
  package static func answer(in body: AnswerBody) -> ITermSetPropertyResponse? {
    if case .setPropertyResponse(let answer) = body { answer } else { nil }
  }
}

extension ITermGetPropertyRequest: WireCall {
  package var body: RequestBody { .getPropertyRequest(self) }
  package static func answer(in body: AnswerBody) -> ITermGetPropertyResponse? {
    if case .getPropertyResponse(let answer) = body { answer } else { nil }
  }
}

extension ITermInjectRequest: WireCall {
  package var body: RequestBody { .injectRequest(self) }
  package static func answer(in body: AnswerBody) -> ITermInjectResponse? {
    if case .injectResponse(let answer) = body { answer } else { nil }
  }
}

extension ITermActivateRequest: WireCall {
  package var body: RequestBody { .activateRequest(self) }
  package static func answer(in body: AnswerBody) -> ITermActivateResponse? {
    if case .activateResponse(let answer) = body { answer } else { nil }
  }
}

extension ITermVariableRequest: WireCall {
  package var body: RequestBody { .variableRequest(self) }
  package static func answer(in body: AnswerBody) -> ITermVariableResponse? {
    if case .variableResponse(let answer) = body { answer } else { nil }
  }
}

extension ITermSavedArrangementRequest: WireCall {
  package var body: RequestBody { .savedArrangementRequest(self) }
  package static func answer(in body: AnswerBody) -> ITermSavedArrangementResponse? {
    if case .savedArrangementResponse(let answer) = body { answer } else { nil }
  }
}

extension ITermFocusRequest: WireCall {
  package var body: RequestBody { .focusRequest(self) }
  package static func answer(in body: AnswerBody) -> ITermFocusResponse? {
    if case .focusResponse(let answer) = body { answer } else { nil }
  }
}

extension ITermListProfilesRequest: WireCall {
  package var body: RequestBody { .listProfilesRequest(self) }
  package static func answer(in body: AnswerBody) -> ITermListProfilesResponse? {
    if case .listProfilesResponse(let answer) = body { answer } else { nil }
  }
}

extension ITermServerOriginatedRPCResultRequest: WireCall {
  package var body: RequestBody { .serverOriginatedRpcResultRequest(self) }
  package static func answer(in body: AnswerBody) -> ITermServerOriginatedRPCResultResponse? {
    if case .serverOriginatedRpcResultResponse(let answer) = body { answer } else { nil }
  }
}

extension ITermRestartSessionRequest: WireCall {
  package var body: RequestBody { .restartSessionRequest(self) }
  package static func answer(in body: AnswerBody) -> ITermRestartSessionResponse? {
    if case .restartSessionResponse(let answer) = body { answer } else { nil }
  }
}

extension ITermMenuItemRequest: WireCall {
  package var body: RequestBody { .menuItemRequest(self) }
  package static func answer(in body: AnswerBody) -> ITermMenuItemResponse? {
    if case .menuItemResponse(let answer) = body { answer } else { nil }
  }
}

extension ITermSetTabLayoutRequest: WireCall {
  package var body: RequestBody { .setTabLayoutRequest(self) }
  package static func answer(in body: AnswerBody) -> ITermSetTabLayoutResponse? {
    if case .setTabLayoutResponse(let answer) = body { answer } else { nil }
  }
}

extension ITermGetBroadcastDomainsRequest: WireCall {
  package var body: RequestBody { .getBroadcastDomainsRequest(self) }
  package static func answer(in body: AnswerBody) -> ITermGetBroadcastDomainsResponse? {
    if case .getBroadcastDomainsResponse(let answer) = body { answer } else { nil }
  }
}

extension ITermTmuxRequest: WireCall {
  package var body: RequestBody { .tmuxRequest(self) }
  package static func answer(in body: AnswerBody) -> ITermTmuxResponse? {
    if case .tmuxResponse(let answer) = body { answer } else { nil }
  }
}

extension ITermReorderTabsRequest: WireCall {
  package var body: RequestBody { .reorderTabsRequest(self) }
  package static func answer(in body: AnswerBody) -> ITermReorderTabsResponse? {
    if case .reorderTabsResponse(let answer) = body { answer } else { nil }
  }
}

extension ITermPreferencesRequest: WireCall {
  package var body: RequestBody { .preferencesRequest(self) }
  package static func answer(in body: AnswerBody) -> ITermPreferencesResponse? {
    if case .preferencesResponse(let answer) = body { answer } else { nil }
  }
}

extension ITermColorPresetRequest: WireCall {
  package var body: RequestBody { .colorPresetRequest(self) }
  package static func answer(in body: AnswerBody) -> ITermColorPresetResponse? {
    if case .colorPresetResponse(let answer) = body { answer } else { nil }
  }
}

extension ITermSelectionRequest: WireCall {
  package var body: RequestBody { .selectionRequest(self) }
  package static func answer(in body: AnswerBody) -> ITermSelectionResponse? {
    if case .selectionResponse(let answer) = body { answer } else { nil }
  }
}

extension ITermStatusBarComponentRequest: WireCall {
  package var body: RequestBody { .statusBarComponentRequest(self) }
  package static func answer(in body: AnswerBody) -> ITermStatusBarComponentResponse? {
    if case .statusBarComponentResponse(let answer) = body { answer } else { nil }
  }
}

extension ITermSetBroadcastDomainsRequest: WireCall {
  package var body: RequestBody { .setBroadcastDomainsRequest(self) }
  package static func answer(in body: AnswerBody) -> ITermSetBroadcastDomainsResponse? {
    if case .setBroadcastDomainsResponse(let answer) = body { answer } else { nil }
  }
}

extension ITermCloseRequest: WireCall {
  package var body: RequestBody { .closeRequest(self) }
  package static func answer(in body: AnswerBody) -> ITermCloseResponse? {
    if case .closeResponse(let answer) = body { answer } else { nil }
  }
}

extension ITermInvokeFunctionRequest: WireCall {
  package var body: RequestBody { .invokeFunctionRequest(self) }
  package static func answer(in body: AnswerBody) -> ITermInvokeFunctionResponse? {
    if case .invokeFunctionResponse(let answer) = body { answer } else { nil }
  }
}

extension ITermListPromptsRequest: WireCall {
  package var body: RequestBody { .listPromptsRequest(self) }
  package static func answer(in body: AnswerBody) -> ITermListPromptsResponse? {
    if case .listPromptsResponse(let answer) = body { answer } else { nil }
  }
}

extension ITermScreenshotRequest: WireCall {
  package var body: RequestBody { .screenshotRequest(self) }
  package static func answer(in body: AnswerBody) -> ITermScreenshotResponse? {
    if case .screenshotResponse(let answer) = body { answer } else { nil }
  }
}
