import MuntinPlan
import MuntinSpec

/// A snapshot as bytes: a line with the checksum of the next one, a line of JSON with the facts and
/// the length and checksum of each part, the workspace file, the other parts. Whatever comes behind
/// them are lines of their own, each with its checksum.
///
/// The text of panes is compressed, and lies last: a snapshot is whole without it.
enum SnapshotFile {
  static let format = "muntin-snapshot"
  static let version = 1
  /// Bytes of the first two lines at most.
  static let mostHeader = 1 << 16
  /// Bytes of a file at most.
  static let mostBytes = 256 << 20
  private static let specName = "spec"
  /// The part that a snapshot may lose.
  static let sparePart = "scrollback"

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
    /// Bytes of what a snapshot cannot do without.
    var needed: Int { parts.reduce(length) { $0 + ($1.isSpare ? 0 : $1.count) } }
  }

  struct Part: Equatable {
    var name: String
    var count: Int
    var digest: String
    /// Bytes that it stands for, where it is compressed.
    var unpacked: Int?
    var isSpare: Bool { name == SnapshotFile.sparePart }
  }

  /// A part as it lies in the file.
  private static func written(_ name: String, _ bytes: [UInt8]) -> (part: Part, bytes: [UInt8]) {
    let packed = name == sparePart ? PackedBytes.pack(bytes) : nil
    let written = packed ?? bytes
    let part = Part(
      name: name, count: written.count, digest: Mark.digest(written[...]),
      unpacked: packed == nil ? nil : bytes.count)
    return (part, written)
  }

  static func bytes(_ snapshot: Snapshot) -> [UInt8] {
    let others = snapshot.parts.sorted {
      ($0.key == sparePart ? 1 : 0, $0.key) < ($1.key == sparePart ? 1 : 0, $1.key)
    }
    let parts =
      [written(specName, Array(snapshot.spec.utf8))] + others.map { written($0.key, $0.value) }
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
            parts.map { part, _ in
              .object(compacting: [
                ("name", .string(part.name)), ("bytes", .integer(part.count)),
                ("digest", .string(part.digest)),
                ("unpacked", part.unpacked.map { .integer($0) }),
              ])
            })
        ),
      ])
    ).text
    let lines = "\(format) \(version) \(Mark.digest(header))\n\(header)\n"
    return parts.reduce(into: Array(lines.utf8)) { $0 += $1.bytes }
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
        let count = part["bytes"]?.integer, (0...mostBytes).contains(count),
        (0...mostBytes).contains(part["unpacked"]?.integer ?? 0)
      else { throw .damaged }
      parts.append(
        Part(name: name, count: count, digest: digest, unpacked: part["unpacked"]?.integer))
    }
    // What can be spared lies last.
    guard parts.first?.name == specName, !parts.dropLast().contains(where: \.isSpare) else {
      throw .damaged
    }
    return Header(facts: facts, parts: parts, length: lines[0].count + lines[1].count + 2)
  }

  static func snapshot(_ bytes: [UInt8]) throws(Fault) -> Snapshot {
    let header = try header(bytes)
    guard bytes.count >= header.needed else { throw .damaged }
    var snapshot = Snapshot(facts: header.facts, spec: "")
    var start = header.length
    for part in header.parts {
      let end = min(bytes.count, start + part.count)
      let content = bytes[start..<end]
      start = end
      guard content.count == part.count, Mark.digest(content) == part.digest,
        let content = part.content(content)
      else {
        guard part.isSpare else { throw .damaged }
        snapshot.lost.insert(part.name)
        continue
      }
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

extension SnapshotFile.Part {
  /// Nil where it is not what its length says.
  fileprivate func content(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
    guard let unpacked else { return bytes }
    return PackedBytes.unpack(bytes, count: unpacked).map { $0[...] }
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
