import Foundation
import Testing

/// Our file of messages against what others know of the protocol.
@Suite struct ProtobufAgreementTests {
  /// Every field, number, type, label, default, oneof and enum value.
  @Test func theMessagesAreThoseOfITerm2sPackage() throws {
    let output = try Script.run("protobuf-agreement.py")
    #expect(output.status == 0, "\(output.text); without protoc or iterm2: make setup")
  }
}
