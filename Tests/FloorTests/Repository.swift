#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// The repository that these tests were built from.
enum Repository {
  /// Every Swift file below `Sources` and `Tests`, in the order of the paths.
  static let files: [SourceFile] = ["Sources", "Tests"].flatMap(files(below:))

  /// The targets that have a folder below `Sources`.
  static var targets: [String] { Set(files.filter(\.isSource).map(\.target)).sorted() }

  /// Three folders above this file.
  private static let root: String = {
    var parts = #filePath.split(separator: "/", omittingEmptySubsequences: false)
    parts.removeLast(3)
    return parts.joined(separator: "/")
  }()

  private static func files(below folder: String) -> [SourceFile] {
    entries(of: folder).flatMap { name -> [SourceFile] in
      let path = folder + "/" + name
      if isFolder(path) { return files(below: path) }
      return name.hasSuffix(".swift") ? [SourceFile(path: path, text: text(of: path))] : []
    }
  }

  private static func entries(of folder: String) -> [String] {
    guard let stream = opendir(root + "/" + folder) else { return [] }
    defer { closedir(stream) }
    var names: [String] = []
    while let entry = readdir(stream) {
      let name = withUnsafeBytes(of: entry.pointee.d_name) { bytes in
        String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
      }
      if !name.hasPrefix(".") { names.append(name) }
    }
    return names.sorted()
  }

  private static func isFolder(_ path: String) -> Bool {
    var status = stat()
    return stat(root + "/" + path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }

  private static func text(of path: String) -> String {
    guard let file = fopen(root + "/" + path, "r") else { return "" }
    defer { fclose(file) }
    var bytes: [UInt8] = []
    var part = [UInt8](repeating: 0, count: 65_536)
    while case let count = fread(&part, 1, part.count, file), count > 0 {
      bytes += part[..<count]
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
