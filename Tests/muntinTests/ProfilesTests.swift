import Foundation
import Testing

@Suite struct ProfilesTests {
  private static let workspace = """
    name: api
    profiles:
      base: {parent: Default, colors: {preset: Nord, background: '#203050'}, badge: x}
      prod: {parent: base, triggers: [{match: 'ERROR', notify: failed}]}

    """

  private static let folder = "DynamicProfiles"

  @Test func aFileIsWrittenOnceAndThenLeftAlone() async throws {
    try await Desk.with { desk in
      try desk.write(Self.workspace)
      let first = try await desk.muntin("profiles", "--output", Self.folder)
      #expect(first.status == 0, "\(first.both)")
      #expect(first.out.contains("+ profile base"))
      let path = desk.work + "/DynamicProfiles/muntin-api.json"
      let bytes = try #require(TestFile.bytes(path))
      #expect(TestFile.names(desk.work + "/DynamicProfiles") == ["muntin-api.json"])
      #expect(Set(TestFile.names(desk.work)) == ["DynamicProfiles", "muntin.yaml"])
      let json = try JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any]
      let profiles = try #require(json?["Profiles"] as? [[String: Any]])
      #expect(profiles.map { $0["Name"] as? String } == ["base", "prod"])
      let again = try await desk.muntin("profiles", "--output", Self.folder)
      #expect(again.out.hasPrefix("No changes."))
      let shown = try await desk.muntin("profiles", "--stdout")
      #expect(Array(shown.out.utf8) == bytes)
      #expect(try await desk.muntin("profiles", "--check", "--output", Self.folder).status == 0)
    }
  }

  @Test func aCheckShowsEachKeyAndChangesNothing() async throws {
    try await Desk.with { desk in
      try desk.write(Self.workspace)
      let missing = try await desk.muntin("profiles", "--check", "--output", Self.folder)
      #expect(missing.status == 2)
      #expect(!TestFile.exists(desk.work + "/DynamicProfiles"))
      try await desk.muntin("profiles", "--output", Self.folder)
      let before = TestFile.bytes(desk.work + "/DynamicProfiles/muntin-api.json")
      try desk.write(Self.workspace.replacing("#203050", with: "#000000"))
      let check = try await desk.muntin("profiles", "--check", "--output", Self.folder)
      #expect(check.status == 2)
      #expect(check.out == "~ profile base\n    Background Color: #203050 -> #000000\n")
      #expect(TestFile.bytes(desk.work + "/DynamicProfiles/muntin-api.json") == before)
    }
  }

  @Test func droppedProfilesStayUntilTheyArePruned() async throws {
    try await Desk.with { desk in
      try desk.write(Self.workspace)
      try await desk.muntin("profiles", "--output", Self.folder)
      let path = desk.work + "/DynamicProfiles/muntin-api.json"
      try desk.write("name: api\nprofiles: {base: {badge: y}}\n")
      let kept = try await desk.muntin("profiles", "--output", Self.folder)
      #expect(kept.err.contains("until --prune: prod"))
      #expect(TestFile.text(path)?.contains("\"prod\"") == true)
      #expect(try await desk.muntin("profiles", "--check", "--output", Self.folder).status == 0)
      let check = try await desk.muntin("profiles", "--check", "--prune", "--output", Self.folder)
      #expect(check.status == 2)
      #expect(check.out == "- profile prod\n")
      try await desk.muntin("profiles", "--prune", "--output", Self.folder)
      #expect(TestFile.text(path)?.contains("\"prod\"") == false)
      try desk.write("name: api\n")
      try await desk.muntin("profiles", "--prune", "--output", Self.folder)
      #expect(!TestFile.exists(path))
    }
  }

  @Test(arguments: [
    (#"{"Profiles": []}"#, "Muntin did not write it"), ("not json", "it holds something else"),
    (#"{"Profiles": [], "muntin": {"workspace": "web"}}"#, "the workspace \"web\""),
  ])
  func aFileThatIsNotOursIsLeftAlone(text: String, why: String) async throws {
    try await Desk.with { desk in
      try desk.write(Self.workspace)
      try desk.makeFolder(Self.folder)
      let path = try desk.write(text, to: "DynamicProfiles/muntin-api.json")
      let ended = try await desk.muntin("profiles", "--output", Self.folder)
      #expect(ended.status == 1)
      #expect(ended.err.contains(why), "\(ended.err)")
      #expect(TestFile.text(path) == text)
    }
  }

  @Test(arguments: [
    (#"{"Profiles": [{"Guid": "mine", "Name": "z"}]}"#, "the id mine"),
    (#"{"Profiles": [{"Guid": "z", "Name": "prod"}]}"#, "the name of profile"),
    (
      "<plist><dict><key>Profiles</key><array><dict><key>Guid</key><string>mine</string></dict></array></dict></plist>",
      "the id mine"
    ),
  ])
  func anIdOrANameOfAnotherFileIsAnError(text: String, why: String) async throws {
    try await Desk.with { desk in
      try desk.write(Self.workspace.replacing("parent: Default", with: "guid: mine"))
      try desk.makeFolder(Self.folder)
      try desk.write(text, to: "DynamicProfiles/other.json")
      try desk.write(text, to: "DynamicProfiles/.skipped.json")
      let ended = try await desk.muntin("profiles", "--output", Self.folder)
      #expect(ended.status == 1)
      #expect(ended.err.contains(why) && ended.err.contains("other.json"), "\(ended.err)")
      #expect(!TestFile.exists(desk.work + "/DynamicProfiles/muntin-api.json"))
    }
  }

  /// A limit on the size of files stands for the full disk.
  @Test func aFullDiskLeavesTheOldFile() async throws {
    try await Desk.with { desk in
      try desk.write(Self.workspace)
      try await desk.muntin("profiles", "--output", Self.folder)
      let path = desk.work + "/DynamicProfiles/muntin-api.json"
      let before = TestFile.bytes(path)
      try desk.write(Self.workspace.replacing("#203050", with: "#000000"))
      let tool = try #require(Desk.tool)
      let full = try await Program(
        [
          "/bin/sh", "-c", "trap '' XFSZ; ulimit -f 1; exec \"$0\" \"$@\" > /dev/null", tool,
          "profiles", "--output", Self.folder,
        ],
        environment: desk.environment, folder: desk.work, scratch: desk.root + "/scratch"
      ).ended()
      #expect(full.status == 1)
      #expect(full.err.contains("cannot write"), "\(full.err)")
      #expect(TestFile.bytes(path) == before)
      #expect(Set(TestFile.names(desk.work)) == ["DynamicProfiles", "muntin.yaml"])
      #expect(TestFile.names(desk.work + "/DynamicProfiles") == ["muntin-api.json"])
    }
  }

  @Test func aFolderThatCannotBeMadeIsAnError() async throws {
    try await Desk.with { desk in
      try desk.write(Self.workspace)
      let below = try await desk.muntin("profiles", "--output", "muntin.yaml/x")
      #expect(below.status == 1)
      #expect(below.err.contains("muntin.yaml"), "\(below.err)")
      let usual = try await desk.muntin("profiles")
      #expect(usual.status == 64)
      #expect(usual.err.contains("--output"))
      try FileManager.default.createDirectory(
        atPath: desk.root + "/home/Library/Application Support/iTerm2",
        withIntermediateDirectories: true)
      #expect(try await desk.muntin("profiles").status == 0)
      #expect(
        TestFile.exists(
          desk.root + "/home/Library/Application Support/iTerm2/DynamicProfiles/muntin-api.json"))
    }
  }

  /// Whatever the moment, the folder has the old file or the new one, and nothing else.
  @Test func aKillLeavesAWholeFile() async throws {
    try await Desk.with { desk in
      try desk.makeFolder(Self.folder)
      let path = desk.work + "/DynamicProfiles/muntin-api.json"
      var whole: Set<[UInt8]> = []
      for color in ["#000000", "#ffffff"] {
        try desk.write(Self.workspace.replacing("#203050", with: color))
        whole.insert(Array(try await desk.muntin("profiles", "--stdout").out.utf8))
      }
      try await desk.muntin("profiles", "--output", Self.folder)
      for round in 0..<40 {
        try desk.write(
          Self.workspace.replacing("#203050", with: round % 2 == 0 ? "#000000" : "#ffffff"))
        let program = try desk.start(["profiles", "--output", Self.folder])
        let end = ContinuousClock.now + .microseconds(round * 400)
        while ContinuousClock.now < end {}
        program.signal(9)
        _ = try await program.ended()
        let bytes = try #require(TestFile.bytes(path))
        #expect(whole.contains(bytes), "round \(round)")
        #expect(TestFile.names(desk.work + "/DynamicProfiles") == ["muntin-api.json"])
      }
      // What was left beside the folder goes with the next run.
      try await desk.muntin("profiles", "--output", Self.folder)
      try desk.write(Self.workspace)
      try await desk.muntin("profiles", "--output", Self.folder)
      #expect(Set(TestFile.names(desk.work)) == ["DynamicProfiles", "muntin.yaml"])
    }
  }

  @Test func presetsComeFromFilesAndFolders() async throws {
    try await Desk.with { desk in
      let preset = """
        <plist version="1.0"><dict><key>Cursor Color</key><dict><key>Red Component</key><real>1</real>
        <key>Green Component</key><real>0.5</real><key>Blue Component</key><real>0</real></dict></dict></plist>
        """
      try desk.makeFolder("mine")
      try desk.write(preset, to: "mine/Sunset.itermcolors")
      try desk.write(
        "name: api\nprofiles: {a: {colors: {preset: ./mine/Sunset.itermcolors}}}\n", to: "path.yaml"
      )
      try desk.write("name: api\nprofiles: {a: {colors: {preset: Sunset}}}\n", to: "name.yaml")
      let byPath = try await desk.muntin("profiles", "--stdout", "path.yaml")
      #expect(byPath.out.contains("Cursor Color"), "\(byPath.both)")
      #expect(
        try await desk.muntin("profiles", "--stdout", "--presets", "mine", "name.yaml").out
          == byPath.out)
      let unknown = try await desk.muntin("profiles", "--stdout", "name.yaml")
      #expect(unknown.status == 65)
      #expect(unknown.err.contains("name.yaml:2:33"), "\(unknown.err)")
      try desk.write("<plist><!DOCTYPE", to: "mine/Sunset.itermcolors")
      let broken = try await desk.muntin("validate", "path.yaml")
      #expect(broken.status == 65)
      #expect(broken.err.contains("bad-preset"), "\(broken.err)")
    }
  }

  @Test func unknownParentsAreFaultsOfTheFile() async throws {
    try await Desk.with { desk in
      try desk.write("name: api\nprofiles: {a: {parent: Work}}\n")
      let ended = try await desk.muntin("profiles", "--output", Self.folder)
      #expect(ended.status == 65)
      #expect(ended.err.contains("unknown-parent") && ended.err.contains(":2:24"), "\(ended.err)")
      let checked = try await desk.muntin("validate")
      #expect(checked.status == 65 && checked.err == ended.err)
      try desk.makeFolder(Self.folder)
      try desk.write(
        #"{"Profiles": [{"Guid": "w", "Name": "Work"}]}"#, to: "DynamicProfiles/work.json")
      #expect(try await desk.muntin("profiles", "--output", Self.folder).status == 0)
    }
  }

  /// iTerm2 may have it.
  @Test func anUnknownPresetIsAWarningWhereNobodyWasAsked() async throws {
    try await Desk.with { desk in
      try desk.write("name: api\nprofiles: {a: {colors: {preset: Nrod}}}\n")
      let ended = try await desk.muntin("validate")
      #expect(ended.status == 0)
      #expect(ended.err.contains(":2:33: warning[unknown-preset]"), "\(ended.err)")
      #expect(ended.err.contains("\"Nord\""), "\(ended.err)")
      #expect(try await desk.muntin("profiles", "--stdout").status == 65)
    }
  }

  @Test func whatIsImportedGivesTheSameProfiles() async throws {
    try await Desk.with { desk in
      try desk.write(Self.workspace)
      let json = try await desk.muntin("profiles", "--stdout").out
      try desk.write(json, to: "old.json")
      let text = try await desk.muntin("profiles", "--import", "old.json")
      #expect(text.status == 0, "\(text.err)")
      try desk.write(text.out, to: "new.yaml")
      #expect(try await desk.muntin("profiles", "--stdout", "new.yaml").out == json)
      #expect(try await desk.muntin("validate", "new.yaml").status == 0)
      try desk.write("{", to: "old.json")
      let broken = try await desk.muntin("profiles", "--import", "old.json")
      #expect(broken.status == 65)
      #expect(broken.err.contains("old.json"))
    }
  }

  @Test func secretsAreNotShownAndNotForOthers() async throws {
    try await Desk.with { desk in
      let desk = desk.with(["TOKEN": "s3cret"])
      try desk.write("name: api\nprofiles: {a: {session: {initial_text: 'x ${env:TOKEN}'}}}\n")
      let check = try await desk.muntin("profiles", "--check", "--output", Self.folder)
      #expect(check.out.contains("(sensitive)") && !check.both.contains("s3cret"))
      try await desk.muntin("profiles", "--output", Self.folder)
      let path = desk.work + "/DynamicProfiles/muntin-api.json"
      #expect(TestFile.text(path)?.contains("x s3cret") == true)
      #expect(TestFile.mode(path) == 0o600)
    }
  }
}
