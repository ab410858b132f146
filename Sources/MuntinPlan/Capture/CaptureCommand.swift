import MuntinSpec

/// What a captured pane is to run: what its mark says, or what is seen to run in it.
struct CapturedCommand {
  private(set) var command = PaneCommand.shell(run: [], type: nil)
  private(set) var approximated: [String] = []
  private(set) var lost: [String] = []

  /// - Parameter mark: of the workspace that is captured; nil for what is nobody's.
  init(_ pane: LivePane, _ mark: Mark?, _ job: Job?, ownGroup: Int) {
    let foreground = Self.foreground(pane, job, ownGroup: ownGroup)
    guard let mark else {
      observe(pane, job, foreground)
      return
    }
    let exec = mark.applied[.exec] ?? ""
    if exec == Mark.placeholder {
      lost.append("the command, which it has not got yet")
    } else if exec.isEmpty {
      typed(mark, foreground)
    } else if let text = plain(exec, "exec") {
      command = .process(
        ShellWords.plain(text).map { .arguments($0.map { SpecText($0) }) }
          ?? .shellText(SpecText(text)))
    } else if !Mark.isSecret(exec), let words = job?.ownWords, !words.isEmpty {
      lost = []
      setProcess(words)
    }
  }

  /// The name of what runs, for a pane that has none.
  static func name(_ pane: LivePane, _ job: Job?, ownGroup: Int) -> String {
    let words =
      foreground(pane, job, ownGroup: ownGroup)?.words
      ?? (job?.ownWords).flatMap { $0.isEmpty || ShellWords.isShell($0) ? nil : $0 }
    guard let words, let first = words.first else { return "shell" }
    let title = first.split(separator: " ").prefix(2)
    if title.count > 1 {
      return title.map { ShellWords.programName(String($0)) }.joined(separator: " ")
    }
    return ShellWords.programName(first)
  }

  // MARK: What runs

  private struct Foreground {
    var words: [String]
    /// The system told the words, and not only a name.
    var isExact: Bool
    var text: String { isExact ? ShellWords.typed(words) : words.joined(separator: " ") }
  }

  /// Nil for a shell that waits for a line.
  private static func foreground(_ pane: LivePane, _ job: Job?, ownGroup: Int) -> Foreground? {
    guard pane.exitStatus == nil, let job, !job.isIdleShell, job.processID != ownGroup else {
      return nil
    }
    if !job.words.isEmpty {
      return ShellWords.isShell(job.words) ? nil : Foreground(words: job.words, isExact: true)
    }
    let name = job.command.isEmpty ? pane.command : job.command
    let words = name.split(separator: " ").map { String($0) }
    return words.isEmpty || ShellWords.isShell(words)
      ? nil : Foreground(words: words, isExact: false)
  }

  private mutating func observe(_ pane: LivePane, _ job: Job?, _ foreground: Foreground?) {
    let own = job?.ownWords ?? []
    if own.isEmpty || ShellWords.isShell(own) {
      if let foreground { setTyped(foreground) }
    } else {
      setProcess(own)
    }
  }

  private mutating func typed(_ mark: Mark, _ foreground: Foreground?) {
    let run = mark.applied[.run].flatMap { plain($0, "run") }
    let type = mark.applied[.type].flatMap { plain($0, "type") }
    if mark.isCaptured {
      if let foreground, foreground.text != run {
        setTyped(foreground)
      } else if foreground != nil, let run {
        setTyped(run, type)
      }
      return
    }
    if let foreground, !(run.map { Self.isLikely($0, foreground) } ?? false),
      mark.applied[.run] == nil || run != nil
    {
      setTyped(foreground)
    } else {
      setTyped(run ?? "", type)
    }
  }

  /// Whether what runs may have come from what was typed: they name a program in common.
  private static func isLikely(_ run: String, _ foreground: Foreground) -> Bool {
    let separators = " \n\t;|&()'\"".unicodeScalars
    let names = Set(
      run.unicodeScalars.split { separators.contains($0) }.map {
        ShellWords.programName(String($0))
      })
    return foreground.words.flatMap { $0.split(separator: " ") }
      .contains { names.contains(ShellWords.programName(String($0))) }
  }

  private mutating func setTyped(_ foreground: Foreground) {
    if !foreground.isExact { approximated.append("the command's arguments are not known") }
    setTyped(foreground.text, nil)
  }

  private mutating func setTyped(_ run: String, _ type: String?) {
    guard TextRule.typed.allows(run), run.utf8.count <= TextRule.typed.longest else {
      lost.append("the command: it holds control characters")
      return
    }
    // A file has no empty lines at the end of a command.
    var lines = run.split(separator: "\n", omittingEmptySubsequences: false)
    while lines.last?.isEmpty == true { lines.removeLast() }
    command = .shell(
      run: lines.map { SpecText(String($0)) }, type: type.map { SpecText($0) })
  }

  private mutating func setProcess(_ words: [String]) {
    let isWhole = words.allSatisfy {
      TextRule.anything.allows($0) && $0.utf8.count <= TextRule.anything.longest
    }
    guard isWhole, words.first?.isEmpty == false else {
      lost.append("the command: it has words that a file cannot hold")
      return
    }
    if let text = ShellWords.text(ofShell: words) {
      command = .process(.shellText(SpecText(text)))
    } else if words.count > 1, words.dropFirst().allSatisfy(\.isEmpty), words[0].contains(" ") {
      command = .process(.shellText(SpecText(ShellWords.typed(words))))
    } else {
      command = .process(.arguments(words.map { SpecText($0) }))
    }
  }

  /// The text of a form; nil, with a note, where only a digest of it is known.
  private mutating func plain(_ form: String, _ what: String) -> String? {
    let shown = Mark.shown(form)
    if shown == form { return form }
    lost.append(
      Mark.isSecret(form) ? "\(what), which holds a secret" : "\(what), which is too long")
    return nil
  }
}
