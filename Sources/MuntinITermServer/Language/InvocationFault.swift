/// Why an invocation makes no sense, or failed.
struct InvocationFault: Error, Equatable, Sendable {
  var sentence: String
  init(_ sentence: String) { self.sentence = sentence }
}
