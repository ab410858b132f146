/// The bytes of one file of the user's and the name to show for it.
///
/// Cheap to make: nothing is scanned or decoded before it is asked for.
package struct SourceText: Sendable {
  /// The path as it is to be shown in messages.
  package let name: String
  /// The bytes as they lie on disk, byte order mark and all.
  package let text: [UInt8]

  package init(name: String, bytes: [UInt8]) {
    self.name = name
    self.text = bytes
  }

  package init(name: String, text: String) {
    self.init(name: name, bytes: Array(text.utf8))
  }

  /// A line without its line break, "" outside the file. Scans the file: for many lines at once
  /// use a `LineIndex`.
  ///
  /// - Units: `number` starts at 1. Bytes that are no UTF-8 come back as U+FFFD.
  package func line(_ number: Int) -> String {
    let index = LineIndex(text)
    return String(decoding: text[index.bytes(ofLine: number)], as: UTF8.self)
  }
}
