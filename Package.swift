// swift-tools-version: 6.1
import PackageDescription

let strict: [SwiftSetting] =
  [.swiftLanguageMode(.v6)]
  + [
    "ExistentialAny", "InternalImportsByDefault", "MemberImportVisibility",
    "NonisolatedNonsendingByDefault",
  ].map { .enableUpcomingFeature($0) }

/// One floor of the building: the floors it may stand on, and the packages it may use.
func floor(
  _ name: String, on floors: [String] = [], using products: [Target.Dependency] = []
) -> Target {
  .target(
    name: name, dependencies: floors.map { .byName(name: $0) } + products, swiftSettings: strict)
}

/// The tests of one floor; they may also use the floors below it.
func tests(
  of name: String, on floors: [String] = [], using products: [Target.Dependency] = [],
  excluding: [String] = []
) -> Target {
  .testTarget(
    name: name + "Tests", dependencies: ([name] + floors).map { .byName(name: $0) } + products,
    exclude: excluding,
    swiftSettings: strict)
}

let protobuf = Target.Dependency.product(name: "SwiftProtobuf", package: "swift-protobuf")

let screen = ["MuntinScreen"]
let yaml = screen + ["MuntinYAML"]
let spec = yaml + ["MuntinSpec"]
let profiles = spec + ["MuntinProfiles"]
let plan = profiles + ["MuntinPlan"]
let host = plan + ["MuntinHost"]
let kit =
  host + [
    "MuntinImport", "MuntinTmux", "MuntinITermWire", "MuntinITerm", "MuntinITermServer",
    "MuntinStore",
  ]
/// The parts of SwiftNIO that a WebSocket over a socket needs.
let nio = [
  "NIOCore", "NIOConcurrencyHelpers", "NIOPosix", "NIOHTTP1", "NIOWebSocket",
].map {
  Target.Dependency.product(name: $0, package: "swift-nio")
}

let package = Package(
  name: "muntin",
  platforms: [.macOS(.v14)],
  products: [.executable(name: "muntin", targets: ["muntin"])],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.0"),
    // Without traits: the default one is all that brings the whole of Foundation.
    .package(url: "https://github.com/apple/swift-protobuf", from: "1.39.0", traits: []),
    .package(url: "https://github.com/apple/swift-nio", from: "2.101.0"),
  ],
  targets: [
    .systemLibrary(
      name: "CYAML", pkgConfig: "yaml-0.1",
      providers: [.apt(["libyaml-dev"]), .brew(["libyaml"])]),
    .systemLibrary(
      name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"]), .brew(["zlib"])]),
    floor("MuntinScreen"),
    floor("MuntinYAML", on: screen + ["CYAML"]),
    floor("MuntinSpec", on: yaml),
    floor("MuntinProfiles", on: spec),
    floor("MuntinPlan", on: profiles),
    floor("MuntinImport", on: plan),
    floor("MuntinHost", on: plan),
    floor("MuntinTmux", on: host),
    floor("MuntinITermWire", using: [protobuf]),
    floor("MuntinITerm", on: host + ["MuntinITermWire"], using: nio),
    floor("MuntinITermServer", on: host + ["MuntinITermWire"], using: nio),
    floor("MuntinStore", on: plan + ["CZlib"]),
    floor("MuntinKit", on: kit),
    .executableTarget(
      name: "muntin",
      dependencies: (kit + ["MuntinKit"]).map { .byName(name: $0) } + [
        .product(name: "ArgumentParser", package: "swift-argument-parser")
      ],
      swiftSettings: strict),
    tests(of: "MuntinScreen"),
    tests(of: "MuntinYAML", on: screen),
    tests(of: "MuntinSpec", on: yaml, excluding: ["Corpus"]),
    tests(of: "MuntinProfiles", on: spec, excluding: ["profile-keys.tsv"]),
    tests(of: "MuntinPlan", on: profiles, excluding: ["Goldens"]),
    tests(of: "MuntinImport", on: plan, excluding: ["Corpus"]),
    tests(of: "MuntinHost", on: plan),
    tests(of: "MuntinTmux", on: host),
    tests(of: "MuntinITermWire", using: [protobuf]),
    tests(of: "MuntinITerm", on: host + ["MuntinITermWire", "MuntinStore"], using: nio),
    tests(
      of: "MuntinITermServer", on: host + ["MuntinTmux", "MuntinITermWire"], using: nio),
    tests(of: "MuntinStore", on: plan),
    tests(of: "MuntinKit", on: kit),
    .testTarget(
      name: "FloorTests", dependencies: [], swiftSettings: strict),
    .testTarget(
      name: "muntinTests", dependencies: ["muntin"], swiftSettings: strict),
  ]
)
