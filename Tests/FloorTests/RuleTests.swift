import Testing

/// Every rule finds what it forbids, and nothing else.
struct RuleTests {
  private func file(_ path: String, _ text: String) -> SourceFile {
    SourceFile(path: path, text: text)
  }

  private func lines(
    _ rule: (SourceFile) -> [Fault], _ path: String, _ text: String
  ) -> [Int] {
    rule(file(path, text)).map(\.line)
  }

  @Test func stringsAndCommentsAreNoCode() {
    let text = ###"""
      let a = "try! \(b.map { "as! \($0)" }) // \" x" // try!
      /* as! /* try! */ as! */ let c = ##"@unchecked "# \##("fatalError(")"##
      let d = """
        TODO " print(
        """
      print(a)
      """###
    #expect(
      SwiftCode.lines(of: text) == [
        #"let a = "" "#, #" let c = """#, #"let d = "#, "", #""""#, "print(a)",
      ])
  }

  @Test func importsOfHigherFloorsAreFound() {
    let text = """
      // import Foundation
      import MuntinSpec
      package import struct MuntinHost.HostError
      @testable import Foundation
      internal import ArgumentParser
        import Glibc
      """
    #expect(lines(Rules.imports, "Sources/MuntinPlan/A.swift", text) == [3, 4, 5, 6])
    #expect(lines(Rules.imports, "Sources/MuntinTmux/A.swift", text) == [4, 5])
    #expect(lines(Rules.imports, "Sources/muntin/A.swift", text) == [4])
    #expect(lines(Rules.imports, "Tests/MuntinPlanTests/A.swift", text) == [])
    #expect(lines(Rules.imports, "Sources/Unknown/A.swift", text) == [1])
  }

  @Test func longFilesAreFound() {
    let lines = { String(repeating: "//\n", count: $0) }
    #expect(Rules.length(file("Tests/A/A.swift", lines(Rules.mostLines))) == [])
    #expect(Rules.length(file("Tests/A/A.swift", lines(Rules.mostLines + 1))).count == 1)
  }

  @Test func generatedCodeFollowsRulesOfItsOwn() {
    let path = "Sources/MuntinITermWire/Generated/A.swift"
    let text = String(repeating: "//\n", count: Rules.mostLines + 1)
    #expect(Rules.length(file(path, text)) == [])
    #expect(Rules.shortcuts(file(path, "struct A: @unchecked Sendable {}")) == [])
    let imports = "import FoundationEssentials\nimport SwiftProtobuf\nimport MuntinSpec"
    #expect(lines(Rules.imports, path, imports) == [3])
    #expect(lines(Rules.imports, "Sources/MuntinITermWire/A.swift", imports) == [1, 3])
  }

  @Test func shortcutsAreFound() {
    let text = """
      let a = try! b()
      let c = d as! E
      struct F: @unchecked Sendable {}
      fatalError()
      nonisolated(unsafe) var g = 1
      let retry = h.fatalError(), i = try? j() as? K
      """
    #expect(lines(Rules.shortcuts, "Sources/A/A.swift", text).sorted() == [1, 2, 3, 4, 5])
  }

  @Test func remindersAreFoundInCommentsToo() {
    let text = "// TODO: a\nlet b = 1 // FIXME"
    #expect(lines(Rules.reminders, "Sources/A/A.swift", text) == [1, 2])
  }

  @Test func sleepsAreFoundOutsideOfHelpersThatWait() {
    let text = """
      func eventually() async throws {
        try await Task.sleep(for: .milliseconds(1))
        usleep(1)
      }
      @Test func somethingHolds() async throws {
        try await Task.sleep(for: .seconds(1))
        sleep(1)
      }
      """
    #expect(lines(Rules.sleeps, "Tests/A/A.swift", text) == [3, 6, 7])
  }

  @Test func printsAreFoundOutsideOfTheConsole() {
    let text = "print(1)\nconsole.print(2)\nSwift.print(3)\nfunc print(a: Int) {}"
    #expect(lines(Rules.prints, "Sources/muntin/A.swift", text) == [1, 3])
    #expect(lines(Rules.prints, "Sources/muntin/Console.swift", text) == [])
  }

  @Test func typesWithoutDocumentationAreFound() {
    let text = """
      /// Told.
      @frozen
      public struct A: Sendable {}

      package enum B {
        /// Told.
        package struct C {}
      }
      struct D {}
      public extension A {}
        public final class E {}
      """
    #expect(lines(Rules.documentation, "Sources/MuntinKit/A.swift", text) == [5, 11])
    #expect(lines(Rules.documentation, "Sources/MuntinPlan/A.swift", text) == [])
  }
}
