/// Which cookie to try next; runs no program and opens no connection.
///
/// A cookie is good for one connection, so each is handed out once: the one from the environment,
/// then one that AppleScript gave. After that it is over.
package struct CookieSupply: Equatable, Sendable {
  package enum Step: Equatable, Sendable {
    /// Connect with these, or without any.
    case connect(Credentials?)
    /// Run this program, and say by `answered` or `failed` what came of it.
    case run(CookieScript)
    /// There is nothing more to try.
    case giveUp(WireError)
  }

  private enum Stage: Equatable, Sendable {
    /// What the environment said is not used yet.
    case environment(Credentials)
    /// Next, AppleScript is asked.
    case script
    /// The answer of AppleScript is awaited.
    case asking
    case over
  }

  private var stage: Stage
  private var first: Step?
  private let script: CookieScript?

  /// - Parameters:
  ///   - script: nil where there is no AppleScript.
  ///   - isDisabled: whether the owner of the Mac switched authorisation off.
  package init(
    environment: [String: String], script: CookieScript?,
    authorisationIsOff isDisabled: Bool = false
  ) {
    self.script = script
    if isDisabled {
      stage = .over
      first = .connect(nil)
    } else if let credentials = Credentials(environment: environment) {
      stage = .environment(credentials)
    } else {
      stage = .script
    }
  }

  /// How to go about the first connection. A second call is answered as if it had been refused.
  package mutating func start() -> Step {
    if let step = first {
      first = nil
      return step
    }
    if case .environment(let credentials) = stage {
      stage = .script
      return .connect(credentials)
    }
    guard script == nil, stage == .script else { return refused() }
    // Nobody to ask: the server may let us in as we are.
    stage = .over
    return .connect(nil)
  }

  /// The server answered 401.
  package mutating func refused() -> Step {
    guard stage == .script, let script else {
      stage = .over
      return .giveUp(WireFaults.unauthorised())
    }
    stage = .asking
    return .run(script)
  }

  /// The program gave credentials.
  package mutating func answered(_ credentials: Credentials) -> Step {
    guard stage == .asking else { return refused() }
    stage = .over
    return .connect(credentials)
  }

  /// The program gave none. An iTerm2 that hands none out may let us in without.
  package mutating func failed(_ error: WireError) -> Step {
    guard stage == .asking else { return refused() }
    stage = .over
    return error.code == .tooOld ? .connect(nil) : .giveUp(error)
  }
}
