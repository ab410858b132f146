import Foundation
import MuntinSpec
import MuntinYAML
import Testing

/// What is written is read as the workspace that it was written of, and looks as if by hand.
struct WorkspaceTextTests {
  private static let context = SpecContext(home: "/home/ada", directory: "/srv/api")

  private func written(_ workspace: Workspace, isBeside: Bool = true) -> String {
    WorkspaceText(
      workspace, home: Self.context.home, directory: isBeside ? Self.context.directory : nil
    ).text
  }

  private func check(_ workspace: Workspace, _ what: String, isBeside: Bool = true) -> Bool {
    let text = written(workspace, isBeside: isBeside)
    let back = SpecFile(text).checked
    guard let read = back.value else {
      Issue.record("\(what): \(back.diagnostics)\n\(text)")
      return false
    }
    let (wanted, found) = (workspace.withoutPlaces, read.withoutPlaces)
    if wanted != found {
      Issue.record("\(what):\n\(wanted)\n\(found)\n\(text)")
      return false
    }
    // Written again it is the same text.
    if written(read, isBeside: isBeside) != text {
      Issue.record("\(what) is not written the same again:\n\(text)\n\(written(read))")
      return false
    }
    return true
  }

  @Test(arguments: 0..<10)
  func readingBackGivesAnEqualWorkspace(block: Int) {
    for seed in UInt64(block * 200)..<UInt64(block * 200 + 60) {
      var models = RandomModel(seed: seed)
      guard check(models.workspace(), "seed \(seed)", isBeside: seed % 2 == 0) else { return }
    }
  }

  @Test func everyFileOfTheCorpusIsReadBack() throws {
    var count = 0
    for file in CorpusFile.all(in: "valid") {
      guard let workspace = SpecFile(file.text).workspace, !"\(workspace)".contains("(sensitive)")
      else { continue }
      count += 1
      #expect(check(workspace, file.name))
    }
    #expect(count > 20)
  }

  @Test func everyExampleIsReadBack() throws {
    let folder = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "../../examples").standardized
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
      .filter { $0.hasSuffix(".yaml") }
    #expect(names.count >= 7)
    for name in names {
      let text = try String(contentsOf: folder.appending(path: name), encoding: .utf8)
      let file = SpecFile(text)
      let workspace = try #require(file.workspace, "\(file.checked.diagnostics)")
      #expect(check(workspace, name))
    }
  }

  @Test(arguments: [
    """
    name: api
    panes: [vim, npm start, npm test]

    """,
    """
    name: api
    tabs:
      - name: code
        color: orange
        layout:
          columns:
            - {pane: editor, size: 60%}
            - rows: [server, tests]
        panes:
          editor: {run: nvim, focus: true}
          server: {exec: [npm, start], env: {PORT: 8080}, badge: api}
          tests: npm test -- --watch
      - {name: nodes, layout: 2x3, panes: [ssh a, ssh b, ssh c]}
    broadcast:
      - [nodes]

    """,
    """
    name: mono
    vars:
      api: ~/src/api
    defaults: {directory: '${api}'}
    windows:
      - name: services
        size: 180x50
        layout: even-rows
        panes:
          web: {run: npm start, directory: '${api}/web'}
          shell: {}
      - name: tools
        panes:
          git: git log

    """,
  ])
  func aTextByHandIsWrittenAsItWas(text: String) throws {
    #expect(written(try #require(SpecFile(text).workspace), isBeside: false) == text)
  }

  @Test func aSecretIsNotWritten() throws {
    let file = SpecFile(
      """
      name: api
      panes:
        web: {run: 'login ${env:TOKEN}', env: {TOKEN: '${env:TOKEN}'}}
      """)
    let text = written(try #require(file.workspace))
    #expect(!text.contains("s3cret"))
    #expect(text.contains("TOKEN: '${env:TOKEN:-}'"))
    #expect(text.contains("login (sensitive)"))
  }
}

extension Workspace {
  /// Everything but places in the text and the variables, for comparing.
  fileprivate var withoutPlaces: String {
    var copy = self
    copy.variables = []
    copy.profiles = copy.profiles.map { profile in
      var profile = profile
      profile.range = .top
      return profile
    }
    for w in copy.windows.indices {
      copy.windows[w].range = .top
      for t in copy.windows[w].tabs.indices {
        copy.windows[w].tabs[t].range = .top
        copy.windows[w].tabs[t].layoutRange = .top
        for p in copy.windows[w].tabs[t].panes.indices {
          copy.windows[w].tabs[t].panes[p].range = .top
          copy.windows[w].tabs[t].panes[p].directoryRange = nil
        }
      }
    }
    for b in copy.broadcast.indices { copy.broadcast[b].range = .top }
    // Sets and dictionaries have no order of their own.
    return copy.sortedPieces
  }

  private var sortedPieces: String {
    var text = "\(restore) \(name) \(about ?? "-") \(broadcast)\n"
    for profile in profiles {
      text +=
        "\(profile.name) \(profile.parent ?? "-") \(profile.colors.sorted) \(String(describing: profile.badge)) \(String(describing: profile.font)) \(profile.sortedSettings)\n"
    }
    for window in windows {
      var bare = window
      bare.tabs = []
      bare.ignore = []
      text += "\(bare) \(window.ignore.sortedNames)\n"
      for tab in window.tabs {
        var bare = tab
        bare.panes = []
        bare.ignore = []
        text += "  \(bare) \(tab.ignore.sortedNames)\n"
        for pane in tab.panes {
          var bare = pane
          bare.ignore = []
          bare.colors = ColorSet()
          text += "    \(bare) \(pane.ignore.sortedNames) \(pane.colors.sorted)\n"
        }
      }
    }
    return text
  }
}

extension Profile {
  fileprivate var sortedSettings: [String] {
    settings.map { "\($0.key): \($0.value.map { JSONText($0.sorted).text } ?? "-")" }.sorted()
  }
}

extension ColorSet {
  fileprivate var sorted: String {
    var bare = self
    bare.ansi = [:]
    return "\(bare) \(ansi.sorted { $0.key < $1.key })"
  }
}

extension Set<IgnoredAttribute> {
  fileprivate var sortedNames: [String] { map(\.rawValue).sorted() }
}

extension Node {
  fileprivate var withoutPlaces: Node {
    switch content {
    case .scalar(let scalar): Node(.scalar(Scalar(scalar.text, scalar.value)))
    case .sequence(let items): Node(.sequence(items.map(\.withoutPlaces)))
    case .mapping(let entries):
      Node(.mapping(entries.map { Entry($0.key, $0.value.withoutPlaces) }))
    }
  }
}
