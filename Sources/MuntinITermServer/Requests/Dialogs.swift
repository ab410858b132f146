import MuntinPlan
import MuntinSpec

/// Alerts and panels: there is nobody to answer them, so that the server's policy does.
extension Desk {
  func dialog(_ name: String, _ arguments: Arguments) throws(InvocationFault) -> JSONValue? {
    switch name {
    case "alert":
      try arguments.check(["title", "subtitle", "buttons"], optional: ["window_id"])
      try allow()
      // Buttons count from 1000.
      return .integer(1000)
    case "get_string":
      try arguments.check(
        ["title", "subtitle", "placeholder", "defaultValue"], optional: ["window_id"])
      try allow()
      return .string(try arguments.string("defaultValue"))
    case "get_poly_modal_alert":
      try arguments.check(
        [
          "title", "subtitle", "buttons", "checkboxes", "checkboxDefaults", "comboboxItems",
          "comboboxDefault", "textFieldParams", "width",
        ], optional: ["window_id"])
      try allow()
      let fields = arguments["textFieldParams"]?.array ?? []
      return .object([
        ("button", arguments["buttons"]?.array?.first ?? .string("OK")),
        ("tf_text", fields.count > 1 ? fields[1] : .string("")),
        ("combo", arguments["comboboxDefault"] ?? .string("")),
        ("checks", .array(arguments["checkboxDefaults"]?.array ?? [])),
      ])
    case "open_panel", "save_panel":
      try arguments.check(
        [],
        optional: [
          "path", "options", "extensions", "prompt", "message", "title", "name_field_label",
          "default_filename",
        ])
      try allow()
      return .null
    default: return nil
    }
  }

  private func allow() throws(InvocationFault) {
    if policy.alerts == .refuse {
      throw InvocationFault("This server shows no alerts and no panels.")
    }
  }
}
