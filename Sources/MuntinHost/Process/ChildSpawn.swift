#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// What a child is started with.
struct ChildSpawn {
  /// A whole path: nothing is searched here.
  var program: String
  /// Without the program's own name.
  var arguments: [String]
  var environment: [String: String]

  /// Starts the child in a process group of its own (so that control-C in our terminal does not
  /// reach it), with every signal unblocked and at its default, and with no descriptor of ours
  /// but the three given.
  ///
  /// - Errors: the result is the child's id, or the system's error number.
  func start(input: Int32, output: Int32, errors: Int32) -> Result<Int32, SystemFault> {
    #if canImport(Darwin)
      var actions: posix_spawn_file_actions_t?
      var attributes: posix_spawnattr_t?
    #else
      var actions = posix_spawn_file_actions_t()
      var attributes = posix_spawnattr_t()
    #endif
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }

    for (source, target) in [(input, Int32(0)), (output, 1), (errors, 2)] {
      posix_spawn_file_actions_adddup2(&actions, source, target)
    }
    var flags = POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF
    #if canImport(Darwin)
      flags |= POSIX_SPAWN_CLOEXEC_DEFAULT
    #else
      for number in Self.inheritable() {
        posix_spawn_file_actions_addclose(&actions, number)
      }
    #endif
    posix_spawnattr_setflags(&attributes, Int16(flags))
    posix_spawnattr_setpgroup(&attributes, 0)
    var signals = sigset_t()
    sigemptyset(&signals)
    posix_spawnattr_setsigmask(&attributes, &signals)
    for signal in Self.signals { sigaddset(&signals, signal) }
    posix_spawnattr_setsigdefault(&attributes, &signals)

    let words = CStrings([program] + arguments)
    let variables = CStrings(environment.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" })
    var child: pid_t = 0
    var fault: Int32 = 0
    // A program that was written just now is busy as long as another child of ours, on its way to
    // its own program, holds it open.
    for _ in 0..<100 {
      fault = posix_spawn(
        &child, program, &actions, &attributes, words.pointers, variables.pointers)
      guard fault == ETXTBSY else { break }
      var pause = timespec(tv_sec: 0, tv_nsec: 2_000_000)
      _ = nanosleep(&pause, nil)
    }
    return fault == 0 ? .success(child) : .failure(SystemFault(number: fault))
  }

  /// What we might have been told to ignore, and a child must not.
  private static let signals: [Int32] = [
    SIGHUP, SIGINT, SIGQUIT, SIGPIPE, SIGALRM, SIGTERM, SIGUSR1, SIGUSR2, SIGCHLD, SIGCONT,
    SIGTSTP, SIGTTIN, SIGTTOU, SIGWINCH,
  ]

  #if !canImport(Darwin)
    /// Descriptors that we ourselves were started with and that would stay open in a tmux server
    /// for days, a lock or the pipe of somebody who waits for its end among them.
    private static func inheritable() -> [Int32] {
      guard let folder = opendir("/proc/self/fd") else { return [] }
      defer { closedir(folder) }
      var numbers: [Int32] = []
      while let entry = readdir(folder) {
        let name = withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
          String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
        }
        guard let number = Int32(name), number > 2 else { continue }
        let flags = fcntl(number, F_GETFD)
        if flags >= 0, flags & FD_CLOEXEC == 0 { numbers.append(number) }
      }
      return numbers
    }
  #endif
}

/// A number of the system's error table.
package struct SystemFault: Error, Equatable {
  package var number: Int32

  package init(number: Int32) { self.number = number }

  package var text: String {
    guard let text = strerror(number) else { return "error \(number)" }
    return String(cString: text)
  }
}

/// Strings as the system takes them: null-terminated, in a null-terminated list.
private struct CStrings: ~Copyable {
  let pointers: [UnsafeMutablePointer<CChar>?]

  init(_ strings: [String]) { pointers = strings.map { strdup($0) } + [nil] }

  deinit { for pointer in pointers { free(pointer) } }
}
