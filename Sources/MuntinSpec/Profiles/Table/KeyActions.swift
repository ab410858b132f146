/// What a key may do, by the number that iTerm2 has for it.
enum KeyActions {
  static let all: [ProfileChoice] = words.map { ProfileChoice($0.1, .integer($0.0)) }

  /// What else a binding has where nothing is said of it: the form of today.
  static let standards: [(String, JSONValue)] = [
    ("Text", ""), ("Version", 2), ("Escaping", 2), ("Apply Mode", 0),
  ]

  private static let words: [(Int, String)] = [
    (0, "next-tab"), (1, "next-window"), (2, "previous-tab"), (3, "previous-window"),
    (4, "scroll-to-end"), (5, "scroll-to-start"), (6, "scroll-line-down"), (7, "scroll-line-up"),
    (8, "scroll-page-down"), (9, "scroll-page-up"), (10, "send-escape-sequence"), (11, "send-hex"),
    (12, "send-text"), (13, "ignore"), (15, "instant-replay-back"), (16, "send-control-h"),
    (17, "send-control-question"), (18, "select-pane-left"), (19, "select-pane-right"),
    (20, "select-pane-above"), (21, "select-pane-below"), (22, "do-not-remap"),
    (23, "toggle-fullscreen"), (24, "remap-locally"), (25, "menu-item"), (26, "new-window"),
    (27, "new-tab"), (28, "split-stacked"), (29, "split-side-by-side"), (30, "next-pane"),
    (31, "previous-pane"), (32, "next-recent-tab"), (33, "move-tab-left"), (34, "move-tab-right"),
    (35, "coprocess"), (36, "find"), (37, "set-profile"), (38, "send-vim-text"),
    (39, "previous-recent-tab"), (40, "load-preset"), (41, "paste-special"),
    (42, "paste-selection-special"), (43, "toggle-pin"), (44, "undo"),
    (45, "selection-end-left"), (46, "selection-end-right"), (47, "selection-start-left"),
    (48, "selection-start-right"), (49, "decrease-height"), (50, "increase-height"),
    (51, "decrease-width"), (52, "increase-width"), (53, "swap-pane-left"),
    (54, "swap-pane-right"), (55, "swap-pane-above"), (56, "swap-pane-below"), (57, "find-down"),
    (58, "find-up"), (59, "toggle-mouse"), (60, "invoke"), (61, "duplicate-tab"),
    (62, "move-to-split"), (63, "send-snippet"), (64, "compose"), (65, "send-tmux-command"),
    (66, "sequence"), (67, "swap-with-next-pane"), (68, "swap-with-previous-pane"),
    (69, "copy-or-send"), (70, "paste-or-send"), (71, "alert-on-mark"),
    (72, "copy-interpolated-string"), (73, "copy-mode"), (74, "bypass"), (75, "toggle-setting"),
    (76, "send-vim-text-here-only"),
  ]
}
