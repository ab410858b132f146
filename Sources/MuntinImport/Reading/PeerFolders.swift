import MuntinSpec
import MuntinYAML

/// Finds the folders that peers mean.
extension ImportReading {
  /// A folder as the workspace has it, with a note.
  ///
  /// - Parameter base: where a relative one starts; the folder of the file without it.
  mutating func folder(_ entry: PeerEntry, from base: String? = nil) -> String? {
    guard let written = text(entry, expected: "a folder") else { return nil }
    // A path cannot be empty, whatever is not set.
    let text = inlays.neverEmpty(written, else: ".")
    guard !inlays.plain(text).isEmpty else {
      note(.converted, entry, "nothing")
      return base
    }
    guard let path = absolute(text, from: base) else {
      note(.dropped, entry, "cannot be a folder of a pane")
      return base
    }
    let isRelative = !text.hasPrefix("/") && !text.hasPrefix("~") && !inlays.stand(in: text)
    if isRelative, base == nil {
      note(
        .approximated, entry,
        "directory, from the folder of this file; \(format.rawValue) starts from where it is called"
      )
    } else {
      note(.converted, entry, "directory")
    }
    return path
  }

  /// The whole path of a folder; one that begins with an inlay stays as it is.
  func absolute(_ written: String, from base: String? = nil) -> String? {
    let text = inlays.atHome(written)
    guard TextRule.label.allows(text), text.utf8.count <= TextRule.label.longest else { return nil }
    if text.first == Inlays.open { return text }
    if let base, base.first == Inlays.open, !text.hasPrefix("/"), !text.hasPrefix("~") {
      return text == "." ? base : base + "/" + text
    }
    var context = context
    if let base { context.directory = base }
    return SpecPath(context: context).absolute(text)
  }
}
