package import MuntinPlan
package import MuntinSpec

/// A plan on disk: the text that it was made from, and what it rests on, so that it can be made
/// again and compared.
///
/// Values of `${env:NAME}` are not in it: they are read again when the plan is applied.
package struct PlanFile: Equatable, Sendable {
  package var host: String
  package var place: String
  package var workspace: String
  /// Where the workspace file was, absolute.
  package var path: String
  package var text: String
  /// `--set`, and the `MUNTIN_VAR_` variables of that time.
  package var settings: [String: String]
  package var variables: [String: String]
  package var size: String
  package var options: PlanOptions
  package var observed: [String: String]
  /// The plan as `PlanJSON` shows it.
  package var plan: JSONValue

  package static let format = "muntin-plan-file"

  package init(
    host: String, place: String, workspace: String, path: String, text: String,
    settings: [String: String], variables: [String: String], size: String, options: PlanOptions,
    observed: [String: String], plan: JSONValue
  ) {
    self.host = host
    self.place = place
    self.workspace = workspace
    self.path = path
    self.text = text
    self.settings = settings
    self.variables = variables
    self.size = size
    self.options = options
    self.observed = observed
    self.plan = plan
  }

  package var json: JSONValue {
    .object([
      ("format", .string(Self.format)), ("version", .integer(1)), ("host", .string(host)),
      ("place", .string(place)), ("workspace", .string(workspace)), ("path", .string(path)),
      ("text", .string(text)), ("settings", Self.json(settings)),
      ("variables", Self.json(variables)), ("size", .string(size)),
      ("restart", .bool(options.restart)), ("rerun", .bool(options.rerun)),
      ("targets", .array(options.targets.map(JSONValue.string))),
      ("observed", Self.json(observed)), ("plan", plan),
    ])
  }

  private static func json(_ table: [String: String]) -> JSONValue {
    .object(table.sorted { $0.key < $1.key }.map { ($0.key, .string($0.value)) })
  }

  /// Whether a file claims to be one.
  package static func isPlanFile(_ bytes: [UInt8]) -> Bool {
    bytes.first == UInt8(ascii: "{")
      && String(decoding: bytes.prefix(64), as: UTF8.self).contains("\"\(format)\"")
  }

  /// Nil for whatever is not a whole plan file of this version.
  package init?(_ bytes: [UInt8]) {
    guard let json = JSONReader.read(bytes), json["format"]?.string == Self.format,
      json["version"]?.integer == 1, let host = json["host"]?.string,
      let place = json["place"]?.string, let workspace = json["workspace"]?.string,
      let path = json["path"]?.string, let text = json["text"]?.string,
      let settings = Self.table(json["settings"]), let variables = Self.table(json["variables"]),
      let size = json["size"]?.string, let observed = Self.table(json["observed"]),
      let plan = json["plan"]
    else { return nil }
    self.init(
      host: host, place: place, workspace: workspace, path: path, text: text, settings: settings,
      variables: variables, size: size,
      options: PlanOptions(
        restart: json["restart"]?.bool ?? false, rerun: json["rerun"]?.bool ?? false,
        targets: (json["targets"]?.array ?? []).compactMap(\.string)),
      observed: observed, plan: plan)
  }

  private static func table(_ json: JSONValue?) -> [String: String]? {
    guard let members = json?.members else { return nil }
    var table: [String: String] = [:]
    for (name, value) in members {
      guard let text = value.string else { return nil }
      table[name] = text
    }
    return table
  }
}
