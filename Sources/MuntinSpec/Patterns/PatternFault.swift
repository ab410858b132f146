import MuntinYAML

/// What is wrong with a regular expression.
struct PatternFault: Error, Equatable {
  enum Reason: Equatable {
    case nothingToRepeat
    case unescaped(Unicode.Scalar)
    case unclosedGroup
    case unopenedGroup
    case unknownGroup
    case badGroupName
    case unclosedComment
    case badFlags
    case badInterval
    case intervalOrder
    case numberTooBig
    case unfinishedEscape
    case badEscape(String)
    case badProperty
    case unknownProperty(String)
    case unknownCharacter(String)
    case noSuchGroup(String)
    case unclosedSet
    case rangeOrder
    case rangeOfClass
    case emptyOperand
    case endlessLookBehind
  }

  var reason: Reason
  /// Unicode scalars before the fault, and how many it has.
  var place: Int
  var length: Int

  var sentence: String {
    switch reason {
    case .nothingToRepeat: "there is nothing before this that could be repeated"
    case .unescaped(let sign): "\(sign) stands for itself only as \\\(sign)"
    case .unclosedGroup: "this ( has no ) that ends it"
    case .unopenedGroup: "this ) has no ( before it"
    case .unknownGroup: "there is no group that begins like this"
    case .badGroupName: "the name of a group is letters and digits, and each has its own"
    case .unclosedComment: "this comment has no ) that ends it"
    case .badFlags: "flags are i, m, s, w, x, d and u"
    case .badInterval: "an interval is {2}, {2,} or {2,5}"
    case .intervalOrder: "the interval ends before it begins"
    case .numberTooBig: "this number is too large"
    case .unfinishedEscape: "a backslash needs something behind it"
    case .badEscape(let form): "this is written as \(form)"
    case .badProperty: "a property is written as \\p{Name}"
    case .unknownProperty(let name): "there is no property \"\(name.visible)\""
    case .unknownCharacter(let name): "Unicode has no character named \"\(name.visible)\""
    case .noSuchGroup(let name): "there is no group \(name.visible)"
    case .unclosedSet: "this [ has no ] that ends it"
    case .rangeOrder: "the range ends before it begins"
    case .rangeOfClass: "a range cannot end with a class"
    case .emptyOperand: "&& and -- need something on both sides"
    case .endlessLookBehind: "what stands in (?<=…) must have a greatest length"
    }
  }
}
