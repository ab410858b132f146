import MuntinScreen
import Testing

@Suite struct SequenceScannerTests {
  /// The tokens with neighbouring texts joined.
  static func merged(_ tokens: [ScreenToken]) -> [ScreenToken] {
    var result: [ScreenToken] = []
    for token in tokens {
      if case .text(let more) = token, case .text(let text)? = result.last {
        result[result.count - 1] = .text(text + more)
      } else {
        result.append(token)
      }
    }
    return result
  }

  static func whole(_ bytes: [UInt8]) -> [ScreenToken] {
    var scanner = SequenceScanner()
    return merged(scanner.receive(bytes))
  }

  static func oneByOne(_ bytes: [UInt8]) -> [ScreenToken] {
    var scanner = SequenceScanner()
    return merged(bytes.flatMap { scanner.receive([$0]) })
  }

  /// What it says, whichever way the bytes come.
  private func tokens(
    _ text: String, sourceLocation: SourceLocation = #_sourceLocation
  ) -> [ScreenToken] {
    let bytes = Array(text.utf8)
    let whole = Self.whole(bytes)
    #expect(Self.oneByOne(bytes) == whole, sourceLocation: sourceLocation)
    for place in bytes.indices {
      var scanner = SequenceScanner()
      let parts = scanner.receive(Array(bytes[..<place])) + scanner.receive(Array(bytes[place...]))
      #expect(Self.merged(parts) == whole, sourceLocation: sourceLocation)
    }
    return whole
  }

  private func text(_ text: String) -> ScreenToken { .text(Array(text.utf8)) }
  private func osc(_ number: Int, _ payload: String) -> ScreenToken {
    .osc(number, Array(payload.utf8))
  }

  @Test func textAndControlsStandApart() {
    #expect(
      tokens("aé\r\n日本\t\u{8}👩‍👩‍👧\u{7F}x\u{7}\u{0}") == [
        text("aé"), .control(13), .control(10), text("日本"), .control(9), .control(8),
        text("👩‍👩‍👧x"), .bell,
      ])
  }

  @Test(arguments: ["\u{7}", "\u{1B}\\"]) func bothTerminatorsEndACommand(end: String) {
    #expect(
      tokens("a\u{1B}]2;title; é\(end)b") == [text("a"), osc(2, "title; é"), text("b")])
    #expect(tokens("\u{1B}]1337;SetMark\(end)") == [osc(1337, "SetMark")])
    #expect(tokens("\u{1B}];x\(end)\u{1B}]9\(end)") == [osc(0, "x"), osc(9, "")])
  }

  @Test func otherStringsAreSkipped() {
    #expect(
      tokens("\u{1B}P1$r0m\u{1B}\\a\u{1B}_x\u{7}y\u{1B}\\b\u{1B}^z\u{1B}\\c\u{1B}Xs\u{1B}\\d")
        == [text("abcd")])
    #expect(tokens("\u{1B}Ptmu;x\u{1B}\\a") == [text("a")])
    #expect(tokens("\u{1B}P\u{1B}\\a") == [text("a")])
  }

  @Test func whatGoesThroughTmuxIsUnwrapped() {
    #expect(
      tokens("\u{1B}Ptmux;\u{1B}\u{1B}]1337;SetMark\u{7}\u{1B}\\a") == [
        osc(1337, "SetMark"), text("a"),
      ])
    #expect(
      tokens("\u{1B}Ptmux;\u{1B}\u{1B}]9;hi\u{1B}\u{1B}\\\u{7}drawn\u{1B}\u{1B}[H\u{1B}\\b") == [
        osc(9, "hi"), .bell, text("b"),
      ])
  }

  @Test func sequencesThatAreCutShortAreLeftOut() {
    #expect(tokens("\u{1B}]2;a\u{18}b") == [text("b")])
    #expect(tokens("\u{1B}]2;a\u{1B}[1mb") == [.csi(ControlSequence(0x6D, [1])), text("b")])
    #expect(tokens("\u{1B}]2;a\u{1B}]2;b\u{7}") == [osc(2, "b")])
    #expect(tokens("\u{1B}[1\u{1A}m") == [text("m")])
    #expect(tokens("\u{1B}]2x;a\u{7}\u{1B}]999999999;a\u{7}") == [])
    #expect(tokens("\u{1B}Ptmux;\u{18}a") == [text("a")])
  }

  @Test func controlSequencesHaveTheirParts() {
    #expect(
      tokens("\u{1B}[H\u{1B}[2;3H\u{1B}[?1049h\u{1B}[;5r\u{1B}[4:3m\u{1B}[ q\u{1B}7\u{1B}(B") == [
        .csi(ControlSequence(0x48)), .csi(ControlSequence(0x48, [2, 3])),
        .csi(ControlSequence(0x68, [1049], prefix: 0x3F)), .csi(ControlSequence(0x72, [nil, 5])),
        .csi(ControlSequence(0x6D, [[4, 3]])), .csi(ControlSequence(0x71, intermediates: [0x20])),
        .escape(0x37),
      ])
    // A control character inside acts at once.
    #expect(tokens("\u{1B}[1\n;2H") == [.control(10), .csi(ControlSequence(0x48, [1, 2]))])
    #expect(tokens("\u{1B}[1?H\u{1B}[99999999999999999999A").count == 1)
  }

  @Test func aSequenceHasABound() {
    var scanner = SequenceScanner()
    let piece = [UInt8](repeating: 0x61, count: 1 << 16)
    #expect(scanner.receive(Array("\u{1B}]52;c;".utf8)) == [])
    for _ in 0..<40 { #expect(scanner.receive(piece) == []) }
    #expect(scanner.receive(Array("\u{7}b".utf8)) == [text("b")])
    let largest = [UInt8](repeating: 0x61, count: SequenceScanner.longest - 2)
    #expect(
      scanner.receive(Array("\u{1B}]9;".utf8) + largest + [7]) == [.osc(9, largest)])
    let digits = [UInt8](repeating: 0x31, count: 1 << 16)
    #expect(Self.whole(Array("\u{1B}[".utf8) + digits + Array("mc".utf8)) == [text("c")])
  }

  @Test func anyBytesComeOutTheSameInAnyPieces() {
    let pieces =
      [
        "\u{1B}", "]", "P", "tmux;", "\u{1B}\u{1B}", "\\", "\u{7}", "\u{18}", "0;", "1337;a=b", "[",
        "1;2", "m", "é", "日", "😀", "\n", "\r", "a", "?", " ", "_", "\u{1B}\\", "\u{1B}]2;t\u{7}",
      ].map { Array($0.utf8) } + [[0xE6], [0x97, 0xA5], [0xFF], [0xC0], [0xF0, 0x9F], [0x80]]
    for seed in SeededNumbers.seeds(300) {
      var numbers = SeededNumbers(seed: seed)
      var bytes: [UInt8] = []
      for _ in 0..<Int.random(in: 1...40, using: &numbers) {
        bytes += pieces.randomElement(using: &numbers) ?? []
      }
      let whole = Self.whole(bytes)
      #expect(Self.oneByOne(bytes) == whole, "MUNTIN_SEED=\(seed)")
      var scanner = SequenceScanner()
      var parts: [ScreenToken] = []
      var rest = bytes[...]
      while !rest.isEmpty {
        let count = Int.random(in: 1...min(7, rest.count), using: &numbers)
        parts += scanner.receive(Array(rest.prefix(count)))
        rest = rest.dropFirst(count)
      }
      #expect(Self.merged(parts) == whole, "MUNTIN_SEED=\(seed)")
    }
  }
}
