/// The keys of iTerm2's profiles.
///
/// A line is a kind, whether a session may have its own value, the default, and the names that have
/// them in common. Colours are sRGB here. Keys with ` (Light)` and ` (Dark)` are as those without.
///
/// - Source: `iterm2/profile-keys.tsv`.
enum ProfileKeyTable {
  static let text = """
    boolean|yes|false|ASCII Anti Aliased|ASCII Ligatures|Allow Change Cursor Blink|\
    Allow Title Reporting|Ambiguous Double Width|Animate Movement|Application Keypad Allowed|\
    Archive On Closure|Automatically Enable Alternate Mouse Scroll|Automatically Log|BM Growl|\
    Blink Allowed|Blinking Cursor|Blur|Buffer Input by Default|Cursor Hidden When Unfocused|\
    Cursor Shadow|Cursor Smooth Blink|Cursor Smooth Slide|Default Pane Locked|Dev Null Mode|\
    Disable Printing|Disable Smcup Rmcup|Disable Window Resizing|\
    Drag to Scroll in Alternate Screen Mode Disabled|Draw Powerline Glyphs|Flashing Bell|\
    Harmonize 256 Colors|Has Hotkey|Hide After Opening|HotKey Activated By Modifier|\
    HotKey Window Reopens On Activation|Instant Replay|Load Shell Integration Automatically|\
    Lock Window Size Automatically|Mouse Reporting|\
    Movement Keys Scroll Outside Interactive Apps|Non-ASCII Anti Aliased|Non-ASCII Ligatures|\
    Only The Default BG Color Uses Transparency|Open Password Manager Automatically|\
    Open Toolbelt|Prevent Automatic Profile Switching|Prevent Opening in a Tab|\
    Prompt Path Click Opens Navigator|Reduce Flicker|\
    Restrict Alternate Mouse Scroll to Vertical|\
    Restrict Mouse Reporting to Alternate Screen Mode|Right Option Key Changeable|\
    Run Command In Login Shell|Send Alerts To Companion|Send Code When Idle|Send Idle Alert|\
    Send New Output Alert|Show Offscreen Command line for Current Command|Show Status Bar|\
    Silence Bell|Smart Cursor Color|Smart Selection Actions Use Interpolated Strings|\
    Suppress Alerts in Active Session|Tmux Newline|Triggers Use Interpolated Strings|\
    Unlimited Scrollback|Use Active Pane Border|Use Cursor Guide|Use Custom Tab Title|\
    Use Custom Window Title|Use Separate Colors for Light and Dark Mode|Use Tab Color|\
    Use Theme Mark Colors|Use Underline Color|Use libtickit protocol|Visual Bell
    string|yes||AWDS Pane Directory|AWDS Tab Directory|AWDS Window Directory|\
    Background Image Folder Location|Background Image Location|Browser Extensions Root|\
    Dynamic Profile Filename|Dynamic Profile Parent GUID|Dynamic Profile Parent Name|Guid|\
    Log Filename Format|Non Ascii Font|Normal Font|Original Guid|Shortcut|Special Font Config|\
    Title Function|tmux Pane Title
    string|yes|No|AWDS Pane Option|AWDS Tab Option|AWDS Window Option|Custom Command|\
    Custom Directory
    color|yes|#0080ff|Active Pane Border Color
    boolean|yes|true|Allow Alternate Mouse Scroll|Allow Paste Bracketing|Allow Title Setting|\
    Allow modifyOtherKeys|Animate Movement Only in Interactive Apps|Brighten Bold Text|\
    Disable Window Resizing by Unfocused Sessions|Enable Progress Bars|\
    Enable Triggers in Interactive Apps|HotKey Window Animates|HotKey Window AutoHides|\
    HotKey Window Floats|Initial Use Transparency|Left Option Key Changeable|\
    Mouse Reporting allow clicks and drags|Mouse Reporting allow mouse wheel|\
    Place Prompt at First Column|Scrollback With Status Bar|Scrollback in Alternate Screen|\
    Send Bell Alert|Send Session Ended Alert|Send Terminal Generated Alerts|\
    Show Mark Indicators|Show Offscreen Command line|Treat Option as Alt|Use Bold Font|\
    Use Bright Bold|Use Italic Font|Use Non-ASCII Font|Use Selected Text Color
    color|yes|#000000|Ansi 0 Color|Background Color|Selected Text Color
    color|yes|#bb0000|Ansi 1 Color
    color|yes|#55ff55|Ansi 10 Color
    color|yes|#ffff55|Ansi 11 Color
    color|yes|#5555ff|Ansi 12 Color
    color|yes|#0000bb|Ansi 13 Color|Ansi 4 Color
    color|yes|#55ffff|Ansi 14 Color
    color|yes|#ffffff|Ansi 15 Color|Bold Color|Cursor Text Color
    color|yes|#00bb00|Ansi 2 Color
    color|yes|#bbbb00|Ansi 3 Color
    color|yes|#bb00bb|Ansi 5 Color
    color|yes|#00bbbb|Ansi 6 Color
    color|yes|#bbbbbb|Ansi 7 Color|Cursor Color|Foreground Color
    color|yes|#555555|Ansi 8 Color
    color|yes|#ff5555|Ansi 9 Color
    string|yes|''|Answerback String|Archive Directory|Badge Text|Command|Custom Icon Path|\
    Custom Locale|Custom Tab Title|Custom Window Title|HotKey Characters|\
    HotKey Characters Ignoring Modifiers|Initial Text|Log Directory|Subtitle|\
    Working Directory
    number|yes|300|Background Image Folder Interval
    number|yes|0|Background Image Mode|Background Image Source Mode|Close Sessions On End|\
    Composer Top Offset|Function Key|HotKey Key Code|HotKey Modifier Activation|\
    HotKey Modifier Flags|HotKey Window Dock Click Action|Icon|Idle Code|Left Command Key|\
    Left Control Key|Option Key Sends|Plain Text Logging|Profile Type (Phony)|\
    Prompt Before Closing 2|Right Command Key|Right Control Key|Right Option Key Sends|Space|\
    Unicode Normalization|Window Type
    color|yes|#ff000080|Badge Color
    object|yes|{}|Bindings|SSH|Session Hotkey|Status Bar Layout
    number|yes|0.5|Blend|Faint Text Alpha
    number|yes|2.0|Blur Radius|Progress Bar Height
    array|yes||Bound Hosts|Smart Selection Rules|Tags|Triggers
    array|yes|[]|Browser Extension Active IDs|HotKey Alternate Shortcuts|Jobs to Ignore|\
    Snippets Filter
    number|yes|100|Browser Zoom|Height Percentage|Width Percentage
    number|yes|4|Character Encoding|Thin Strokes
    number|yes|80|Columns
    number|yes|3|Cursor Blink Fade In Curve|Cursor Blink Fade Out Curve
    number|yes|0.2|Cursor Blink Fade In Duration|Cursor Blink Fade Out Duration
    number|yes|0.3|Cursor Blink Hidden Dwell|Cursor Blink Visible Dwell
    number|yes|0.0|Cursor Boost|Minimum Contrast|Transparency
    color|yes|#a6e8ff40|Cursor Guide Color
    number|yes|2|Cursor Type|Title Components
    number|yes|800|Height in Points
    number|yes|1.0|Horizontal Spacing|Vertical Spacing
    color|yes|#ffff00|IME Cursor Color|Match Background Color
    number|yes|60|Idle Period
    string|yes|iterm2-about:welcome|Initial URL
    boolean|yes||Is Dynamic Profile|Rewritable|Timestamps Visible
    object|yes||Keyboard Map|Semantic History|Touch Bar Map
    color|yes|#0645ad|Link Color
    string|yes|Default|Name
    string|yes|default|Progress Bar Color Scheme
    number|yes|25|Rows
    number|yes|-1|Screen
    number|yes|1000|Scrollback Lines|Width in Points
    color|yes|#b5d5ff|Selection Color
    number|yes|5|Session Close Undo Timeout
    number|yes|1|Set Local Environment Vars|Timestamps Style
    color|yes||Tab Color|Underline Color
    string|yes|xterm|Terminal Type
    number|yes|8|Unicode Version
    number|no||Badge Top Margin|Badge Right Margin|Badge Max Width|Badge Max Height|\
    Prompt Before Closing|Show Timestamps
    string|no||Badge Font|Description|Default Bookmark|Bonjour Group|Bonjour Service|\
    Bonjour Service Address|Terminal Profile|Keyboard Profile|Display Profile
    boolean|no||Sync Title|Anti Aliasing|Background Image Is Tiled|Disable Bold|Full Screen|\
    Non Ascii Double Width|Use HFS Plus Mapping|Use Canonical Parser|\
    Ask About Outdated Keymaps|Disable Auto Frame|Short-Lived Single Use|\
    Lock Scroll on Launch
    array|no||Children
    """
}
