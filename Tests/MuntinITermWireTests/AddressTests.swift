import MuntinITermWire
import Testing

@Suite struct AddressTests {
  private static let usual = "/Users/a/Library/Application Support/iTerm2/private/socket"

  private static func fault(
    _ path: String?, suite: String = "", home: String = "/Users/a"
  ) -> WireError? {
    do throws(WireError) {
      let rule = try AddressRule(home: home, environment: ["IT2_SUITE": suite], path: path)
      _ = try rule.address(socketExists: true)
      return nil
    } catch {
      return error
    }
  }

  @Test func theSocketLiesInTheFolderOfTheSuite() throws {
    let rule = try AddressRule(home: "/Users/a/", environment: [:])
    #expect(rule.socketPath == Self.usual)
    #expect(rule.lockPath == Self.usual + ".lock")
    #expect(rule.folder + "/socket" == Self.usual)
    #expect(try rule.address(socketExists: true) == .socket(path: Self.usual))
    let other = try AddressRule(home: "/Users/a", environment: ["IT2_SUITE": "com.me.test"])
    #expect(
      other.socketPath == "/Users/a/Library/Application Support/com.me.test/private/socket")
  }

  @Test func whereThereIsNoSocketOldVersionsListenAtAPort() throws {
    let rule = try AddressRule(home: "/Users/a", environment: [:])
    #expect(try rule.address(socketExists: false) == .localhost(port: 1912))
    #expect(try rule.listeningAddress() == .socket(path: Self.usual))
  }

  @Test func aSocketThatTheUserNamedIsTheOnlyOne() throws {
    let rule = try AddressRule(home: "/h", environment: ["IT2_SUITE": "x"], path: "/tmp/s")
    #expect(try rule.address(socketExists: false) == .socket(path: "/tmp/s"))
    #expect(rule.lockPath == "/tmp/s.lock")
  }

  @Test func aPathThatNoSocketCanHaveIsAnError() throws {
    let longest = "/" + String(repeating: "x", count: AddressRule.longestPath - 1)
    #expect(Self.fault(longest) == nil)
    let error = Self.fault(longest + "y")
    #expect(error?.code == .badAddress)
    #expect(error?.sentence.contains("\(AddressRule.longestPath + 1) bytes") == true)
    #expect(Self.fault("")?.code == .badAddress)
    #expect(Self.fault("/a\0b")?.code == .badAddress)
    let home = "/" + String(repeating: "ä", count: 40)
    #expect(Self.fault(nil, home: home)?.code == .badAddress)
    let rule = try AddressRule(home: "/", environment: [:], path: longest)
    #expect(throws: WireError.self) { try rule.listeningAddress(longestPath: 103 - 4) }
  }

  @Test(arguments: ["..", ".", "a/b", "/etc", "a\0"])
  func aSuiteIsNoPath(suite: String) {
    #expect(Self.fault(nil, suite: suite)?.code == .badAddress)
  }

  @Test func sentencesAreOneShortLine() {
    let path = "/\n\u{1B}[31m" + String(repeating: "漢", count: 5000)
    let sentence = Self.fault(path)?.sentence ?? ""
    #expect(!sentence.isEmpty)
    #expect(sentence.utf8.count < 400)
    let controls = sentence.unicodeScalars.filter { $0.properties.generalCategory == .control }
    #expect(controls.isEmpty)
  }
}
