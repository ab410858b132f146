import MuntinYAML

/// What the readers of one file share: what was handed in, the variables, the faults so far.
///
/// The readers are extensions of it, one file for each kind of mapping. Each gives nil, or a value
/// to go on with, after it has reported what was wrong, so that one pass finds every fault.
struct SpecReading {
  /// Faults after which the rest is not listed; bounds the memory that a hostile file can take.
  static let mostFaults = 1000
  /// Longest text that variables may make, and all such texts together, in UTF-8 bytes.
  static let longestText = 1 << 20

  let context: SpecContext
  let source: SourceText
  var variables = VariableTable()
  /// Whether a secret was filled into a text since this was last set to false.
  var sawSecret = false
  /// Names of the profiles of the file.
  var profileNames: Set<String> = []
  /// What of a pane can only be read once every pane is known.
  var pending: [PendingPane] = []
  private(set) var faults: [Diagnostic] = []
  /// UTF-8 bytes that variables may still add.
  var expansionLeft = 16 << 20
  /// Bytes of the source that may still be read again to place a fault inside of a scalar.
  var rereadLeft = 16 << 20
  var lines: SourceLines?
  /// Names that may still be compared in the search for a near one.
  private var comparisonsLeft = 100_000

  init(context: SpecContext, source: SourceText) {
    self.context = context
    self.source = source
  }

  /// Whether further faults would not be listed.
  var isFull: Bool { faults.count > Self.mostFaults }

  mutating func report(_ fault: Diagnostic) {
    if faults.count < Self.mostFaults {
      faults.append(fault)
    } else if faults.count == Self.mostFaults {
      faults.append(.tooManyFaults(Self.mostFaults))
    }
  }

  /// The known name nearest to `name`; not looked for any more after many faults, since each
  /// search goes over all names.
  mutating func nearest(to name: String, among names: @autoclosure () -> [String]) -> String? {
    guard comparisonsLeft > 0 else { return nil }
    let names = names()
    comparisonsLeft -= names.count + 1
    return NearestName.nearest(to: name, among: names)
  }

  /// The faults in the order of the text.
  var sortedFaults: [Diagnostic] {
    faults.enumerated()
      .sorted { ($0.element.range.start, $0.offset) < ($1.element.range.start, $1.offset) }
      .map(\.element)
  }
}
