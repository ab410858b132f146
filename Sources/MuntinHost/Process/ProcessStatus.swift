#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// What the system tells about one process.
package struct ProcessStatus: Equatable {
  package var isSleeping: Bool
  package var parent: Int32
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
      parent = Int32(truncatingIfNeeded: info.kp_eproc.e_ppid)
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
      // The first of them is field 3 of the manual. As bytes: this is read of every pane, and often.
      let fields = bytes[(name + 1)...].split(maxSplits: 21) {
        $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\n")
      }
      guard fields.count > 19, let parent = Self.number(fields[1]),
        let group = Self.number(fields[2]),
        let foreground = Self.number(fields[5]), let faults = Self.number(fields[8]),
        let user = Self.number(fields[11]), let system = Self.number(fields[12]),
        let start = Self.number(fields[19])
      else { return nil }
      let ticks = sysconf(Int32(_SC_CLK_TCK))
      guard ticks > 0 else { return nil }
      isSleeping = fields[0].elementsEqual([UInt8(ascii: "S")])
      self.parent = Int32(truncatingIfNeeded: parent)
      self.group = Int32(truncatingIfNeeded: group)
      self.foreground = Int32(truncatingIfNeeded: foreground)
      childFaults = UInt64(bitPattern: faults)
      cpuTicks = UInt64(bitPattern: user &+ system)
      started = Double(start) / Double(ticks)
    }

    private static func number(_ text: ArraySlice<UInt8>) -> Int64? {
      let isNegative = text.first == UInt8(ascii: "-")
      let digits = isNegative ? text.dropFirst() : text
      guard !digits.isEmpty else { return nil }
      var number: Int64 = 0
      for digit in digits {
        guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(digit) else { return nil }
        number = number &* 10 &+ Int64(digit - UInt8(ascii: "0"))
      }
      return isNegative ? -number : number
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
