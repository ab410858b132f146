import SwiftProtobuf

/// Bytes of a binary websocket message, and the envelope that they are.
package enum Envelope {
  /// Messages inside of messages that a reader takes; protobuf's own implementations take as many.
  package static let deepest = 100

  /// - Errors: `malformed` where the message cannot be written, or its split trees are too deep for
  ///   the reader.
  package static func bytes(
    of message: ITermClientOriginatedMessage
  ) throws(WireError) -> [UInt8] {
    try written(message, trees: message.splitTrees)
  }

  /// - Errors: `malformed` where the message cannot be written, or its split trees are too deep for
  ///   the reader.
  package static func bytes(
    of message: ITermServerOriginatedMessage
  ) throws(WireError) -> [UInt8] {
    try written(message, trees: message.splitTrees)
  }

  /// - Errors: `malformed` where the bytes are no message, or one that is nested too deeply.
  package static func request(_ bytes: [UInt8]) throws(WireError) -> ITermClientOriginatedMessage {
    try read(bytes)
  }

  /// - Errors: `malformed` where the bytes are no message, or one that is nested too deeply.
  package static func response(_ bytes: [UInt8]) throws(WireError) -> ITermServerOriginatedMessage {
    try read(bytes)
  }

  private static func read<Value: Message>(_ bytes: [UInt8]) throws(WireError) -> Value {
    var options = BinaryDecodingOptions()
    options.messageDepthLimit = deepest
    do {
      return try Value(serializedBytes: bytes, options: options)
    } catch {
      throw WireFaults.noMessage()
    }
  }

  private static func written<Value: Message>(
    _ value: Value, trees: [ITermSplitTreeNode]
  ) throws(WireError) -> [UInt8] {
    guard trees.allSatisfy(\.isShallow) else { throw WireFaults.unwritable() }
    do {
      return try value.serializedBytes()
    } catch {
      throw WireFaults.unwritable()
    }
  }
}
