import MuntinHost
import MuntinStore

/// The words of a script as they were typed: the system shows its interpreter in front of them.
enum ScriptWords {
  /// `/bin/sh /usr/local/bin/deploy x` is `deploy x`, where that is found by its name.
  ///
  /// - Parameter path: the variable PATH.
  static func typed(_ words: [String], path: String?) -> [String] {
    if let words = mosh(words) { return words }
    // One word may stand between the two: what the first line of the script gives the interpreter.
    for place in words.indices.dropFirst().prefix(2) {
      let script = words[place]
      guard script.hasPrefix("/") else { continue }
      guard let name = script.split(separator: "/").last.map(String.init),
        ProgramSearch(path: path).locate(name) == script,
        let start = try? DiskFile.read(script, limit: 1), start.starts(with: Array("#!".utf8))
      else { return words }
      return [name] + words[(place + 1)...]
    }
    return words
  }

  /// The client that mosh ends as is told for the process table what mosh was called with, between
  /// these signs; its own words, an address and a port, are good for one connection only.
  private static func mosh(_ words: [String]) -> [String]? {
    guard words.count == 4, words[0].split(separator: "/").last == "mosh-client",
      words[1].hasPrefix("-# "), words[1].hasSuffix(" |")
    else { return nil }
    let arguments = words[1].dropFirst(3).dropLast(2).split(separator: " ").map(String.init)
    return arguments.isEmpty ? nil : ["mosh"] + arguments
  }
}
