/// A terminal that tells when it is to be looked at again.
package protocol WatchedHost: TerminalHost {
  /// One element each time that windows, tabs, panes, sizes, titles or what is in front are not as
  /// they were; several changes may come as one. Nothing is asked of the terminal again and again.
  /// Ends with `close`, and where the terminal goes for good.
  func changes() async throws(HostError) -> AsyncStream<Void>
}
