/// Cuts what a program writes into text and sequences, whatever the pieces it comes in.
///
/// - Errors: none. What is malformed, cut short by CAN, SUB or another sequence, or longer than
///   `longest` is left out; no more than that is ever kept.
/// - Source: ECMA-48, and the table of xterm's parser. A sequence for the terminal around tmux
///   (`ESC P tmux; …`, each ESC in it twice) counts as if it were written without that wrapping.
package struct SequenceScanner: Sendable {
  /// Bytes of one sequence.
  package static let longest = 1 << 20

  enum State: Sendable {
    case ground
    case escape
    /// `ESC` and intermediates: nothing that matters here.
    case escapeRest
    case csi
    case osc
    /// A string of no interest: DCS, SOS, PM or APC.
    case string
    /// A DCS whose first bytes decide what it is.
    case device
    case passthrough
  }

  private var state = State.ground
  /// Within a string: the last byte was ESC, which may begin its end.
  private var hasEscape = false
  private var collected: [UInt8] = []
  private var isOversized = false
  /// The first bytes of a character whose rest has not come.
  private var partial: [UInt8] = []
  /// Reads what goes through tmux; at most one, as tmux unwraps once.
  private var inner: [SequenceScanner] = []
  private let isInner: Bool

  package init() { isInner = false }
  private init(inner: Bool) { isInner = inner }

  /// What the bytes complete, in its order.
  package mutating func receive(_ bytes: [UInt8]) -> [ScreenToken] {
    var tokens: [ScreenToken] = []
    var run = partial
    partial = []
    var place = 0
    while place < bytes.count {
      var end = place
      if state == .ground {
        while end < bytes.count, bytes[end] >= 0x20, bytes[end] != 0x7F { end += 1 }
      }
      if end > place {
        run.append(contentsOf: bytes[place..<end])
        place = end
        continue
      }
      if !run.isEmpty {
        tokens.append(.text(run))
        run = []
      }
      take(bytes[place], into: &tokens)
      place += 1
    }
    if !run.isEmpty {
      let whole = UTF8Tail.wholeCount(run)
      partial = Array(run[whole...])
      if whole > 0 { tokens.append(.text(Array(run[..<whole]))) }
    }
    return tokens
  }

  private mutating func take(_ byte: UInt8, into tokens: inout [ScreenToken]) {
    switch state {
    case .ground: control(byte, into: &tokens)
    case .escape: escape(byte, into: &tokens)
    case .escapeRest: escapeRest(byte, into: &tokens)
    case .csi: csi(byte, into: &tokens)
    case .osc, .string, .device, .passthrough: string(byte, into: &tokens)
    }
  }

  private mutating func begin(_ next: State) {
    state = next
    collected = []
    hasEscape = false
    isOversized = false
  }

  private mutating func control(_ byte: UInt8, into tokens: inout [ScreenToken]) {
    switch byte {
    case 0x07: tokens.append(.bell)
    case 0x08...0x0F: tokens.append(.control(byte))
    case 0x1B: begin(.escape)
    default: break
    }
  }

  private mutating func escape(_ byte: UInt8, into tokens: inout [ScreenToken]) {
    switch byte {
    case UInt8(ascii: "["): begin(.csi)
    case UInt8(ascii: "]"): begin(.osc)
    case UInt8(ascii: "P"): begin(.device)
    case UInt8(ascii: "X"), UInt8(ascii: "^"), UInt8(ascii: "_"): begin(.string)
    case 0x20...0x2F: begin(.escapeRest)
    case 0x30...0x7E:
      begin(.ground)
      tokens.append(.escape(byte))
    default: inSequence(byte, into: &tokens)
    }
  }

  private mutating func escapeRest(_ byte: UInt8, into tokens: inout [ScreenToken]) {
    switch byte {
    case 0x20...0x2F: break
    case 0x30...0x7E: begin(.ground)
    default: inSequence(byte, into: &tokens)
    }
  }

  /// A control character within a short sequence acts at once; CAN and SUB end the sequence, ESC
  /// begins another.
  private mutating func inSequence(_ byte: UInt8, into tokens: inout [ScreenToken]) {
    switch byte {
    case 0x18, 0x1A: begin(.ground)
    case 0x1B: begin(.escape)
    case 0x00..<0x20: control(byte, into: &tokens)
    case 0x7F: break
    default: begin(.ground)
    }
  }

  private mutating func csi(_ byte: UInt8, into tokens: inout [ScreenToken]) {
    switch byte {
    case 0x20...0x3F:
      if collected.count < 256 { collected.append(byte) } else { isOversized = true }
    case 0x40...0x7E:
      if !isOversized, let sequence = ControlSequence(collected, final: byte) {
        tokens.append(.csi(sequence))
      }
      begin(.ground)
    default: inSequence(byte, into: &tokens)
    }
  }

  private mutating func string(_ byte: UInt8, into tokens: inout [ScreenToken]) {
    if hasEscape {
      hasEscape = false
      if byte == UInt8(ascii: "\\") {
        finishString(into: &tokens)
      } else if state == .passthrough {
        through(byte, into: &tokens)
      } else {
        begin(.escape)
        escape(byte, into: &tokens)
      }
      return
    }
    switch byte {
    case 0x1B: hasEscape = true
    case 0x18, 0x1A:
      inner = []
      begin(.ground)
    case 0x07 where state == .osc: finishString(into: &tokens)
    default: keep(byte, into: &tokens)
    }
  }

  private static let tmux = Array("tmux;".utf8)

  private mutating func keep(_ byte: UInt8, into tokens: inout [ScreenToken]) {
    switch state {
    case .osc:
      if isOversized {
        return
      } else if collected.count < Self.longest {
        collected.append(byte)
      } else {
        isOversized = true
        collected = []
      }
    case .device:
      collected.append(byte)
      if collected == Self.tmux, !isInner {
        begin(.passthrough)
        inner = [SequenceScanner(inner: true)]
      } else if collected.count >= Self.tmux.count {
        begin(.string)
      }
    case .passthrough: through(byte, into: &tokens)
    case .ground, .escape, .escapeRest, .csi, .string: break
    }
  }

  /// Only what does not move this terminal's cursor is of interest.
  private mutating func through(_ byte: UInt8, into tokens: inout [ScreenToken]) {
    guard !inner.isEmpty else { return }
    for token in inner[0].receive([byte]) {
      switch token {
      case .osc, .bell: tokens.append(token)
      case .text, .control, .escape, .csi: break
      }
    }
  }

  private mutating func finishString(into tokens: inout [ScreenToken]) {
    defer { begin(.ground) }
    if state == .passthrough { inner = [] }
    guard state == .osc, !isOversized else { return }
    let digits = collected.prefix { (0x30...0x39).contains($0) }
    guard digits.count < 8, digits.count == collected.count || collected[digits.count] == 0x3B
    else { return }
    let number = digits.reduce(0) { 10 * $0 + Int($1 - 0x30) }
    tokens.append(.osc(number, Array(collected.dropFirst(digits.count + 1))))
  }
}

extension ControlSequence {
  /// - Parameter bytes: what stands between `ESC [` and the final byte.
  /// - Returns: nil where it is malformed.
  init?(_ bytes: [UInt8], final: UInt8) {
    var rest = bytes[...]
    var prefix: UInt8 = 0
    if let first = rest.first, (0x3C...0x3F).contains(first) { prefix = rest.removeFirst() }
    let parameters = rest.prefix { (0x30...0x3B).contains($0) }
    let intermediates = rest.dropFirst(parameters.count)
    guard intermediates.allSatisfy({ (0x20...0x2F).contains($0) }) else { return nil }
    let groups = parameters.isEmpty ? [] : Self.parts(parameters, UInt8(ascii: ";"))
    let numbers = groups.map { group in
      Self.parts(group, UInt8(ascii: ":")).map { part -> Int? in
        let number = part.reduce(0) { min(10 * $0 + Int($1 - 0x30), 1 << 24) }
        return part.isEmpty ? nil : number
      }
    }
    self.init(final, numbers, prefix: prefix, intermediates: Array(intermediates))
  }

  private static func parts(_ bytes: ArraySlice<UInt8>, _ sign: UInt8) -> [ArraySlice<UInt8>] {
    bytes.split(separator: sign, omittingEmptySubsequences: false)
  }
}

/// Where text may be cut.
package enum UTF8Tail {
  /// How many bytes there are before a character at the end that lacks its last bytes.
  package static func wholeCount(_ bytes: [UInt8]) -> Int {
    for back in 1...3 where back <= bytes.count {
      let byte = bytes[bytes.count - back]
      if byte & 0xC0 == 0x80 { continue }
      let length = byte >= 0xF0 && byte < 0xF5 ? 4 : byte >= 0xE0 ? 3 : byte >= 0xC2 ? 2 : 1
      return byte < 0xF5 && length > back ? bytes.count - back : bytes.count
    }
    return bytes.count
  }
}
