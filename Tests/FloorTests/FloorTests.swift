import Testing

/// The shape of the house, read from its sources.
struct FloorTests {
  private func faults(_ rule: (SourceFile) -> [Fault]) -> String {
    Repository.files.flatMap(rule).map(\.description).joined(separator: "\n")
  }

  @Test func theSourcesAreFound() {
    #expect(Repository.files.contains { $0.path == "Tests/FloorTests/FloorTests.swift" })
    #expect(Repository.targets.contains("MuntinPlan"))
  }

  @Test func everyTargetStandsInTheTable() {
    let known = Set(Floor.all.map(\.name))
    #expect(Repository.targets.filter { !known.contains($0) } == [])
  }

  @Test func aFloorOfTheTableStandsOnFloorsAboveItInTheTable() {
    for (place, floor) in Floor.all.enumerated() {
      #expect(floor.floors.isSubset(of: Floor.all[..<place].map(\.name)), "\(floor.name)")
    }
  }

  @Test func hostsNeverMeetTheStore() {
    #expect(Floor["MuntinTmux"]?.mayImport.contains("MuntinStore") == false)
    #expect(Floor["MuntinStore"]?.mayImport.contains("MuntinTmux") == false)
  }

  @Test func everyFloorImportsOnlyWhatItsPlaceAllows() {
    #expect(faults(Rules.imports) == "")
  }

  @Test func onlyTheToolKnowsTheArgumentParser() {
    #expect(Floor.all.filter { $0.mayImport.contains("ArgumentParser") }.map(\.name) == ["muntin"])
  }

  @Test func onlyTheWireKnowsProtobuf() {
    let floors = Floor.all.filter { $0.mayImport.contains("SwiftProtobuf") }.map(\.name)
    #expect(floors == ["MuntinITermWire"])
    #expect(Floor["MuntinITermWire"]?.floors == [])
  }

  @Test func onlyFloorsRightOfTheExecutorTouchTheSystem() {
    let floors = Floor.all.filter { $0.mayImport.contains("Glibc") }.map(\.name)
    #expect(
      floors == [
        "MuntinHost", "MuntinTmux", "MuntinITerm", "MuntinITermServer", "MuntinStore", "MuntinKit",
        "muntin",
      ])
    #expect(Floor.all.allSatisfy { !$0.mayImport.contains("Foundation") })
  }

  @Test func noFileIsTooLong() { #expect(faults(Rules.length) == "") }

  @Test func theSourcesTakeNoShortcut() { #expect(faults(Rules.shortcuts) == "") }

  @Test func nothingIsLeftToDoInTheSources() { #expect(faults(Rules.reminders) == "") }

  @Test func noTestSleeps() { #expect(faults(Rules.sleeps) == "") }

  @Test func onlyTheConsolePrints() { #expect(faults(Rules.prints) == "") }

  @Test func whatTheKitOffersIsDescribed() { #expect(faults(Rules.documentation) == "") }
}
