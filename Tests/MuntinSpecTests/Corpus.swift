import Foundation

/// The files of the corpus, with what their first lines say of them.
struct CorpusFile: CustomStringConvertible, Sendable {
  var name: String
  var text: String
  /// `code` or `code@line:column`, in the order of the text; empty for a valid file.
  var expected: [String]

  var description: String { name }

  static let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Corpus")

  /// The files of a folder, sorted by name.
  static func all(in part: String) -> [CorpusFile] {
    let folder = folder.appending(path: part)
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    return names.filter { $0.hasSuffix(".yaml") }.sorted().compactMap { name in
      guard let data = try? Data(contentsOf: folder.appending(path: name)) else { return nil }
      return CorpusFile(name: part + "/" + name, text: String(decoding: data, as: UTF8.self))
    }
  }

  private init(name: String, text: String) {
    self.name = name
    self.text = text
    let mark = "# expect:"
    let line = text.split(separator: "\n").first { $0.hasPrefix(mark) }
    expected =
      line?.dropFirst(mark.count).split(separator: ",").map {
        $0.trimmingCharacters(in: .whitespaces)
      } ?? []
  }
}
