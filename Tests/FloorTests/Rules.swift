/// Something in a file that breaks a rule of the house.
struct Fault: Equatable, CustomStringConvertible {
  let path: String
  let line: Int
  let text: String
  var description: String { "\(path):\(line): \(text)" }
}

/// The rules, each from a file to its faults.
enum Rules {
  static let mostLines = 300

  /// A floor imports only floors below it, and only the modules that its place allows.
  static func imports(_ file: SourceFile) -> [Fault] {
    guard file.isSource else { return [] }
    guard let floor = Floor[file.target] else {
      return [Fault(path: file.path, line: 1, text: "\(file.target) is no floor of the table")]
    }
    let allowed = file.isGenerated ? floor.mayImport.union(ofGenerators) : floor.mayImport
    return file.imports.filter { !allowed.contains($0.module) }.map {
      Fault(path: file.path, line: $0.line, text: "\(floor.name) must not import \($0.module)")
    }
  }

  /// Data comes from Foundation; the whole of it only where there is no smaller part.
  private static let ofGenerators: Set = ["FoundationEssentials", "Foundation"]

  static func length(_ file: SourceFile) -> [Fault] {
    guard !file.isGenerated, file.lines.count > mostLines else { return [] }
    return [
      Fault(
        path: file.path, line: mostLines + 1,
        text: "\(file.lines.count) lines; \(mostLines) are the most")
    ]
  }

  /// Nothing in the tool can trap by a shortcut, or go behind the compiler's back. Generated code
  /// answers for itself: its large messages share storage and copy it before they write.
  static func shortcuts(_ file: SourceFile) -> [Fault] {
    guard file.isSource, !file.isGenerated else { return [] }
    return ["try!", "as!", "@unchecked", "fatalError(", "nonisolated(unsafe)"].flatMap { word in
      file.linesOfCode(with: word).map { Fault(path: file.path, line: $0, text: word) }
    }
  }

  /// What is left to do stands in an issue, not in the code.
  static func reminders(_ file: SourceFile) -> [Fault] {
    guard file.isSource else { return [] }
    return file.lines.enumerated().flatMap { number, line in
      ["TODO", "FIXME"].filter(line.contains).map {
        Fault(path: file.path, line: number + 1, text: $0)
      }
    }
  }

  /// A test waits for a condition. Only a helper that looks again and again may let time pass; its
  /// name says so: `eventually…`, `wait…`.
  static func sleeps(_ file: SourceFile) -> [Fault] {
    guard file.isTest else { return [] }
    return file.code.enumerated().compactMap { number, line in
      guard line.contains("sleep(") else { return nil }
      if line.contains("Task.sleep("), isWaiting(file.code[..<number]) { return nil }
      return Fault(path: file.path, line: number + 1, text: "a test must not sleep")
    }
  }

  private static func isWaiting(_ before: ArraySlice<String>) -> Bool {
    let function = before.last { $0.contains("func ") }
    guard let name = function?.split(separator: " ").drop(while: { $0 != "func" }).dropFirst().first
    else { return false }
    return name.hasPrefix("eventually") || name.hasPrefix("wait")
  }

  static func prints(_ file: SourceFile) -> [Fault] {
    guard file.isSource, !file.isGenerated,
      file.path.split(separator: "/").last != "Console.swift"
    else { return [] }
    return ["print(", "debugPrint(", "Swift.print(", "dump("].flatMap { word in
      file.linesOfCode(with: word).filter { !file.code[$0 - 1].contains("func " + word) }.map {
        Fault(path: file.path, line: $0, text: "only the Console prints")
      }
    }
  }

  /// What `MuntinKit` offers is described.
  static func documentation(_ file: SourceFile) -> [Fault] {
    guard file.isSource, file.target == "MuntinKit" else { return [] }
    return file.code.indices.compactMap { number in
      guard let name = offeredType(file.code[number]) else { return nil }
      let above = file.lines[..<number].reversed().map { $0.drop { $0 == " " } }
        .first { !$0.hasPrefix("@") }
      if above?.hasPrefix("///") == true { return nil }
      return Fault(path: file.path, line: number + 1, text: "\(name) has no doc comment")
    }
  }

  private static func offeredType(_ line: String) -> String? {
    let words = line.split { " :<{(".contains($0) }.map(String.init)
    guard words.contains("public") || words.contains("package"), !words.contains("extension"),
      !words.contains("func"), !words.contains("var"), !words.contains("let"),
      let place = words.firstIndex(where: kinds.contains), words.indices.contains(place + 1)
    else { return nil }
    return words[place + 1]
  }

  private static let kinds = ["struct", "enum", "actor", "protocol", "class", "typealias"]
}
