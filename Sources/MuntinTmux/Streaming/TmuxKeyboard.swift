package import MuntinHost
package import MuntinPlan
import MuntinScreen

extension TmuxHost {
  package func type(_ bytes: [UInt8], into panes: [HostID]) async throws(HostError) {
    if bytes.isEmpty || panes.isEmpty { return }
    let keyboard = TmuxKeyboard(panes: panes)
    let results = try await ask(keyboard.lines(bytes))
    if let failure = results.compactMap(\.failure).first {
      throw HostError(.refused, "tmux types nothing: \(failure.message)")
    }
  }

  package func inject(_ bytes: [UInt8], into panes: [HostID]) async throws(HostError) {
    if bytes.isEmpty || panes.isEmpty { return }
    let ttys = try await facts(of: panes).mapValues(\.tty)
    var fault: HostError?
    for pane in panes {
      do throws(HostError) {
        guard let tty = ttys[pane] else { throw Self.noPane(pane) }
        guard !tty.isEmpty else {
          throw HostError(.refused, "The program of pane \(pane) has ended.")
        }
        try await streaming.injector.write(bytes, to: tty)
      } catch {
        fault = fault ?? error
      }
    }
    if let fault { throw fault }
  }
}

/// The lines for tmux that give panes bytes as if they were typed.
///
/// They go in as a paste without brackets: that writes them as they are, into the one pane alone
/// even where its tab is synchronised, and past a mode that the pane may be in. What a paste cannot
/// hold (a NUL, or what is no UTF-8) goes as keys, byte by byte.
struct TmuxKeyboard {
  /// Bytes of one line, before they are quoted.
  static let most = 1 << 15

  let panes: [HostID]
  /// Another one each time, as others may type on the same server.
  private let buffer = "muntin-keys-\(UInt64.random(in: 0 ... .max))"

  init(panes: [HostID]) { self.panes = panes }

  func lines(_ bytes: [UInt8]) -> [TmuxLine] {
    var lines: [TmuxLine] = []
    var rest = bytes[...]
    var hasBuffer = false
    while !rest.isEmpty {
      let chunk = Self.chunk(rest)
      rest = rest.dropFirst(chunk.count)
      let text = String(decoding: chunk, as: UTF8.self)
      if !chunk.contains(0), text.utf8.elementsEqual(chunk) {
        hasBuffer = true
        lines.append(TmuxLine(["set-buffer", "-b", buffer, "--", text]))
        for pane in panes {
          lines.append(TmuxLine(["paste-buffer", "-r", "-b", buffer, "-t", pane.text]))
        }
      } else {
        lines += keys(chunk)
      }
    }
    if hasBuffer { lines.append(TmuxLine(["delete-buffer", "-b", buffer])) }
    return lines
  }

  private func keys(_ chunk: ArraySlice<UInt8>) -> [TmuxLine] {
    stride(from: chunk.startIndex, to: chunk.endIndex, by: 512).flatMap { start in
      let numbers = chunk[start..<min(start + 512, chunk.endIndex)].map {
        String($0, radix: 16)
      }
      return panes.map { TmuxLine(["send-keys", "-t", $0.text, "-H"] + numbers) }
    }
  }

  /// A piece of no more than `most` bytes, with whole characters where there are any.
  private static func chunk(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    let piece = bytes.prefix(most)
    if piece.count == bytes.count { return piece }
    let whole = UTF8Tail.wholeCount(Array(piece))
    return whole > 0 ? piece.prefix(whole) : piece
  }
}
