extension TerminalSequence {
  /// What an operating system command means, in order: a few mean several things at once.
  ///
  /// - Returns: nothing for those that are malformed, or that nobody knows.
  package static func read(_ number: Int, _ payload: [UInt8]) -> [TerminalSequence] {
    let text = String(decoding: payload, as: UTF8.self)
    switch number {
    case 0: return [.title(shown(text), icon: true, window: true)]
    case 1: return [.title(shown(text), icon: true, window: false)]
    case 2: return [.title(shown(text), icon: false, window: true)]
    case 4: return palette(text)
    case 6: return tab(text).map { [$0] } ?? []
    case 7: return location(payload).map { [$0] } ?? []
    case 9: return notice(text).map { [$0] } ?? []
    case 10, 11, 12, 17, 19: return color(number, text)
    case 50, 1337: return ITermSequence(payload).meaning.map { [$0] } ?? []
    case 52: return clipboard(payload).map { [$0] } ?? []
    case 104: return resets(text)
    case 110, 111, 112, 117, 119: return slot(number - 100).map { [.resetColor($0)] } ?? []
    case 133: return PromptMark(text).map { [.prompt($0)] } ?? []
    case 21337: return tabStatus(text)
    default: return []
    }
  }

  /// Titles hold no control characters.
  private static func shown(_ text: String) -> String {
    guard text.unicodeScalars.contains(where: isControl) else { return text }
    return String(String.UnicodeScalarView(text.unicodeScalars.filter { !isControl($0) }))
  }

  private static func isControl(_ scalar: Unicode.Scalar) -> Bool {
    scalar.value < 0x20 || (0x7F..<0xA0).contains(scalar.value)
  }

  static func fields(_ text: String) -> [String] {
    text.split(separator: ";", omittingEmptySubsequences: false).map(String.init)
  }

  private static func request(_ text: String) -> ColorRequest? {
    text == "?" ? .query : TerminalColor(xcolor: text).map { .set($0) }
  }

  private static func slot(_ number: Int) -> ColorSlot? {
    switch number {
    case 10: .foreground
    case 11: .background
    case 12: .cursor
    case 17: .selection
    case 19: .selectedText
    default: nil
    }
  }

  /// Pairs of a number and a colour.
  private static func palette(_ text: String) -> [TerminalSequence] {
    let fields = fields(text)
    return stride(from: 0, to: fields.count - 1, by: 2).compactMap { place in
      guard let index = Int(fields[place]), (0...255).contains(index),
        let request = request(fields[place + 1])
      else { return nil }
      return .color(.palette(index), request)
    }
  }

  private static func color(_ number: Int, _ text: String) -> [TerminalSequence] {
    guard let slot = slot(number), let first = fields(text).first, let request = request(first)
    else { return [] }
    return [.color(slot, request)]
  }

  private static func resets(_ text: String) -> [TerminalSequence] {
    if text.isEmpty { return [.resetPalette] }
    return fields(text).compactMap { field in
      Int(field).flatMap { (0...255).contains($0) ? .resetColor(.palette($0)) : nil }
    }
  }

  private static func tab(_ text: String) -> TerminalSequence? {
    guard let first = text.utf8.first else { return .document(nil) }
    guard (0x30...0x39).contains(first) else { return .document(shown(text)) }
    let fields = fields(text)
    guard fields.count >= 4, fields[0] == "1", fields[1] == "bg" else { return nil }
    if fields[2] == "*", fields[3] == "default" { return .resetTabColor }
    guard fields.count == 5, fields[3] == "brightness", let part = ColorPart(rawValue: fields[2]),
      let value = Int(fields[4]), (0...255).contains(value)
    else { return nil }
    return .tabColor(part, value)
  }

  /// `file://[user@]host/path`.
  private static func location(_ payload: [UInt8]) -> TerminalSequence? {
    let scheme = Array("file://".utf8)
    guard payload.starts(with: scheme) else { return nil }
    let rest = payload[scheme.count...]
    guard let slash = rest.firstIndex(of: UInt8(ascii: "/")) else { return nil }
    let place = rest[..<slash].split(
      separator: UInt8(ascii: "@"), maxSplits: 1, omittingEmptySubsequences: false)
    let words = place.map {
      shown(String(decoding: TransferText.percentDecoded($0), as: UTF8.self))
    }
    let path = rest[slash...].prefix { $0 != UInt8(ascii: "?") && $0 != UInt8(ascii: "#") }
    let decoded = String(decoding: TransferText.percentDecoded(path), as: UTF8.self)
    guard !decoded.utf8.contains(0) else { return nil }
    return .location(
      user: words.count == 2 ? words[0].nonEmpty : nil, host: words.last?.nonEmpty, path: decoded)
  }

  private static func notice(_ text: String) -> TerminalSequence? {
    let fields = fields(text)
    let isNumber = fields[0].utf8.allSatisfy { (0x30...0x39).contains($0) } && !fields[0].isEmpty
    guard isNumber else { return text.isEmpty ? nil : .notification(text) }
    guard Int(fields[0]) == 4 else { return nil }
    if fields.count == 1 { return .progress(.none) }
    let number = fields.count > 2 ? Int(fields[2]) : nil
    let percent = number.flatMap { (0...100).contains($0) ? $0 : nil }
    switch fields[1] {
    case "", "0": return .progress(.none)
    case "1": return percent.map { .progress(.value($0)) }
    case "2": return .progress(.error(percent))
    case "3": return .progress(.indeterminate)
    case "4": return .progress(.paused(percent))
    default: return nil
    }
  }

  private static func clipboard(_ payload: [UInt8]) -> TerminalSequence? {
    guard let semicolon = payload.firstIndex(of: 0x3B),
      payload[..<semicolon].allSatisfy({ "psc01234567".utf8.contains($0) })
    else { return nil }
    let data = Array(payload[(semicolon + 1)...])
    if data == [UInt8(ascii: "?")] { return .pasteQuery }
    guard let bytes = TransferText.bytes(base64: data) else { return nil }
    let kept = bytes.prefix { $0 != 0 }
      .filter { $0 >= 0x20 && $0 != 0x7F || [0x09, 0x0A, 0x0D].contains($0) }
    return .copy(String(decoding: kept, as: UTF8.self))
  }

  /// `k=v;…` with `\;` and `\\`.
  private static func tabStatus(_ text: String) -> [TerminalSequence] {
    var fields = [""]
    var isEscaped = false
    for character in text.unicodeScalars {
      if !isEscaped, character == "\\" {
        isEscaped = true
      } else if !isEscaped, character == ";" {
        fields.append("")
      } else {
        fields[fields.count - 1].unicodeScalars.append(character)
        isEscaped = false
      }
    }
    let known = ["indicator", "status", "status-color", "detail"]
    let items = fields.compactMap(KeyedText.init(assignment:)).filter { known.contains($0.key) }
    return items.isEmpty ? [] : [.tabStatus(items)]
  }
}

extension TerminalSequence.KeyedText {
  /// `key=value`; nil without the sign.
  init?(assignment text: String) {
    guard let sign = text.firstIndex(of: "=") else { return nil }
    self.init(String(text[..<sign]), String(text[text.index(after: sign)...]))
  }
}

extension PromptMark {
  init?(_ text: String) {
    let fields = TerminalSequence.fields(text)
    var options: [String: String] = [:]
    for field in fields.dropFirst() {
      if let item = TerminalSequence.KeyedText(assignment: field) { options[item.key] = item.value }
    }
    switch fields[0] {
    case "A", "N", "P":
      self = .promptStart(Self.kind(options["k"]), application: options["aid"])
    case "B": self = .commandStart
    case "C": self = .outputStart
    case "D":
      let first = fields.count > 1 ? fields[1] : nil
      let status = first.flatMap { $0.contains("=") ? nil : Int($0) ?? 0 }
      self = .end(status: status, application: options["aid"])
    default: return nil
    }
  }

  private static func kind(_ letter: String?) -> Kind {
    switch letter {
    case "s": .secondary
    case "c": .continuation
    case "r": .right
    default: .initial
    }
  }
}

extension String {
  var nonEmpty: String? { isEmpty ? nil : self }
}
