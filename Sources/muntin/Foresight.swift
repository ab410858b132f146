import MuntinHost
import MuntinKit
import MuntinPlan
import MuntinSpec
import MuntinStore

/// A workspace file that is read, and a plan that is made of it, while the words of the call are
/// parsed, which takes as long; in the hope that they are what is meant. What it comes to, faults
/// too, is used or dropped.
struct Foresight: Sendable {
  /// That of this run.
  @TaskLocal static var current: Foresight?

  /// A plan that was made, under the lock of its workspace where it is to be applied.
  struct Foreseen: Sendable {
    let planning: Planning
    fileprivate let lock: KeptLock?

    func takeLock() async -> WorkspaceLock? { await lock?.take() }
  }

  let interrupts = Interrupts()
  private let words: ForeseenWords
  private let reading: Task<Result<WorkspaceFile, KitFault>?, Never>
  private let making: Task<Result<Foreseen, KitFault>?, Never>

  /// Nil where the words cannot be told at a glance.
  init?(_ words: [String]) {
    guard let words = ForeseenWords(words) else { return nil }
    self.words = words
    let interrupt = interrupts.descriptor
    // Not here: the parser is to begin at once.
    let finding = Task.detached { ToolWorld(interrupt: interrupt).surroundings }
    let reading = Task.detached { Self.read(words.file, await finding.value) }
    self.reading = reading
    making = Task.detached {
      let surroundings = await finding.value
      guard case .success(let file) = await reading.value,
        let choice = try? words.host.choice(surroundings.environment)
      else { return nil }
      return await Self.make(file, choice, words, surroundings)
    }
  }

  private static func read(
    _ name: String, _ surroundings: Surroundings
  ) -> Result<WorkspaceFile, KitFault>? {
    // What comes through a pipe can only be read once.
    guard DiskFile.isRegular(surroundings.absolute(name)) else { return nil }
    do throws(KitFault) {
      return .success(try WorkspaceFile.load(name, settings: [:], in: surroundings))
    } catch {
      return .failure(error)
    }
  }

  /// Nil where the workspace is locked.
  private static func make(
    _ file: WorkspaceFile, _ choice: HostChoice, _ words: ForeseenWords,
    _ surroundings: Surroundings
  ) async -> Result<Foreseen, KitFault>? {
    var kept: KeptLock?
    if words.isApply {
      guard
        let lock = try? await Applying.lock(
          file.workspace.name, on: choice, command: "apply", in: surroundings)
      else { return nil }
      kept = KeptLock(lock)
    }
    do throws(KitFault) {
      let planning = try await Planning.make(
        file, on: choice, options: words.options, mayAttach: words.isApply, in: surroundings)
      return .success(Foreseen(planning: planning, lock: kept))
    } catch {
      return .failure(error)
    }
  }

  /// The file, where it is the one that is meant.
  func file(
    _ name: String?, settings: [String: String]
  ) async throws(KitFault) -> WorkspaceFile? {
    guard name == words.file, settings.isEmpty else { return nil }
    return try await reading.value?.get()
  }

  /// The plan, where all of it is what is meant; else what was begun is let go.
  ///
  /// - Parameter name: of the file, which takes no variables.
  func plan(
    _ name: String?, settings: [String: String], on choice: HostChoice, options: PlanOptions
  ) async throws(KitFault) -> Foreseen? {
    let foreseen = await making.value
    if name == words.file, settings.isEmpty, options == words.options,
      choice == (try? words.host.choice(ToolWorld.environment()))
    {
      return try foreseen?.get()
    }
    await letGo()
    return nil
  }

  /// Ends what was begun, before the run ends without it: a tmux server may die of a client that is
  /// killed while it connects.
  func letGo() async {
    guard case .success(let foreseen) = await making.value else { return }
    await foreseen.planning.host.close()
    _ = await foreseen.takeLock()
  }
}

/// A lock until somebody takes it.
private actor KeptLock {
  private var lock: WorkspaceLock?

  init(_ lock: consuming WorkspaceLock) { self.lock = consume lock }

  func take() -> WorkspaceLock? { lock.take() }
}
