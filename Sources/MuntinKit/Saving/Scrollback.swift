import MuntinHost
import MuntinPlan
import MuntinSpec

/// The text of panes, by their keys.
struct Scrollback {
  var texts: [NodeKey: String] = [:]

  /// Bytes of one pane's text that are kept; of a longer one its end.
  private static let most = 4 << 20

  /// The text of everything that was captured: of the first workspace by keys, of others by their
  /// names first.
  static func bytes(
    of pieces: [SavedPiece], from host: any TerminalHost
  ) async throws(KitFault) -> [UInt8] {
    var members: [(String, JSONValue)] = []
    for (place, piece) in pieces.enumerated() {
      let texts = try await read(piece.keys, from: host).members
      members += place == 0 ? texts : [(piece.workspace, .object(texts))]
    }
    return Array(JSONText(.object(members)).text.utf8)
  }

  private static func read(
    _ keys: [HostID: NodeKey], from host: any TerminalHost
  ) async throws(KitFault) -> Scrollback {
    var scrollback = Scrollback()
    for (id, key) in keys.sorted(by: { $0.value < $1.value }) where key.kind == .pane {
      do throws(HostError) {
        scrollback.texts[key] = trimmed(try await host.screen(of: id))
      } catch {
        throw .host(error)
      }
    }
    return scrollback
  }

  /// Without the blank lines of a screen that is not full.
  private static func trimmed(_ text: String) -> String {
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    while lines.last?.allSatisfy({ $0 == " " }) == true { lines.removeLast() }
    var size = 0
    let kept = lines.reversed().prefix { line in
      size += line.utf8.count + 1
      return size <= most
    }
    return kept.reversed().joined(separator: "\n")
  }

  private var members: [(String, JSONValue)] {
    texts.filter { !$0.value.isEmpty }.sorted { $0.key < $1.key }
      .map { ($0.key.description, .string($0.value)) }
  }

  init() {}

  /// What is not such a text counts as nothing.
  ///
  /// - Parameter workspace: nil for the first one.
  init(_ bytes: [UInt8], of workspace: String?) {
    let all = JSONReader.read(bytes)
    for (name, value) in (workspace.map { all?[$0] } ?? all)?.members ?? [] {
      if let key = NodeKey(text: name), let text = value.string { texts[key] = text }
    }
  }
}
