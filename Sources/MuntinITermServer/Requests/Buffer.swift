import MuntinHost
import MuntinITermWire
import MuntinPlan
import MuntinScreen

/// GetBuffer: lines with their styles, by absolute numbers.
extension Desk {
  func getBuffer(_ request: ITermGetBufferRequest) async -> Reply {
    var response = ITermGetBufferResponse()
    guard let session = model.session(request.session) else {
      response.status = .sessionNotFound
      return .answer(.getBufferResponse(response))
    }
    let range = request.lineRange
    let selectors = [
      range.hasScreenContentsOnly, range.hasTrailingLines, range.hasWindowedCoordRange,
    ]
    // iTerm2 says nothing at all to a range that makes no sense.
    guard selectors.filter({ $0 }).count == 1 else { return .empty }
    do throws(HostError) {
      if range.hasWindowedCoordRange {
        guard let window = BufferWindow(range.windowedCoordRange, columns: session.size.columns)
        else { return .empty }
        let text = try await host.text(of: session.host, lines: window.lines)
        window.fill(&response, text, columns: session.size.columns)
      } else if range.hasTrailingLines {
        guard range.trailingLines >= 0 else { return .empty }
        let extent = try await host.text(of: session.host, lines: 0..<0).extent
        let end = extent.firstLine + extent.rows
        let count = min(1_000_000, Int(range.trailingLines))
        let text = try await host.text(
          of: session.host, lines: max(extent.overflow, end - count)..<end)
        BufferWindow(text).fill(&response, text, columns: session.size.columns)
      } else {
        let text = try await host.text(of: session.host, lines: nil)
        BufferWindow(text).fill(&response, text, columns: session.size.columns)
      }
    } catch {
      response.status = .sessionNotFound
    }
    return .answer(.getBufferResponse(response))
  }

  /// There is no picture of a text terminal.
  func screenshot(_ request: ITermScreenshotRequest) -> ITermScreenshotResponse {
    var response = ITermScreenshotResponse()
    response.status = model.session(request.session) == nil ? .sessionNotFound : .internalError
    return response
  }
}

/// The part of a buffer that is asked for.
struct BufferWindow: Equatable, Sendable {
  /// Half open: on its last line, `end.column` is exclusive.
  var start: PanePoint
  var end: PanePoint
  /// First column and number of columns; nil for all.
  var columns: Range<Int>?

  /// All of a text.
  init(_ text: PaneText) {
    start = PanePoint(column: 0, line: text.first)
    end = PanePoint(column: 0, line: text.first + text.lines.count)
  }

  /// Nil for a range that makes no sense.
  init?(_ range: ITermWindowedCoordRange, columns width: Int) {
    let (first, last) = (range.coordRange.start, range.coordRange.end)
    let most = Int64(1) << 40
    guard (0...most).contains(first.y), (first.y...most).contains(last.y), first.x >= 0,
      last.x >= 0, last.y - first.y <= 10_000_000
    else { return nil }
    start = PanePoint(column: Int(first.x), line: Int(first.y))
    end = PanePoint(column: Int(last.x), line: Int(last.y))
    if range.columns.length > 0 {
      guard range.columns.location >= 0, range.columns.location <= Int64(Int32.max),
        range.columns.length <= Int64(Int32.max)
      else { return nil }
      let location = Int(range.columns.location)
      columns = location..<location + Int(range.columns.length)
    }
  }

  /// Those of which any cell is asked for.
  var lines: Range<Int> { start.line..<(end.column > 0 ? end.line + 1 : end.line) }

  func fill(_ response: inout ITermGetBufferResponse, _ text: PaneText, columns width: Int) {
    for (place, line) in text.lines.enumerated() {
      let number = text.first + place
      guard lines.contains(number) else { continue }
      let isCut = number == end.line
      var cells = 0..<(isCut ? end.column : Int.max)
      if number == start.line { cells = min(start.column, cells.upperBound)..<cells.upperBound }
      if let columns { cells = cells.clamped(to: columns) }
      var contents = LineCells(line, cells).contents
      if isCut { contents.continuation = .softEol }
      response.contents.append(contents)
    }
    response.cursor.x = Int32(clamping: text.extent.cursor.column)
    response.cursor.y = Int64(text.extent.cursor.line)
    let first = text.lines.isEmpty ? start.line : max(start.line, text.first)
    response.windowedCoordRange.coordRange.start.x = Int32(clamping: start.column)
    response.windowedCoordRange.coordRange.start.y = Int64(first)
    response.windowedCoordRange.coordRange.end.x = Int32(clamping: end.column)
    response.windowedCoordRange.coordRange.end.y = Int64(end.line)
    response.windowedCoordRange.columns.location = Int64(columns?.lowerBound ?? 0)
    response.windowedCoordRange.columns.length = Int64(columns?.count ?? 0)
  }
}
