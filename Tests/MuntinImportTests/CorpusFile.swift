import MuntinImport
import MuntinSpec
import MuntinYAML
import Testing

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// A file in the form of another tool, in a folder that is called after it.
struct CorpusFile: Sendable, CustomTestStringConvertible {
  let format: PeerFormat
  let name: String
  let source: SourceText

  var testDescription: String { "\(format.rawValue)/\(name)" }

  static let home = "/home/me"

  static let all: [CorpusFile] = PeerFormat.allCases.flatMap { format in
    names(in: folder + "/" + format.rawValue).compactMap { CorpusFile(format, $0) }
  }

  private static let folder =
    #filePath.split(separator: "/").dropLast()
    .reduce("") { $0 + "/" + $1 } + "/Corpus"

  init?(_ format: PeerFormat, _ name: String) {
    guard let bytes = Self.bytes(Self.folder + "/\(format.rawValue)/\(name)") else { return nil }
    self.init(format, name, bytes)
  }

  init(_ format: PeerFormat, _ name: String, _ bytes: [UInt8]) {
    self.format = format
    self.name = name
    source = SourceText(name: "\(format.rawValue)/\(name)", bytes: bytes)
  }

  init(_ format: PeerFormat, text: String) { self.init(format, "file.yml", Array(text.utf8)) }

  var context: SpecContext {
    SpecContext(home: Self.home, directory: "/work/\(format.rawValue)")
  }

  /// The layout that is meant where there are several.
  var layout: String? { name == "bag.yml" ? "two-windows" : nil }

  func imported(as format: PeerFormat? = nil) -> Checked<Imported> {
    Importer(context: context, format: format, layout: layout).read(source)
  }

  private static func names(in folder: String) -> [String] {
    guard let stream = opendir(folder) else { return [] }
    defer { closedir(stream) }
    var names: [String] = []
    while let entry = readdir(stream) {
      let name = withUnsafePointer(to: entry.pointee.d_name) { pointer in
        pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if !name.hasPrefix(".") { names.append(name) }
    }
    return names.sorted()
  }

  private static func bytes(_ path: String) -> [UInt8]? {
    guard let file = fopen(path, "r") else { return nil }
    defer { fclose(file) }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = fread(&buffer, 1, buffer.count, file)
      guard count > 0 else { return bytes }
      bytes += buffer.prefix(count)
    }
  }
}

/// A workspace file that was read, and what is wrong with it.
func read(_ text: String, _ context: SpecContext) -> Checked<Workspace> {
  let document = DocumentReader().read(SourceText(name: "muntin.yaml", text: text))
  guard let tree = document.value else { return Checked(nil, document.diagnostics) }
  return WorkspaceReader(context: context).read(tree)
}
