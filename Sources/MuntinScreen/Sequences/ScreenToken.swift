/// One thing that a program wrote to its terminal.
package enum ScreenToken: Equatable, Sendable {
  /// Bytes to be shown: UTF-8 as it was written, no control characters. Never cut within a
  /// character.
  case text([UInt8])
  /// A control character that may move the cursor: BS, HT, LF, VT, FF, CR, SO or SI.
  case control(UInt8)
  case bell
  /// `ESC` and one more byte, such as `ESC 7`.
  case escape(UInt8)
  case csi(ControlSequence)
  /// An operating system command: its number, and what follows the first semicolon, as it was.
  case osc(Int, [UInt8])
}

/// A sequence that begins with `ESC [`.
package struct ControlSequence: Equatable, Sendable {
  /// `?`, `>`, `=` or `<` where one stands first; else 0.
  package var prefix: UInt8
  /// Numbers as written, nil where one is left out; several in one where colons join them.
  package var groups: [[Int?]]
  /// What stands before the final byte, such as a blank.
  package var intermediates: [UInt8]
  package var final: UInt8

  package init(
    _ final: UInt8, _ groups: [[Int?]], prefix: UInt8 = 0, intermediates: [UInt8] = []
  ) {
    self.prefix = prefix
    self.groups = groups
    self.intermediates = intermediates
    self.final = final
  }

  package init(
    _ final: UInt8, _ parameters: [Int?] = [], prefix: UInt8 = 0, intermediates: [UInt8] = []
  ) {
    self.init(final, parameters.map { [$0] }, prefix: prefix, intermediates: intermediates)
  }

  /// A parameter that counts something: left out and 0 mean 1.
  package func count(_ index: Int = 0) -> Int { max(1, value(index) ?? 1) }

  package func value(_ index: Int) -> Int? {
    groups.indices.contains(index) ? groups[index].first ?? nil : nil
  }
}
