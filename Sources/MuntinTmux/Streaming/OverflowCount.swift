/// How many lines tmux has thrown away of a pane's history.
///
/// tmux does not tell. It is known to throw away a tenth of the limit at once, when the history is
/// full; so from the size of the history before and after, and about how many lines were scrolled
/// meanwhile, the number of tenths follows exactly as long as the guess is off by less than half a
/// tenth. Without a guess, as around the alternate screen, one tenth per look is found at most. Lines lost before the first look
/// are not counted, and a change of the pane's width numbers wrapped lines anew.
///
/// - Source: grid_collect_history() of tmux.
struct OverflowCount: Equatable, Sendable {
  private(set) var lines = 0
  private var history: Int
  private var rows: Int
  private var scrolled: Int
  private var isAlternate: Bool

  /// - Parameters:
  ///   - history: lines kept above the screen.
  ///   - rows: the height of the screen.
  ///   - isAlternate: it shows the alternate screen.
  ///   - scrolled: how many lines a listener has seen so far; any fixed number without one.
  init(history: Int, rows: Int, scrolled: Int, isAlternate: Bool = false) {
    self.history = history
    self.rows = rows
    self.scrolled = scrolled
    self.isAlternate = isAlternate
  }

  mutating func look(
    history: Int, limit: Int, rows: Int, scrolled: Int, isAlternate: Bool = false
  ) {
    // Lines of the alternate screen go nowhere.
    let isGuess = !isAlternate && !self.isAlternate
    let expected = self.history + (isGuess ? max(0, scrolled - self.scrolled) : 0)
    // A taller screen takes lines back from the history.
    let taken = max(0, rows - self.rows)
    let tenth = max(1, limit / 10)
    let isFull = max(expected + tenth / 2, self.history + tenth) >= limit
    if isFull, history + taken >= limit - tenth {
      let tenths = (max(0, expected - history) + tenth / 2) / tenth
      lines += max(tenths, history + taken < self.history ? 1 : 0) * tenth
    } else if history + taken < self.history {
      lines += expected - history  // somebody cleared it
    }
    self.history = history
    self.rows = rows
    self.scrolled = scrolled
    self.isAlternate = isAlternate
  }
}
