import MuntinYAML

/// The wording of every fault in a layout.
extension Diagnostic {
  static func secondFrontTab(first: SourceRange, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      code: "second-front-tab", "only one tab of a window can have focus", at: range,
      hint: "the first one is at \(first.start.text)")
  }

  static func unknownLayout(_ text: String, nearest: String?, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      code: "unknown-layout", "\(quoted(text)) is not a layout", at: range,
      hint: maybe(
        nearest,
        else: "write columns or rows, a picture of several words, RxC (1x1 to 100x100), or one of "
          + LayoutName.allCases.map(\.rawValue).joined(separator: ", ")))
  }

  static func tooManyPanes(_ count: Int, cells: Int, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      code: "too-many-panes", "the layout has \(cells) places, but there are \(count) panes",
      at: range)
  }

  static func layoutTooDeep(most: Int, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      code: "layout-too-deep", "this layout is nested more than \(most) deep", at: range)
  }

  static func layoutTooLarge(at range: SourceRange) -> Diagnostic {
    Diagnostic(
      code: "layout-too-large",
      "a picture has at most \(AreaPicture.longestSide) lines, each of as many words", at: range)
  }

  // MARK: Panes of a layout

  static func unknownPane(_ name: String, nearest: String?, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      code: "unknown-pane", "the layout names \(quoted(name)), but panes has no such pane",
      at: range, hint: maybe(nearest))
  }

  static func paneNotPlaced(_ name: String, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      code: "pane-not-placed", "pane \(quoted(name)) has no place in the layout", at: range)
  }

  static func duplicatePane(
    _ name: String, first: SourceRange, at range: SourceRange
  ) -> Diagnostic {
    Diagnostic(
      code: "duplicate-pane", "pane \(quoted(name)) already has a place in the layout", at: range,
      hint: "the first one is at \(first.start.text)")
  }

  // MARK: Pictures

  static func areaUneven(found: Int, expected: Int, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      code: "area-uneven",
      "this line of the picture has \(found) words, the first one has \(expected)", at: range)
  }

  static func areaHole(at range: SourceRange) -> Diagnostic {
    Diagnostic(
      code: "area-hole", "a picture has no empty places; every word names a pane", at: range)
  }

  static func areaNotRectangle(_ name: String, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      code: "area-not-rectangle", "the places of pane \(quoted(name)) do not form a rectangle",
      at: range)
  }

  /// - Shape: `picture` are the words where no cut is left, as lines; shown on one line, since
  ///   that is what a hint has.
  static func areaPinwheel(_ picture: [String], at range: SourceRange) -> Diagnostic {
    let shown = picture.prefix(8).map { String($0.prefix(60)) }.joined(separator: " / ")
    return Diagnostic(
      code: "area-pinwheel", "no straight cut divides these panes without cutting through one",
      at: range, hint: "no cut is left in: " + shown + (picture.count > 8 ? " / …" : ""))
  }

  // MARK: Sizes

  private static let sizeForms = "60% (of the parent), 80c (cells) or 2fr (a share of what is left)"

  static func bareSize(_ text: String, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      code: "bare-size", "\(quoted(text)) has no unit", at: range,
      hint: "write \(text)%, \(text)c (cells) or \(text)fr (a share of what is left)")
  }

  static func badSize(_ text: String, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      code: "bad-size", "\(quoted(text)) is not a size", at: range, hint: "write " + sizeForms)
  }

  static func sizeWithoutMeaning(at range: SourceRange) -> Diagnostic {
    Diagnostic(
      code: "size-without-meaning", "the layout of this tab gives this size no meaning", at: range,
      hint: "sizes belong to items of columns and rows, and to even-… and main-… layouts")
  }

  static func twoSizes(first: SourceRange, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      code: "two-sizes", "the layout already says the size of this pane", at: range,
      hint: "the first one is at \(first.start.text)")
  }

  static func sizesOver100(at range: SourceRange) -> Diagnostic {
    Diagnostic(
      code: "sizes-over-100", "with this one the sizes sum up to more than 100%", at: range)
  }

  static func nothingLeft(at range: SourceRange) -> Diagnostic {
    Diagnostic(
      code: "sizes-over-100", "with this one the sizes leave nothing for the others", at: range,
      hint: "lower a percentage, or give every child one")
  }
}
