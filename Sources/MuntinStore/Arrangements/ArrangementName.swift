import MuntinPlan
import MuntinYAML

/// The name of an arrangement, and of its folder.
package struct ArrangementName: Hashable, Comparable, Sendable, CustomStringConvertible {
  package let text: String
  /// One component of a path, whatever the name: `/` and `%` are written as `%2F` and `%25`, and so
  /// is a point at the start.
  let folder: String

  package var description: String { text }
  var lock: String { "arrangement-\(Mark.digest(folder)).lock" }

  package static func < (left: ArrangementName, right: ArrangementName) -> Bool {
    left.text < right.text
  }

  /// Bytes of the name of a folder; the system takes 255.
  private static let mostBytes = 240

  package init(_ text: String) throws(StoreError) {
    guard !text.allSatisfy(\.isWhitespace) else {
      throw StoreError("an arrangement needs a name", hint: "such as `work`", kind: .missing)
    }
    guard text.visible == text else {
      throw StoreError("the name \"\(text)\" holds control characters", kind: .missing)
    }
    var folder = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "/": folder += "%2F"
      case "%": folder += "%25"
      case "." where folder.isEmpty: folder += "%2E"
      default: folder.unicodeScalars.append(scalar)
      }
    }
    guard folder.utf8.count <= Self.mostBytes else {
      throw StoreError(
        "the name of an arrangement has \(folder.utf8.count) bytes; \(Self.mostBytes) are the most",
        kind: .missing)
    }
    self.text = text
    self.folder = folder
  }

  /// Nil for a folder that is none of ours.
  init?(folder: String) {
    let text = folder.replacing("%2F", with: "/").replacing("%2E", with: ".")
      .replacing("%25", with: "%")
    guard let name = try? ArrangementName(text), name.folder == folder else { return nil }
    self = name
  }
}
