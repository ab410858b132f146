import MuntinITermWire
import MuntinPlan
import MuntinProfiles
import MuntinSpec

/// Preferences, ColorPreset and the tools of the user interface.
extension Desk {
  func preferences(_ request: ITermPreferencesRequest) -> ITermPreferencesResponse {
    var response = ITermPreferencesResponse()
    response.results = request.requests.map(preference)
    return response
  }

  private func preference(
    _ request: ITermPreferencesRequest.Request
  ) -> ITermPreferencesResponse.Result {
    var result = ITermPreferencesResponse.Result()
    switch request.request {
    case nil: result.unrecognizedRequest = .init()
    case .setPreferenceRequest(let body):
      result.setPreferenceResult.status = .ok
      guard let value = JSONValue(text: body.jsonValue) else {
        result.setPreferenceResult.status = .badJson
        return result
      }
      model.preferences[body.key] = value == .null ? nil : value
    case .getPreferenceRequest(let body):
      result.getPreferenceResult.jsonValue = (model.preferences[body.key] ?? .null).text
    case .setDefaultProfileRequest(let body):
      let isKnown = model.library.profile(body.guid) != nil
      result.setDefaultProfileResult.status = isKnown ? .ok : .badGuid
      if isKnown { model.library.defaultGuid = body.guid }
    case .getDefaultProfileRequest:
      result.getDefaultProfileResult.guid = model.library.defaultGuid
    }
    return result
  }

  func colorPreset(_ request: ITermColorPresetRequest) -> ITermColorPresetResponse {
    var response = ITermColorPresetResponse()
    switch request.request {
    case nil: response.status = .requestMalformed
    case .listPresets: response.listPresets.name = ColorPresets.names
    case .getPreset(let body):
      guard let colors = ColorPresets.colors(of: body.name) else {
        response.status = .presetNotFound
        return response
      }
      response.getPreset.colorSettings = colors.sorted { $0.key < $1.key }.compactMap {
        key, value in
        guard let color = ProfileColor(value) else { return nil }
        var setting = ITermColorPresetResponse.GetPreset.ColorSetting()
        setting.key = key
        setting.red = Float(color.red)
        setting.green = Float(color.green)
        setting.blue = Float(color.blue)
        setting.alpha = Float(color.alpha)
        setting.colorSpace = "sRGB"
        return setting
      }
    }
    return response
  }

  func registerTool(_ request: ITermRegisterToolRequest) -> ITermRegisterToolResponse {
    var response = ITermRegisterToolResponse()
    let builtin = [
      "Actions", "Captured Output", "Codecierge", "Command History", "Jobs", "Named Marks",
      "Notes", "Paste History", "Profiles", "Recent Directories", "Snippets",
    ]
    if !request.hasName || !request.hasIdentifier || !Self.hasHost(request.url) {
      response.status = .requestMalformed
    } else if builtin.contains(request.name) {
      response.status = .permissionDenied
    } else {
      model.tools[request.identifier] = request.name
    }
    return response
  }

  private static func hasHost(_ url: String) -> Bool {
    let parts = url.split(separator: "://", maxSplits: 1, omittingEmptySubsequences: false)
    return parts.count == 2 && !parts[0].isEmpty && parts[1].first.map { $0 != "/" } == true
  }

  func statusBarComponent(
    _ request: ITermStatusBarComponentRequest
  ) -> ITermStatusBarComponentResponse {
    var response = ITermStatusBarComponentResponse()
    guard case .openPopover(let body) = request.request else {
      response.status = .requestMalformed
      return response
    }
    let isKnown = model.functions.contains { function in
      function.registration.role == .statusBarComponent
        && function.registration.statusBarComponentAttributes.uniqueIdentifier
          == request.identifier
    }
    if model.session(body.sessionID) == nil {
      response.status = .sessionNotFound
    } else if !isKnown {
      response.status = .invalidIdentifier
    }
    return response
  }

  /// tmux may stand behind this server, but not as one of iTerm2's own connections.
  func tmux(_ request: ITermTmuxRequest) -> ITermTmuxResponse {
    var response = ITermTmuxResponse()
    switch request.payload {
    case nil: response.status = .invalidRequest
    case .listConnections: response.listConnections = .init()
    case .sendCommand, .setWindowVisible, .createWindow: response.status = .invalidConnectionID
    }
    return response
  }
}
