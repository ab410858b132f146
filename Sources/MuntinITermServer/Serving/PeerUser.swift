import NIOCore
import NIOPosix

/// The user at the other end of a local socket.
enum PeerUser {
  #if os(Linux)
    private struct Credentials {
      var process: Int32 = 0
      var user: UInt32 = 0
      var group: UInt32 = 0
    }
    private static let level = NIOBSDSocket.OptionLevel(rawValue: 1)
    private static let name = NIOBSDSocket.Option(rawValue: 17)
  #else
    private struct Credentials {
      var version: UInt32 = 0
      var user: UInt32 = 0
      var count: Int16 = 0
      var groups:
        (
          UInt32, UInt32, UInt32, UInt32, UInt32, UInt32, UInt32, UInt32, UInt32, UInt32, UInt32,
          UInt32, UInt32, UInt32, UInt32, UInt32
        ) = (0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0)
    }
    private static let level = NIOBSDSocket.OptionLevel(rawValue: 0)
    private static let name = NIOBSDSocket.Option(rawValue: 1)
  #endif

  /// Fails where the channel is no such socket.
  static func id(of channel: any Channel) -> EventLoopFuture<UInt32> {
    guard let provider = channel as? any SocketOptionProvider else {
      return channel.eventLoop.makeFailedFuture(ChannelError.operationUnsupported)
    }
    let answer: EventLoopFuture<Credentials> = provider.unsafeGetSocketOption(
      level: level, name: name)
    return answer.map(\.user)
  }
}
