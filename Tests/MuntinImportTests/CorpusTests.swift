import MuntinImport
import MuntinSpec
import MuntinYAML
import Testing

/// Laws that hold for every file of the corpus.
@Suite struct CorpusTests {
  @Test func everyFormatHasFiles() {
    for format in PeerFormat.allCases {
      #expect(CorpusFile.all.contains { $0.format == format }, "\(format)")
    }
    #expect(CorpusFile.all.count > 100)
  }

  @Test(arguments: CorpusFile.all)
  func whatIsWrittenIsAGoodFile(_ file: CorpusFile) throws {
    let imported = try #require(file.imported(as: file.format).value)
    for folder in [nil, "/work/\(file.format.rawValue)"] {
      let text = ImportedText(imported, home: CorpusFile.home, directory: folder).text
      let checked = read(text, file.context)
      #expect(checked.value != nil, "\(checked.diagnostics.map(\.message))\n\(text)")
    }
  }

  /// What is read from the file that was written is what was meant: written again it is the same.
  @Test(arguments: CorpusFile.all)
  func nothingIsLostInWriting(_ file: CorpusFile) throws {
    let imported = try #require(file.imported(as: file.format).value)
    let text = ImportedText(imported, home: CorpusFile.home).text
    guard !text.contains("${") else { return }
    let workspace = try #require(read(text, file.context).value)
    #expect(WorkspaceText(workspace, home: CorpusFile.home).text == text)
    let panes = imported.workspace.panes.map(\.pane)
    #expect(workspace.panes.map(\.pane.command) == panes.map(\.command))
    #expect(workspace.panes.map(\.pane.directory) == panes.map(\.directory))
    #expect(workspace.panes.map(\.tab.layout) == imported.workspace.panes.map(\.tab.layout))
  }

  /// Every key of the file is in the report, or what stands around it was dropped.
  @Test(arguments: CorpusFile.all.filter { $0.format != .tmuxResurrect })
  func theReportSpeaksOfEveryKey(_ file: CorpusFile) throws {
    let imported = try #require(file.imported(as: file.format).value)
    let document = DocumentReader(duplicates: .lastCounts).read(file.source)
    // With embedded Ruby it may be no YAML before it is read.
    guard let root = document.value?.root else { return }
    let told = Told(imported.notes)
    for entry in root.entries ?? [] { told.check(entry, in: file) }
  }

  /// tmux-resurrect: every line is told.
  @Test(arguments: CorpusFile.all.filter { $0.format == .tmuxResurrect })
  func theReportSpeaksOfEveryLine(_ file: CorpusFile) throws {
    let imported = try #require(file.imported().value)
    let lines = Set(imported.notes.map(\.range.start.line))
    let count = file.source.text.count { $0 == 0x0A }
    #expect((1...count).allSatisfy(lines.contains), "\(lines.sorted())")
  }

  /// Files that need `--from` have no form of their own.
  @Test(arguments: CorpusFile.all)
  func theFormatIsFound(_ file: CorpusFile) {
    let plain = SourceText(name: "some.yml", bytes: file.source.text)
    let found = Importer(context: file.context, layout: file.layout).read(plain)
    if file.name == "wrong-indent.yml" {
      #expect(found.diagnostics.map(\.code) == ["unknown-format"])
    } else if file.format == .itermocil, found.value?.format == .teamocil {
      // Its files are those of teamocil, unless they hold what only it has.
      #expect(file.imported().value?.format == .itermocil)
    } else {
      #expect(found.value?.format == file.format, "\(found.diagnostics.map(\.message))")
    }
  }

  @Test(arguments: CorpusFile.all)
  func theReportNamesLinesOfTheFile(_ file: CorpusFile) throws {
    let imported = try #require(file.imported(as: file.format).value)
    let lines = file.source.text.count { $0 == 0x0A } + 1
    #expect(imported.notes.allSatisfy { (1...lines).contains($0.range.start.line) })
    #expect(imported.notes.allSatisfy { !$0.message.isEmpty && !$0.subject.isEmpty })
    let text = ReportText(imported, in: file.source).text
    for note in imported.notes where note.fidelity != .converted {
      #expect(text.contains("\(file.source.name):\(note.range.start.line): "))
    }
  }
}

/// The places that a report speaks of.
private struct Told {
  private var places: Set<SourcePosition> = []
  private var dropped: Set<SourcePosition> = []

  init(_ notes: [ImportNote]) {
    for note in notes {
      places.insert(note.range.start)
      if note.fidelity == .dropped { dropped.insert(note.range.start) }
    }
  }

  func check(_ entry: Entry, in file: CorpusFile) {
    let isTold = places.contains(entry.keyRange.start) || tellsOf(entry.value)
    #expect(isTold, "\(file.name):\(entry.keyRange.start.line): \(entry.key)")
    if dropped.contains(entry.keyRange.start) { return }
    check(entry.value, in: file)
  }

  private func check(_ node: Node, in file: CorpusFile) {
    if dropped.contains(node.range.start) { return }
    for entry in node.entries ?? [] { check(entry, in: file) }
    for item in node.items ?? [] { check(item, in: file) }
  }

  private func tellsOf(_ node: Node) -> Bool {
    if places.contains(node.range.start) { return true }
    return (node.items ?? []).contains(where: tellsOf)
      || (node.entries ?? []).contains {
        places.contains($0.keyRange.start) || tellsOf($0.value)
      }
  }
}
