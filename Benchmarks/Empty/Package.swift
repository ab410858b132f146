// swift-tools-version: 6.1
import PackageDescription

// The least that a tool with ArgumentParser is: what muntin's start-up is measured against.
let package = Package(
  name: "empty",
  platforms: [.macOS(.v14)],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.0")
  ],
  targets: [
    .executableTarget(
      name: "empty",
      dependencies: [.product(name: "ArgumentParser", package: "swift-argument-parser")],
      swiftSettings: [.swiftLanguageMode(.v6)])
  ]
)
