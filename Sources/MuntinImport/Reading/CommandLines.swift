import MuntinSpec
import MuntinYAML

/// Reads what is typed into panes.
extension ImportReading {
  /// The texts of an entry: one, or those of a list and of lists in it.
  mutating func texts(_ entry: PeerEntry, expected: String) -> [(text: String, entry: PeerEntry)] {
    var texts: [(text: String, entry: PeerEntry)] = []
    for item in entry.items where !item.isNull {
      if item.value.items != nil, entry.value.items != nil {
        texts += self.texts(item, expected: expected)
      } else if let text = text(item, expected: expected) {
        texts.append((text, item))
      }
    }
    return texts
  }

  /// Command lines, each with a note.
  mutating func lines(_ entry: PeerEntry, as key: String = "run") -> [String] {
    if entry.isNull || entry.items.isEmpty { note(.converted, entry, "nothing") }
    return texts(entry, expected: "a command").compactMap { text, item in line(text, item, as: key)
    }
  }

  /// A command line that can be typed, with a note; nil where nothing can be typed.
  mutating func line(_ text: String, _ entry: PeerEntry, as key: String = "run") -> String? {
    if format.namesKeys, let name = KeyName(text) {
      if name == .enter {
        note(.converted, entry, "Enter on an empty line, which does nothing")
      } else {
        note(.dropped, entry, "tmux takes it for a key, and only text can be typed")
      }
      return nil
    }
    guard let typed = typeable(text) else {
      note(.dropped, entry, "is longer than the 1 MiB that can be typed")
      return nil
    }
    if typed == text {
      note(.converted, entry, key)
    } else {
      note(.approximated, entry, "\(key), without its control characters")
    }
    return typed
  }

  /// The text without what cannot be typed; nil where it is too long.
  func typeable(_ text: String) -> String? {
    guard text.utf8.count <= TextRule.typed.longest else { return nil }
    return TextRule.typed.allows(text)
      ? text
      : String(
        String.UnicodeScalarView(
          text.unicodeScalars.filter { TextRule.typed.allows(String($0)) }))
  }
}

/// Words that tmux's `send-keys` takes for a key.
enum KeyName: Equatable {
  case enter, other

  init?(_ text: String) {
    switch text {
    case "Enter", "C-m", "": self = .enter
    case _ where Self.names.contains(text): self = .other
    case _ where text.hasPrefix("C-") || text.hasPrefix("M-") || text.hasPrefix("^"):
      guard text.unicodeScalars.count == (text.hasPrefix("^") ? 2 : 3) else { return nil }
      self = .other
    default: return nil
    }
  }

  private static let names: Set = [
    "Space", "Tab", "BTab", "BSpace", "Escape", "Up", "Down", "Left", "Right", "Home", "End",
    "PageUp", "PageDown", "PgUp", "PgDn", "NPage", "PPage", "IC", "Insert", "DC", "Delete", "F1",
    "F2", "F3", "F4", "F5", "F6", "F7", "F8", "F9", "F10", "F11", "F12",
  ]
}
