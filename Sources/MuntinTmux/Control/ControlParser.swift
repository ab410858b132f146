#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// Cuts the byte stream of a control-mode client into events, whatever the pieces it comes in.
///
/// - Errors: none; what makes no sense is `.stray`.
/// - Source: control.c and cmd-queue.c of tmux. A reply ends only where time and number of its
///   beginning come back, as bodies are not escaped.
package struct ControlParser: Sendable {
  private struct Block: Sendable {
    var number: Int
    var flags: Int
    /// The two lines that can end it.
    var end: [UInt8]
    var error: [UInt8]
  }

  private let limit: Int
  private var block: Block?
  /// What the open block holds; beside it, so that it is never copied when a line is added.
  private var body: [UInt8] = []
  private var bodyIsEmpty = true
  /// The start of a line whose end has not come yet.
  private var partial: [UInt8] = []
  private var isOversized = false

  /// - Parameter limit: bytes of one reply, or of one line outside of any.
  package init(limit: Int = 256 << 20) { self.limit = limit }

  package mutating func receive(_ chunk: ArraySlice<UInt8>) -> [ControlEvent] {
    var events: [ControlEvent] = []
    chunk.withUnsafeBufferPointer { bytes in
      var start = 0
      while start < bytes.count && !isOversized {
        let rest = UnsafeBufferPointer(rebasing: bytes[start...])
        let length = Self.lineLength(rest)
        let piece = UnsafeBufferPointer(rebasing: rest[..<(length ?? rest.count)])
        if partial.count + body.count + piece.count > limit {
          isOversized = true
          partial = []
          body = []
          events.append(.oversized(limit: limit))
        } else if length == nil {
          partial.append(contentsOf: piece)
        } else if partial.isEmpty {
          finish(piece, into: &events)
        } else {
          partial.append(contentsOf: piece)
          let line = partial
          partial.removeAll(keepingCapacity: true)
          line.withUnsafeBufferPointer { finish($0, into: &events) }
        }
        start += piece.count + 1
      }
    }
    return events
  }

  /// The end of the stream: a line without its newline is still told.
  package mutating func finish() -> [ControlEvent] {
    guard block == nil, !partial.isEmpty else { return [] }
    defer { partial = [] }
    return [.stray(partial)]
  }

  /// Nil when no newline is there.
  private static func lineLength(_ bytes: UnsafeBufferPointer<UInt8>) -> Int? {
    guard let base = bytes.baseAddress, let found = memchr(base, 0x0A, bytes.count) else {
      return nil
    }
    return UnsafeRawPointer(found) - UnsafeRawPointer(base)
  }

  private mutating func finish(
    _ line: UnsafeBufferPointer<UInt8>, into events: inout [ControlEvent]
  ) {
    guard let open = block else {
      startOrTell(line, into: &events)
      return
    }
    if line.first == UInt8(ascii: "%") {
      let isEnd = line.elementsEqual(open.end)
      if isEnd || line.elementsEqual(open.error) {
        events.append(.reply(number: open.number, flags: open.flags, ok: isEnd, body: body))
        block = nil
        body = []
        bodyIsEmpty = true
        return
      }
    }
    if !bodyIsEmpty { body.append(0x0A) }
    body.append(contentsOf: line)
    bodyIsEmpty = false
  }

  private mutating func startOrTell(
    _ line: UnsafeBufferPointer<UInt8>, into events: inout [ControlEvent]
  ) {
    guard line.first == UInt8(ascii: "%") else {
      events.append(.stray(Array(line)))
      return
    }
    let content = line.dropFirst()
    let name = content.prefix { $0 != 0x20 }
    let rest = content.dropFirst(name.count + 1)
    guard !name.isEmpty, name.allSatisfy(Self.isNameByte) else {
      events.append(.stray(Array(line)))
      return
    }
    switch String(decoding: name, as: UTF8.self) {
    case "begin":
      block = Self.block(String(decoding: rest, as: UTF8.self))
      if block == nil { events.append(.stray(Array(line))) }
    case "end", "error": events.append(.stray(Array(line)))
    case "exit": events.append(.exit(reason: String(decoding: rest, as: UTF8.self)))
    case let name: events.append(.notice(name: name, rest: Array(rest)))
    }
  }

  /// - Parameter fields: time, number and flags.
  private static func block(_ fields: String) -> Block? {
    let words = fields.split(separator: " ", omittingEmptySubsequences: false)
    guard words.count == 3, Int(words[0]) != nil, let number = Int(words[1]),
      let flags = Int(words[2])
    else { return nil }
    return Block(
      number: number, flags: flags, end: Array("%end \(fields)".utf8),
      error: Array("%error \(fields)".utf8))
  }

  private static func isNameByte(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte) || byte == UInt8(ascii: "-")
  }
}
