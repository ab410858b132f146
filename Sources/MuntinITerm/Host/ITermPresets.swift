package import MuntinHost
import MuntinITermWire
package import MuntinSpec

/// iTerm2's own colour presets, by their names.
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
