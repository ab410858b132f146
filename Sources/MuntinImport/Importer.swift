package import MuntinSpec
package import MuntinYAML

/// Reads a file of another tool as a workspace, and reports what became of each piece of it.
///
/// - Errors: what is no such file, or cannot be read at all; codes are stable. Everything else is
///   told in the notes.
package struct Importer {
  private let context: SpecContext
  private let format: PeerFormat?
  private let layout: String?

  /// - Parameters:
  ///   - context: the folder is the one of the file.
  ///   - format: nil for whatever the file looks like.
  ///   - layout: which one, of several in a file.
  package init(context: SpecContext, format: PeerFormat? = nil, layout: String? = nil) {
    self.context = context
    self.format = format
    self.layout = layout
  }

  package func read(_ source: SourceText) -> Checked<Imported> {
    // Not even looked at by us.
    guard source.text.count <= DocumentReader.Limits().maxBytes else {
      return Checked(nil, DocumentReader().read(source).diagnostics)
    }
    guard !Inlays.isTaken(in: source.text) else { return Checked(nil, [.takenCharacter()]) }
    let guess = FormatGuess(source)
    guard let format = format ?? guess.byText else {
      return read(source, guess)
    }
    return format == .tmuxResurrect ? saved(source) : read(source, as: format)
  }

  /// Where the text alone does not tell, the tree does.
  private func read(_ source: SourceText, _ guess: FormatGuess) -> Checked<Imported> {
    let inlaid = InlaidText(source, format: nil)
    let document = DocumentReader(duplicates: .lastCounts)
      .read(SourceText(name: source.name, bytes: inlaid.bytes))
    guard let root = document.value?.root else {
      return Checked(nil, inlaid.faults + document.diagnostics)
    }
    switch guess.format(of: root) {
    case .success(let format): return read(source, as: format)
    case .failure(let fault):
      return Checked(nil, inlaid.faults.isEmpty ? [fault.diagnostic] : inlaid.faults)
    }
  }

  private func read(_ source: SourceText, as format: PeerFormat) -> Checked<Imported> {
    let inlaid = InlaidText(source, format: format)
    guard inlaid.faults.isEmpty else { return Checked(nil, inlaid.faults) }
    let document = DocumentReader(duplicates: .lastCounts)
      .read(SourceText(name: source.name, bytes: inlaid.bytes))
    guard let root = document.value?.root else { return Checked(nil, document.diagnostics) }
    var reading = reading(format, source, inlaid.inlays)
    reading.notes = inlaid.notes + document.diagnostics.map { ImportNote($0, format) }
    guard let entries = root.entries else {
      return Checked(nil, [.notAMapping(root, format)])
    }
    let workspace = reading.workspace(PeerFields(entries, at: root.range, path: ""))
    return imported(workspace, reading)
  }

  private func saved(_ source: SourceText) -> Checked<Imported> {
    var reading = reading(.tmuxResurrect, source, Inlays())
    return imported(reading.resurrect(source), reading)
  }

  private func imported(_ workspace: Workspace?, _ reading: ImportReading) -> Checked<Imported> {
    guard let workspace, reading.faults.isEmpty else {
      let faults = reading.faults
      return Checked(nil, faults.isEmpty ? [.nothingToImport(reading.format)] : faults)
    }
    let notes = reading.notes.enumerated().sorted {
      ($0.element.range.start, $0.offset) < ($1.element.range.start, $1.offset)
    }
    return Checked(
      Imported(
        format: reading.format, workspace: workspace, inlays: reading.inlays,
        notes: notes.map(\.element)))
  }

  private func reading(
    _ format: PeerFormat, _ source: SourceText, _ inlays: Inlays
  ) -> ImportReading {
    ImportReading(
      format: format, context: context,
      fallbackName: FormatGuess.workspaceName(of: source, in: context.directory), inlays: inlays,
      choice: layout)
  }
}

extension InlaidText {
  /// - Parameter format: nil to make any of them readable as YAML.
  fileprivate init(_ source: SourceText, format: PeerFormat?) {
    self.init(source.text)
    switch format {
    case .tmuxinator, .teamocil, nil: takeRubyTags()
    case .smug: takeDollarNames()
    case .tmuxp: takeBracedNames()
    case .itermocil, .it2rc, .tmuxResurrect: break
    }
  }
}

extension ImportReading {
  fileprivate mutating func workspace(_ root: PeerFields) -> Workspace? {
    switch format {
    case .tmuxp: tmuxp(root)
    case .tmuxinator: tmuxinator(root)
    case .teamocil: teamocil(root)
    case .itermocil: itermocil(root)
    case .smug: smug(root)
    case .it2rc: it2rc(root)
    case .tmuxResurrect: nil
    }
  }
}

extension ImportNote {
  /// A warning of the document: of a key that is there twice.
  fileprivate init(_ warning: Diagnostic, _ format: PeerFormat) {
    self.init(
      fidelity: .approximated, subject: warning.code, range: warning.range,
      message: warning.message + "; the last one counts, as for \(format.rawValue)")
  }
}
