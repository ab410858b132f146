extension MenuItem {
  /// Items of iTerm2's menus that mean nothing without its windows, or are not offered here.
  ///
  /// - Source: the identifiers that the Python package `iterm2` 2.30 lists, and three of older ones.
  static let withoutMeaning = Set(
    identifiers.split(separator: ";").map { item in String(item.drop { $0 == " " }) })

  private static let identifiers = """
    AI Chats; About iTerm2; Auto Command Completion; Auto Composer; Bring All To Front; \
    Capture Metal Frame; Check For Updates…; Check Settings Control Truncation; Clear Buffer; \
    Clear Instant Replay; Clear Scrollback Buffer; Clear to Last Mark; Clear to Start of Selection; \
    Cockpit; Composer; Copy; Copy Mode; Copy Mode Shortcuts; Copy Performance Stats; \
    Copy with Control Sequences; Copy with Styles; Cut; Disable Transparency for Active Window; \
    Duplicate Session; Duplicate Tab; Duplicate Window; Edit Session Note; Edit Session…; \
    Edit Window Title; Engage Artificial Intelligence; Enter Copy Mode; Explain Output with AI; \
    Find Cursor; Find.Find Next; Find.Find...; Find.Jump to Selection; Fold All Above Cursor; \
    Fold Selected Lines; GPU Renderer Availability; Hide Others; Hide iTerm2; \
    Install Claude Code Integration; Install Shell Integration; Lock Layout; Lock Location; \
    Lock Size; Log.SaveContents; Make Screenshot; Make Terminal Default Term; Make Text Bigger; \
    Make Text Normal Size; Make Text Smaller; Make iTerm2 Default Term; Minimize; \
    New Floating Pane with Current Profile; New Tab Next to Current Tab; Notify on Status Change; \
    Open AI Chat; Open Autocomplete…; Open Command History…; Open In New Window; \
    Open Paste History…; Open Profiles…; Open Quickly; Open Recent Directories…; Open Selection; \
    Open Source Licenses; Page Setup...; Pair Companion Device; Password Manager; Paste; \
    Pin Hotkey Window; Preferences...; Press Option for New Window; Quit iTerm2; Redo; \
    Reinstall Claude Code Integration; Remove Recent Profiles from Dock Menu; Reset; \
    Reset Character Set; Restart Session; Restore Text and Session Size; Run Coprocess…; \
    Save Retrospective Debug Logs; Save Selected Text…; Secure Keyboard Entry; Select All; \
    Select Current Command; Select Output of Last Command; Selection Respects Soft Boundaries; \
    Set Named Mark; Show All; Show Annotations; Show Clippings; Show Cursor Guide; \
    Show Inline Chat; Show Tabs in Fullscreen; Show Timestamps; Show Tip of the Day; \
    Size Changes Update Profile; Start Instant Replay; Stop Coprocess; Suppressed Alerts; \
    Toggle Buffer Input; Toggle Debug Logging; Toggle Full Screen; Undo; Undo Close; \
    Uninstall Claude Code Integration; Use Transparency; Zoom; Zoom In on Selection; Zoom Out; \
    iTerm2 Help
    """
}
