/// One floor of the building: the floors that it may stand on, and what else it may use.
struct Floor: Sendable {
  let name: String
  let floors: Set<String>
  let products: Set<String>

  private static let system: Set<String> = ["Glibc", "Darwin"]

  private init(_ name: String, on floors: [String], using products: Set<String> = []) {
    self.name = name
    self.floors = Set(floors)
    self.products = products
  }

  /// What a file of this floor may import.
  var mayImport: Set<String> { floors.union(products) }

  private static let screen = ["MuntinScreen"]
  private static let spec = screen + ["MuntinYAML"]
  private static let plan = spec + ["MuntinSpec"]
  private static let profiles = plan + ["MuntinProfiles"]
  private static let host = profiles + ["MuntinPlan"]
  private static let tmux = host + ["MuntinHost"]
  private static let kit =
    tmux
    + [
      "MuntinImport", "MuntinTmux", "MuntinITermWire", "MuntinITerm", "MuntinITermServer",
      "MuntinStore",
    ]
  private static let nio: Set<String> = [
    "NIOCore", "NIOConcurrencyHelpers", "NIOPosix", "NIOHTTP1", "NIOWebSocket",
  ]

  /// Lowest first. Only what is right of the executor may touch the system: everything left of it
  /// is a pure function of values.
  static let all = [
    Floor("CYAML", on: []),
    Floor("CZlib", on: []),
    Floor("MuntinScreen", on: []),
    Floor("MuntinYAML", on: screen + ["CYAML"]),
    Floor("MuntinSpec", on: spec),
    Floor("MuntinProfiles", on: plan),
    Floor("MuntinPlan", on: profiles),
    Floor("MuntinImport", on: host),
    Floor("MuntinHost", on: host, using: system),
    Floor("MuntinTmux", on: tmux, using: system.union(["Dispatch"])),
    Floor("MuntinITermWire", on: [], using: ["SwiftProtobuf"]),
    Floor("MuntinITerm", on: tmux + ["MuntinITermWire"], using: system.union(nio)),
    Floor("MuntinITermServer", on: tmux + ["MuntinITermWire"], using: system.union(nio)),
    Floor("MuntinStore", on: host + ["CZlib"], using: system),
    Floor("MuntinKit", on: kit, using: system),
    Floor("muntin", on: kit + ["MuntinKit"], using: system.union(["Dispatch", "ArgumentParser"])),
  ]

  static subscript(name: String) -> Floor? { all.first { $0.name == name } }
}
