import MuntinITermWire
import Testing

/// What a field reads as where it is not there.
@Suite struct ProtobufDefaultTests {
  @Test func fieldsWithDefaultsReadAsThem() {
    #expect(ITermInvokeFunctionRequest().timeout == -1)
    #expect(ITermCodePointsPerCell().numCodePoints == 1)
    #expect(ITermLineContents().continuation == .hardEol)
    #expect(ITermRPCRegistrationRequest().role == .generic)
    #expect(ITermRPCRegistrationRequest.StatusBarComponentAttributes().format == .plainText)
    #expect(ITermRegisterToolRequest().toolType == .webViewTool)
    #expect(!ITermRegisterToolRequest().revealIfAlreadyRegistered)
    #expect(!ITermSplitPaneRequest().before)
  }

  @Test func enumsReadAsTheirFirstValue() {
    #expect(ITermNotificationRequest().notificationType == .notifyOnKeystroke)
    #expect(ITermInvokeFunctionResponse.Error().status == .timeout)
    #expect(ITermVariableMonitorRequest().scope == .session)
    #expect(ITermListPromptsResponse().status == .ok)
    #expect(ITermCreateTabResponse().status == .ok)
  }

  @Test func aDefaultThatWasSetIsThere() throws {
    var request = ITermInvokeFunctionRequest()
    #expect(!request.hasTimeout)
    request.timeout = -1
    #expect(request.hasTimeout)
  }

  @Test func bytesGoInAndOutAsArrays() {
    var inject = ITermInjectRequest()
    inject.bytes = [1, 2, 255]
    inject.bytes = [0, 254]
    #expect(inject.bytes == [0, 254])
    #expect(inject.hasData)
    var picture = ITermScreenshotResponse()
    picture.bytes = [137, 80]
    #expect(picture.bytes == [137, 80])
  }
}
