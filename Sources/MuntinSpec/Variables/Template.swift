/// Text cut at its variables.
struct Template: Sendable {
  enum Piece: Sendable {
    case text(String)
    case reference(Reference)
  }

  struct Reference: Sendable {
    enum Kind: Sendable { case variable, environment }
    var kind: Kind
    var name: String
    /// Which dollar of the whole text starts it, from 0.
    var dollar: Int
    /// Where it stands in the whole text, in bytes.
    var place = 0..<0
    /// What stands behind `:-`.
    var fallback: Template?
  }

  var pieces: [Piece]

  /// False for text without a variable or an escape, which stands for itself.
  static func isNeeded(for text: String) -> Bool { text.utf8.contains(0x24) }

  /// Names of the variables of the file that it asks for, those in fallbacks too.
  var variableNames: [String] {
    pieces.flatMap { piece -> [String] in
      guard case .reference(let reference) = piece else { return [] }
      let inner = reference.fallback?.variableNames ?? []
      return reference.kind == .variable ? [reference.name] + inner : inner
    }
  }

  /// The one reference that makes up the whole text.
  var onlyReference: Reference? {
    guard pieces.count == 1, case .reference(let reference)? = pieces.first else { return nil }
    return reference
  }
}

/// Why a text with variables cannot be read.
struct TemplateFault: Error, Equatable {
  enum Reason: Equatable {
    case unfinished
    case badName(String)
    case tooDeep
  }
  var reason: Reason
  /// Which dollar of the text starts the fault, from 0.
  var dollar: Int
}
