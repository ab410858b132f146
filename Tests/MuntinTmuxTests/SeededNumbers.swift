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

/// Text made of what is most likely to be misread, and of any other character.
struct NastyText {
  private static let pieces = [
    "'", "\"", "\\", "$", "$HOME", "${HOME}", "~", "~root", "#", "#{pid}", "#(date)", "{", "}",
    ";", " ; ", "\\;", "%", "%if", "%1", "%%", "\n", "\r", "\t", "\u{1B}[31m", "\u{7F}", "\u{1}",
    " ", "  ", "-", "--", "-x", "=", "A=b", "\\n", "\\101", "\\u00e9", "&", "|", "`date`", "*",
    "?", "[", "]", "<", ">", "(", ")", "!", "^", "@", ",", ":", ".", "é", "日本", "👩‍👩‍👧", "\u{85}",
    "\u{2028}", "\u{FEFF}", "\u{202E}", "\u{FFFD}", "a", "Z", "0", "\n%end 1 1 1\n", "%exit",
  ]

  static func make(using numbers: inout SeededNumbers) -> String {
    var text = ""
    for _ in 0..<Int.random(in: 0...8, using: &numbers) {
      if Int.random(in: 0..<5, using: &numbers) == 0,
        let scalar = Unicode.Scalar(UInt32.random(in: 1...0x10FFFF, using: &numbers))
      {
        text.unicodeScalars.append(scalar)
      } else {
        text += pieces.randomElement(using: &numbers) ?? ""
      }
    }
    return text
  }
}

func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }
