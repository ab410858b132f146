/// Where a server of the API listens.
package enum WireAddress: Hashable, Sendable, CustomStringConvertible {
  /// A stream socket of the file system.
  case socket(path: String)
  /// TCP on this machine: iTerm2 before 3.3.12 only.
  case localhost(port: Int)

  package var description: String {
    switch self {
    case .socket(let path): path
    case .localhost(let port): "localhost:\(port)"
    }
  }
}
