"""Requests that make, close, move, size and focus windows, tabs and sessions."""

import asyncio
import json

from iterm2 import api_pb2 as pb

from . import geometry
from .language import EvaluationError, Reader
from .functions import InvocationScope


def custom_properties(request):
    """The custom profile properties of a request; None when one is no JSON."""
    try:
        return {p.key: json.loads(p.json_value) for p in request.custom_profile_properties}
    except ValueError:
        return None


def list_sessions(sim, connection, request, answer):
    """106"""
    answer.CopyFrom(sim.list_sessions())


async def create_tab(sim, connection, request, answer):
    """108"""
    app, status = sim.app, pb.CreateTabResponse.Status
    window = app.window(request.window_id) if request.HasField("window_id") else None
    if request.HasField("window_id") and window is None:
        answer.status = status.INVALID_WINDOW_ID
        return
    shared = app.profile(request.profile_name)
    if shared is None:
        answer.status = status.INVALID_PROFILE_NAME
        return
    custom = custom_properties(request)
    if custom is None:
        answer.status = status.MISSING_SUBSTITUTION
        return
    await sim.make_room_for_others()
    session = app.new_session(shared, custom)
    select = sim.version < (1, 13) or not request.HasField("select_tab") or request.select_tab
    answer.status = status.OK
    if window is None:
        window = app.add_window(session)
    else:
        index = request.tab_index if request.HasField("tab_index") else None
        if index is not None and index > len(window.tabs):
            answer.status, index = status.INVALID_TAB_INDEX, None
        app.add_tab(window, session, index, select)
    sim.started(session)
    answer.window_id, answer.session_id = window.id, session.id
    answer.tab_id = int(session.tab.id)


async def split_pane(sim, connection, request, answer):
    """109"""
    app, status = sim.app, pb.SplitPaneResponse.Status
    if request.session == "all":
        targets = app.sessions(with_buried=False)
    else:
        targets = [s for s in [app.session(request.session, with_buried=False)] if s]
    if not targets:
        answer.status = status.SESSION_NOT_FOUND
        return
    shared, custom = app.profile(request.profile_name), custom_properties(request)
    if custom is None:
        answer.status = status.MALFORMED_CUSTOM_PROFILE_PROPERTY
        return
    if shared is None:
        answer.status = status.INVALID_PROFILE_NAME
        return
    await sim.make_room_for_others()
    vertical = request.split_direction == pb.SplitPaneRequest.SplitDirection.VERTICAL
    answer.status = status.OK
    for target in targets:
        if target.tab is None or not app.can_split(target):
            answer.status = status.CANNOT_SPLIT
            continue
        session = app.new_session(shared, custom, target)
        app.split(target, session, vertical, request.before)
        sim.started(session)
        answer.session_id.append(session.id)


def close(sim, connection, request, answer):
    """131"""
    app, status = sim.app, pb.CloseResponse.Status
    kind = request.WhichOneof("target")
    identifiers = {
        "tabs": lambda: request.tabs.tab_ids, "sessions": lambda: request.sessions.session_ids,
        "windows": lambda: request.windows.window_ids, None: lambda: [],
    }[kind]()
    for identifier in identifiers:
        if kind == "sessions":
            session = app.session(identifier)
            found = [session] if session else []
        elif kind == "tabs":
            tab = app.tab(identifier)
            found = tab.sessions() if tab else []
        else:
            window = app.window(identifier)
            found = [s for t in window.tabs for s in t.sessions()] if window else []
        if found and not request.force and sim.declines_close:
            answer.statuses.append(status.USER_DECLINED)
            continue
        for session in found:
            app.close(session)
        answer.statuses.append(status.OK if found else status.NOT_FOUND)


def restart_session(sim, connection, request, answer):
    """120: the same pane and session object, a new id; no notification of a new session."""
    session = sim.app.session(request.session_id)
    if session is None:
        answer.status = pb.RestartSessionResponse.Status.SESSION_NOT_FOUND
        return
    if request.only_if_exited and not session.exited:
        answer.status = pb.RestartSessionResponse.Status.SESSION_NOT_RESTARTABLE
        return
    asyncio.get_running_loop().call_soon(sim.restart, session)
    answer.status = pb.RestartSessionResponse.Status.OK


def set_tab_layout(sim, connection, request, answer):
    """122"""
    status, tab = pb.SetTabLayoutResponse.Status, sim.app.tab(request.tab_id)
    if tab is None:
        answer.status = status.BAD_TAB_ID
        return
    if tab.maximised or not geometry.is_isomorphic(tab.root, request.root):
        answer.status = status.WRONG_TREE
        return
    geometry.take_sizes(tab.root, request.root, sim.app.metrics, sim.loses_dividers)
    window = tab.window
    width, height = tab.root.width, tab.root.height
    if window.fullscreen:
        width, height = window.size
    window.fit(width, height)
    answer.status = status.OK


def reorder_tabs(sim, connection, request, answer):
    """125"""
    app, status = sim.app, pb.ReorderTabsResponse.Status
    windows = [a.window_id for a in request.assignments]
    tabs = [t for a in request.assignments for t in a.tab_ids]
    if len(set(windows)) != len(windows) or len(set(tabs)) != len(tabs):
        answer.status = status.INVALID_ASSIGNMENT
        return
    if any(app.window(w) is None for w in windows):
        answer.status = status.INVALID_WINDOW_ID
        return
    if any(app.tab(t) is None for t in tabs):
        answer.status = status.INVALID_TAB_ID
        return
    for assignment in request.assignments:
        goal = app.window(assignment.window_id)
        for index, tab in enumerate([app.tab(i) for i in assignment.tab_ids]):
            if tab.window is goal:
                goal.tabs.remove(tab)
            else:
                app.drop_tab(tab)
                geometry.resize(tab.root, *goal.size)
            goal.tabs.insert(index, tab)
            goal.selected = goal.selected or tab
    answer.status = status.OK


def activate(sim, connection, request, answer):
    """114"""
    app, status = sim.app, pb.ActivateResponse.Status
    answer.status = status.OK
    kind, session, tab, window = request.WhichOneof("identifier"), None, None, None
    if kind == "session_id":
        session = app.session(request.session_id)
        if session and session in app.buried:
            app.disinter(session)
        tab = session and session.tab
    elif kind == "tab_id":
        tab = app.tab(request.tab_id)
    window = tab.window if tab else (kind == "window_id" and app.window(request.window_id) or None)
    if kind and not window:
        answer.status = status.BAD_IDENTIFIER
        return
    if request.HasField("activate_app"):
        app.is_active = True
    if request.order_window_front:
        if not window:
            answer.status = status.INVALID_OPTION
            return
        app.current_window = window
    if request.select_tab:
        if not tab:
            answer.status = status.INVALID_OPTION
            return
        window.selected = tab
    if request.select_session:
        if not session:
            answer.status = status.INVALID_OPTION
            return
        tab.activate(session)


def focus(sim, connection, request, answer):
    """117"""
    answer.notifications.extend(sim.focus())


def get_broadcast_domains(sim, connection, request, answer):
    """123"""
    for domain in sim.app.broadcast:
        answer.broadcast_domains.add().session_ids.extend(domain)


def set_broadcast_domains(sim, connection, request, answer):
    """130"""
    app, status = sim.app, pb.SetBroadcastDomainsResponse.Status
    domains = [list(d.session_ids) for d in request.broadcast_domains]
    named = [i for d in domains for i in d]
    if len(named) != len(set(named)):
        answer.status = status.BROADCAST_DOMAINS_NOT_DISJOINT
    elif any(app.session(i, with_buried=False) is None for i in named):
        answer.status = status.SESSION_NOT_FOUND
    elif any(len({app.session(i).tab.window for i in d}) > 1 for d in domains):
        answer.status = status.SESSIONS_NOT_IN_SAME_WINDOW
    else:
        app.broadcast = domains
        answer.status = status.OK


def _context(sim, request):
    """The owner of variables and the receiver of a method; None twice for an unknown id."""
    app = sim.app
    match request.WhichOneof("context"):
        case "app":
            return app, None
        case "tab":
            return app.tab(request.tab.tab_id), None
        case "window":
            return app.window(request.window.window_id), None
        case "session":
            return app.session(request.session.session_id), None
    receiver = request.method.receiver
    found = app.session(receiver) or app.tab(receiver) or app.window(receiver)
    return found, found


async def invoke_function(sim, connection, request, answer):
    """132"""
    status = pb.InvokeFunctionResponse.Status
    if request.WhichOneof("context") is None:
        answer.error.status = status.Value("REQUEST_MALFORMED")
        return
    owner, receiver = _context(sim, request)
    if owner is None:
        answer.error.status = status.Value("INVALID_ID")
        return
    await sim.make_room_for_others()
    scope = InvocationScope(sim, owner, receiver)
    try:
        result = Reader(request.invocation, scope, sim.scopes.decodes_quote).invocation()
        if asyncio.iscoroutine(result):
            timeout = request.timeout if request.timeout >= 0 else 30
            result = await asyncio.wait_for(result, timeout)
    except EvaluationError as error:
        answer.error.status, answer.error.error_reason = status.Value("FAILED"), str(error)
    except TimeoutError:
        answer.error.status = status.Value("TIMEOUT")
    else:
        value = int(result) if isinstance(result, bool) else result
        answer.success.json_result = json.dumps(value)
