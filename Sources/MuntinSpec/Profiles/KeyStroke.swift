/// A key with its modifiers, as `cmd+shift+d`, and as iTerm2 writes it: `0x44-0x120000`.
struct KeyStroke {
  /// Nil for what is no key.
  let text: String?

  /// What iTerm2's own form looks like.
  static let pattern =
    #"^(0x[0-9a-fA-F]+-0x[0-9a-fA-F]+(-0x[0-9a-fA-F]+){0,2}|\*-0x[0-9a-fA-F]+-0x[0-9a-fA-F]+"#
    + #"|:0x[0-9a-fA-F]+:0x[0-9a-fA-F]+)$"#

  init(_ written: String) {
    guard !Self.isOwnForm(written) else {
      text = written
      return
    }
    // A plus may be the key itself.
    var words = written.split(separator: "+", omittingEmptySubsequences: false).map(String.init)
    if words.count > 1, words.suffix(2).allSatisfy(\.isEmpty) {
      words.removeLast(2)
      words.append("+")
    }
    guard let key = words.popLast(), !key.isEmpty else {
      text = nil
      return
    }
    var flags: UInt32 = 0
    for word in words {
      guard let flag = Self.modifiers[word.lowercased()], flags & flag == 0 else {
        text = nil
        return
      }
      flags |= flag
    }
    guard let code = Self.code(key, isShifted: flags & 0x20000 != 0) else {
      text = nil
      return
    }
    // macOS counts the arrows as keys of the number pad.
    if (0xF700...0xF703).contains(code) { flags |= 0x200000 }
    text = "0x" + String(code, radix: 16) + "-0x" + String(flags, radix: 16)
  }

  private static func isOwnForm(_ text: String) -> Bool {
    let parts = text.split(
      separator: text.hasPrefix(":") ? ":" : "-", omittingEmptySubsequences: false)
    func isHex(_ part: Substring) -> Bool {
      part.hasPrefix("0x") && part.utf8.count > 2 && part.dropFirst(2).allSatisfy(\.isHexDigit)
    }
    if text.hasPrefix(":") { return parts.count == 3 && parts.dropFirst().allSatisfy(isHex) }
    if text.hasPrefix("*") {
      return parts.count == 3 && parts[0] == "*" && parts.dropFirst().allSatisfy(isHex)
    }
    return (2...4).contains(parts.count) && parts.allSatisfy(isHex)
  }

  static let modifiers: [String: UInt32] = [
    "shift": 0x20000, "ctrl": 0x40000, "control": 0x40000, "opt": 0x80000, "option": 0x80000,
    "alt": 0x80000, "cmd": 0x100000, "command": 0x100000, "numpad": 0x200000,
    "leader": 0x1000000,
  ]

  static let keys: [String: UInt32] = {
    var keys: [String: UInt32] = [
      "up": 0xF700, "down": 0xF701, "left": 0xF702, "right": 0xF703, "insert": 0xF727,
      "forward-delete": 0xF728, "home": 0xF729, "end": 0xF72B, "page-up": 0xF72C,
      "page-down": 0xF72D, "delete": 0x7F, "backspace": 0x7F, "tab": 0x09, "return": 0x0D,
      "enter": 0x0D, "escape": 0x1B, "esc": 0x1B, "space": 0x20,
    ]
    for number in 1...35 { keys["f\(number)"] = 0xF703 + UInt32(number) }
    return keys
  }()

  /// macOS gives the letter with shift applied, whatever the other modifiers are.
  private static func code(_ key: String, isShifted: Bool) -> UInt32? {
    if let code = keys[key.lowercased()] { return isShifted && code == 0x09 ? 0x19 : code }
    let shown = isShifted ? key.uppercased() : key
    guard shown.unicodeScalars.count == 1, let scalar = shown.unicodeScalars.first,
      scalar.value > 0x20
    else { return nil }
    return scalar.value
  }
}
