import MuntinProfiles
import MuntinSpec
import Testing

@Suite struct PresetTests {
  private static func file(_ inside: String) -> [UInt8] {
    Array(
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">
      <!-- a comment -->
      <plist version="1.0">
      \(inside)
      </plist>

      """.utf8)
  }

  private static let red = """
    <dict><key>Alpha Component</key><real>1</real><key>Blue Component</key><real>0.25</real>
    <key>Color Space</key><string>P3</string><key>Green Component</key><integer>0</integer>
    <key>Red Component</key><real>0.99999</real></dict>
    """

  @Test func aPresetOfITermIsRead() throws {
    let colors = try PresetFile(
      Self.file(
        "<dict><key>Ansi 1 Color</key>\(Self.red)<key>Other &amp; more</key><array><true/></array></dict>"
      )
    ).colors
    #expect(colors == ["Ansi 1 Color": DynamicProfilesTests.color(0.99999, 0, 0.25, 1, "P3")])
    let keys = try ProfileFile(
      "  p: {colors: {preset: Mine, foreground: '#000'}}", presets: ["Mine": colors]
    ).keys(of: "p")
    #expect(keys["Ansi 1 Color"] == colors["Ansi 1 Color"])
  }

  @Test func aPresetWithModesHasThem() throws {
    let colors = try PresetFile(
      Self.file("<dict><key>Link Color (Dark)</key>\(Self.red)</dict>")
    ).colors
    let keys = try ProfileFile("  p: {colors: {preset: Mine}}", presets: ["Mine": colors]).keys(
      of: "p")
    #expect(keys[DynamicProfilesTests.flag] == true)
  }

  @Test(arguments: [
    "", "<plist/>", "<dict/>", "bplist00x", "<plist><dict></plist>", "<plist><dict/></plist>x",
    "<!DOCTYPE plist [<!ENTITY a \"b\">]><plist><dict/></plist>",
    "<plist><dict><key>a</key></dict></plist>",
    "<plist><dict><key>a</key><true/><key>a</key><true/></dict></plist>",
    "<plist><real>nan</real></plist>",
    "<plist><string>&a;</string></plist>", "<plist><string>&#xD800;</string></plist>",
    "<plist><string>a",
    "<plist><dict><key>a</key><foo/></dict></plist>", "<plist version=\"1.0\"",
    "<plist><integer>1.5</integer></plist>",
    "<plist>" + String(repeating: "<array>", count: 100_000), "<plist><!--",
    "<plist><string>\u{0}&lt</string></plist>",
  ])
  func whatIsNoPropertyListIsRefused(text: String) {
    #expect(throws: PropertyList.Fault.self) { try PresetFile(Array(text.utf8)) }
  }

  @Test func faultsKnowTheirLine() {
    #expect(throws: PropertyList.Fault(sentence: "property lists have no <foo>", line: 6)) {
      try PropertyList.read(Self.file("<array>\n<foo/></array>"))
    }
  }

  @Test func everyShippedPresetIsWhole() throws {
    #expect(
      Set(ColorPresets.names).isSuperset(of: [
        "Solarized Dark", "Solarized Light", "Dracula", "Nord", "Gruvbox Dark",
      ]))
    for name in ColorPresets.names {
      let colors = try #require(ColorPresets.colors(of: name))
      #expect(colors.count == 24, "\(name)")
      #expect(colors.keys.allSatisfy { ProfileTable[$0]?.isColor == true }, "\(name)")
    }
  }
}
