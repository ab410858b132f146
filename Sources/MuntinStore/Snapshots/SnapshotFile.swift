import MuntinPlan
import MuntinSpec

/// A snapshot as bytes: a line with the checksum of the next one, a line of JSON with the facts and
/// the length and checksum of each part, the workspace file, the other parts. Whatever comes behind
/// them are lines of their own, each with its checksum.
enum SnapshotFile {
  static let format = "muntin-snapshot"
  static let version = 1
  /// Bytes of the first two lines at most.
  static let mostHeader = 1 << 16
  /// Bytes of a file at most.
  static let mostBytes = 256 << 20
  private static let specName = "spec"

  enum Fault: Error, Equatable {
    case damaged
    /// Written by a later Muntin.
    case newer
  }

  /// The first two lines.
  struct Header: Equatable {
    var facts: Snapshot.Facts
    var parts: [Part]
    /// Bytes of the two lines.
    var length: Int
    /// Bytes of the whole file, without what was put behind it later.
    var total: Int { parts.reduce(length) { $0 + $1.count } }
  }

  struct Part: Equatable {
    var name: String
    var count: Int
    var digest: String
  }

  static func bytes(_ snapshot: Snapshot) -> [UInt8] {
    let parts =
      [(specName, Array(snapshot.spec.utf8))]
      + snapshot.parts.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
    let facts = snapshot.facts
    let header = JSONText(
      .object([
        ("time", .integer(facts.time)), ("host", .string(facts.host)),
        ("place", .string(facts.place)), ("command", .string(facts.command)),
        ("windows", .integer(facts.windows)), ("panes", .integer(facts.panes)),
        ("details", facts.details),
        (
          "parts",
          .array(
            parts.map { name, bytes in
              .object([
                ("name", .string(name)), ("bytes", .integer(bytes.count)),
                ("digest", .string(Mark.digest(bytes[...]))),
              ])
            })
        ),
      ])
    ).text
    let lines = "\(format) \(version) \(Mark.digest(header))\n\(header)\n"
    return parts.reduce(into: Array(lines.utf8)) { $0 += $1.1 }
  }

  /// - Parameter bytes: the start of a file; of a longer one at least `mostHeader`.
  static func header(_ bytes: [UInt8]) throws(Fault) -> Header {
    let lines = bytes.prefix(mostHeader).split(
      separator: UInt8(ascii: "\n"), maxSplits: 2, omittingEmptySubsequences: false)
    let words = String(decoding: lines[0], as: UTF8.self).split(separator: " ")
    guard words.count == 3, words[0] == format, let version = Int(words[1]) else { throw .damaged }
    guard version == Self.version else { throw version > Self.version ? .newer : .damaged }
    guard lines.count == 3, Mark.digest(lines[1]) == words[2],
      let json = JSONReader.read(Array(lines[1])), let facts = Snapshot.Facts(json)
    else { throw .damaged }
    var parts: [Part] = []
    for part in json["parts"]?.array ?? [] {
      guard let name = part["name"]?.string, let digest = part["digest"]?.string,
        let count = part["bytes"]?.integer, (0...mostBytes).contains(count)
      else { throw .damaged }
      parts.append(Part(name: name, count: count, digest: digest))
    }
    guard parts.first?.name == specName else { throw .damaged }
    return Header(facts: facts, parts: parts, length: lines[0].count + lines[1].count + 2)
  }

  static func snapshot(_ bytes: [UInt8]) throws(Fault) -> Snapshot {
    let header = try header(bytes)
    guard bytes.count >= header.total else { throw .damaged }
    var snapshot = Snapshot(facts: header.facts, spec: "")
    var start = header.length
    for part in header.parts {
      let content = bytes[start..<start + part.count]
      start += part.count
      guard Mark.digest(content) == part.digest else { throw .damaged }
      if part.name == specName {
        guard let text = String(validating: content, as: UTF8.self) else { throw .damaged }
        snapshot.spec = text
      } else {
        snapshot.parts[part.name] = Array(content)
      }
    }
    return snapshot
  }

  // MARK: What is put behind it

  static func trailer(_ json: JSONValue) -> [UInt8] {
    let text = JSONText(json).text
    return Array("\(Mark.digest(text)) \(text)\n".utf8)
  }

  /// The last whole one of the lines behind the parts.
  static func trailer(in bytes: [UInt8]) -> JSONValue? {
    for line in bytes.split(separator: UInt8(ascii: "\n")).reversed() {
      let words = line.split(separator: UInt8(ascii: " "), maxSplits: 1)
      if words.count == 2, Mark.digest(words[1]) == String(decoding: words[0], as: UTF8.self) {
        return JSONReader.read(Array(words[1]))
      }
    }
    return nil
  }
}

extension Snapshot.Facts {
  fileprivate init?(_ json: JSONValue) {
    guard let time = json["time"]?.integer, let host = json["host"]?.string,
      let place = json["place"]?.string, let command = json["command"]?.string,
      let windows = json["windows"]?.integer, let panes = json["panes"]?.integer,
      let details = json["details"]
    else { return nil }
    self.init(
      time: time, host: host, place: place, command: command, windows: windows, panes: panes,
      details: details)
  }
}
