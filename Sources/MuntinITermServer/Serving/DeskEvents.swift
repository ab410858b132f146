import MuntinHost
import MuntinITermWire
import MuntinPlan

/// What happens in the terminal by itself.
extension Desk {
  func notice(_ event: TerminalEvent) async {
    switch event {
    case .changed: await look()
    case .ended(let pane):
      await look()
      if let session = model.world.session(host: pane) { model.tellEnd(of: session.id) }
    case .output(let pane, let bytes): await read(bytes, of: pane)
    }
  }

  private func read(_ bytes: [UInt8], of pane: HostID) async {
    guard let session = model.world.session(host: pane) else { return }
    model.tell(.notifyOnScreenUpdate, of: session) { notification, _ in
      notification.screenUpdateNotification.session = session.id
      return true
    }
  }
}
