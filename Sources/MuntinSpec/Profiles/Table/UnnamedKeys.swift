extension ProfileTable {
  /// Keys that only `iterm2` takes: iTerm2's own bookkeeping, and what it no longer uses.
  static let unnamed: [ProfileWord] = ownKeys + oldKeys

  private static let ownKeys: [ProfileWord] = [
    .unnamed("Guid", .text(.label), nil, "The id of the profile; the word is guid."),
    .unnamed("Name", .text(.label), "Default", "Its name; the word is name."),
    .unnamed("Dynamic Profile Parent Name", .text(.label), nil, "The word is parent."),
    .unnamed("Dynamic Profile Parent GUID", .text(.label), nil, "The id of the parent."),
    .unnamed("Dynamic Profile Filename", .text(.label), nil, "Set by iTerm2: the file."),
    .unnamed("Is Dynamic Profile", .flag, nil, "Set by iTerm2."),
    .unnamed("Original Guid", .text(.label), nil, "Set by iTerm2 in sessions."),
    .unnamed("Profile Type (Phony)", .whole(0, 64), 0, "Never stored."),
    .unnamed("Composer Top Offset", .number(from: nil, to: nil), 0, "Set by iTerm2."),
    .unnamed("tmux Pane Title", .text(.label), nil, "Never stored."),
    .unnamed("Disable Auto Frame", .flag, nil, "Of single sessions.", settable: false),
    .unnamed("Short-Lived Single Use", .flag, nil, "Of single sessions.", settable: false),
    .unnamed("Lock Scroll on Launch", .flag, nil, "Of single sessions.", settable: false),
  ]

  private static let oldKeys: [ProfileWord] =
    [
      "Sync Title", "Anti Aliasing", "Background Image Is Tiled", "Disable Bold", "Full Screen",
      "Non Ascii Double Width", "Use HFS Plus Mapping", "Use Canonical Parser",
      "Ask About Outdated Keymaps",
    ].map { .unnamed($0, .flag, nil, "No longer used.", settable: false) }
    + [
      "Description", "Default Bookmark", "Bonjour Group", "Bonjour Service",
      "Bonjour Service Address", "Terminal Profile", "Keyboard Profile", "Display Profile",
    ].map { .unnamed($0, .text(.anything), nil, "No longer used.", settable: false) }
    + ["Prompt Before Closing", "Show Timestamps"].map {
      .unnamed($0, .number(from: nil, to: nil), nil, "No longer used.", settable: false)
    }
    + [.unnamed("Children", .free(.array), nil, "No longer used.", settable: false)]
}
