import MuntinITermWire

extension RequestBody {
  /// False for what only looks.
  var changesSomething: Bool {
    switch self {
    case .getBufferRequest, .getPromptRequest, .listSessionsRequest, .getProfilePropertyRequest,
      .getPropertyRequest, .focusRequest, .listProfilesRequest, .getBroadcastDomainsRequest,
      .listPromptsRequest, .screenshotRequest, .notificationRequest, .transactionRequest:
      false
    case .variableRequest(let request): !request.set.isEmpty
    case .menuItemRequest(let request): !request.queryOnly
    case .colorPresetRequest, .registerToolRequest, .setProfilePropertyRequest, .sendTextRequest,
      .createTabRequest, .splitPaneRequest, .setPropertyRequest, .injectRequest,
      .activateRequest, .savedArrangementRequest, .serverOriginatedRpcResultRequest,
      .restartSessionRequest, .setTabLayoutRequest, .tmuxRequest, .reorderTabsRequest,
      .preferencesRequest, .selectionRequest, .statusBarComponentRequest,
      .setBroadcastDomainsRequest, .closeRequest, .invokeFunctionRequest:
      true
    }
  }
}
