internal import CYAML

/// libyaml's events as values, with places in our own count. The only file that knows libyaml.
///
/// The bytes given to `init` must outlive the stream.
struct EventStream: ~Copyable {
  enum Event {
    case documentStart
    /// The end of a document, of the stream, or anything else without content.
    case other
    case streamEnd
    case alias(String)
    case scalar(ScalarEvent)
    case open(OpenEvent)
    case close(isFlow: Bool)
  }

  struct ScalarEvent {
    var scalar: Scalar
    var tag: String?
    var anchor: String?
  }

  struct OpenEvent {
    var isMapping: Bool
    var isFlow: Bool
    var tag: String?
    var anchor: String?
  }

  /// libyaml's own account of a syntax fault; marks are nil where it has none.
  struct Fault {
    var isMemory = false
    var problem = ""
    var context = ""
    var place: SourcePosition?
    var contextPlace: SourcePosition?
  }

  private let parser: UnsafeMutablePointer<yaml_parser_t>
  private let event: UnsafeMutablePointer<yaml_event_t>
  private let isReady: Bool
  private let text: [UInt8]
  /// Only built for a file with block scalars.
  private var lines: LineIndex?
  /// Where each of libyaml's lines starts, only for files in which it counts other lines than we.
  private let oldLines: [SourcePosition]
  /// Whether each open collection is written in flow style, innermost last.
  private var flows: [Bool] = []

  /// `bytes` are those of `text`.
  init(_ bytes: UnsafeBufferPointer<UInt8>, of text: [UInt8], hasOldBreaks: Bool) {
    parser = .allocate(capacity: 1)
    event = .allocate(capacity: 1)
    parser.initialize(to: yaml_parser_t())
    event.initialize(to: yaml_event_t())
    self.text = text
    oldLines = hasOldBreaks ? Self.lineStarts(text) : []
    isReady = yaml_parser_initialize(parser) == 1
    if isReady, let base = bytes.baseAddress {
      yaml_parser_set_input_string(parser, base, bytes.count)
    }
  }

  deinit {
    if isReady { yaml_parser_delete(parser) }
    parser.deallocate()
    event.deallocate()
  }

  /// The next event and its stretch of the text; nil at a fault, see `fault`.
  mutating func next() -> (Event, SourceRange)? {
    guard isReady, yaml_parser_parse(parser, event) == 1 else { return nil }
    defer { yaml_event_delete(event) }
    let start = position(event.pointee.start_mark)
    let end = position(event.pointee.end_mark)
    let range = SourceRange(start, end)
    switch event.pointee.type {
    case YAML_SCALAR_EVENT: return scalar(range)
    case YAML_MAPPING_START_EVENT:
      let data = event.pointee.data.mapping_start
      let isFlow = data.style == YAML_FLOW_MAPPING_STYLE
      flows.append(isFlow)
      let open = OpenEvent(
        isMapping: true, isFlow: isFlow, tag: Self.string(data.tag),
        anchor: Self.string(data.anchor))
      return (.open(open), range)
    case YAML_SEQUENCE_START_EVENT:
      let data = event.pointee.data.sequence_start
      let isFlow = data.style == YAML_FLOW_SEQUENCE_STYLE
      flows.append(isFlow)
      let open = OpenEvent(
        isMapping: false, isFlow: isFlow, tag: Self.string(data.tag),
        anchor: Self.string(data.anchor))
      return (.open(open), range)
    case YAML_MAPPING_END_EVENT, YAML_SEQUENCE_END_EVENT:
      return (.close(isFlow: flows.popLast() ?? true), range)
    case YAML_ALIAS_EVENT:
      return (.alias(Self.string(event.pointee.data.alias.anchor) ?? ""), range)
    case YAML_DOCUMENT_START_EVENT: return (.documentStart, range)
    case YAML_STREAM_END_EVENT, YAML_NO_EVENT: return (.streamEnd, range)
    default: return (.other, range)
    }
  }

  /// What went wrong when `next` gave nil.
  var fault: Fault {
    guard isReady, parser.pointee.error != YAML_MEMORY_ERROR else { return Fault(isMemory: true) }
    let problem = parser.pointee.problem.map { String(cString: $0) } ?? ""
    let context = parser.pointee.context.map { String(cString: $0) }
    return Fault(
      problem: problem, context: context ?? "",
      place: parser.pointee.error == YAML_READER_ERROR
        ? nil : position(parser.pointee.problem_mark),
      contextPlace: context.map { _ in position(parser.pointee.context_mark) })
  }

  private mutating func scalar(_ range: SourceRange) -> (Event, SourceRange) {
    let data = event.pointee.data.scalar
    let bytes = UnsafeBufferPointer(start: data.value, count: data.length)
    let text = String(decoding: bytes, as: UTF8.self)
    let isPlain = data.style == YAML_PLAIN_SCALAR_STYLE
    var range = range
    if data.style == YAML_LITERAL_SCALAR_STYLE || data.style == YAML_FOLDED_SCALAR_STYLE {
      let lines = self.lines ?? LineIndex(self.text)
      self.lines = lines
      range.end = lines.trimmed(range.end, notBefore: range.start)
    }
    let value = isPlain && data.tag == nil ? CoreSchema.value(of: bytes) : .string
    let scalar = Scalar(text, value, isPlain: isPlain)
    let event = ScalarEvent(
      scalar: scalar, tag: Self.string(data.tag), anchor: Self.string(data.anchor))
    return (.scalar(event), range)
  }

  private func position(_ mark: yaml_mark_t) -> SourcePosition {
    guard mark.line < oldLines.count else {
      return SourcePosition(line: Int(mark.line) + 1, column: Int(mark.column) + 1)
    }
    let start = oldLines[Int(mark.line)]
    return SourcePosition(line: start.line, column: start.column + Int(mark.column))
  }

  private static func string(_ text: UnsafeMutablePointer<yaml_char_t>?) -> String? {
    text.map { String(decodingCString: $0, as: UTF8.self) }
  }

  /// Where the lines start that libyaml counts: it also breaks at U+0085, U+2028 and U+2029.
  private static func lineStarts(_ text: [UInt8]) -> [SourcePosition] {
    var at = SourcePosition(line: 1, column: 1)
    var starts = [at]
    var last: Unicode.Scalar = " "
    for scalar in String(decoding: text, as: UTF8.self).unicodeScalars {
      defer { last = scalar }
      switch scalar {
      case "\u{FEFF}" where at == SourceRange.top.start && last == " ": continue
      case "\n" where last == "\r": continue
      case "\n", "\r":
        at = SourcePosition(line: at.line + 1, column: 1)
        starts.append(at)
      case "\u{85}", "\u{2028}", "\u{2029}":
        at.column += 1
        starts.append(at)
      default: at.column += 1
      }
    }
    return starts
  }
}
