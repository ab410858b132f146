"""Requests to services around the terminals: transactions, arrangements, presets, preferences."""

import json

from iterm2 import api_pb2 as pb

from . import geometry
from .model import Window

PRESETS = {
    "Dark Background": {"Background Color": (0.0, 0.0, 0.0), "Foreground Color": (0.7, 0.7, 0.7)},
    "Solarized Dark": {
        "Background Color": (0.0, 0.169, 0.212),
        "Foreground Color": (0.514, 0.58, 0.588),
    },
}


def transaction(sim, connection, request, answer):
    """102"""
    status = pb.TransactionResponse.Status
    if request.begin:
        if sim.transaction is connection:
            answer.status = status.ALREADY_IN_TRANSACTION
        else:
            sim.transaction = connection
            answer.status = status.OK
    elif sim.transaction is connection:
        sim.end_transaction(connection)
        answer.status = status.OK
    else:
        answer.status = status.NO_TRANSACTION


def notification(sim, connection, request, answer):
    """103"""
    answer.status = sim.notices.change(connection, request)


def register_tool(sim, connection, request, answer):
    """104"""
    status = pb.RegisterToolResponse.Status
    if not (request.name and request.identifier and "://" in request.URL):
        answer.status = status.REQUEST_MALFORMED
    elif request.name in ("Paste History", "Profiles", "Jobs", "Notes", "Command History"):
        answer.status = status.PERMISSION_DENIED
    else:
        sim.app.tools[request.identifier] = {"name": request.name, "url": request.URL}
        answer.status = status.OK


def saved_arrangement(sim, connection, request, answer):
    """116: an arrangement keeps windows, tabs, and what sessions have of their own."""
    app, status = sim.app, pb.SavedArrangementResponse.Status
    window = app.window(request.window_id) if request.HasField("window_id") else None
    answer.status = status.OK
    if request.action == pb.SavedArrangementRequest.Action.LIST:
        answer.names.extend(sorted(app.arrangements))
    elif request.HasField("window_id") and window is None:
        answer.status = status.WINDOW_NOT_FOUND
    elif request.action == pb.SavedArrangementRequest.Action.SAVE:
        app.arrangements[request.name] = [_saved(w) for w in ([window] if window else app.windows)]
    elif not app.arrangements.get(request.name):
        answer.status = status.ARRANGEMENT_NOT_FOUND
    else:
        for place, saved in enumerate(app.arrangements[request.name]):
            if sim.arrangement_seconds:
                # The answer comes at once, and the windows one after the other.
                sim.later(sim.arrangement_seconds * (place + 1), _bring, sim, saved, window)
            else:
                _restore(sim, saved, window)


def _bring(sim, saved, window):
    _restore(sim, saved, window)
    sim.notices.changed()


def _saved(window):
    tabs = []
    for tab in window.tabs:
        tabs.append({"root": _shape(tab.root), "title": tab.title_format})
    return {
        "size": window.size,
        "origin": window.origin,
        "title": window.title_format,
        "tabs": tabs,
    }


def _shape(node):
    if hasattr(node, "session"):
        profile = node.session.profile
        own = {k: v for k, v in profile.values.items() if k in (profile.overridden or ())}
        folder = profile.values.get("Working Directory", "")
        return {
            "guid": profile.guid,
            "own": own,
            "folder": folder,
            "size": (node.width, node.height),
        }
    return {"vertical": node.vertical, "children": [_shape(c) for c in node.children]}


def _restore(sim, saved, window):
    app = sim.app
    if window is None:
        window = Window(app, saved["size"])
        window.origin, window.title_format = saved["origin"], saved["title"]
        app.windows.append(window)
        app.current_window = window

    def build(shape):
        if "guid" in shape:
            shared = app.profiles.get(shape["guid"], app.profile(None))
            folder = {"Custom Directory": "Yes", "Working Directory": shape["folder"]}
            session = app.new_session(shared, folder if shape["folder"] else ())
            session.profile.assign(shape["own"], app.profiles)
            sim.started(session)
            return geometry.Leaf(session, *shape["size"])
        children = [build(c) for c in shape["children"]]
        return geometry.Splitter(
            shape["vertical"],
            children,
            sum(c.width for c in children),
            sum(c.height for c in children),
        )

    for entry in saved["tabs"]:
        root = build(entry["root"])
        tab = app.add_tab(window, geometry.leaves(root)[0].session)
        tab.root, tab.title_format = root, entry["title"]
        geometry.resize(root, *window.size)


def rpc_result(sim, connection, request, answer):
    """119"""
    future = sim.pending_calls.pop(request.request_id, None)
    if future and not future.done():
        future.set_result(request)


def preferences(sim, connection, request, answer):
    """126"""
    app = sim.app
    if not request.requests:
        answer.results.add().unrecognized_request.SetInParent()
    for wish in request.requests:
        result = answer.results.add()
        match wish.WhichOneof("request"):
            case "set_preference_request":
                told = result.set_preference_result
                try:
                    app.preferences[wish.set_preference_request.key] = json.loads(
                        wish.set_preference_request.json_value
                    )
                    told.status = 0
                except ValueError:
                    told.status = 1
            case "get_preference_request":
                value = app.preferences.get(wish.get_preference_request.key)
                result.get_preference_result.json_value = json.dumps(value)
            case "set_default_profile_request":
                guid = wish.set_default_profile_request.guid
                result.set_default_profile_result.status = int(guid not in app.profiles)
                if guid in app.profiles:
                    app.default_guid = guid
            case "get_default_profile_request":
                result.get_default_profile_result.guid = app.default_guid
            case _:
                result.unrecognized_request.SetInParent()


def color_preset(sim, connection, request, answer):
    """127"""
    status = pb.ColorPresetResponse.Status
    answer.status = status.OK
    match request.WhichOneof("request"):
        case "list_presets":
            answer.list_presets.name.extend(PRESETS)
        case "get_preset":
            colours = PRESETS.get(request.get_preset.name)
            if colours is None:
                answer.status = status.PRESET_NOT_FOUND
                return
            for key, (red, green, blue) in colours.items():
                answer.get_preset.color_settings.add(
                    key=key, red=red, green=green, blue=blue, alpha=1, color_space="sRGB"
                )
        case _:
            answer.status = status.REQUEST_MALFORMED


def selection(sim, connection, request, answer):
    """128"""
    status, kind = pb.SelectionResponse.Status, request.WhichOneof("request")
    session = sim.app.session(getattr(request, kind).session_id) if kind else None
    if session is None:
        answer.status = status.REQUEST_MALFORMED
        return
    answer.status = status.OK
    if kind == "get_selection_request":
        answer.get_selection_response.selection.sub_selections.extend(session.selection)
        return
    parts = list(request.set_selection_request.selection.sub_selections)
    for part in parts:
        start, end = (
            part.windowed_coord_range.coord_range.start,
            part.windowed_coord_range.coord_range.end,
        )
        if min(start.x, start.y, end.x, end.y) < 0 or max(start.x, end.x) > session.grid[0]:
            answer.status = status.REQUEST_MALFORMED
            return
    session.selection = parts
    answer.set_selection_response.SetInParent()


def status_bar_component(sim, connection, request, answer):
    """129"""
    status = pb.StatusBarComponentResponse.Status
    if not request.HasField("open_popover"):
        answer.status = status.REQUEST_MALFORMED
    elif sim.app.session(request.open_popover.session_id) is None:
        answer.status = status.SESSION_NOT_FOUND
    elif not sim.has_component(request.identifier):
        answer.status = status.INVALID_IDENTIFIER
    else:
        answer.status = status.OK


def tmux(sim, connection, request, answer):
    """124: no tmux integration runs here."""
    status = pb.TmuxResponse.Status
    answer.status = status.OK
    if request.WhichOneof("payload") == "list_connections":
        answer.list_connections.SetInParent()
    elif request.WhichOneof("payload") is None:
        answer.status = status.INVALID_REQUEST
    else:
        answer.status = status.INVALID_CONNECTION_ID


def screenshot(sim, connection, request, answer):
    """134"""
    found = sim.app.session(request.session)
    status = pb.ScreenshotResponse.Status
    answer.status = status.INTERNAL_ERROR if found else status.SESSION_NOT_FOUND
