/// The head of an HTTP request as it came, unchecked.
package struct HandshakeHead: Equatable, Sendable {
  package var method: String
  /// What stands behind the method: `/`.
  package var path: String
  /// `HTTP/1.1`.
  package var httpVersion: String
  package var fields: [HeaderField]

  package init(method: String, path: String, httpVersion: String, fields: [HeaderField]) {
    self.method = method
    self.path = path
    self.httpVersion = httpVersion
    self.fields = fields
  }
}
