import MuntinYAML

/// The tree of a text that has no fault.
func tree(_ text: String) throws -> Node {
  let result = DocumentReader().read(SourceText(name: "test.yaml", text: text))
  guard let document = result.value else { throw Unreadable(diagnostics: result.diagnostics) }
  return document.root
}

/// The faults of a text.
func faults(_ text: String, _ limits: DocumentReader.Limits = .init()) -> [Diagnostic] {
  faults(bytes: Array(text.utf8), limits)
}

func faults(bytes: [UInt8], _ limits: DocumentReader.Limits = .init()) -> [Diagnostic] {
  DocumentReader(limits: limits).read(SourceText(name: "test.yaml", bytes: bytes)).diagnostics
}

/// Each fault as `code line:column`.
func places(_ text: String, _ limits: DocumentReader.Limits = .init()) -> [String] {
  places(bytes: Array(text.utf8), limits)
}

func places(bytes: [UInt8], _ limits: DocumentReader.Limits = .init()) -> [String] {
  faults(bytes: bytes, limits).map {
    "\($0.code) \($0.range.start.line):\($0.range.start.column)"
  }
}

struct Unreadable: Error {
  var diagnostics: [Diagnostic]
}

extension Node {
  /// The value of a key, nil when there is none.
  subscript(_ key: String) -> Node? {
    entries?.first { $0.key == key }?.value
  }

  /// A short picture of the values: `{a: 1, b: [x, null]}`; text is quoted.
  var picture: String {
    switch content {
    case .sequence(let items): "[" + items.map(\.picture).joined(separator: ", ") + "]"
    case .mapping(let entries):
      "{" + entries.map { "\($0.key): \($0.value.picture)" }.joined(separator: ", ") + "}"
    case .scalar(let scalar):
      switch scalar.value {
      case .null: "null"
      case .bool(let value): "\(value)"
      case .integer(let value): "\(value)"
      case .number(let value): "\(value)"
      case .string: "'\(scalar.text)'"
      }
    }
  }
}

extension SourceRange {
  /// `line:column-line:column`.
  var picture: String {
    "\(start.line):\(start.column)-\(end.line):\(end.column)"
  }
}
