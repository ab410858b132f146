/// Makes the tree from events: keys, duplicates, tags, anchors, merge keys and limits.
///
/// Faults are collected, with something harmless put in the place of what was wrong; only a limit
/// or a second document ends the work before the end of the file.
struct TreeBuilder {
  private let limits: DocumentReader.Limits
  private let duplicates: DocumentReader.Duplicates
  private(set) var diagnostics: [Diagnostic] = []
  private(set) var root: Node?
  private var frames: [Frame] = []
  private var anchors: [String: Anchor] = [:]
  private var nodes = 0
  private var aliased = 0
  private var documents = 0

  private enum Anchor {
    /// The collection with this ordinal has not ended yet.
    case open(Int)
    case done(Made)
  }

  /// A finished node. `weight` counts the nodes in it, aliases expanded; `height` the collections
  /// inside each other.
  private struct Made {
    var node: Node
    var weight = 1
    var height = 0
    var isMergeKey = false
  }

  init(limits: DocumentReader.Limits, duplicates: DocumentReader.Duplicates) {
    self.limits = limits
    self.duplicates = duplicates
  }

  /// Takes one event; false when there is no use in going on.
  mutating func take(_ event: EventStream.Event, at range: SourceRange) -> Bool {
    if diagnostics.count >= limits.maxFaults {
      return stop(.tooManyFaults(limits.maxFaults, at: range))
    }
    switch event {
    case .other: return true
    case .streamEnd: return false
    case .documentStart:
      documents += 1
      return documents == 1 || stop(.severalDocuments(at: range))
    case .alias(let name): return alias(name, at: range)
    case .scalar(let event): return scalar(event, at: range)
    case .open(let event): return open(event, at: range)
    case .close(let isFlow): return close(isFlow: isFlow, at: range)
    }
  }

  private mutating func stop(_ diagnostic: Diagnostic) -> Bool {
    diagnostics.append(diagnostic)
    return false
  }

  private mutating func count(at range: SourceRange) -> Bool {
    nodes += 1
    return nodes <= limits.maxNodes || stop(.tooManyNodes(limit: limits.maxNodes, at: range))
  }

  private mutating func scalar(_ event: EventStream.ScalarEvent, at range: SourceRange) -> Bool {
    guard count(at: range) else { return false }
    var scalar = event.scalar
    // The tag "!" makes text of a scalar and means nothing elsewhere.
    if let name = event.tag, name != "!" {
      if let tag = CoreSchema.Tag(name: name) {
        if let value = CoreSchema.value(of: scalar.text, tag: tag) {
          scalar.value = value
        } else {
          let found = "\"\(excerpt(scalar.text))\""
          diagnostics.append(.badTag(tag, found: found, at: range))
        }
      } else {
        diagnostics.append(.unknownTag(name, at: range))
      }
    }
    var made = Made(node: Node(.scalar(scalar), at: range))
    if let anchor = event.anchor { anchors[anchor] = .done(made) }
    made.isMergeKey = scalar.isPlain && event.tag == nil && scalar.text == "<<"
    attach(made, isFlow: false)
    return true
  }

  private mutating func open(_ event: EventStream.OpenEvent, at range: SourceRange) -> Bool {
    guard count(at: range) else { return false }
    guard frames.count < limits.maxDepth else {
      return stop(.tooDeep(limit: limits.maxDepth, at: range))
    }
    if let name = event.tag, name != "!" {
      if let tag = CoreSchema.Tag(name: name) {
        if tag != (event.isMapping ? .map : .seq) {
          let found = event.isMapping ? "a mapping" : "a list"
          diagnostics.append(.badTag(tag, found: found, at: range))
        }
      } else {
        diagnostics.append(.unknownTag(name, at: range))
      }
    }
    if let anchor = event.anchor { anchors[anchor] = .open(nodes) }
    frames.append(
      Frame(
        isMapping: event.isMapping, range: range, anchor: event.anchor, ordinal: nodes,
        aliasedBefore: aliased, duplicates: duplicates))
    return true
  }

  private mutating func close(isFlow: Bool, at range: SourceRange) -> Bool {
    guard let frame = frames.popLast() else { return true }
    // A block collection ends for libyaml where the next thing starts: end it with its content.
    let end = isFlow ? range.end : frame.range.end
    let node = Node(
      frame.isMapping ? .mapping(frame.finishedEntries()) : .sequence(frame.items),
      at: SourceRange(frame.range.start, end))
    let made = Made(
      node: node, weight: nodes - frame.ordinal + 1 + aliased - frame.aliasedBefore,
      height: frame.height + 1)
    if let name = frame.anchor, case .open(frame.ordinal)? = anchors[name] {
      anchors[name] = .done(made)
    }
    attach(made, isFlow: isFlow)
    return true
  }

  private mutating func alias(_ name: String, at range: SourceRange) -> Bool {
    guard count(at: range) else { return false }
    switch anchors[name] {
    case .done(var made):
      guard frames.count + made.height <= limits.maxDepth else {
        return stop(.tooDeep(limit: limits.maxDepth, at: range))
      }
      aliased += made.weight
      guard aliased <= limits.maxAliasedNodes else {
        return stop(.aliasBomb(limit: limits.maxAliasedNodes, at: range))
      }
      made.node.range = range
      attach(made, isFlow: false)
      return true
    case .open: diagnostics.append(.cyclicAlias(name, at: range))
    case nil:
      let nearest = NearestName.nearest(to: name, among: anchors.keys.sorted())
      diagnostics.append(.unknownAlias(name, nearest: nearest, at: range))
    }
    attach(Made(node: Node(.scalar(Scalar("", .null)), at: range)), isFlow: false)
    return true
  }

  /// Puts a finished node where it belongs in the innermost open collection.
  private mutating func attach(_ made: Made, isFlow: Bool) {
    let last = frames.count - 1
    guard last >= 0 else {
      root = made.node
      return
    }
    frames[last].height = max(frames[last].height, made.height - frames[last].lost(made.node))
    frames[last].range.end = made.node.range.end
    guard frames[last].isMapping else {
      frames[last].items.append(made.node)
      return
    }
    let fault =
      frames[last].key == nil
      ? frames[last].takeKey(made.node, isMergeKey: made.isMergeKey, isFlow: isFlow)
      : frames[last].takeValue(made.node)
    if let fault { diagnostics.append(fault) }
  }

  private func excerpt(_ text: String) -> String {
    let short = text.prefix(40)
    return short.endIndex == text.endIndex ? text : short + "…"
  }
}
