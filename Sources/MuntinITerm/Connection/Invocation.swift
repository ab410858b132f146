import MuntinITermWire

/// A call of one of iTerm2's functions. Texts come in only as arguments, which are written so that
/// nothing in them is evaluated: in iTerm2's strings `\(…)` is code.
struct Invocation: Equatable, Sendable {
  /// What an argument may be.
  enum Argument: Equatable, Sendable {
    case text(String)
    case flag(Bool)
    case number(Int)
  }

  let text: String

  /// - Parameters:
  ///   - function: a name of ours, never a text from outside.
  ///   - arguments: names of ours with their values.
  init(_ function: StaticString, _ arguments: [(name: StaticString, value: Argument)] = []) {
    let list = arguments.map { "\($0.name): \(Self.written($0.value))" }.joined(separator: ", ")
    text = "\(function)(\(list))"
  }

  private static func written(_ argument: Argument) -> String {
    switch argument {
    case .text(let text): "\"" + escaped(text) + "\""
    case .flag(let flag): flag ? "true" : "false"
    case .number(let number): String(number)
    }
  }

  /// - Source: the string grammar of iTerm2's expressions, variables.md section 6.
  private static func escaped(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\\": result += "\\\\"
      default:
        // Not every version knows `\"`.
        let isWritten = scalar == "\"" || scalar.properties.generalCategory == .control
        guard isWritten else {
          result.unicodeScalars.append(scalar)
          continue
        }
        let hex = String(scalar.value, radix: 16)
        result += "\\u" + String(repeating: "0", count: 4 - hex.count) + hex
      }
    }
    return result
  }

  /// A function of the application.
  var inApp: RequestBody {
    var request = ITermInvokeFunctionRequest()
    request.invocation = text
    request.app = ITermInvokeFunctionRequest.App()
    return request.body
  }

  /// A function that looks at a tab.
  func inTab(_ tab: String) -> RequestBody {
    var request = ITermInvokeFunctionRequest()
    request.invocation = text
    request.tab.tabID = tab
    return request.body
  }

  /// A method of a session, tab or window.
  func of(_ receiver: String) -> RequestBody {
    var request = ITermInvokeFunctionRequest()
    request.invocation = text
    request.method.receiver = receiver
    return request.body
  }
}
