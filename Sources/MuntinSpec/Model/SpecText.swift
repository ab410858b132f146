/// Text of a spec after its variables were filled in; remembers what must not be shown.
///
/// Whatever came from `${env:NAME}` is a secret: `value` holds it, `shown` has `(sensitive)` there.
package struct SpecText: Hashable, Sendable {
  package var value: String
  package var shown: String

  package init(_ value: String, shown: String? = nil) {
    self.value = value
    self.shown = shown ?? value
  }

  package var isSecret: Bool { value != shown }
}
