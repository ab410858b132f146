import MuntinHost
import MuntinITermWire
import MuntinPlan
import MuntinScreen
import MuntinSpec

/// The requests that this host sends, each from its values.
enum ITermRequests {
  static var list: RequestBody { ITermListSessionsRequest().body }
  static var focus: RequestBody { ITermFocusRequest().body }
  static var domains: RequestBody { ITermGetBroadcastDomainsRequest().body }

  static func get(_ names: [String], of scope: ITermVariableRequest.OneOf_Scope) -> RequestBody {
    var request = ITermVariableRequest()
    request.scope = scope
    request.get = names
    return request.body
  }

  /// - Parameter values: JSON; null takes a variable away.
  static func set(
    _ values: [(name: String, value: JSONValue)], of scope: ITermVariableRequest.OneOf_Scope
  ) -> RequestBody {
    var request = ITermVariableRequest()
    request.scope = scope
    request.set = values.map { name, value in
      var set = ITermVariableRequest.Set()
      set.name = "user." + name
      set.value = JSONText(value).text
      return set
    }
    return request.body
  }

  static func properties(_ keys: [String], of session: String) -> RequestBody {
    var request = ITermGetProfilePropertyRequest()
    request.session = session
    request.keys = keys
    return request.body
  }

  static func setProperties(_ values: [ITermLook.Assignment], of session: String) -> RequestBody {
    var request = ITermSetProfilePropertyRequest()
    request.session = session
    request.assignments = values.map { key, value in
      var assignment = ITermSetProfilePropertyRequest.Assignment()
      assignment.key = key
      assignment.jsonValue = JSONText(value).text
      return assignment
    }
    return request.body
  }

  static func profiles(_ properties: [String], guids: [String] = []) -> RequestBody {
    var request = ITermListProfilesRequest()
    request.properties = properties
    request.guids = guids
    return request.body
  }

  static var defaultProfile: RequestBody {
    var one = ITermPreferencesRequest.Request()
    one.getDefaultProfileRequest = .init()
    var request = ITermPreferencesRequest()
    request.requests = [one]
    return request.body
  }

  static func property(_ name: String, ofWindow window: String) -> RequestBody {
    var request = ITermGetPropertyRequest()
    request.windowID = window
    request.name = name
    return request.body
  }

  static func set(_ name: String, _ value: JSONValue, ofWindow window: String) -> RequestBody {
    var request = ITermSetPropertyRequest()
    request.windowID = window
    request.name = name
    request.jsonValue = JSONText(value).text
    return request.body
  }

  static func bury(_ session: String, _ isBuried: Bool) -> RequestBody {
    var request = ITermSetPropertyRequest()
    request.sessionID = session
    request.name = "buried"
    request.jsonValue = isBuried ? "true" : "false"
    return request.body
  }

  static func createTab(
    in window: String?, profile: String?, _ properties: [ITermLook.Assignment]
  ) -> RequestBody {
    var request = ITermCreateTabRequest()
    if let window { request.windowID = window }
    if let profile { request.profileName = profile }
    request.customProfileProperties = custom(properties)
    return request.body
  }

  static func split(
    _ move: TreeMove, of session: String, profile: String?, _ properties: [ITermLook.Assignment]
  ) -> RequestBody {
    var request = ITermSplitPaneRequest()
    request.session = session
    request.splitDirection = move.axis == .columns ? .vertical : .horizontal
    request.before = move.isBefore
    if let profile { request.profileName = profile }
    request.customProfileProperties = custom(properties)
    return request.body
  }

  private static func custom(_ properties: [ITermLook.Assignment]) -> [ITermProfileProperty] {
    properties.map { key, value in
      var property = ITermProfileProperty()
      property.key = key
      property.jsonValue = JSONText(value).text
      return property
    }
  }

  static func layout(_ root: ITermSplitTreeNode, of tab: String) -> RequestBody {
    var request = ITermSetTabLayoutRequest()
    request.tabID = tab
    request.root = root
    return request.body
  }

  static func order(_ tabs: [String], in window: String) -> RequestBody {
    var request = ITermReorderTabsRequest()
    var assignment = ITermReorderTabsRequest.Assignment()
    assignment.windowID = window
    assignment.tabIds = tabs
    request.assignments = [assignment]
    return request.body
  }

  static func close(sessions: [String]) -> RequestBody {
    var request = ITermCloseRequest()
    request.force = true
    request.sessions.sessionIds = sessions
    return request.body
  }

  static func type(_ text: String, into session: String) -> RequestBody {
    var request = ITermSendTextRequest()
    request.session = session
    request.text = text
    request.suppressBroadcast = true
    return request.body
  }

  /// Shows a text as if the programs of sessions had written it.
  static func inject(_ text: String, into sessions: [String]) -> RequestBody {
    var request = ITermInjectRequest()
    request.sessionID = sessions
    request.bytes = Array(text.utf8)
    return request.body
  }

  static func domains(_ domains: [[String]]) -> RequestBody {
    var request = ITermSetBroadcastDomainsRequest()
    request.broadcastDomains = domains.map { sessions in
      var domain = ITermBroadcastDomain()
      domain.sessionIds = sessions
      return domain
    }
    return request.body
  }

  static func select(tab: String) -> RequestBody {
    var request = ITermActivateRequest()
    request.tabID = tab
    request.selectTab = true
    return request.body
  }

  /// - Parameter inFront: also its tab and window, as menu items need it.
  static func select(session: String, inFront: Bool = false) -> RequestBody {
    var request = ITermActivateRequest()
    request.sessionID = session
    request.selectSession = true
    if inFront {
      request.selectTab = true
      request.orderWindowFront = true
    }
    return request.body
  }

  static func raise(window: String) -> RequestBody {
    var request = ITermActivateRequest()
    request.windowID = window
    request.orderWindowFront = true
    return request.body
  }

  static func menu(_ identifier: StaticString) -> RequestBody {
    var request = ITermMenuItemRequest()
    request.identifier = "\(identifier)"
    return request.body
  }

  static func restart(_ session: String) -> RequestBody {
    var request = ITermRestartSessionRequest()
    request.sessionID = session
    return request.body
  }

  static func subscribe(to kind: ITermNotificationType) -> RequestBody {
    var request = ITermNotificationRequest()
    request.subscribe = true
    request.notificationType = kind
    return request.body
  }

  static func contents(of session: String) -> RequestBody {
    var request = ITermGetBufferRequest()
    request.session = session
    request.lineRange.trailingLines = 1_000_000
    return request.body
  }

  static func setTitle(_ title: String, of id: String) -> RequestBody {
    Invocation("iterm2.set_title", [("title", .text(InterpolatedString.literal(title)))]).of(id)
  }
}
