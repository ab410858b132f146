#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// Something on disk that cannot be read or written, in a sentence.
package struct StoreError: Error, Equatable, Sendable {
  /// What a caller may want to tell apart.
  package enum Kind: Equatable, Sendable {
    case failed
    /// There is, or can be, nothing of that name or number.
    case missing
    /// What is to be kept holds far less than what is kept already.
    case poorer
    /// What is there is not as it was written.
    case damaged
  }

  package var kind = Kind.failed
  package var sentence: String
  package var hint: String?

  package init(_ sentence: String, hint: String? = nil, kind: Kind = .failed) {
    self.kind = kind
    self.sentence = sentence
    self.hint = hint
  }

  /// What the system said of the last call.
  static func system(_ what: String, _ path: String) -> StoreError {
    StoreError("\(what) \(path): \(String(cString: strerror(errno)))")
  }
}
