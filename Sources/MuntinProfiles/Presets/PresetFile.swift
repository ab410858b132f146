package import MuntinSpec

/// A colour preset of iTerm2's: a property list of colours by their keys.
package struct PresetFile {
  /// By iTerm2's keys.
  package let colors: [String: JSONValue]

  /// - Errors: what is no property list, and what holds no colours.
  package init(_ bytes: [UInt8]) throws(PropertyList.Fault) {
    let list = try PropertyList.read(bytes)
    var colors: [String: JSONValue] = [:]
    for (key, value) in list.members ?? [] where ProfileTable[key]?.isColor == true {
      guard Color(value) != nil else {
        throw PropertyList.Fault(sentence: "\(key) is no color", line: 1)
      }
      colors[key] = value.sorted
    }
    guard !colors.isEmpty else {
      throw PropertyList.Fault(sentence: "there are no colors in it", line: 1)
    }
    self.colors = colors
  }
}
