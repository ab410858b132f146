package import MuntinSpec

/// What an import makes of a file.
package struct Imported: Sendable {
  package var format: PeerFormat
  /// Its texts may hold the marks of `inlays`, so it is only fit to be written.
  package var workspace: Workspace
  package var inlays: Inlays
  /// In the order of the file.
  package var notes: [ImportNote]

  package func count(_ fidelity: Fidelity) -> Int { notes.count { $0.fidelity == fidelity } }
}
