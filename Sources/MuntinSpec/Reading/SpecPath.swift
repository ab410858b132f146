/// Makes paths of a spec absolute, without looking at any disk.
package struct SpecPath {
  let context: SpecContext

  package init(context: SpecContext) { self.context = context }

  /// Nil for an empty path and for another user's home (`~name`), which only a shell can find.
  package func absolute(_ text: String) -> String? {
    let scalars = text.unicodeScalars
    guard let first = scalars.first else { return nil }
    if first == "/" { return normal(text) }
    guard first == "~" else { return normal(context.directory + "/" + text) }
    let rest = scalars.dropFirst()
    guard rest.first == nil || rest.first == "/" else { return nil }
    return normal(context.home + "/" + String(rest))
  }

  private func normal(_ path: String) -> String {
    var parts: [Substring.UnicodeScalarView] = []
    for part in path.unicodeScalars.split(separator: "/") {
      if part.elementsEqual(".".unicodeScalars) { continue }
      if part.elementsEqual("..".unicodeScalars) {
        _ = parts.popLast()
      } else {
        parts.append(part)
      }
    }
    return "/" + parts.map { String($0) }.joined(separator: "/")
  }
}
