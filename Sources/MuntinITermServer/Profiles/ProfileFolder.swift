#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// The folder in which dynamic profiles lie.
enum ProfileFolder {
  private static let longestFile = 4 << 20

  /// The texts of the files in it, by name; what cannot be read is left out.
  static func files(_ folder: String) -> [(name: String, text: String)] {
    guard let listing = opendir(folder) else { return [] }
    defer { closedir(listing) }
    var files: [(name: String, text: String)] = []
    while let entry = readdir(listing) {
      let name = withUnsafeBytes(of: entry.pointee.d_name) { bytes in
        String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
      }
      guard !name.hasPrefix("."), let text = text(of: folder + "/" + name) else { continue }
      files.append((name, text))
    }
    return files.sorted { $0.name < $1.name }
  }

  private static func text(of path: String) -> String? {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG,
      status.st_size <= longestFile
    else { return nil }
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    while bytes.count <= longestFile {
      let count = read(descriptor, &chunk, chunk.count)
      if count <= 0 { break }
      bytes += chunk[..<count]
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  static func hostName() -> String {
    var name = [UInt8](repeating: 0, count: 256)
    let status = name.withUnsafeMutableBytes { bytes in
      bytes.withMemoryRebound(to: CChar.self) { letters in
        letters.baseAddress.map { gethostname($0, letters.count - 1) } ?? -1
      }
    }
    return status == 0 ? String(decoding: name.prefix { $0 != 0 }, as: UTF8.self) : "localhost"
  }
}
