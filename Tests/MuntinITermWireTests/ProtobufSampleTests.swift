import Foundation
import MuntinITermWire
import SwiftProtobuf
import Testing

/// The committed Swift against messages that iTerm2's own Python package made: together they hold
/// every field, member of a oneof and value of an enum that there is.
@Suite struct ProtobufSampleTests {
  private struct Sample {
    var side: Substring
    var bytes: [UInt8]
    var json: String
  }

  /// The bytes are read, written again, and shown as JSON under the names of the protocol. A field
  /// that we did not know, or knew under another name, number or type, would differ.
  @Test func whatPythonWritesIsReadAndWrittenAgain() throws {
    let samples = try Self.samples()
    #expect(samples.count > 70)
    for sample in samples {
      switch sample.side {
      case "client":
        try check(try Envelope.request(sample.bytes), sample) { try Envelope.bytes(of: $0) }
      case "server":
        try check(try Envelope.response(sample.bytes), sample) { try Envelope.bytes(of: $0) }
      default: Issue.record("no side: \(sample.side)")
      }
    }
  }

  private func check<Value: Message & Equatable>(
    _ message: Value, _ sample: Sample, write: (Value) throws -> [UInt8]
  ) throws {
    #expect(try write(message) == sample.bytes, "\(sample.json)")
    var options = JSONEncodingOptions()
    options.preserveProtoFieldNames = true
    let ours = try message.jsonString(options: options)
    #expect(
      try Self.object(ours).isEqual(Self.object(sample.json)), "\(ours) is not \(sample.json)")
    #expect(try Value(jsonString: sample.json) == message)
  }

  private static func object(_ json: String) throws -> NSDictionary {
    try #require(try JSONSerialization.jsonObject(with: Data(json.utf8)) as? NSDictionary)
  }

  private static func samples() throws -> [Sample] {
    let output = try Script.run("protobuf-samples.py")
    try #require(output.status == 0, "\(output.text); without iterm2: make setup")
    return try output.text.split(separator: "\n").map { line in
      let parts = line.split(separator: " ", maxSplits: 2)
      try #require(parts.count == 3)
      let digits = Array(parts[1].utf8)
      let bytes = stride(from: 0, to: digits.count, by: 2).compactMap {
        UInt8(String(decoding: digits[$0..<$0 + 2], as: UTF8.self), radix: 16)
      }
      return Sample(side: parts[0], bytes: bytes, json: String(parts[2]))
    }
  }
}
