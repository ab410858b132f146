import MuntinSpec

/// A workspace that can be changed at random and written as a spec. (JSON is YAML.)
struct Sketch {
  struct Pane {
    var name: String
    /// Keys of the spec with their values as JSON.
    var keys: [String: String] = [:]
  }

  indirect enum Layout {
    case pane(String)
    case split(isColumns: Bool, [(size: String, part: Layout)])

    var leaves: [String] {
      switch self {
      case .pane(let name): [name]
      case .split(_, let parts): parts.flatMap(\.part.leaves)
      }
    }

    func text(size: String? = nil) -> String {
      let suffix = size.map { ", \"size\": \"\($0)\"" } ?? ""
      switch self {
      case .pane(let name): return "{\"pane\": \(Sketch.quoted(name))\(suffix)}"
      case .split(let isColumns, let parts):
        let list = parts.map { $0.part.text(size: $0.size) }.joined(separator: ", ")
        return "{\"\(isColumns ? "columns" : "rows")\": [\(list)]\(suffix)}"
      }
    }
  }

  struct Tab {
    var name: String
    var keys: [String: String] = [:]
    var panes: [Pane]
    var layout: Layout
  }

  struct Window {
    var name: String
    var size: String?
    var keys: [String: String] = [:]
    var tabs: [Tab]
  }

  var name: String
  var windows: [Window]
  var broadcast: [[String]] = []

  /// A JSON string in which a spec sees no variable; in names that are keys it looks for none.
  static func quoted(_ text: String, isKey: Bool = false) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "\t": result += "\\t"
      case "$": result += isKey ? "$" : "$$"
      default:
        if scalar.value < 0x20 {
          result += "\\x" + (scalar.value < 16 ? "0" : "") + String(scalar.value, radix: 16)
        } else {
          result.unicodeScalars.append(scalar)
        }
      }
    }
    return result + "\""
  }

  var text: String {
    let windows = windows.map { window in
      let tabs = window.tabs.map { tab in
        let panes = tab.panes.map {
          "\(Self.quoted($0.name, isKey: true)): \(Self.object($0.keys))"
        }
        let split =
          if case .pane = tab.layout {
            "{\"columns\": [\(tab.layout.text())]}"
          } else { tab.layout.text() }
        return Self.object(
          tab.keys.merging([
            "name": Self.quoted(tab.name), "layout": split,
            "panes": "{" + panes.joined(separator: ", ") + "}",
          ]) { $1 })
      }
      var keys = window.keys
      keys["name"] = Self.quoted(window.name)
      keys["size"] = window.size.map { Self.quoted($0) }
      keys["tabs"] = "[" + tabs.joined(separator: ",\n   ") + "]"
      return Self.object(keys)
    }
    var keys = [
      "name": Self.quoted(name), "windows": "[" + windows.joined(separator: ",\n  ") + "]",
    ]
    if !broadcast.isEmpty {
      keys["broadcast"] =
        "["
        + broadcast.map { "[" + $0.map { Self.quoted($0) }.joined(separator: ", ") + "]" }
        .joined(separator: ", ") + "]"
    }
    return Self.object(keys)
  }

  private static func object(_ keys: [String: String]) -> String {
    "{"
      + keys.sorted { $0.key < $1.key }.map { "\(quoted($0.key)): \($0.value)" }
      .joined(separator: ", ") + "}"
  }

  var paneNames: [String] { windows.flatMap { $0.tabs.flatMap { $0.panes.map(\.name) } } }
  var tabCount: Int { windows.reduce(0) { $0 + $1.tabs.count } }
}
