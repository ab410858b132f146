import MuntinProfiles
import MuntinSpec
import MuntinYAML
import Testing

@Suite struct DynamicProfilesTests {
  static let flag = "Use Separate Colors for Light and Dark Mode"

  static func color(
    _ red: Double, _ green: Double, _ blue: Double, _ alpha: Double = 1, _ space: String = "sRGB"
  ) -> JSONValue {
    JSONValue.object([
      ("Red Component", JSONValue(number: red)), ("Green Component", JSONValue(number: green)),
      ("Blue Component", JSONValue(number: blue)), ("Alpha Component", JSONValue(number: alpha)),
      ("Color Space", .string(space)),
    ]).sorted
  }

  private func expect(
    _ text: String, _ keys: [String: JSONValue], _ place: SourceLocation = #_sourceLocation
  ) throws {
    let made = try ProfileFile("  p: " + text).keys(of: "p")
    #expect(Set(made.keys) == Set(keys.keys), sourceLocation: place)
    for (key, value) in keys {
      let found = made[key]
      #expect(
        found.map { $0.isSame(as: value) } ?? false,
        "\(key): \(found.map { JSONText($0).text } ?? "nothing")", sourceLocation: place)
    }
  }

  @Test func wordsOfEveryGroupBecomeKeys() throws {
    try expect(
      "{font: {family: Menlo-Regular, size: 13, ligatures: true}}",
      [
        "Normal Font": "Menlo-Regular 13", "ASCII Ligatures": true,
      ])
    try expect(
      "{font: {non_ascii: {family: Monaco, size: 12.5}}}",
      [
        "Non Ascii Font": "Monaco 12.5", "Use Non-ASCII Font": true,
      ])
    try expect("{cursor: {shape: bar, blink: true}}", ["Cursor Type": 1, "Blinking Cursor": true])
    try expect(
      "{window: {columns: 120, style: fullscreen, title: '\\(user.x)', transparency: 0.25}}",
      [
        "Columns": 120, "Window Type": 4, "Custom Window Title": "\\(user.x)",
        "Use Custom Window Title": true, "Transparency": 0.25,
      ])
    try expect("{window: {title_parts: [session-name, job]}}", ["Title Components": 3])
    try expect(
      "{terminal: {type: xterm-256color, scrollback: 5000, encoding: utf-8}}",
      [
        "Terminal Type": "xterm-256color", "Scrollback Lines": 5000, "Character Encoding": 4,
      ])
    try expect(
      "{keys: {left_option: esc, map: {cmd+shift+d: {action: send-text, text: 'a\\n'}, ctrl+up: next-tab}}}",
      [
        "Option Key Sends": 2,
        "Keyboard Map": [
          "0x44-0x120000": [
            "Action": 12, "Text": "a\\n", "Version": 2, "Escaping": 2, "Apply Mode": 0,
          ],
          "0xf700-0x240000": [
            "Action": 0, "Text": "", "Version": 2, "Escaping": 2, "Apply Mode": 0,
          ],
        ],
      ])
    try expect(
      "{session: {command: /bin/zsh -l, directory: ~/src, at_end: close, ask_to_close: jobs}}",
      [
        "Command": "/bin/zsh -l", "Custom Command": "Yes", "Working Directory": "/home/ada/src",
        "Custom Directory": "Yes", "Close Sessions On End": 1, "Prompt Before Closing 2": 2,
      ])
    try expect(
      "{badge: {text: '\\(user.role)', color: '#ff000080', max_width: 0.4, top_margin: 12}}",
      [
        "Badge Text": "\\(user.role)", "Badge Color": Self.color(1, 0, 0, 128.0 / 255),
        "Badge Max Width": 0.4, "Badge Top Margin": 12, Self.flag: false,
      ])
    try expect(
      "{switching: ['root@*', '*:/srv'], tags: [a/b], shortcut: A}",
      [
        "Bound Hosts": ["root@*", "*:/srv"], "Tags": ["a/b"], "Shortcut": "A",
      ])
    try expect(
      "{status_bar: {layout: {components: [cpu, {component: text, text: '\\(x)', priority: 5}], advanced: {algorithm: tight}}}}",
      [
        "Show Status Bar": true,
        "Status Bar Layout": [
          "components": [
            ["class": "iTermStatusBarCPUUtilizationComponent", "configuration": ["knobs": [:]]],
            [
              "class": "iTermStatusBarSwiftyStringComponent",
              "configuration": ["knobs": ["expression": "\\(x)", "base: priority": 5]],
            ],
          ],
          "advanced configuration": ["algorithm": 1],
        ],
      ])
    try expect(
      "{smart_selection: [{match: '\\d+', name: n, precision: very-high, actions: [{title: t, action: open-url, text: 'http://\\0'}]}]}",
      [
        "Smart Selection Rules": [
          [
            "regex": "\\d+", "notes": "n", "precision": "very_high",
            "actions": [["title": "t", "action": 1, "parameter": "http://\\0"]],
          ]
        ]
      ])
  }

  @Test func coloursHaveTheirComponentsAndSpace() throws {
    try expect(
      "{colors: {background: '#102', foreground: 'p3#ff0000', cursor: 'rgb(51, 102, 255)'}}",
      [
        "Background Color": Self.color(17.0 / 255, 0, 34.0 / 255),
        "Foreground Color": Self.color(1, 0, 0, 1, "P3"),
        "Cursor Color": Self.color(0.2, 0.4, 1), Self.flag: false,
      ])
    try expect(
      "{colors: {link: 'color(display-p3 0.1 .2 1 / 0.5)', ansi: {red: tomato}, tab: orange}}",
      [
        "Link Color": Self.color(0.1, 0.2, 1, 0.5, "P3"),
        "Ansi 1 Color": Self.color(1, 99.0 / 255, 71.0 / 255),
        "Tab Color": Self.color(1, 165.0 / 255, 0), "Use Tab Color": true, Self.flag: false,
      ])
  }

  @Test func aWideColourIsShownAsTheNearestNarrowOne() throws {
    let workspace = try #require(
      ProfileFile(
        "  p: {colors: {background: 'color(display-p3 0.5 0.4 0.3)', foreground: p3#00ff00}}"
      )
      .checked.value)
    let colors = try #require(workspace.profiles.first).colors
    let background = try #require(colors.background)
    #expect([background.red, background.green, background.blue] == [132, 101, 73])
    let foreground = try #require(colors.foreground)
    #expect([foreground.red, foreground.green, foreground.blue] == [0, 255, 0])
  }

  @Test func lightAndDarkModeHaveTheirOwnColours() throws {
    try expect(
      "{colors: {foreground: '#fff', background: '#000', light: {background: '#fff', tab: '#f00'}, dark: {background: '#000'}}}",
      [
        "Foreground Color": Self.color(1, 1, 1), "Foreground Color (Light)": Self.color(1, 1, 1),
        "Foreground Color (Dark)": Self.color(1, 1, 1), "Background Color": Self.color(0, 0, 0),
        "Background Color (Light)": Self.color(1, 1, 1),
        "Background Color (Dark)": Self.color(0, 0, 0), "Tab Color (Light)": Self.color(1, 0, 0),
        "Use Tab Color (Light)": true, Self.flag: true,
      ])
  }

  @Test func aChildOfAProfileWithModesSaysItsColoursForBoth() throws {
    let file = ProfileFile(
      """
        child: {parent: base, colors: {cursor: '#f00'}}
        base: {colors: {dark: {cursor: '#0f0'}}}
        plain: {parent: base, font: {size: 12}}
      """)
    let child = try file.keys(of: "child")
    #expect(child["Cursor Color (Dark)"] == Self.color(1, 0, 0))
    #expect(child["Cursor Color (Light)"] == Self.color(1, 0, 0))
    #expect(child[Self.flag] == true)
    #expect(try file.keys(of: "plain")[Self.flag] == nil)
  }

  @Test func parentsComeFirstAndAreNamedById() throws {
    let file = ProfileFile(
      """
        child: {parent: base, font: {size: 15}}
        base: {parent: Default, name: Base of it, font: {family: Monaco, size: 11}}
        alien: {parent: {machine: base}}
      """)
    let made = try file.profiles()
    #expect(made.profiles.map(\.word) == ["base", "child", "alien"])
    let child = made.profiles[1].keys
    #expect(child["Dynamic Profile Parent Name"] == "Base of it")
    #expect(child["Dynamic Profile Parent GUID"] == .string(made.profiles[0].guid))
    #expect(child["Normal Font"] == "Monaco 15")
    #expect(made.profiles[0].keys["Dynamic Profile Parent Name"] == "Default")
    #expect(made.profiles[0].keys["Dynamic Profile Parent GUID"] == nil)
    #expect(made.profiles[2].keys["Dynamic Profile Parent Name"] == "base")
    #expect(made.profiles[2].keys["Dynamic Profile Parent GUID"] == nil)
  }

  @Test func idsAreUUIDsOfWorkspaceAndProfile() throws {
    let first = try ProfileFile("  a: {}\n  b: {}").profiles()
    #expect(first == (try ProfileFile("  a: {}\n  b: {}").profiles()))
    #expect(first.text == (try ProfileFile("  a: {}\n  b: {}").profiles()).text)
    let other = try ProfileFile(text: "name: other\nprofiles: {a: {}}").profiles()
    let guids = (first.profiles + other.profiles).map(\.guid)
    #expect(Set(guids).count == 3)
    for guid in guids {
      #expect(
        guid.wholeMatch(of: /[0-9A-F]{8}-[0-9A-F]{4}-5[0-9A-F]{3}-[89AB][0-9A-F]{3}-[0-9A-F]{12}/)
          != nil)
    }
    #expect(try ProfileFile("  a: {guid: mine}").profiles().profiles[0].guid == "mine")
  }

  @Test func whatITermSpellsWinsOverAPresetAndNullTakesAway() throws {
    let made = try ProfileFile(
      "  p: {colors: {preset: Nord, background: '#000'}, iterm2: {Bold Color: null, Unlimited Scrollback: true}}"
    ).keys(of: "p")
    #expect(made["Background Color"] == Self.color(0, 0, 0))
    #expect(made["Foreground Color"] == Self.color(216.0 / 255, 222.0 / 255, 233.0 / 255))
    #expect(made["Bold Color"] == nil)
    #expect(made["Unlimited Scrollback"] == true)
    #expect(made["Ansi 15 Color"] != nil)
  }

  @Test func unknownParentsArePositioned() throws {
    let workspace = try #require(
      ProfileFile("  base: {}\n  p:\n    parent: bsae\n  q: {parent: {machine: Wrok}}").checked
        .value)
    let faults = DynamicProfiles.unknownParents(in: workspace) { ["Work"] }
    #expect(faults.map(\.code) == ["unknown-parent"])
    #expect(faults.map(\.range.start.line) == [5])
    #expect(faults[0].hint?.contains("\"base\"") == true)
    #expect(DynamicProfiles.unknownParents(in: workspace) { ["bsae"] }.isEmpty)
    let missing = DynamicProfiles.missingParents(in: workspace, machine: ["Work"])
    #expect(missing.map(\.range.start.line) == [6])
    #expect(missing[0].hint?.contains("\"Work\"") == true)
    #expect(DynamicProfiles.missingParents(in: workspace, machine: ["Wrok"]).isEmpty)
  }

  @Test func secretsAreKnownByTheirKeys() throws {
    let made = try ProfileFile(
      "  p: {badge: 'a ${env:TOKEN}', session: {initial_text: 'x'}, iterm2: {Answerback String: '${env:TOKEN}'}}"
    ).profiles()
    #expect(made.profiles[0].secrets == ["Badge Text", "Answerback String"])
    let difference = ProfileDifference(
      from: nil, to: ProfileDocument(made), secrets: made.secrets)
    #expect(!"\(difference)".contains("s3cret"))
  }
}
