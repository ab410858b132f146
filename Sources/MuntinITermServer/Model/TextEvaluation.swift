import MuntinScreen
import MuntinSpec

/// Texts in which `\(…)` stands for a value.
extension ServerModel {
  /// A text of something that is being evaluated.
  struct OpenText: Equatable, Sendable {
    var text: String
    var owner: String
  }

  /// What a text is that stands for itself, by however many others.
  static let cycle = "[Cycle detected]"
  /// Texts that may stand for one another before it is taken for a cycle.
  private static let deepest = 8

  /// A call of a function stands for nothing.
  ///
  /// - Parameter hidden: variables that have no value in it.
  func evaluated(
    _ text: String, in scope: VariableScope, except hidden: Set<String> = []
  ) -> String {
    guard text.contains("\\"), let string = try? InterpolatedString(text) else { return text }
    let open = OpenText(text: text, owner: scope.owner)
    guard !openTexts.contains(open), openTexts.count < Self.deepest else { return Self.cycle }
    let inner = opening(open)
    do throws(InterpolationFault) {
      return try string.text(variable: { path in
        hidden.contains(path) ? nil : inner.value(path, in: scope).map { VariableValue($0) }
      })
    } catch {
      return ""
    }
  }

  private func opening(_ text: OpenText) -> ServerModel {
    var model = self
    model.openTexts.append(text)
    return model
  }
}

extension VariableScope {
  /// Ids of windows begin with letters, those of tabs are numbers, those of sessions UUIDs.
  fileprivate var owner: String {
    switch self {
    case .app: ""
    case .window(let window): window.id
    case .tab(let tab): tab.id
    case .session(let session): session.id
    }
  }
}
