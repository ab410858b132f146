import Foundation
import MuntinProfiles
import MuntinSpec
import MuntinYAML
import Testing

@Suite struct TableTests {
  @Test func theTableHasEveryKeyOfITermAndNoOther() {
    #expect(KeyTable.rows.count == 364)
    let known = ProfileTable.all.flatMap { word in
      word.modeWord == nil ? [word.key] : ["", " (Light)", " (Dark)"].map { word.key + $0 }
    }
    #expect(known.count == Set(known).count)
    #expect(Set(known).symmetricDifference(KeyTable.rows.map(\.key)) == [])
  }

  @Test func kindsAndDefaultsAreITerms() throws {
    for row in KeyTable.rows {
      let word = try #require(ProfileTable[row.key])
      #expect(word.jsonKind == row.kind, "\(row.key)")
      #expect(word.isSettable == row.isSettable, "\(row.key)")
      switch row.standard {
      case "true", "false": #expect(word.standard == .bool(row.standard == "true"), "\(row.key)")
      case "[]": #expect(word.standard == .array([]), "\(row.key)")
      case "{}": #expect(word.standard == .object([]), "\(row.key)")
      default:
        if let number = Double(row.standard), row.kind == "number" {
          #expect(word.standard?.asDouble == number, "\(row.key)")
        } else if row.standard.hasPrefix("\"") {
          #expect(word.standard == .string(row.standard.filter { $0 != "\"" }), "\(row.key)")
        }
      }
    }
  }

  @Test(arguments: [
    ("text: {ligatures: true}", "font.ligatures"), ("cursor: {color: red}", "colors.cursor"),
    ("cursor: {shap: box}", "shape"),
  ])
  func aWordInAnotherGroupIsNamed(text: String, word: String) throws {
    let fault = try #require(ProfileFile("  p: {\(text)}").checked.diagnostics.first)
    #expect(fault.code == "unknown-key")
    #expect(fault.hint == "did you mean \"\(word)\"?")
  }

  @Test func wordsAreCalledOnce() {
    let paths = ProfileTable.all.filter { !$0.word.isEmpty }.map(\.path)
    #expect(paths.count == Set(paths).count)
    #expect(paths.count > 220)
  }

  /// UPDATE_GOLDENS=1 writes the files, and still fails.
  @Test(arguments: ["docs/profiles.md", "schemas/dynamic-profile.schema.json"])
  func theFilesOfTheRepositoryAreThoseOfTheTable(path: String) throws {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let file = root.appending(path: path)
    let text = path.hasPrefix("docs") ? ProfilesGuide().text : DynamicProfileSchema().json
    let written = (try? Data(contentsOf: file)).map { String(decoding: $0, as: UTF8.self) }
    if written != text, ProcessInfo.processInfo.environment["UPDATE_GOLDENS"] == "1" {
      try Data(text.utf8).write(to: file)
    }
    #expect(written == text, "run with UPDATE_GOLDENS=1 to write it anew")
  }
}
