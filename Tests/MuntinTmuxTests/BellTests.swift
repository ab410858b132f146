import MuntinHost
import Testing

/// A bell that is lost lets somebody wait until something else happens.
struct BellTests {
  private func rings(_ bell: Bell) -> Bool {
    WatchedDescriptor.wait(for: [bell.descriptor], milliseconds: 0) == [true]
  }

  @Test func aBellRingsUntilEachWhoRangIsIn() {
    let bell = Bell()
    #expect(!rings(bell))
    bell.ring()
    bell.ring()
    bell.answer()
    #expect(rings(bell))
    bell.answer()
    #expect(!rings(bell))
  }

  @Test func answeringNobodyDoesNotWait() {
    let bell = Bell()
    bell.answer()
    bell.ring()
    #expect(rings(bell))
  }

  @Test func aHundredMayRingBeforeTheFirstIsIn() {
    let bell = Bell()
    for _ in 0..<100 { bell.ring() }
    for _ in 0..<100 {
      #expect(rings(bell))
      bell.answer()
    }
    #expect(!rings(bell))
  }
}
