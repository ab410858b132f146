/// What pre-authorises one connection: iTerm2 takes most cookies only once.
package struct Credentials: Hashable, Sendable {
  package var cookie: String
  /// Ties the connection to an entry of the Script Console.
  package var key: String?

  package init(cookie: String, key: String? = nil) {
    self.cookie = cookie
    self.key = key
  }

  /// What iTerm2 puts into the environment of the scripts that it launches; nil without a cookie.
  package init?(environment: [String: String]) {
    guard let cookie = environment["ITERM2_COOKIE"], !cookie.isEmpty else { return nil }
    let key = environment["ITERM2_KEY"]
    self.init(cookie: cookie, key: key?.isEmpty == true ? nil : key)
  }
}
