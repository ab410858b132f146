import CZlib

/// Bytes compressed as zlib does, in its own format, with a checksum of what they stand for.
enum PackedBytes {
  /// Nil where zlib has no memory for it.
  static func pack(_ bytes: [UInt8]) -> [UInt8]? {
    var length = compressBound(uLong(bytes.count))
    var packed = [UInt8](repeating: 0, count: Int(length))
    guard compress2(&packed, &length, bytes, uLong(bytes.count), Z_BEST_COMPRESSION) == Z_OK
    else { return nil }
    return Array(packed.prefix(Int(length)))
  }

  /// - Parameter count: bytes that it stands for; no more memory is taken.
  /// - Returns: nil for whatever was not packed so.
  static func unpack(_ packed: ArraySlice<UInt8>, count: Int) -> [UInt8]? {
    // zlib wants a place to write to even for nothing.
    var bytes = [UInt8](repeating: 0, count: max(1, count))
    var length = uLong(count)
    let result = packed.withUnsafeBufferPointer {
      uncompress(&bytes, &length, $0.baseAddress, uLong($0.count))
    }
    guard result == Z_OK, Int(length) == count else { return nil }
    return Array(bytes.prefix(count))
  }
}
