import MuntinHost
import MuntinITermWire
import MuntinPlan
import MuntinScreen
import MuntinSpec

/// GetProperty and SetProperty.
extension Desk {
  func getProperty(_ request: ITermGetPropertyRequest) async -> ITermGetPropertyResponse {
    var response = ITermGetPropertyResponse()
    var value: JSONValue?
    switch request.identifier {
    case nil: response.status = .invalidTarget
    case .windowID(let id):
      guard let window = model.world.window(id) else {
        response.status = .invalidTarget
        return response
      }
      value = windowProperty(request.name, window)
    case .sessionID(let id):
      guard let session = model.session(id) else {
        response.status = .invalidTarget
        return response
      }
      value = await sessionProperty(request.name, session)
    }
    if let value {
      response.jsonValue = value.text
    } else if response.status == .ok {
      response.status = .unrecognizedName
    }
    return response
  }

  private func windowProperty(_ name: String, _ window: WorldWindow) -> JSONValue? {
    switch name {
    case "frame":
      let frame = model.frame(of: window)
      return .object([
        (
          "origin",
          .object([
            ("x", .integer(Int(frame.origin.x))), ("y", .integer(Int(frame.origin.y))),
          ])
        ),
        (
          "size",
          .object([
            ("width", .integer(Int(frame.size.width))),
            ("height", .integer(Int(frame.size.height))),
          ])
        ),
      ])
    case "fullscreen": return .bool(model.fullscreen.contains(window.host))
    default: return nil
    }
  }

  private func sessionProperty(_ name: String, _ session: WorldSession) async -> JSONValue? {
    switch name {
    case "grid_size":
      // One less than there are, as iTerm2 has it.
      return .object([
        ("width", .integer(session.size.columns - 1)),
        ("height", .integer(session.size.rows - 1)),
      ])
    case "buried":
      return .integer(model.world.buried.contains { $0.host == session.host } ? 1 : 0)
    case "number_of_lines":
      var extent = PaneExtent()
      do throws(HostError) {
        extent = try await host.text(of: session.host, lines: 0..<0).extent
      } catch {
        extent.rows = session.size.rows
      }
      return .object([
        ("overflow", .integer(extent.overflow)), ("grid", .integer(extent.rows)),
        ("history", .integer(extent.history)), ("first_visible", .integer(extent.firstLine)),
      ])
    default: return nil
    }
  }

  func setProperty(_ request: ITermSetPropertyRequest) async -> ITermSetPropertyResponse {
    var response = ITermSetPropertyResponse()
    guard let value = JSONValue(text: request.jsonValue) else {
      response.status = .invalidValue
      return response
    }
    switch request.identifier {
    case nil: response.status = .invalidTarget
    case .windowID(let id):
      guard let window = model.world.window(id) else {
        response.status = .invalidTarget
        return response
      }
      response.status = await set(request.name, value, of: window)
    case .sessionID(let id):
      // Of `all`, only the first is meant.
      guard let session = model.sessions(id).first else {
        response.status = .invalidTarget
        return response
      }
      response.status = await set(request.name, value, of: session)
    }
    return response
  }

  private func set(
    _ name: String, _ value: JSONValue, of window: WorldWindow
  ) async -> ITermSetPropertyResponse.Status {
    switch name {
    case "frame":
      guard let x = value["origin"]?["x"]?.asDouble, let y = value["origin"]?["y"]?.asDouble,
        let width = value["size"]?["width"]?.asDouble,
        let height = value["size"]?["height"]?.asDouble,
        x.isFinite, y.isFinite
      else { return .invalidValue }
      if model.fullscreen.contains(window.host) { return .impossible }
      model.origins[window.host] = ITermPoint.with(x, y)
      let cells = Points.cells(width: width, height: height)
      var work = Undertaking()
      for tab in window.tabs where !window.isAttached && tab.layout.size != cells {
        let layout = tab.layout.scaled(to: cells)
        guard layout.fits else { return .failed }
        work.changes.append(.arrange(work.key(tab, in: window), from: tab.layout, to: layout))
      }
      await carryOut(work)
      return .ok
    case "fullscreen":
      guard let isFull = value.truth else { return .invalidValue }
      if isFull {
        model.fullscreen.insert(window.host)
      } else {
        model.fullscreen.remove(window.host)
      }
      return .ok
    default: return .unrecognizedName
    }
  }

  private func set(
    _ name: String, _ value: JSONValue, of session: WorldSession
  ) async -> ITermSetPropertyResponse.Status {
    switch name {
    case "grid_size":
      guard let width = value["width"]?.asDouble, let height = value["height"]?.asDouble,
        width.isFinite, height.isFinite, width >= 1, height >= 1
      else { return .invalidValue }
      guard let tab = model.world.tab(of: session), let window = model.world.window(of: tab)
      else { return .failed }
      if model.fullscreen.contains(window.host) || window.isAttached { return .impossible }
      let size = CellSize(columns: Int(min(10_000, width)), rows: Int(min(10_000, height)))
      let layout = tab.layout.resizing(session.host.text, to: size)
      guard layout.fits else { return .failed }
      await arrange(tab, in: window, layout)
      return .ok
    case "buried":
      guard let isBuried = value.truth else { return .invalidValue }
      let isNow = model.world.buried.contains { $0.host == session.host }
      if isBuried != isNow {
        if isBuried { await bury(session) } else { await disinter(session) }
      }
      return .ok
    default: return .unrecognizedName
    }
  }
}

extension ITermPoint {
  fileprivate static func with(_ x: Double, _ y: Double) -> ITermPoint {
    var point = ITermPoint()
    point.x = Int32(clamping: Int(max(-1e9, min(1e9, x))))
    point.y = Int32(clamping: Int(max(-1e9, min(1e9, y))))
    return point
  }
}
