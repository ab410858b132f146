package import MuntinHost
import MuntinITermWire
package import MuntinSpec

/// What files name that iTerm2 has: colour presets and profiles, by their names.
extension ITermHost {
  package func presets(
    named names: [String]
  ) async throws(HostError) -> [String: [String: JSONValue]] {
    try await connection.open()
    let requests = names.map { name in
      var request = ITermColorPresetRequest()
      request.getPreset.name = name
      return request.body
    }
    let answers = ITermAnswers(try await connection.send(requests))
    var presets: [String: [String: JSONValue]] = [:]
    for (place, name) in names.enumerated() {
      let answer = try answers.read(place, ITermColorPresetRequest.self)
      guard answer.status == .ok, case .getPreset(let preset) = answer.response else { continue }
      presets[name] = Dictionary(
        preset.colorSettings.map { ($0.key, Self.json($0)) },
        uniquingKeysWith: { first, _ in first })
    }
    return presets
  }

  package func profileNames() async throws(HostError) -> Set<String> {
    try await connection.open()
    let answers = ITermAnswers(try await connection.send([ITermRequests.profiles(["Name"])]))
    let profiles = try answers.read(0, ITermListProfilesRequest.self).profiles
    return Set(profiles.compactMap { ITermView.properties($0.properties)["Name"]?.string })
  }

  private static func json(
    _ color: ITermColorPresetResponse.GetPreset.ColorSetting
  ) -> JSONValue {
    // Components come as single floats: more digits would only be noise.
    func component(_ value: Float) -> JSONValue {
      .number((Double(min(max(value, 0), 1)) * 1e6).rounded() / 1e6)
    }
    return .object([
      ("Red Component", component(color.red)), ("Green Component", component(color.green)),
      ("Blue Component", component(color.blue)), ("Alpha Component", component(color.alpha)),
      ("Color Space", .string(color.colorSpace.isEmpty ? "sRGB" : color.colorSpace)),
    ])
  }
}
