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
    case .preferencesRequest(let request):
      request.requests.contains { one in
        switch one.request {
        case .getPreferenceRequest, .getDefaultProfileRequest, nil: false
        case .setPreferenceRequest, .setDefaultProfileRequest: true
        }
      }
    case .colorPresetRequest, .registerToolRequest, .setProfilePropertyRequest, .sendTextRequest,
      .createTabRequest, .splitPaneRequest, .setPropertyRequest, .injectRequest,
      .activateRequest, .savedArrangementRequest, .serverOriginatedRpcResultRequest,
      .restartSessionRequest, .setTabLayoutRequest, .tmuxRequest, .reorderTabsRequest,
      .selectionRequest, .statusBarComponentRequest,
      .setBroadcastDomainsRequest, .closeRequest, .invokeFunctionRequest:
      true
    }
  }
}
