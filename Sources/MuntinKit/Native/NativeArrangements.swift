package import MuntinHost
import MuntinITerm
package import MuntinPlan
import MuntinYAML

/// The arrangements that iTerm2 itself keeps by name.
package struct NativeArrangements: Sendable {
  let host: ITermHost

  /// - Errors: `usage` for a terminal that keeps none.
  package init(on choice: HostChoice, in surroundings: Surroundings) throws(KitFault) {
    let kind = choice.resolved(surroundings)
    guard kind == .iterm2 else {
      throw .usage(
        "\(kind.rawValue) keeps no arrangements of its own: --native is for iTerm2",
        hint:
          "without --native an arrangement is kept by muntin, for every terminal; --host iterm2 "
          + "is for where iTerm2 is not found by itself")
    }
    host = ITermHost(try choice.iTerm2(surroundings))
  }

  package var terminal: any TerminalHost { host }

  package func close() async { await host.close() }

  package func names() async throws(KitFault) -> [String] {
    do throws(HostError) { return try await host.arrangements() } catch { throw .host(error) }
  }

  /// - Errors: `usage` for a name that iTerm2 does not know, with those that are near.
  package func check(_ name: String) async throws(KitFault) {
    let names = try await names()
    if names.contains(name) { return }
    let near = NearestName.nearest(to: name, among: names)
    throw .usage(
      "iTerm2 has no arrangement \(Shown.quoted(name))",
      hint: near.map { "did you mean \"\($0)\"?" }
        ?? (names.isEmpty
          ? "it has none; `muntin save --native NAME` makes one"
          : "it has: \(names.prefix(20).joined(separator: ", "))"))
  }

  /// - Parameter window: nil for all windows.
  package func save(_ name: String, of window: HostID?) async throws(KitFault) {
    do throws(HostError) { try await host.saveArrangement(name, of: window) } catch {
      throw .host(error)
    }
  }

  /// The id of a window that goes by its id, its title or its key.
  package func window(_ name: String) async throws(KitFault) -> HostID {
    let live: LiveState
    do throws(HostError) { live = try await host.observe(attributes: []) } catch {
      throw .host(error)
    }
    let ids = live.windows.filter {
      CaptureRequest.means(name, $0.id, $0.attributes, $0.mark)
    }.map(\.id)
    return try Self.only(ids, named: name)
  }

  /// - Errors: `usage` where a name means no window, or several.
  package static func only(_ ids: [HostID], named name: String) throws(KitFault) -> HostID {
    guard let id = ids.first else {
      throw .usage(
        "there is no window \(Shown.quoted(name))", hint: "`muntin show --live` shows what is there"
      )
    }
    guard ids.count == 1 else {
      throw .usage(
        "several windows are called \(Shown.quoted(name))",
        hint: "name it by its id: " + ids.map(\.text).joined(separator: ", "))
    }
    return id
  }
}
