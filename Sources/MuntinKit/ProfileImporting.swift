import MuntinPlan
import MuntinProfiles
import MuntinStore

/// Dynamic profiles, or an exported profile, as text of a workspace file.
package enum ProfileImporting {
  private static let mostBytes = 16 << 20

  /// - Parameter name: of the workspace; without it, that of the file.
  package static func text(
    of file: String, name: String?, in surroundings: Surroundings
  ) throws(KitFault) -> String {
    let path = file == "-" ? file : surroundings.absolute(file)
    let bytes: [UInt8]
    do {
      bytes = try DiskFile.read(path, limit: mostBytes)
    } catch {
      throw .unreadable(error)
    }
    guard bytes.count <= mostBytes else {
      throw .unreadable(StoreError("cannot read \(file): it is larger than 16 MiB"))
    }
    do {
      return try ProfileImport(bytes, workspace: name ?? workspace(bytes, file)).text
    } catch {
      throw .unreadable(StoreError("cannot import \(file): \(error.sentence)", hint: error.hint))
    }
  }

  /// The workspace that wrote the file, else the name of the file.
  private static func workspace(_ bytes: [UInt8], _ file: String) -> String {
    if let owner = ProfileDocument(bytes)?.workspace { return owner }
    let last = file.split(separator: "/").last.map(String.init) ?? ""
    let stem = last.split(separator: ".").first.map(String.init) ?? ""
    let clean = String(stem.unicodeScalars.filter { $0.value >= 0x20 && $0.value != 0x7F })
    return clean.isEmpty || clean == "-" ? "imported" : clean
  }
}
