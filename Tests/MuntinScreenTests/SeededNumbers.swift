#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// Random numbers that come again with the same seed (SplitMix64).
struct SeededNumbers: RandomNumberGenerator {
  let seed: UInt64
  private var state: UInt64

  init(seed: UInt64 = .random(in: 0 ... .max)) {
    self.seed = seed
    state = seed
  }

  /// Random seeds; the one of `MUNTIN_SEED` alone where that is set.
  static func seeds(_ count: Int) -> [UInt64] {
    if let text = getenv("MUNTIN_SEED"), let seed = UInt64(String(cString: text)) { return [seed] }
    return (0..<count).map { _ in .random(in: 0 ... .max) }
  }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var bits = state
    bits = (bits ^ (bits >> 30)) &* 0xBF58_476D_1CE4_E5B9
    bits = (bits ^ (bits >> 27)) &* 0x94D0_49BB_1331_11EB
    return bits ^ (bits >> 31)
  }
}
