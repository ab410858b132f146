// Bytes of messages as arrays, so that no other floor needs Foundation's Data.

extension ITermInjectRequest {
  /// What the program in the pane shall seem to have written.
  package var bytes: [UInt8] {
    get { Array(data) }
    set {
      data.removeAll()
      data.append(contentsOf: newValue)
    }
  }
}

extension ITermScreenshotResponse {
  /// The picture, in the PNG format.
  package var bytes: [UInt8] {
    get { Array(png) }
    set {
      png.removeAll()
      png.append(contentsOf: newValue)
    }
  }
}
