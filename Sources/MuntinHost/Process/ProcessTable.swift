#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// What runs, as the system tells it.
package enum ProcessTable {
  /// The words a process was started with; nil when it is gone, is not ours to see, or has none.
  package static func commandLine(of pid: Int32) -> [String]? {
    #if canImport(Darwin)
      return arguments(pid).flatMap(words(ofArguments:))
    #else
      guard let bytes = SmallFile.read("/proc/\(pid)/cmdline"), !bytes.isEmpty else { return nil }
      let content = bytes.last == 0 ? bytes.dropLast() : bytes[...]
      return content.split(separator: 0, omittingEmptySubsequences: false).map {
        String(decoding: $0, as: UTF8.self)
      }
    #endif
  }

  /// Variables of the environment that a process was started with, of those that are named.
  package static func environment(
    of pid: Int32, _ names: [String]
  ) -> [(name: String, value: String)] {
    #if canImport(Darwin)
      let entries = arguments(pid).flatMap(environment(ofArguments:)) ?? []
    #else
      let entries = (SmallFile.read("/proc/\(pid)/environ") ?? []).split(separator: 0)
    #endif
    var result: [(name: String, value: String)] = []
    for entry in entries {
      guard let sign = entry.firstIndex(of: UInt8(ascii: "=")) else { continue }
      let name = String(decoding: entry[..<sign], as: UTF8.self)
      guard names.contains(name), !result.contains(where: { $0.name == name }) else { continue }
      result.append((name, String(decoding: entry[(sign + 1)...], as: UTF8.self)))
    }
    return result
  }

  /// How long a process has been running; nil when it is gone.
  ///
  /// - Units: seconds.
  package static func age(of pid: Int32) -> Double? {
    guard let process = ProcessStatus(of: pid), let now = ProcessStatus.now() else { return nil }
    return max(0, now - process.started)
  }

  #if canImport(Darwin)
    private static func arguments(_ pid: Int32) -> [UInt8]? {
      var name = [CTL_KERN, KERN_PROCARGS2, pid]
      var size = 0
      guard sysctl(&name, u_int(name.count), nil, &size, nil, 0) == 0, size > 0 else { return nil }
      var bytes = [UInt8](repeating: 0, count: size)
      guard sysctl(&name, u_int(name.count), &bytes, &size, nil, 0) == 0 else { return nil }
      return Array(bytes.prefix(size))
    }
  #endif

  /// The words in what macOS tells of a process: their number, the program's path, some zeros,
  /// the words each with a zero after it, then the environment.
  static func words(ofArguments bytes: [UInt8]) -> [String]? {
    cut(bytes)?.words
  }

  /// The environment behind the words.
  static func environment(ofArguments bytes: [UInt8]) -> [ArraySlice<UInt8>]? {
    cut(bytes)?.rest.split(separator: 0)
  }

  private static func cut(_ bytes: [UInt8]) -> (words: [String], rest: ArraySlice<UInt8>)? {
    let size = MemoryLayout<Int32>.size
    guard bytes.count > size else { return nil }
    let count = bytes.withUnsafeBytes { $0.loadUnaligned(as: Int32.self) }
    var rest = bytes[size...].drop { $0 != 0 }.drop { $0 == 0 }
    var words: [String] = []
    while words.count < count, !rest.isEmpty {
      let word = rest.prefix { $0 != 0 }
      words.append(String(decoding: word, as: UTF8.self))
      rest = rest.dropFirst(word.count + 1)
    }
    return words.isEmpty ? nil : (words, rest)
  }
}
