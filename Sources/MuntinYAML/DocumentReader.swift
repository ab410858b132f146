/// Reads a YAML file into a tree: YAML 1.2 core schema, one document, keys that are text.
///
/// - Errors: every fault has a code: `file-too-large`, `bad-character`, `empty-file`,
///   `several-documents`, `yaml-syntax`, `tab-character`, `too-deep`, `too-many-nodes`,
///   `too-many-faults`, `duplicate-key`, `key-not-text`, `unknown-tag`, `tag-mismatch`,
///   `unknown-alias`, `cyclic-alias`, `alias-bomb`, `bad-merge`, `out-of-memory`.
package struct DocumentReader: Sendable {
  /// How much a file may ask for before it is refused.
  package struct Limits: Sendable {
    /// Of the file.
    package var maxBytes = 16 << 20
    /// Lists and mappings inside each other, aliases expanded.
    package var maxDepth = 64
    /// Values and keys as written, an alias counted as one.
    package var maxNodes = 2_000_000
    /// Values and keys that aliases stand for, all together.
    package var maxAliasedNodes = 100_000
    /// Faults that are collected before reading stops.
    package var maxFaults = 100

    package init() {}
  }

  /// What becomes of a key that stands twice in a mapping.
  package enum Duplicates: Sendable {
    /// An error.
    case refused
    /// Only a warning: the last value counts, as it does for most readers of YAML.
    case lastCounts
  }

  private let limits: Limits
  private let duplicates: Duplicates

  package init(limits: Limits = Limits(), duplicates: Duplicates = .refused) {
    self.limits = limits
    self.duplicates = duplicates
  }

  /// The document of a file, and all that is wrong with it, in the order of the file.
  package func read(_ source: SourceText) -> Checked<Document> {
    guard source.text.count <= limits.maxBytes else {
      return Checked(nil, [.fileTooLarge(source.text.count, limit: limits.maxBytes)])
    }
    let check = ByteCheck(source.text)
    guard check.diagnostics.isEmpty else { return Checked(nil, check.diagnostics) }
    guard !source.text.isEmpty else { return Checked(nil, [.emptyFile()]) }

    let (root, found) = source.text.withUnsafeBufferPointer { bytes in
      tree(bytes, source.text, hasOldBreaks: check.hasOldBreaks)
    }
    let diagnostics = found.sorted { $0.range.start < $1.range.start }
    guard let root else {
      return Checked(nil, diagnostics.isEmpty ? [.emptyFile()] : diagnostics)
    }
    if diagnostics.isEmpty, let scalar = root.scalar, scalar.text.isEmpty, scalar.isPlain,
      scalar.value == .null, root.range.start == root.range.end
    {
      return Checked(nil, [.emptyFile()])
    }
    return Checked(Document(root: root, source: source), diagnostics)
  }

  private func tree(
    _ bytes: UnsafeBufferPointer<UInt8>, _ text: [UInt8], hasOldBreaks: Bool
  ) -> (Node?, [Diagnostic]) {
    var stream = EventStream(bytes, of: text, hasOldBreaks: hasOldBreaks)
    var builder = TreeBuilder(limits: limits, duplicates: duplicates)
    while true {
      guard let (event, range) = stream.next() else {
        let fault = Diagnostic.syntax(stream.fault, in: text)
        return (builder.root, builder.diagnostics + [fault])
      }
      guard builder.take(event, at: range) else { return (builder.root, builder.diagnostics) }
    }
  }
}
