import MuntinProfiles
import MuntinSpec
import MuntinYAML
import Testing

/// A workspace with profiles as text, read with a world that is the same on every machine.
struct ProfileFile {
  let checked: Checked<Workspace>

  /// - Parameter profiles: the mapping of profiles, in one line or indented by two.
  init(_ profiles: String, presets: [String: [String: JSONValue]] = [:]) {
    self.init(text: "name: api\nprofiles:\n" + profiles, presets: presets)
  }

  init(text: String, presets: [String: [String: JSONValue]] = [:]) {
    let context = SpecContext(
      home: "/home/ada", directory: "/srv/api", environment: ["TOKEN": "s3cret"])
    let document = DocumentReader().read(SourceText(name: "workspace.yaml", text: text))
    guard let value = document.value else {
      checked = Checked(nil, document.diagnostics)
      return
    }
    let read = WorkspaceReader(context: context).read(value)
    var workspace = read.value
    workspace?.presets = presets
    checked = Checked(workspace, document.diagnostics + read.diagnostics)
  }

  var faults: [String] {
    checked.diagnostics.map { "\($0.code)@\($0.range.start.line):\($0.range.start.column)" }
  }

  func profiles() throws -> DynamicProfiles {
    DynamicProfiles(try #require(checked.value, "\(checked.diagnostics)"))
  }

  /// The keys of one profile, without those that say who it is.
  func keys(of word: String) throws -> [String: JSONValue] {
    let profile = try #require(try profiles().profiles.first { $0.word == word })
    return profile.keys.filter { $0.key != "Guid" && $0.key != "Name" }
  }
}
