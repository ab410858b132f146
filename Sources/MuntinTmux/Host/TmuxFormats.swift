import MuntinPlan

/// What tmux is asked to tell of its sessions, windows and panes, and how the answer is cut up.
///
/// A record is: plain fields, each with a TAB behind it; the lengths in bytes of the free fields,
/// each with a TAB behind it; the free fields without anything between; a newline. Free fields may
/// hold anything, newlines too.
struct TmuxFormats {
  static let session = Record(
    plain: ["session_id", "session_attached_list", "version"],
    free: ["session_name", TmuxOptions.mark(.window)])
  static let window = Record(
    plain: [
      "session_id", "window_id", "window_index", "window_zoomed_flag", "window_layout",
      "pane-base-index", "window-size", "window_active",
    ],
    free: ["window_name", TmuxOptions.mark(.tab), "window-status-style"])
  static let paneFree = [
    "pane_title", TmuxOptions.mark(.pane), "window-style", "cursor-colour", "@muntin-badge",
    TmuxTitle.text, TmuxLook.badgeColorOption,
  ]

  /// What the system tells tmux anew each time it is asked, so that a length might be that of
  /// another value: a plain field, with the two signs that it cannot hold put as others.
  static func moving(_ name: String) -> String {
    "s/\n/\u{1}/:#{s/\t/\u{2}/:\(name)}"
  }

  static func moved(_ field: String) -> String {
    guard field.utf8.contains(where: { $0 == 1 || $0 == 2 }) else { return field }
    return String(
      String.UnicodeScalarView(
        field.unicodeScalars.map { $0 == "\u{1}" ? "\n" : $0 == "\u{2}" ? "\t" : $0 }))
  }

  static func pane(_ interest: [Attribute]) -> Record {
    Record(
      plain: [
        "window_id", "pane_id", "pane_pid", "pane_tty", "pane_active", "pane_dead",
        "pane_dead_status", "pane_dead_signal", "pane_synchronized",
        moving("pane_current_command"), moving("pane_current_path"), TmuxTitle.isAsWanted,
      ],
      free: paneFree + interest.map(option))
  }

  /// The option that holds an attribute of a pane for which tmux is asked only if it matters.
  private static func option(_ attribute: Attribute) -> String {
    if attribute == .cursorStyle { return "cursor-style" }
    if let index = TmuxLook.ansiIndex(attribute) { return "pane-colours[\(index)]" }
    return "@" + (attribute.variableName ?? "")
  }

  static func interest(_ attributes: Set<Attribute>) -> [Attribute] {
    attributes.filter { attribute in
      attribute == .cursorStyle || TmuxLook.ansiIndex(attribute) != nil
        || attribute.variableName.map(TmuxText.isVariable) ?? false
    }.sorted()
  }

  /// A word for a workspace that can stand in any format.
  static func identity(_ workspace: String) -> String { "w" + Mark.digest(workspace) }

  struct Record {
    let plain: [String]
    let free: [String]

    var format: String {
      plain.map { "#{\($0)}\t" }.joined() + free.map { "#{n:\($0)}\t" }.joined()
        + free.map { "#{\($0)}" }.joined()
    }

    /// - Returns: nil where the text is not made of such records.
    func read(_ body: [UInt8]) -> [(plain: [String], free: [String])]? {
      var records: [(plain: [String], free: [String])] = []
      var place = 0
      while place < body.count {
        var plain: [String] = []
        var lengths: [Int] = []
        plain.reserveCapacity(self.plain.count)
        lengths.reserveCapacity(self.free.count)
        while plain.count < self.plain.count {
          guard let field = field(body, &place) else { return nil }
          plain.append(field)
        }
        while lengths.count < free.count {
          guard let length = field(body, &place).flatMap({ Int($0) }), length >= 0 else {
            return nil
          }
          lengths.append(length)
        }
        var free: [String] = []
        free.reserveCapacity(lengths.count)
        for length in lengths {
          guard length <= body.count - place else { return nil }
          free.append(String(decoding: body[place..<place + length], as: UTF8.self))
          place += length
        }
        guard place == body.count || body[place] == 0x0A else { return nil }
        place += 1
        records.append((plain, free))
      }
      return records
    }

    private func field(_ body: [UInt8], _ place: inout Int) -> String? {
      guard let end = body[place...].firstIndex(of: 0x09) else { return nil }
      defer { place = end + 1 }
      return String(decoding: body[place..<end], as: UTF8.self)
    }
  }
}
