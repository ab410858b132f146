/// The functions that iTerm2 itself offers to expressions.
///
/// Others are those that scripts have registered, which only a running iTerm2 knows.
package enum BuiltInFunctions {
  /// The names of the arguments that each takes.
  private static let arguments: [String: [String]] = [
    "iterm2.add_clipping": ["type", "title", "detail"],
    "iterm2.alert": ["title", "subtitle", "buttons", "window_id"],
    "iterm2.apply_layout": ["spec_json_b64"],
    "iterm2.archive_clippings": [],
    "iterm2.count": ["array"],
    "iterm2.create_floating_pane": ["tab_id", "profile"],
    "iterm2.dock_floating_pane": ["session"],
    "iterm2.focus": [],
    "iterm2.get_background_task_count": [],
    "iterm2.get_poly_modal_alert": [
      "title", "subtitle", "buttons", "checkboxes", "checkboxDefaults", "comboboxItems",
      "comboboxDefault", "textFieldParams", "width", "window_id",
    ],
    "iterm2.get_profile_property": ["key"],
    "iterm2.get_string": ["title", "subtitle", "placeholder", "defaultValue", "window_id"],
    "iterm2.move_session": ["session", "destination", "vertical", "before"],
    "iterm2.move_session_to_new_tab": ["session", "window_id", "tab_index"],
    "iterm2.move_session_to_new_window": ["session"],
    "iterm2.move_tab_to_window": [],
    "iterm2.open_panel": ["path", "options", "extensions", "prompt", "message"],
    "iterm2.paste": [],
    "iterm2.private.session_name": ["session", "name", "profileName"],
    "iterm2.raise_floating_pane": ["session", "to_front"],
    "iterm2.save_panel": [
      "path", "options", "extensions", "prompt", "title", "message", "name_field_label",
      "default_filename",
    ],
    "iterm2.set_floating_pane_frame": ["session", "x", "y", "width", "height"],
    "iterm2.set_status": ["status", "text_color", "dot_color", "detail", "background_tasks"],
    "iterm2.set_status_bar_component_unread_count": ["identifier", "count"],
    "iterm2.set_tab_group_collapsed": ["group_id", "collapsed"],
    "iterm2.set_tab_group_color": ["group_id", "color"],
    "iterm2.set_tab_group_name": ["group_id", "name"],
    "iterm2.tmux_format": ["format", "backing_var", "session_id"],
    "iterm2.urlEncode": ["string"],
  ]

  package static let names = arguments.keys.sorted()

  /// Nil where iTerm2 has no such function, or does not tell what it takes.
  package static func arguments(of name: String) -> [String]? { arguments[name] }

  /// Whether a name can only be that of a function of iTerm2's own.
  package static func isReserved(_ name: String) -> Bool { name.hasPrefix("iterm2.") }

  /// Whether iTerm2 has it; those for its own use count too.
  package static func has(_ name: String) -> Bool {
    arguments[name] != nil || name.hasPrefix("iterm2.private.")
  }
}
