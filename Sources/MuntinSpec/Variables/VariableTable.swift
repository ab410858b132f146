/// The variables of a file with the values that were found for them.
struct VariableTable {
  enum State: Sendable {
    case known(SpecText)
    /// Declared, but its fault is already reported.
    case faulty
  }

  private(set) var states: [String: State] = [:]
  /// Names in the order of the file.
  private(set) var names: [String] = []
  /// Names that are not declared but have a default wherever they are used.
  var undeclared: Set<String> = []

  mutating func set(_ name: String, _ state: State) { states[name] = state }

  mutating func declare(_ name: String) { names.append(name) }

  var used: [(name: String, value: SpecText)] {
    names.compactMap { name in
      guard case .known(let text)? = states[name] else { return nil }
      return (name, text)
    }
  }
}
