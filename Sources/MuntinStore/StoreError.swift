#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// Something on disk that cannot be read or written, in a sentence.
package struct StoreError: Error, Equatable, Sendable {
  package var sentence: String
  package var hint: String?

  package init(_ sentence: String, hint: String? = nil) {
    self.sentence = sentence
    self.hint = hint
  }

  /// What the system said of the last call.
  static func system(_ what: String, _ path: String) -> StoreError {
    StoreError("\(what) \(path): \(String(cString: strerror(errno)))")
  }
}
