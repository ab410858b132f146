"""Requests about properties of windows and sessions, and the menu."""

import json

from iterm2 import api_pb2 as pb

from . import geometry

MAXIMISE = "Maximize Active Pane"
_ARRANGE = "Arrange Split Panes Evenly"


def get_property(sim, connection, request, answer):
    """112; a session's grid_size is one less than the truth, as in iTerm2."""
    app, status = sim.app, pb.GetPropertyResponse.Status
    target = request.WhichOneof("identifier")
    window = app.window(request.window_id) if target == "window_id" else None
    session = app.session(request.session_id) if target == "session_id" else None
    answer.status = status.OK
    if window and request.name == "frame":
        x, y, width, height = window.frame()
        value = {"origin": {"x": x, "y": y}, "size": {"width": width, "height": height}}
    elif window and request.name == "fullscreen":
        value = window.fullscreen
    elif session and request.name == "grid_size":
        value = {"width": session.grid[0] - 1, "height": session.grid[1] - 1}
    elif session and request.name == "buried":
        value = int(session in app.buried)
    elif session and request.name == "number_of_lines":
        rows, count = session.grid[1], len(session.screen.lines)
        above = max(count - rows, 0)
        value = {"overflow": 0, "grid": rows, "history": above, "first_visible": above}
    else:
        known = window or session
        answer.status = status.UNRECOGNIZED_NAME if known else status.INVALID_TARGET
        return
    answer.json_value = json.dumps(value)


def set_property(sim, connection, request, answer):
    """111"""
    app, status = sim.app, pb.SetPropertyResponse.Status
    target = request.WhichOneof("identifier")
    window = app.window(request.window_id) if target == "window_id" else None
    session = app.session(request.session_id) if target == "session_id" else None
    if not window and not session:
        answer.status = status.INVALID_TARGET
        return
    names = ("frame", "fullscreen") if window else ("grid_size", "buried")
    if request.name not in names:
        answer.status = status.UNRECOGNIZED_NAME
        return
    answer.status = status.OK
    try:
        value = json.loads(request.json_value)
        if request.name == "frame":
            origin, size = value["origin"], value["size"]
            window.set_frame(origin["x"], origin["y"], size["width"], size["height"])
        elif request.name == "fullscreen":
            sim.set_fullscreen(window, bool(value))
        elif request.name == "buried":
            if bool(value) != (session in app.buried):
                (app.bury if value else app.disinter)(session)
        else:
            answer.status = _set_grid(sim, session, int(value["width"]), int(value["height"]))
    except (ValueError, KeyError, TypeError):
        answer.status = status.INVALID_VALUE


def _set_grid(sim, session, columns, rows):
    status, tab = pb.SetPropertyResponse.Status, session.tab
    if tab is None or tab.window.fullscreen:
        return status.IMPOSSIBLE
    tab.maximised = None
    leaf = geometry.leaf_of(tab.root, session)
    geometry.grow(tab.root, leaf, *sim.app.metrics.points(max(columns, 2), max(rows, 2)))
    tab.window.fit(tab.root.width, tab.root.height)
    return status.OK


def menu_item(sim, connection, request, answer):
    """121"""
    session = sim.app.current_session
    tab = session.tab if session else None
    if request.identifier not in (MAXIMISE, _ARRANGE):
        answer.status = pb.MenuItemResponse.Status.BAD_IDENTIFIER
        return
    answer.enabled = tab is not None and len(tab.sessions()) > 1
    answer.checked = bool(tab and tab.maximised and request.identifier == MAXIMISE)
    answer.status = pb.MenuItemResponse.Status.OK
    if request.query_only:
        return
    if not answer.enabled:
        answer.status = pb.MenuItemResponse.Status.DISABLED
    elif request.identifier == MAXIMISE:
        tab.maximised = None if tab.maximised else session
    else:
        geometry.equalise(tab.root)
        geometry.resize(tab.root, tab.root.width, tab.root.height)
