import MuntinSpec
import MuntinYAML

/// What the tmux options of a window amount to.
struct WindowOptions {
  var main = TmuxLayouts.MainPane()
  var isSynchronized = false
}

/// Reads tmux options.
extension ImportReading {
  mutating func options(_ entry: PeerEntry, into options: inout WindowOptions) {
    guard var fields = fields(entry, expected: "options (a mapping)") else {
      if entry.isNull { note(.converted, entry, "nothing") }
      return
    }
    for option in fields.takeRest() { take(option, into: &options) }
  }

  private mutating func take(_ option: PeerEntry, into options: inout WindowOptions) {
    let name = option.path.split(separator: ".").last ?? ""
    switch name {
    case "main-pane-width", "main-pane-height":
      guard let size = text(option, expected: "a size").flatMap(Self.size) else {
        note(.dropped, option, "is no size")
        return
      }
      if name == "main-pane-width" { options.main.width = size } else { options.main.height = size }
      let isWhole = size == .percent(Self.widest)
      note(
        isWhole ? .approximated : .converted, option,
        isWhole ? "size of the main pane, but for what others need" : "size of the main pane")
    case "synchronize-panes":
      options.isSynchronized = flag(option) ?? false
      note(.converted, option, options.isSynchronized ? "broadcast" : "nothing")
    case "automatic-rename", "allow-rename":
      if flag(option) == false {
        note(.converted, option, "names of tabs stay as they are")
      } else {
        note(.dropped, option, "a tab keeps its name")
      }
    case "base-index", "pane-base-index", "renumber-windows":
      note(.dropped, option, "how tmux numbers; nothing in a workspace goes by numbers")
    default:
      note(
        .dropped, option,
        "an option of tmux, which belongs into tmux.conf: \(name) \(Self.shown(option.value))")
    }
  }

  /// Percent; others keep a cell each.
  private static let widest = 99.0

  /// `80` or `60%`.
  private static func size(_ text: String) -> LayoutSize? {
    if text.hasSuffix("%"), let percent = Int(text.dropLast()) {
      return (1...100).contains(percent) ? .percent(min(Double(percent), widest)) : nil
    }
    guard let cells = Int(text), (1...9999).contains(cells) else { return nil }
    return .cells(cells)
  }
}
