#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// What takes the bytes of a file on their way to the disk. Tests put one there that stops.
package struct DiskSink: Sendable {
  /// As `write(2)`: how many bytes it took; -1, with `errno`, where it took none.
  private let write: @Sendable (Int32, UnsafeRawBufferPointer) -> Int

  package init(_ write: @escaping @Sendable (Int32, UnsafeRawBufferPointer) -> Int) {
    self.write = write
  }

  package static let system = DiskSink { writeSome($0, $1) }

  func writeAll(
    _ bytes: [UInt8], to descriptor: Int32, _ path: String
  ) throws(StoreError) {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { write(descriptor, $0) }
      if count < 0 && errno == EINTR { continue }
      guard count > 0 else { throw .system("cannot write", path) }
      rest = rest.dropFirst(count)
    }
  }
}

// Its name is taken by a property above.
private func writeSome(_ descriptor: Int32, _ bytes: UnsafeRawBufferPointer) -> Int {
  write(descriptor, bytes.baseAddress, bytes.count)
}
