import MuntinITermWire
import Testing

@Suite struct EnvelopeTests {
  private static func tree(levels: Int) -> ITermSplitTreeNode {
    var session = ITermSessionSummary()
    session.frame.origin.x = 1
    session.gridSize.width = 80
    var leaf = ITermSplitTreeNode.SplitTreeLink()
    leaf.session = session
    var node = ITermSplitTreeNode()
    node.links = [leaf]
    for _ in 1..<levels {
      var link = ITermSplitTreeNode.SplitTreeLink()
      link.node = node
      node = ITermSplitTreeNode()
      node.links = [link]
    }
    return node
  }

  private static func listing(levels: Int) -> ITermListSessionsResponse {
    var tab = ITermListSessionsResponse.Tab()
    tab.root = tree(levels: levels)
    var window = ITermListSessionsResponse.Window()
    window.tabs = [tab]
    var response = ITermListSessionsResponse()
    response.windows = [window]
    return response
  }

  private static func envelopes(levels: Int) -> [ITermServerOriginatedMessage] {
    var notification = ITermNotification()
    notification.layoutChangedNotification.listSessionsResponse = listing(levels: levels)
    var answer = ITermServerOriginatedMessage()
    answer.listSessionsResponse = listing(levels: levels)
    return [answer, ServerEnvelope.notification(notification)]
  }

  @Test func bytesThatAreNoMessageAreAnError() {
    let garbage: [[UInt8]] = [
      [0xFF], [0x08], [0x08, 0xFF],
      [0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 1],
      [0x12, 0x7F, 0x41], [0x12, 0x01, 0xFF], [0x07], [0x00],
      [0xA2, 0x06, 0xFF, 0xFF, 0xFF, 0xFF, 0x0F],
    ]
    for bytes in garbage {
      let response = #expect(throws: WireError.self) { try Envelope.response(bytes) }
      #expect(response?.code == .malformed)
      #expect(response?.sentence == "What came is no message of iTerm2's API.")
    }
    #expect(throws: WireError.self) { try Envelope.request([0x08]) }
  }

  @Test func nothingIsAnEmptyMessage() throws {
    #expect(try Envelope.request([]) == ITermClientOriginatedMessage())
    #expect(try Envelope.response([]) == ITermServerOriginatedMessage())
  }

  @Test func fieldsOfNewerVersionsAreKept() throws {
    let bytes: [UInt8] = [0x08, 0x05, 0xFA, 0x7F, 0x01, 0x41]
    let message = try Envelope.request(bytes)
    #expect(message.id == 5)
    #expect(message.submessage == nil)
    #expect(try Envelope.bytes(of: message) == bytes)
  }

  @Test func theDeepestTreeThatIsWrittenIsRead() throws {
    for message in Self.envelopes(levels: ITermSplitTreeNode.deepest) {
      #expect(try Envelope.response(try Envelope.bytes(of: message)) == message)
    }
  }

  @Test func aTreeThatNobodyCouldReadIsNotWritten() throws {
    for levels in [ITermSplitTreeNode.deepest + 1, 2000] {
      for message in Self.envelopes(levels: levels) {
        let error = #expect(throws: WireError.self) { try Envelope.bytes(of: message) }
        #expect(error?.code == .malformed)
      }
      var request = ITermClientOriginatedMessage()
      request.setTabLayoutRequest.root = Self.tree(levels: levels)
      #expect(throws: WireError.self) { try Envelope.bytes(of: request) }
    }
  }

  /// Ten thousand nested nodes: the tag and the length of each in front of those inside.
  @Test func aTreeThatIsDeeperThanTheStackIsAnError() {
    var bytes: [UInt8] = []
    func wrap(_ tag: [UInt8]) {
      var length = bytes.count
      var head: [UInt8] = []
      while length > 0x7F {
        head.append(UInt8(length & 0x7F) | 0x80)
        length >>= 7
      }
      bytes.insert(contentsOf: tag + head + [UInt8(length)], at: 0)
    }
    for _ in 0..<10_000 {
      wrap([0x12])
      wrap([0x12])
    }
    wrap([0x0A])  // root of the request
    wrap([0xD2, 0x07])  // set_tab_layout_request
    let error = #expect(throws: WireError.self) { try Envelope.request(bytes) }
    #expect(error?.code == .malformed)
  }

  /// Every prefix of a message, and every message with one byte changed, is read or is an error.
  @Test func brokenBytesNeverTrap() throws {
    let bytes = try Envelope.bytes(of: try #require(Self.envelopes(levels: 3).first))
    for end in bytes.indices { _ = ServerEnvelope(Array(bytes[..<end])) }
    var read = 0
    for place in bytes.indices {
      for byte in UInt8.min...UInt8.max {
        var changed = bytes
        changed[place] = byte
        var machine = RequestMachine()
        _ = machine.receive(changed)
        if (try? Envelope.response(changed)) != nil { read += 1 }
      }
    }
    #expect(read >= bytes.count)
  }
}
