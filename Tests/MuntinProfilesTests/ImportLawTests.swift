import Foundation
import MuntinProfiles
import MuntinSpec
import Testing

/// Law: the profiles of an imported file are those of the file.
@Suite struct ImportLawTests {
  /// What iTerm2 takes for a kind, usual and odd.
  static func samples(_ row: KeyTable.Row) -> [JSONValue] {
    switch row.kind {
    case "boolean": [true, false, 1, 0]
    case "number": [0, 1, 2, 7, 0.5, 12.25, 100]
    case "string": strings
    case "color":
      [
        DynamicProfilesTests.color(0.2, 0.4, 1),
        DynamicProfilesTests.color(0.123456789, 1e-7, 0, 0.5, "P3"),
        DynamicProfilesTests.color(0.5, 0.5, 0.5, 1, "Calibrated"),
        ["Red Component": 0.25, "Green Component": 0, "Blue Component": 1],
        ["Red Component": 2, "Green Component": 0, "Blue Component": 1, "Color Space": "sRGB"],
      ]
    case "array": arrays[row.key] ?? [[], ["a", "b\\1"]]
    default: objects[row.key] ?? [[:], ["a": 1, "b": ["c": [true, "${x} $$ $HOME"]]]]
    }
  }

  private static let strings: [JSONValue] = [
    "", "a", "Yes", "true", "12", "Menlo-Regular 12", "a: b # c", "${x} $$ $HOME", "~/x", "../y",
    "\\(user.a)",
    "two\nlines", " blank ", "\u{1B}[1m", "é😀", "'\"", "- x", "Custom Shell", "default",
  ]

  private static let arrays: [String: [JSONValue]] = [
    "Triggers": [
      [],
      [
        [
          "action": "BellTrigger", "disabled": false, "matchType": 0, "parameter": "",
          "partial": true, "regex": "a+",
        ],
        ["action": "HighlightTrigger", "regex": "x", "parameter": "{#ff0000,}", "partial": false],
        [
          "action": "HighlightTrigger", "disabled": true, "matchType": 0,
          "parameter": "{#ff0000,p3#000000}", "partial": false, "regex": "^x",
        ],
        ["action": "FutureTrigger", "matchType": 200, "new": [1]],
        [
          "action": "iTermSetUserVariableTrigger", "disabled": false, "matchType": 0,
          "parameter": "a\u{1}b", "partial": false, "regex": "x",
        ],
        [
          "action": "AlertTrigger", "disabled": false, "matchType": 109, "parameter": "slow",
          "partial": false, "regex": "",
          "eventParams": ["threshold": 60, "commandRegex": "make"],
        ],
      ],
    ],
    "Smart Selection Rules": [
      [["regex": "\\d+", "precision": "low", "notes": "n", "actions": []]], [["precision": "odd"]],
    ],
    "HotKey Alternate Shortcuts": [
      [],
      [
        [
          "keyCode": 1, "modifiers": 0x120000, "characters": "a",
          "charactersIgnoringModifiers": "a",
        ]
      ],
    ],
  ]

  private static let objects: [String: [JSONValue]] = [
    "Keyboard Map": [
      [:], ["0x44-0x120000": ["Action": 12, "Text": "a"]],
      ["0x44-0x120000": ["Action": 12, "Text": "a", "Version": 2, "Escaping": 2, "Apply Mode": 0]],
      ["0x44-0x120000-0x2": ["Action": 63, "Text": ["guid": "x"], "Version": 1]],
    ],
    "Status Bar Layout": [
      [:],
      [
        "components": [
          [
            "class": "iTermStatusBarClockComponent",
            "configuration": ["knobs": ["format": "HH", "x": 1]],
          ]
        ],
        "advanced configuration": [
          "algorithm": 0, "font": ".AppleSystemUIFont 12", "remove empty components": true,
        ],
      ],
      ["components": [["class": "Odd", "configuration": ["knobs": [:], "layout": 1]]]],
    ],
    "Semantic History": [["action": "best editor"], ["action": "odd", "text": ""]],
    "SSH": [["sshIntegration": true, "filesToCopy": [["a", "b"]]]],
    "Session Hotkey": [
      ["keyCode": 3, "modifiers": 1, "characters": "f", "charactersIgnoringModifiers": "f"]
    ],
    "Bindings": [["Background Color": "user.bg"]],
  ]

  /// Checks the law, and that the text says nothing twice.
  private func check(_ profiles: [JSONValue], _ about: String) throws {
    let file = JSONValue.object([("Profiles", .array(profiles))])
    let imported: ProfileImport
    do {
      imported = try ProfileImport(Array(JSONText(file).text.utf8), workspace: "api")
    } catch {
      Issue.record("\(about): \(error)\n\(JSONText(file).text)")
      return
    }
    let made = try ProfileFile(text: imported.text).profiles()
    let json = JSONReader.read(made.text)?["Profiles"]
    #expect(
      json.map { $0.isSame(as: .array(profiles)) } ?? false,
      "\(about)\n\(imported.text)\n\(made.text)")
  }

  static let own: Set = ["Guid", "Name"]

  @Test func everyKeyComesBackWithEveryValueThatITermTakes() throws {
    for row in KeyTable.rows where !Self.own.contains(row.key) {
      for sample in Self.samples(row) where ProfileTable[row.key]?.allows(sample) == true {
        try check(
          [(["Guid": "g", "Name": "n", "X": 1] as JSONValue).with(row.key, sample)], row.key)
      }
    }
  }

  @Test func manyKeysAtOnceComeBack() throws {
    let seed = UInt64.random(in: 0...UInt64.max)
    var source = SeededNumbers(seed: seed)
    for round in 0..<30 {
      let profiles = (0..<Int.random(in: 1...4, using: &source)).map { number in
        var profile: JSONValue = ["Guid": .string("g\(number)"), "Name": .string("n\(number % 3)")]
        for row in KeyTable.rows.shuffled(using: &source).prefix(
          Int.random(in: 0...60, using: &source))
        where !Self.own.contains(row.key) {
          let samples = Self.samples(row).filter { ProfileTable[row.key]?.allows($0) == true }
          if let sample = samples.randomElement(using: &source) {
            profile = profile.with(row.key, sample)
          }
        }
        return profile
      }
      try check(profiles, "seed \(seed), round \(round)")
    }
  }

  @Test func parentsOfTheSameFileBecomeParents() throws {
    let profiles: [JSONValue] = [
      ["Guid": "a", "Name": "base", "Dynamic Profile Parent Name": "Default"],
      [
        "Guid": "b", "Name": "child", "Dynamic Profile Parent Name": "base",
        "Dynamic Profile Parent GUID": "a",
      ],
      ["Guid": "c", "Name": "other", "Dynamic Profile Parent Name": "base"],
      ["Guid": "d", "Name": "early", "Dynamic Profile Parent Name": "late"],
      ["Guid": "e", "Name": "late", "Dynamic Profile Parent GUID": "x"],
    ]
    try check(profiles, "parents")
    let text = try ProfileImport(
      Array(JSONText(["Profiles": .array(profiles)]).text.utf8), workspace: "api"
    ).text
    #expect(text.contains("parent: base"))
    #expect(text.contains("parent: Default"))
  }

  @Test func wordsAreUsedWhereTheyFit() throws {
    let profile: JSONValue = [
      "Guid": "g", "Name": "n", "Blinking Cursor": true, "Cursor Type": 1,
      "Normal Font": "Monaco 12",
      "Ansi 1 Color": DynamicProfilesTests.color(1, 0, 0),
      "Use Separate Colors for Light and Dark Mode": false,
    ]
    let text = try ProfileImport(Array(JSONText(profile).text.utf8), workspace: "api").text
    #expect(
      text == """
        name: api
        profiles:
          n:
            guid: g
            colors: {ansi: {red: '#ff0000'}, separate: false}
            font: {family: Monaco, size: 12}
            cursor: {shape: bar, blink: true}

        """)
  }

  @Test(arguments: [
    "", "[", "{}", "{\"Profiles\": [1]}", "{\"Profiles\": [{\"Name\": \"a\"}]}",
    "{\"Profiles\": {}}",
    "{\"Profiles\": [{\"Guid\": \"a\", \"Name\": \"a\"}, {\"Guid\": \"a\", \"Name\": \"b\"}]}",
    "{\"Guid\": \"a\", \"Name\": \"b\", \"Set Local Environment Vars\": {\"A\": \"b\"}}",
    "{\"Guid\": \"a\", \"Name\": \"b\", \"Tags\": null}",
  ])
  func whatIsNoProfileIsRefused(text: String) {
    #expect(throws: ProfileImport.Fault.self) {
      try ProfileImport(Array(text.utf8), workspace: "api")
    }
  }
}

extension JSONValue {
  func with(_ key: String, _ value: JSONValue) -> JSONValue {
    .object((members ?? []).filter { $0.0 != key } + [(key, value)])
  }
}

/// Random numbers that come again with the same seed (splitmix64).
struct SeededNumbers: RandomNumberGenerator {
  var state: UInt64
  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var value = state
    value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
    value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
    return value ^ (value >> 31)
  }
}
