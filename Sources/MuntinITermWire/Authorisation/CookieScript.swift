/// Asks iTerm2 for a cookie over AppleScript: the program to run, and how to read what it says.
///
/// - Source: iTermRequestCookieCommand, in iterm2/protocol.md 2.3.
package struct CookieScript: Equatable, Sendable {
  /// The name that the Script Console shows.
  package var name: String
  /// The application's name or the path of its bundle.
  package var application: String

  package init(name: String, application: String = "iTerm2") {
    self.name = name
    self.application = application
  }

  /// `IT2_APP_PATH` chooses among several iTerm2s.
  package init(name: String, environment: [String: String]) {
    let path = environment["IT2_APP_PATH"] ?? ""
    self.init(name: name, application: path.isEmpty ? "iTerm2" : path)
  }

  /// The program and its arguments; it reads nothing.
  package var command: [String] { ["/usr/bin/osascript", "-e", source] }

  var source: String {
    "tell application \(Self.quoted(application)) to "
      + "request cookie and key for app named \(Self.quoted(name))"
  }

  /// Reads what the program wrote before it ended with this status.
  ///
  /// - Errors: `tooOld` where iTerm2 does not know the command, `noCookie` for everything else.
  package func read(
    status: Int32, output: String, error: String
  ) throws(WireError) -> Credentials {
    if status != 0 { throw Self.fault(error) }
    let words = output.split(whereSeparator: \.isWhitespace).map(String.init)
    guard words.count == 1 || words.count == 2, words.allSatisfy(Self.isToken) else {
      throw WireFaults.noCookie("the answer is not understood")
    }
    return Credentials(cookie: words[0], key: words.count == 2 ? words[1] : nil)
  }

  /// A string of AppleScript. Control characters cannot mean anything in a name: they go.
  private static func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars where scalar.properties.generalCategory != .control {
      if scalar == "\\" || scalar == "\"" { result += "\\" }
      result.unicodeScalars.append(scalar)
    }
    return result + "\""
  }

  private static func isToken(_ text: String) -> Bool {
    text.utf8.count <= 256 && text.utf8.allSatisfy { (0x21...0x7E).contains($0) }
  }

  /// osascript ends its complaint with the number of the error: `… (-2741)`.
  private static func fault(_ text: String) -> WireError {
    let line = text.split(whereSeparator: \.isNewline).last.map(String.init) ?? ""
    switch number(in: line) {
    case -2740, -2741:
      return WireError(.tooOld, "This iTerm2 is too old to hand out cookies.")
    case -600, -1728:
      return WireFaults.noCookie("it does not run")
    case -1743:
      return WireFaults.noCookie(
        "macOS does not allow this program to control it (System Settings > Privacy & Security > "
          + "Automation)")
    case 1: return WireFaults.noCookie("its API is not enabled (Settings > General > Magic)")
    case 2: return WireFaults.noCookie("its user said no")
    default: return WireFaults.noCookie(line.isEmpty ? "osascript failed" : line)
    }
  }

  private static func number(in line: String) -> Int? {
    guard line.hasSuffix(")"), let open = line.lastIndex(of: "(") else { return nil }
    return Int(line[line.index(after: open)...].dropLast())
  }
}
