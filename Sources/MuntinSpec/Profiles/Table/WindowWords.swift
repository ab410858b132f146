extension ProfileTable {
  static let window: [ProfileWord] = windowPlace + windowBack + windowTitle

  private static let windowPlace: [ProfileWord] = [
    .whole("columns", "Columns", 80, 1, 1250, "Columns of a new window."),
    .whole("rows", "Rows", 25, 1, 1250, "Rows of a new window."),
    .number(
      "width", "Width in Points", 1000, from: 1, to: 100_000, "Width of a new window in points."),
    .number(
      "height", "Height in Points", 800, from: 1, to: 100_000, "Height of a new window in points."),
    .number(
      "width_percent", "Width Percentage", 100, from: 1, to: 100, "Share of the screen's width."),
    .number(
      "height_percent", "Height Percentage", 100, from: 1, to: 100, "Share of the screen's height."),
    ProfileWord("style", "Window Type", .choice(windowStyles), 0, "What kind of window."),
    .whole(
      "screen", "Screen", -1, -2, 64, "Number of the screen; -1 any, -2 the one with the pointer."),
    .whole("space", "Space", 0, -1, 64, "Number of the space; 0 this one, -1 all."),
    .flag("hide_after_opening", "Hide After Opening", false, "Whether it starts in the Dock."),
    .flag(
      "lock_size", "Lock Window Size Automatically", false,
      "Whether it keeps its size when panes change."),
    .flag("toolbelt", "Open Toolbelt", false, "Whether it has the toolbelt."),
    .flag("never_in_tab", "Prevent Opening in a Tab", false, "Whether each session gets a window."),
    .flag(
      "disable_resizing", "Disable Window Resizing", false, "Whether programs may not resize it."),
    .flag(
      "disable_resizing_unfocused", "Disable Window Resizing by Unfocused Sessions", true,
      "Whether programs of other panes may not."),
    .flag(
      "lock_panes", "Default Pane Locked", false, "Whether new panes keep their place and size."),
  ]

  private static let windowStyles: [ProfileChoice] = [
    ProfileChoice("normal", 0), ProfileChoice("traditional-fullscreen", 1), ProfileChoice("top", 2),
    ProfileChoice("fullscreen", 4), ProfileChoice("bottom", 5), ProfileChoice("left", 6),
    ProfileChoice("right", 7), ProfileChoice("bottom-cells", 8), ProfileChoice("top-cells", 9),
    ProfileChoice("left-cells", 10), ProfileChoice("right-cells", 11),
    ProfileChoice("no-title-bar", 12), ProfileChoice("compact", 13), ProfileChoice("accessory", 14),
    ProfileChoice("maximized", 15), ProfileChoice("compact-maximized", 16),
    ProfileChoice("centered", 17), ProfileChoice("compact-centered", 18),
  ]

  private static let windowBack: [ProfileWord] = [
    .number("transparency", "Transparency", 0, from: 0, to: 1, "0 is solid, 1 is clear."),
    .flag("transparent_at_start", "Initial Use Transparency", true, "Whether it starts that way."),
    .flag(
      "only_background_transparent", "Only The Default BG Color Uses Transparency", false,
      "Whether other colours stay solid."),
    .flag("blur", "Blur", false, "Whether what is behind is blurred."),
    .number("blur_radius", "Blur Radius", 2, from: 0, to: 64, "How much."),
    .path("image", "Background Image Location", nil, "A picture behind the text."),
    ProfileWord(
      "image_mode", "Background Image Mode", choices("stretch", "tile", "fill", "fit"), 0,
      "How the picture fills the pane."),
    .number("image_blend", "Blend", 0.5, from: 0, to: 1, "How much of the picture shows."),
    ProfileWord(
      "image_source", "Background Image Source Mode", choices("single", "folder"), 0,
      "One picture, or those of image_folder by turns."),
    .path("image_folder", "Background Image Folder Location", nil, "A folder of pictures."),
    .number(
      "image_interval", "Background Image Folder Interval", 300, from: 1, to: 31_536_000,
      "Seconds of each."),
  ]

  private static let windowTitle: [ProfileWord] = [
    .interpolated(
      "title", "Custom Window Title", "", "Title of the window.",
      implies: ("Use Custom Window Title", true)),
    .flag("use_title", "Use Custom Window Title", false, "Whether the window has that title."),
    .interpolated(
      "tab_title", "Custom Tab Title", "", "Title of tabs.",
      implies: ("Use Custom Tab Title", true)),
    .flag("use_tab_title", "Use Custom Tab Title", false, "Whether tabs have that title."),
    ProfileWord(
      "title_parts", "Title Components", .bits(titleParts), 2,
      "What the title of a session is made of."),
    ProfileWord(
      "title_function", "Title Function", .free(.any), nil,
      "A script's function that makes the title: [name, id]."),
  ]

  private static let titleParts: [ProfileChoice] = [
    ProfileChoice("session-name", 1), ProfileChoice("job", 2), ProfileChoice("directory", 4),
    ProfileChoice("tty", 8), ProfileChoice("custom", 16), ProfileChoice("profile-name", 32),
    ProfileChoice("profile-and-session-name", 64), ProfileChoice("user", 128),
    ProfileChoice("host", 256), ProfileChoice("command-line", 512), ProfileChoice("size", 1024),
    ProfileChoice("temporary-session-name", 2048),
  ]
}
