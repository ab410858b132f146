import MuntinPlan
import MuntinScreen

/// The title of a pane. One with expressions is set anew whenever a variable is set: tmux holds a
/// title as it is, and programs may change it.
enum TmuxTitle {
  /// The text as a spec has it.
  static let text = "@muntin-title"
  /// What the title is to be: user variables are looked up each time, what moves by itself is not.
  static let format = "@muntin-title-format"
  /// Of a title that holds what moves by itself: what it is made of, and what came of it.
  private static let source = "@muntin-title-source"
  private static let value = "@muntin-title-value"

  /// Whether a pane bears the title that its options ask for.
  static let isAsWanted = "==:#{pane_title},#{E:\(format)}"

  private static func hasExpressions(_ title: String) -> Bool { title.contains("\\") }

  static func commands(_ title: String?, _ options: TmuxOptions) -> [TmuxCommand] {
    guard let title, hasExpressions(title) else {
      // What tmux calls a pane that nobody gave a title.
      return [select(title.map(TmuxText.literal) ?? "#{host}", options.target)]
    }
    let interpolation = TmuxInterpolation(title, for: .title)
    return [
      options.set(text, title),
      options.set(source, interpolation.isMoving ? interpolation.format : nil),
      options.set(format, interpolation.isMoving ? "#{\(value)}" : interpolation.format),
    ] + fresh(options)
  }

  /// The title again, with what the variables are now; nothing for a title without expressions.
  ///
  /// - Parameter title: as the mark has it, which may be only a digest.
  static func refresh(_ title: String?, _ options: TmuxOptions) -> [TmuxCommand] {
    guard let title, hasExpressions(title) || Mark.shown(title) != title else { return [] }
    return fresh(options)
  }

  private static func fresh(_ options: TmuxOptions) -> [TmuxCommand] {
    [
      options.setExpanded(value, "#{E:\(source)}"),
      select("#{?#{\(format)},#{E:\(format)},#{pane_title}}", options.target),
    ]
  }

  /// Before a title without expressions takes the place of one that may have some.
  static func forget(_ old: String?, _ options: TmuxOptions) -> [TmuxCommand] {
    guard let old, hasExpressions(old) || Mark.shown(old) != old else { return [] }
    return [text, format, source, value].map { options.set($0, nil) }
  }

  private static func select(_ format: String, _ target: String?) -> TmuxCommand {
    TmuxCommand(["select-pane"] + (target.map { ["-t", $0] } ?? []) + ["-T", format])
  }

  /// The title of a pane as a spec would have it.
  ///
  /// - Parameters:
  ///   - wanted: what the pane's options say.
  ///   - applied: what its mark says: options of an older title may be left.
  static func live(
    _ shown: String, isAsWanted: Bool, wanted: String, applied: String?
  ) -> String {
    if isAsWanted, let applied, !wanted.isEmpty, Mark.isForm(applied, of: wanted) { return wanted }
    return InterpolatedString.literal(shown)
  }
}
