"""Requests about what sessions hold: text, profiles, variables, properties, and the app's lists."""

import json

from iterm2 import api_pb2 as pb

from . import geometry
from .notices import as_json

MAXIMISE = "Maximize Active Pane"
_ARRANGE = "Arrange Split Panes Evenly"


def get_buffer(sim, connection, request, answer):
    """100; an illegal range gets no answer's body at all."""
    session = sim.app.session(request.session)
    if session is None:
        answer.status = pb.GetBufferResponse.Status.SESSION_NOT_FOUND
        return None
    lines, (columns, rows) = session.screen.lines, session.grid
    above = max(len(lines) - rows, 0)
    wish = request.line_range
    chosen = [n for n in ("screen_contents_only", "trailing_lines", "windowed_coord_range") if wish.HasField(n)]
    if len(chosen) != 1:
        return False
    first, last = above, max(len(lines), rows)
    if chosen[0] == "trailing_lines":
        first = max(last - wish.trailing_lines, 0)
    elif chosen[0] == "windowed_coord_range":
        coordinates = wish.windowed_coord_range.coord_range
        first, last = coordinates.start.y, coordinates.end.y + (coordinates.end.x > 0)
        if first < 0 or last < first or last > max(len(lines), rows) + 1:
            return False
    for number in range(first, last):
        text = lines[number] if number < len(lines) else ""
        told = answer.contents.add(text=text, continuation=1)
        if text:
            told.code_points_per_cell.add(num_code_points=1, repeats=len(text))
            told.style.add(fgAlternate=0, bgAlternate=0, repeats=len(text))
    answer.cursor.x, answer.cursor.y = min(len(lines[-1]), columns - 1), len(lines) - 1
    used = answer.windowed_coord_range.coord_range
    used.start.x, used.start.y, used.end.x, used.end.y = 0, first, 0, last
    return None


def get_prompt(sim, connection, request, answer):
    """101"""
    status, session = pb.GetPromptResponse.Status, sim.app.session(request.session)
    if session is None:
        answer.status = status.SESSION_NOT_FOUND
        return
    prompts = session.screen.prompts
    if request.HasField("unique_prompt_id"):
        prompts = [p for p in prompts if p.id == request.unique_prompt_id]
    if not prompts:
        answer.status = status.PROMPT_UNAVAILABLE
        return
    sim.describe_prompt(session, prompts[-1], answer)


def list_prompts(sim, connection, request, answer):
    """133"""
    session = sim.app.session(request.session)
    if session is None:
        answer.status = pb.ListPromptsResponse.Status.SESSION_NOT_FOUND
        return
    answer.unique_prompt_id.extend(p.id for p in session.screen.prompts)


def send_text(sim, connection, request, answer):
    """107"""
    app = sim.app
    targets = app.sessions(with_buried=False) if request.session == "all" else [app.session(request.session)]
    if None in targets or any(t.exited for t in targets):
        answer.status = pb.SendTextResponse.Status.SESSION_NOT_FOUND
        return
    if not request.suppress_broadcast:
        for target in list(targets):
            domain = next((d for d in app.broadcast if target.id in d), [])
            targets += [s for s in map(app.session, domain) if s and s not in targets]
    for target in targets:
        target.screen.type(request.text, sim.has_shell)
        sim.notices.screen_changed(target)
    answer.status = pb.SendTextResponse.Status.OK


def inject(sim, connection, request, answer):
    """113"""
    for identifier in request.session_id:
        app = sim.app
        targets = app.sessions(False) if identifier == "all" else [app.session(identifier)]
        if None in targets:
            answer.status.append(pb.InjectResponse.Status.SESSION_NOT_FOUND)
            continue
        for target in targets:
            sim.feed(target, request.data.decode("utf-8", "replace"))
        answer.status.append(pb.InjectResponse.Status.OK)


def get_profile_property(sim, connection, request, answer):
    """110"""
    session = sim.app.session(request.session)
    if session is None:
        answer.status = pb.GetProfilePropertyResponse.Status.SESSION_NOT_FOUND
        return
    values = session.profile.values
    for key in request.keys or list(values):
        if key in values:
            answer.properties.add(key=key, json_value=json.dumps(values[key]))
    answer.status = pb.GetProfilePropertyResponse.Status.OK


def set_profile_property(sim, connection, request, answer):
    """105"""
    app, status = sim.app, pb.SetProfilePropertyResponse.Status
    pairs = [(a.key, a.json_value) for a in request.assignments] or [(request.key, request.json_value)]
    try:
        values = {key: json.loads(text) for key, text in pairs}
    except ValueError:
        answer.status = status.REQUEST_MALFORMED
        return
    answer.status = status.OK
    target = request.WhichOneof("target")
    if target is None:
        answer.status = status.REQUEST_MALFORMED
    elif target == "guid_list":
        if any(g not in app.profiles for g in request.guid_list.guids):
            answer.status = status.BAD_GUID
            return
        for guid in request.guid_list.guids:
            app.profiles[guid].update(values)
        sim.reload_profiles()
    else:
        everyone = request.session == "all"
        targets = app.sessions(False) if everyone else [app.session(request.session)]
        for session in targets:
            if session is None:
                answer.status = status.SESSION_NOT_FOUND
            elif not session.profile.assign(values, app.profiles):
                answer.status = status.REQUEST_MALFORMED
                return


def list_profiles(sim, connection, request, answer):
    """118"""
    for guid, values in sim.app.profiles.items():
        if request.guids and guid not in request.guids:
            continue
        told = answer.profiles.add()
        for key in request.properties or list(values):
            if key in values:
                told.properties.add(key=key, json_value=json.dumps(values[key]))


def variable(sim, connection, request, answer):
    """115"""
    app, status = sim.app, pb.VariableResponse.Status
    scope = request.WhichOneof("scope")
    if scope is None:
        answer.status = status.MISSING_SCOPE
        return
    if scope == "app":
        owners = [app]
    elif scope == "session_id":
        owners = app.sessions(False) if request.session_id == "all" else [app.session(request.session_id)]
    elif scope == "tab_id":
        owners = app.tabs() if request.tab_id == "all" else [app.tab(request.tab_id)]
    else:
        owners = [app.window(request.window_id)]
    if None in owners:
        missing = {"session_id": "SESSION", "tab_id": "TAB", "window_id": "WINDOW"}[scope]
        answer.status = status.Value(missing + "_NOT_FOUND")
        return
    if request.get and scope in ("session_id", "tab_id") and getattr(request, scope) == "all":
        answer.status = status.MULTI_GET_DISALLOWED
        return
    names = [s.name.removeprefix("user.") for s in request.set]
    if any(not s.name.startswith("user.") or "." in n or not n for s, n in zip(request.set, names)):
        answer.status = status.INVALID_NAME
        return
    for assignment, name in zip(request.set, names):
        try:
            value = json.loads(assignment.value)
        except ValueError:
            value = None
        for owner in owners:
            owner.user.pop(name, None)
            if value is not None:
                owner.user[name] = value
    for name in request.get:
        answer.values.append(_variable(sim, owners[0], name))
    answer.status = status.OK


def _variable(sim, owner, name):
    if name != "*":
        return as_json(sim.scopes.value(owner, name))
    flat = {k: v for k, v in sim.scopes.flat(owner).items() if v is not None}
    return json.dumps({k: v if isinstance(v, str) else as_json(v) for k, v in flat.items()})


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
