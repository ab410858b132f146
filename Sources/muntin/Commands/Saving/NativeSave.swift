import ArgumentParser
import MuntinKit
import MuntinPlan

/// `save --native`.
extension SaveCommand {
  func checkNative() throws {
    if output != nil {
      throw ValidationError("--native saves an arrangement, and --output a file")
    }
    if saving.part.tab != nil || saving.part.workspace != nil {
      throw ValidationError("iTerm2's own arrangements are of all windows, or of one --window")
    }
  }

  func saveNatively(
    _ request: Saving.Request, _ keeping: Keeping, _ choice: HostChoice, _ world: ToolWorld
  ) async throws(KitFault) -> ExitStatus {
    let native = try NativeArrangements(on: choice, in: world.surroundings)
    let saving: NativeSaving
    do throws(KitFault) {
      saving = try await NativeSaving.look(
        request, force: self.saving.force, on: native, in: world.surroundings)
    } catch {
      await native.close()
      throw error
    }
    return try await keeping.keep(
      saving.made, name: name, output: nil, binds: bind, on: choice
    ) { () async throws(KitFault) in
      try await saving.save(name)
      world.console.err("iTerm2 has saved its arrangement \(Shown.quoted(name)) as well.\n")
    }
  }
}
