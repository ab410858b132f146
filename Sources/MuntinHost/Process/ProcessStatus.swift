#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// What the system tells about one process.
package struct ProcessStatus: Equatable {
  package var isSleeping: Bool
  var group: Int32
  /// The group in the foreground of its terminal; -1 or 0 without one.
  var foreground: Int32
  var childFaults: UInt64 = 0
  var cpuTicks: UInt64
  /// Seconds on the system's clock for starts: since boot on Linux, since 1970 on macOS.
  var started: Double
}

#if canImport(Darwin)
  extension ProcessStatus {
    /// Nil when there is no such process.
    package init?(of pid: Int32) {
      var name = [CTL_KERN, KERN_PROC, KERN_PROC_PID, pid]
      var info = kinfo_proc()
      var size = MemoryLayout<kinfo_proc>.size
      guard sysctl(&name, u_int(name.count), &info, &size, nil, 0) == 0, size > 0 else {
        return nil
      }
      group = Int32(truncatingIfNeeded: info.kp_eproc.e_pgid)
      foreground = Int32(truncatingIfNeeded: info.kp_eproc.e_tpgid)
      let start = info.kp_proc.p_un.__p_starttime
      started = Double(start.tv_sec) + Double(start.tv_usec) / 1_000_000
      var task = proc_taskinfo()
      let length = Int32(MemoryLayout<proc_taskinfo>.size)
      guard proc_pidinfo(pid, PROC_PIDTASKINFO, 0, &task, length) == length else { return nil }
      isSleeping = task.pti_numrunning == 0
      cpuTicks = task.pti_total_user &+ task.pti_total_system
    }

    /// Now, on the clock of `started`.
    static func now() -> Double? {
      var time = timespec()
      guard clock_gettime(CLOCK_REALTIME, &time) == 0 else { return nil }
      return Double(time.tv_sec) + Double(time.tv_nsec) / 1_000_000_000
    }
  }
#else
  extension ProcessStatus {
    /// Nil when there is no such process.
    package init?(of pid: Int32) {
      guard let bytes = SmallFile.read("/proc/\(pid)/stat") else { return nil }
      self.init(stat: bytes)
    }

    /// Nil when it is not the text of `/proc/PID/stat`.
    ///
    /// - Source: proc(5). The program's name is in parentheses and may hold blanks and more
    ///   parentheses: what counts comes after the last one.
    init?(stat bytes: [UInt8]) {
      guard let name = bytes.lastIndex(of: UInt8(ascii: ")")) else { return nil }
      let text = String(decoding: bytes[bytes.index(after: name)...], as: UTF8.self)
      let fields = text.split { $0 == " " || $0 == "\n" }
      // The first of them is field 3 of the manual.
      guard fields.count > 19, let group = Int32(fields[2]), let foreground = Int32(fields[5]),
        let faults = UInt64(fields[8]), let user = UInt64(fields[11]),
        let system = UInt64(fields[12]), let start = Double(fields[19])
      else { return nil }
      let ticks = sysconf(Int32(_SC_CLK_TCK))
      guard ticks > 0 else { return nil }
      isSleeping = fields[0] == "S"
      self.group = group
      self.foreground = foreground
      childFaults = faults
      cpuTicks = user &+ system
      started = start / Double(ticks)
    }

    /// Now, on the clock of `started`.
    static func now() -> Double? {
      var time = timespec()
      guard clock_gettime(CLOCK_BOOTTIME, &time) == 0 else { return nil }
      return Double(time.tv_sec) + Double(time.tv_nsec) / 1_000_000_000
    }
  }

  /// Files of the system that are written as they are read.
  enum SmallFile {
    static func read(_ path: String, limit: Int = 4 << 20) -> [UInt8]? {
      let number = open(path, O_RDONLY | O_CLOEXEC)
      guard number >= 0 else { return nil }
      let descriptor = Descriptor(owning: number)
      var content: [UInt8] = []
      var buffer = [UInt8](repeating: 0, count: 4096)
      while content.count < limit, case .bytes(let count) = descriptor.read(into: &buffer) {
        content += buffer[..<count]
      }
      return content
    }
  }
#endif
