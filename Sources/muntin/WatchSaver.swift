import MuntinHost
import MuntinKit
import MuntinPlan
import MuntinStore

/// Saves for `watch` what the terminal shows, and tells of it.
actor WatchSaver {
  private let world: ToolWorld
  private let choice: HostChoice
  private let request: Saving.Request
  private let name: ArrangementName
  private let store: ArrangementStore
  private let binds: Bool
  private let isQuiet: Bool
  /// Why nothing could be saved the last time: said once.
  private var trouble: String?
  private var fault: KitFault?

  init(
    _ request: Saving.Request, to name: ArrangementName, in store: ArrangementStore,
    on choice: HostChoice, world: ToolWorld, binds: Bool, isQuiet: Bool
  ) {
    self.request = request
    self.name = name
    self.store = store
    self.choice = choice
    self.world = world
    self.binds = binds
    self.isQuiet = isQuiet
  }

  private enum Found {
    case something, nothing
  }

  /// The first save; false where there is nothing to watch.
  func begin() async -> Bool {
    do throws(KitFault) {
      if case .nothing = try await save() {
        throw .host(
          HostError(
            .unavailable, "There is nothing to watch: the terminal is not there, or empty.",
            hint: "start it first, such as with `muntin apply` or `tmux new`"))
      }
      return true
    } catch {
      fault = error
      return false
    }
  }

  /// False once the terminal has gone. What fails otherwise is told, and tried again with the next
  /// change.
  func look() async -> Bool {
    do throws(KitFault) {
      if case .nothing = try await save() { return false }
    } catch {
      tell(error)
    }
    return true
  }

  /// Ends it, after what is pending was saved.
  func end(_ end: Watching.End) async -> ExitStatus {
    if let fault {
      world.console.err(fault.text(color: world.console.isColored, width: world.console.width))
      return fault.exitStatus
    }
    if end == .interrupted, await look() { return .done }
    say("The terminal has gone; arrangement \(Shown.quoted(name.text)) stays as it was saved.")
    return .done
  }

  private func save() async throws(KitFault) -> Found {
    let made: Saving
    do throws(KitFault) {
      made = try await Saving.look(request, on: choice, in: world.surroundings)
    } catch {
      let isThere = (try? await Looking.look(on: choice, in: world.surroundings))?.windows
      if isThere?.isEmpty != false { return .nothing }
      throw error
    }
    let added: ArrangementStore.Added
    do throws(StoreError) {
      added = try store.add(made.snapshot, to: name)
    } catch {
      await made.host.close()
      var error = error
      if error.kind == .poorer { error.hint = "`muntin save --force` keeps it all the same" }
      tell(.store(error))
      return .something
    }
    trouble = nil
    if case .new(let number) = added {
      let facts = made.snapshot.facts
      say(
        "\(LocalTime.text(facts.time))  #\(number)  "
          + "\(facts.windows) \(facts.windows == 1 ? "window" : "windows"), "
          + "\(facts.panes) \(facts.panes == 1 ? "pane" : "panes")")
    }
    // An apply that is under way, or a pane that has just gone, is no fault: the next change binds.
    _ = try? await Keeping(world: world, isJSON: false, force: false).bind(
      made, binds, on: choice)
    return .something
  }

  private func say(_ text: String) {
    if !isQuiet { _ = world.console.tryOut(text + "\n") }
  }

  private func tell(_ fault: KitFault) {
    let text = fault.text(color: world.console.isColored, width: world.console.width)
    if text == trouble { return }
    trouble = text
    world.console.err(text)
  }
}
