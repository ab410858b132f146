/// The names of Unicode's characters, as `\N{…}` takes them: in any case, else to the letter.
///
/// - Source: the Swift library's own tables, which are of the same Unicode on every system.
enum CharacterNames {
  /// The value of the character that has a name; nil where none has it.
  static func scalar(named name: String) -> UInt32? {
    // ICU has room for so much.
    guard name.utf8.count < 100, name.utf8.allSatisfy({ $0 < 0x80 }) else { return nil }
    let name = name.uppercased()
    return numbered(name) ?? byName[name]
  }

  /// Of `CJK UNIFIED IDEOGRAPH-4E00` and its like, which carry their value.
  private static func numbered(_ name: String) -> UInt32? {
    guard let dash = name.lastIndex(of: "-"),
      let value = UInt32(name[name.index(after: dash)...], radix: 16),
      Unicode.Scalar(value)?.properties.name == name
    else { return nil }
    return value
  }

  private static let byName: [String: UInt32] = {
    var byName: [String: UInt32] = [:]
    for range in [0...0x33FF, 0x4DC0...0x4DFF, 0xA000...0x1_7000, 0x1_8800...0x1_FFFF] {
      add(range, to: &byName)
    }
    add(0xE_0000...0xE_01EF, to: &byName)
    return byName
  }()

  /// Adds the names of a range; where they carry their value, they are found without.
  private static func add(_ range: ClosedRange<Int>, to byName: inout [String: UInt32]) {
    for value in range.lazy.map(UInt32.init) {
      guard let name = Unicode.Scalar(value)?.properties.name else { continue }
      byName[name] = value
    }
  }
}
