import MuntinPlan
import MuntinProfiles
import MuntinScreen
import MuntinSpec

/// Sequences that change how a session looks: each is a change of its profile.
extension Desk {
  /// The values of the profile that a sequence sets; nil for one that sets none.
  func looks(
    _ sequence: TerminalSequence, _ session: WorldSession
  ) async -> [String: JSONValue]? {
    switch sequence {
    case .badge(let text): return ["Badge Text": .string(text)]
    case .color(let slot, .set(let color)):
      return Self.key(slot).map { [$0: Self.json(color)] }
    case .tabColor(let part, let value):
      var parts = model.state(of: session).tabColor
      switch part {
      case .red: parts[0] = value
      case .green: parts[1] = value
      case .blue: parts[2] = value
      }
      model.changeState(of: session) { $0.tabColor = parts }
      let bytes = parts.map { UInt8(clamping: $0) }
      return [
        "Use Tab Color": .bool(true),
        "Tab Color": Self.json(TerminalColor(bytes[0], bytes[1], bytes[2])),
      ]
    case .resetTabColor: return ["Use Tab Color": .bool(false)]
    case .namedColors(let colors): return named(colors)
    case .profile(let name):
      await loadProfiles()
      let profile = name.isEmpty ? model.library.standard : model.library.profile(named: name)
      return profile.map { ["Guid": .string($0.guid)] }
    case .profileProperties(let items):
      var values: [String: JSONValue] = [:]
      for item in items where item.key != "Guid" { values[item.key] = JSONValue(text: item.value) }
      return values
    default: return nil
    }
  }

  private static func json(_ color: TerminalColor) -> JSONValue {
    JSONValue.color(
      red: Double(color.red) / 255, green: Double(color.green) / 255,
      blue: Double(color.blue) / 255)
  }

  private static func key(_ slot: TerminalSequence.ColorSlot) -> String? {
    switch slot {
    case .palette(let index): (0..<16).contains(index) ? "Ansi \(index) Color" : nil
    case .foreground: "Foreground Color"
    case .background: "Background Color"
    case .cursor: "Cursor Color"
    case .selection: "Selection Color"
    case .selectedText: "Selected Text Color"
    }
  }

  private static let keys: [String: String] = {
    var keys = [
      "fg": "Foreground Color", "bg": "Background Color", "bold": "Bold Color",
      "link": "Link Color", "match": "Match Background Color", "selbg": "Selection Color",
      "selfg": "Selected Text Color", "curbg": "Cursor Color", "curfg": "Cursor Text Color",
      "underline": "Underline Color", "badge": "Badge Color", "tab": "Tab Color",
    ]
    let names = ["black", "red", "green", "yellow", "blue", "magenta", "cyan", "white"]
    for (place, name) in names.enumerated() {
      keys[name] = "Ansi \(place) Color"
      keys["br_" + name] = "Ansi \(place + 8) Color"
    }
    return keys
  }()

  private func named(_ colors: [TerminalSequence.NamedColor]) -> [String: JSONValue] {
    var values: [String: JSONValue] = [:]
    for color in colors {
      switch color {
      case .resetTab: values["Use Tab Color"] = .bool(false)
      case .preset(let name):
        for (key, color) in ColorPresets.colors(of: name) ?? [:] { values[key] = color }
      case .set(let name, let color):
        guard let key = Self.keys[name] else { continue }
        values[key] = Self.json(color)
        if name == "tab" { values["Use Tab Color"] = .bool(true) }
      }
    }
    return values
  }
}

extension JSONValue {
  /// A colour as profiles write it.
  static func color(red: Double, green: Double, blue: Double) -> JSONValue {
    .object([
      ("Red Component", .number(red)), ("Green Component", .number(green)),
      ("Blue Component", .number(blue)), ("Alpha Component", .number(1)),
      ("Color Space", .string("sRGB")),
    ])
  }
}
