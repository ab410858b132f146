#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// Lets one of our own processes at a time through to a tmux server, where two at once would kill it.
///
/// tmux 3.3a dies of telling a control-mode client that has only begun to connect that a session
/// came or went, that a client left, or which pane became the active one (docs/decisions/0021). So
/// whoever connects, and whoever does such things, has the door to itself meanwhile.
struct ServerDoor: ~Copyable {
  private let descriptor: Int32

  /// Waits for others; nil where there is no door, or it stays shut for too long: then one goes on
  /// without.
  ///
  /// - Parameters:
  ///   - path: of a file that is made for it, in a folder that is there.
  ///   - patience: milliseconds.
  init?(_ path: String?, patience: Int = 10_000) {
    guard let path else { return nil }
    let descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { return nil }
    let end = ContinuousClock.now + .milliseconds(patience)
    while flock(descriptor, LOCK_EX | LOCK_NB) != 0 {
      guard errno == EINTR || errno == EWOULDBLOCK, ContinuousClock.now < end else {
        close(descriptor)
        return nil
      }
      usleep(300)
    }
    self.descriptor = descriptor
  }

  deinit {
    // A child on its way to its own program may still hold the file open: closing it would not do.
    flock(descriptor, LOCK_UN)
    close(descriptor)
  }
}
