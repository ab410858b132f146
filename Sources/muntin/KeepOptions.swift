import ArgumentParser
import MuntinKit
import MuntinPlan
import MuntinStore

/// How many snapshots of an arrangement are kept.
struct KeepOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Snapshots kept at most; 0 for all. Also MUNTIN_KEEP; 50 without it.", valueName: "count"))
  var keep: Int?

  @Option(
    name: .customLong("keep-days"),
    help: ArgumentHelp(
      "Days that snapshots are kept; 0 for ever. Also MUNTIN_KEEP_DAYS; 90 without it.",
      valueName: "days"))
  var keepDays: Int?

  func limits(_ world: ToolWorld) throws -> SnapshotLimits {
    var limits = try world.surroundings.snapshotLimits()
    for (name, value) in [("--keep", keep), ("--keep-days", keepDays)] {
      if let value, !(0...1_000_000).contains(value) {
        throw ValidationError("\(name) takes a number, 0 for everything")
      }
    }
    limits.count = keep ?? limits.count
    limits.days = keepDays ?? limits.days
    return limits
  }
}
