import NIOCore
import NIOWebSocket

/// Puts the fragments of WebSocket messages together again.
struct FrameAssembly {
  enum Step: Equatable {
    /// Nothing is whole yet, or it was a text, which iTerm2's API does not know.
    case nothing
    case message([UInt8])
    /// The frames make no sense together.
    case fault(String)
  }

  /// Bytes of a message: far more than the largest screen buffer, and less than would do harm.
  static let mostBytes = 512 << 20

  private var bytes: [UInt8] = []
  private var isBinary = false
  private var isOpen = false

  mutating func take(_ opcode: WebSocketOpcode, isLast: Bool, _ data: ByteBuffer) -> Step {
    if opcode == .continuation {
      guard isOpen else { return .fault("a fragment belongs to no message") }
    } else {
      if isOpen { return .fault("a message begins within another") }
      isOpen = true
      isBinary = opcode == .binary
      bytes = []
    }
    if bytes.count + data.readableBytes > Self.mostBytes {
      return .fault("a message is longer than \(Self.mostBytes >> 20) MiB")
    }
    if isBinary { bytes.append(contentsOf: data.readableBytesView) }
    guard isLast else { return .nothing }
    isOpen = false
    defer { bytes = [] }
    return isBinary ? .message(bytes) : .nothing
  }
}
