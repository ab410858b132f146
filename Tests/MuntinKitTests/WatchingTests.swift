import MuntinHost
import MuntinPlan
import Testing

@testable import MuntinKit

@Suite struct WatchingTests {
  @Test func aTerminalIsLookedAtOnceItHasBeenQuiet() {
    var machine = WatchMachine()
    #expect(machine.changed(at: 100) == .wake(at: 2100))
    #expect(machine.changed(at: 1000) == nil)
    #expect(machine.isPending)
    #expect(machine.woken(at: 2100) == .wake(at: 3000))
    #expect(machine.woken(at: 3000) == .save)
    #expect(!machine.isPending)
    #expect(machine.changed(at: 9000) == .wake(at: 11_000))
  }

  @Test func oneThatIsNeverQuietIsLookedAtAllTheSame() {
    var machine = WatchMachine()
    var wake: Int?
    var saves: [Int] = []
    for now in stride(from: 0, through: 100_000, by: 100) {
      if let time = wake, time <= now {
        wake = nil
        switch machine.woken(at: now) {
        case .wake(let time): wake = time
        case .save: saves.append(now)
        case nil: break
        }
      }
      if case .wake(let time) = machine.changed(at: now) { wake = time }
    }
    #expect(saves == [30_000, 60_000, 90_000])
  }

  @Test func atMostOneWakingIsAskedForAtATime() {
    var machine = WatchMachine()
    let wakings = (0..<1000).compactMap { machine.changed(at: $0) }
    #expect(wakings == [.wake(at: 2000)])
  }

  @Test func whatHappensFromTheBeginningOnIsHeard() async throws {
    let host = MemoryHost()
    let counter = Counter()
    let end = try await Watching(host).run {
      for title in ["a", "b"] {
        await host.edit {
          _ = $0.addForeignWindow(title: title, cells: CellSize(columns: 9, rows: 9))
        }
      }
      return true
    } look: {
      await counter.add()
      await host.close()
      return true
    }
    #expect(end == .gone)
    #expect(await counter.count == 1)
  }

  private actor Counter {
    private(set) var count = 0
    func add() { count += 1 }
  }
}
