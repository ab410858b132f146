/// The payload of OSC 1337 (and 50): a key, and perhaps a value behind `=`.
struct ITermSequence {
  private let key: String
  /// Nil without the sign.
  private let value: [UInt8]?

  init(_ payload: [UInt8]) {
    let sign = payload.firstIndex(of: UInt8(ascii: "="))
    key = String(decoding: payload[..<(sign ?? payload.count)], as: UTF8.self)
    value = sign.map { Array(payload[($0 + 1)...]) }
  }

  private var text: String { String(decoding: value ?? [], as: UTF8.self) }

  /// Nil where it is malformed.
  var meaning: TerminalSequence? {
    switch key {
    case "": nil
    case "SetUserVar": userVariable
    case "Custom": custom
    case "SetBadgeFormat": value.flatMap(TransferText.text(base64:)).map { .badge($0) }
    case "SetColors": namedColors
    case "SetProfile": .profile(text)
    case "SetProfileProperty": profileProperties
    case "RequestAttention": .attention(attention)
    case "CurrentDir": text.isEmpty ? nil : .directory(text)
    case "RemoteHost": remoteHost
    case "ShellIntegrationVersion": shellIntegration
    case "ClearScrollback": .clearScrollback
    case "ClearCapturedOutput": .clearCapturedOutput
    case "SetMark": .mark
    case "StealFocus": .stealFocus
    case "Disinter": .disinter
    case "CursorShape":
      Int(text).flatMap(TerminalSequence.CursorShape.init(rawValue:)).map { .cursorShape($0) }
    case "HighlightCursorLine": .cursorGuide(text.isEmpty || isTrue)
    case "ReportVariable": value.flatMap(TransferText.text(base64:)).map { .variableQuery($0) }
    case "ReportCellSize": .cellSizeQuery
    case "Capabilities": .capabilitiesQuery
    case "Notification": richNotification
    case "BeginFile", "EndFile": nil
    default: .other(key: key, value: text)
    }
  }

  private var isTrue: Bool {
    ["yes", "true", "on", "1", "y", "t"].contains(text.lowercased()) || (Int(text) ?? 0) != 0
  }

  private var userVariable: TerminalSequence? {
    guard let value else { return nil }
    let sign = value.firstIndex(of: UInt8(ascii: "="))
    let name = String(decoding: value[..<(sign ?? value.count)], as: UTF8.self)
    guard !name.isEmpty, !name.contains(".") else { return nil }
    return .userVariable(
      name: name, value: sign.flatMap { TransferText.text(base64: Array(value[($0 + 1)...])) })
  }

  /// `id=X[;key=value…]:payload`.
  private var custom: TerminalSequence? {
    guard let value, let colon = value.firstIndex(of: UInt8(ascii: ":")) else { return nil }
    let options = TerminalSequence.fields(String(decoding: value[..<colon], as: UTF8.self))
    let identity = options.compactMap(TerminalSequence.KeyedText.init(assignment:))
      .first { $0.key == "id" }?.value
    return .custom(
      identity: identity, payload: String(decoding: value[(colon + 1)...], as: UTF8.self))
  }

  private static let colorKeys: Set<String> = [
    "fg", "bg", "bold", "link", "match", "selbg", "selfg", "curbg", "curfg", "underline", "black",
    "red", "green", "yellow", "blue", "magenta", "cyan", "white", "br_black", "br_red",
    "br_green", "br_yellow", "br_blue", "br_magenta", "br_cyan", "br_white", "badge", "tab",
  ]

  private var namedColors: TerminalSequence? {
    let items = text.split(separator: ",").compactMap { part -> TerminalSequence.NamedColor? in
      guard let item = TerminalSequence.KeyedText(assignment: String(part)) else { return nil }
      if item.key == "preset" { return .preset(item.value) }
      if item.key == "tab", item.value == "default" { return .resetTab }
      guard Self.colorKeys.contains(item.key), let color = TerminalColor(keyed: item.value) else {
        return nil
      }
      return .set(key: item.key, color)
    }
    return items.isEmpty ? nil : .namedColors(items)
  }

  private func keyedBase64(_ known: Set<String>? = nil) -> [TerminalSequence.KeyedText] {
    TerminalSequence.fields(text).compactMap { field in
      guard let item = TerminalSequence.KeyedText(assignment: field), !item.key.isEmpty,
        known?.contains(item.key) != false,
        let value = TransferText.text(base64: Array(item.value.utf8))
      else { return nil }
      return TerminalSequence.KeyedText(item.key, value)
    }
  }

  private var profileProperties: TerminalSequence? {
    let items = keyedBase64()
    return items.isEmpty ? nil : .profileProperties(items)
  }

  private var richNotification: TerminalSequence? {
    let items = keyedBase64(["title", "message", "subtitle", "image"])
    return items.isEmpty ? nil : .richNotification(items)
  }

  private var attention: TerminalSequence.Attention {
    switch text {
    case "fireworks": .fireworks
    case "once": .once
    case "flash": .flash
    default: isTrue ? .start : .stop
    }
  }

  private var remoteHost: TerminalSequence? {
    guard let sign = text.lastIndex(of: "@") else {
      return text.isEmpty ? nil : .remoteHost(user: nil, host: text)
    }
    let host = String(text[text.index(after: sign)...])
    return host.isEmpty ? nil : .remoteHost(user: String(text[..<sign]).nonEmpty, host: host)
  }

  private var shellIntegration: TerminalSequence? {
    let fields = TerminalSequence.fields(text)
    guard let version = Int(fields[0]) else { return nil }
    return .shellIntegration(version: version, shell: fields.count > 1 ? fields[1].nonEmpty : nil)
  }
}
