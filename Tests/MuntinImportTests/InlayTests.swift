import MuntinSpec
import MuntinYAML
import Testing

@testable import MuntinImport

/// What stands for something that is only known later.
@Suite struct InlayTests {
  @Test(arguments: [
    (#" ENV["X"] "#, RubyValue.environment("X", fallback: "")),
    (#"ENV['X_1'] || 'y z'"#, .environment("X_1", fallback: "y z")),
    (#"ENV.fetch("X")"#, .environment("X", fallback: "")),
    (#"ENV.fetch("X", "y")"#, .environment("X", fallback: "y")),
    ("@args[0]", .setting("arg1", fallback: "")),
    ("@args[12]||'a'", .setting("arg13", fallback: "a")),
    (#"@settings["k"]"#, .setting("k", fallback: "")), ("'text'", .literal("text")),
  ])
  func simpleRubyIsUnderstood(code: String, value: RubyValue) {
    #expect(RubyValue(code) == value)
  }

  @Test(arguments: [
    "`date`", "ENV", "ENV[x]", #"ENV["a b"]"#, #""a#{1}""#, #""a" + "b""#, "1 + 1", "",
    #"ENV["X"] || `x`"#, #"ENV["X"] || "}""#, #"ENV["X"].downcase"#, "@args[-1]", "@args[0][1]",
    #""a\n""#, #"ENV.fetch("X") { 1 }"#, #"system("rm -rf /")"#,
  ])
  func otherRubyIsNot(code: String) {
    #expect(RubyValue(code) == nil)
  }

  private func text(_ format: PeerFormat, _ text: String) throws -> String {
    let file = CorpusFile(format, text: text)
    let imported = try #require(file.imported(as: format).value)
    return ImportedText(imported, home: CorpusFile.home).text
  }

  @Test func referencesAreWrittenAsOurs() throws {
    let written = try text(
      .tmuxinator,
      """
      name: x
      root: <%= ENV["HOME"] %>/src
      windows:
        - one:
            - echo <%= ENV["A"] %> ${B}
            - run <%= @settings["port"] || "80" %>
            - <%= code %>
      """)
    #expect(written.contains("directory: ~/src"))
    #expect(written.contains("echo ${env:A:-} $${B}"))
    #expect(written.contains("run ${port}"))
    #expect(written.contains("port: {default: 80") || written.contains("port: {default: '80'"))
    #expect(!written.contains("code"))
  }

  /// Where nothing is set, panes start in the folder of the file.
  @Test(arguments: [
    #"<%= ENV["X"] %>"#, "<%= @args[0] %>", #"<%= ENV["X"] %><%= ENV["Y"] %>"#,
    #"<%= ENV["X"] %>/a"#,
  ])
  func aFolderIsNeverEmpty(root: String) throws {
    let file = CorpusFile(.tmuxinator, text: "name: x\nroot: \(root)\nwindows: [{a: b}]\n")
    let imported = try #require(file.imported().value)
    let written = ImportedText(imported, home: CorpusFile.home).text
    let checked = read(written, file.context)
    #expect(checked.value != nil, "\(written)\(checked.diagnostics.map(\.message))")
  }

  /// Filled in, a written file has what smug would have typed.
  @Test func smugsVariables() throws {
    let file = CorpusFile(
      .smug, text: "session: s\nroot: $BASE/x\nwindows: [{name: w, commands: ['$A $B $$ $1']}]\n")
    let imported = try #require(file.imported(as: .smug).value)
    let written = ImportedText(imported, home: CorpusFile.home).text
    var context = file.context
    context.environment = ["A": "from env", "BASE": "/base"]
    context.settings = ["B": "from call"]
    let workspace = try #require(read(written, context).value)
    let pane = try #require(workspace.panes.first?.pane)
    #expect(pane.directory?.value == "/base/x")
    #expect(
      { if case .shell(let run, _) = pane.command { run.map(\.value) } else { [] } }()
        == ["from env from call $ $1"])
    let bare = try #require(read(written, file.context).value?.panes.first?.pane)
    #expect(bare.directory?.value == "/work/smug/BASE/x")
  }

  /// Two variables of one name: the one of a folder that stands often, and the file's own.
  @Test func variablesDoNotMeet() throws {
    let long = "~/projects/deep/down/below/root"
    let written = try text(
      .smug,
      """
      session: s
      windows:
        - {name: a, root: \(long)/a, commands: [echo $root]}
        - {name: b, root: \(long)/b, commands: [echo $root]}
        - {name: c, root: \(long)/c, commands: [echo $root]}
      """)
    let file = CorpusFile(.smug, text: "")
    var context = file.context
    context.environment = ["root": "value"]
    let workspace = try #require(read(written, context).value)
    for (pane, name) in zip(workspace.panes.map(\.pane), ["a", "b", "c"]) {
      #expect(pane.directory?.value == "/home/me/projects/deep/down/below/root/\(name)")
      if case .shell(let run, _) = pane.command { #expect(run.map(\.value) == ["echo value"]) }
    }
  }

  @Test func tmuxpFillsInWhereItDoes() throws {
    let written = try text(
      .tmuxp,
      """
      session_name: ${USER}-dev
      start_directory: $HOME/src
      environment: {P: "$Q/x"}
      windows: [{window_name: $W, panes: ['echo $HOME ${B}']}]
      """)
    #expect(written.hasPrefix("name: ${env:USER:-$USER}-dev\n"))
    #expect(written.contains("directory: ~/src"))
    #expect(written.contains("${env:Q:-$Q}/x"))
    #expect(written.contains("name: ${env:W:-$W}"))
    #expect(written.contains("echo $HOME $${B}"))
  }
}
