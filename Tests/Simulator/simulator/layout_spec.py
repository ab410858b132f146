"""`iterm2.apply_layout`: tabs re-shaped to a spec; validated first, sizes equalised (protocol 1.14)."""

from . import geometry
from .geometry import Leaf, Splitter
from .language import EvaluationError

MAX_DEPTH = 32


def fail(why):
    """The error of this function."""
    raise EvaluationError(f"com.iterm2.apply-layout: {why}")


def apply(app, spec, version):
    """Checks a spec, then carries it out."""
    if not isinstance(spec, dict) or set(spec) - {"tabs", "close_sessions", "close_tabs", "close_windows"}:
        fail("an unknown member")
    tabs = _tabs(app, spec)
    used = []
    for _, root in tabs:
        _check(app, root, None, 1, used, version)
    if len(used) != len(set(used)):
        fail("a session is mentioned twice")
    closing = [_found(app.session(i), i) for i in spec.get("close_sessions", [])]
    closed_tabs = [_found(app.tab(i), i) for i in spec.get("close_tabs", [])]
    closed_windows = [_found(app.window(i), i) for i in spec.get("close_windows", [])]
    _check_complete(app, [t for t, _ in tabs] + closed_tabs, used, closing, closed_tabs)
    for session in closing:
        app.close(session)
    _build(app, tabs)
    for tab in closed_tabs + [t for w in closed_windows for t in w.tabs]:
        for session in tab.sessions():
            app.close(session)
        if tab.window:
            app.drop_tab(tab)


def _found(thing, identifier):
    return thing if thing is not None else fail(f"{identifier} is unknown")


def _tabs(app, spec):
    tabs = []
    for entry in spec.get("tabs", []):
        tab = _found(app.tab(str(entry.get("tab_id"))), entry.get("tab_id"))
        if tab.maximised:
            fail("a tab is maximised")
        if any(tab is other for other, _ in tabs):
            fail("a tab is mentioned twice")
        tabs.append((tab, entry.get("root")))
    return tabs


def _check(app, node, vertical_above, depth, used, version):
    if depth > MAX_DEPTH:
        fail("too deep")
    if not isinstance(node, dict):
        fail("a node must be an object")
    if "session_id" in node:
        session = app.session(node["session_id"])
        if session is None or session.tab is None:
            fail(f"no session {node['session_id']}")
        used.append(session.id)
    elif "new_session" in node:
        if version < (1, 16):
            fail("new_session is unknown")
        guid = node["new_session"].get("profile")
        if guid and guid not in app.profiles:
            fail(f"no profile {guid}")
    else:
        children = node.get("children") or []
        if len(children) < 2 or not isinstance(node.get("vertical"), bool):
            fail("a splitter needs an orientation and two children")
        if node["vertical"] == vertical_above:
            fail("a splitter has a child of its own orientation")
        for child in children:
            _check(app, child, node["vertical"], depth + 1, used, version)


def _check_complete(app, tabs, used, closing, closed_tabs):
    here = {s.id for tab in tabs for s in tab.sessions()}
    gone = {s.id for s in closing} | {s.id for t in closed_tabs for s in t.sessions()}
    if missing := here - set(used) - gone:
        fail(f"sessions are left out: {sorted(missing)}")
    if others := set(used) - here:
        fail(f"the tabs of some sessions are not in the spec: {sorted(others)}")


def _build(app, tabs):
    for tab, root in tabs:
        node = _node(app, root)
        if isinstance(node, Leaf):
            node = Splitter(tab.root.vertical, [node])
        size = tab.root.width, tab.root.height
        tab.root = node
        geometry.equalise(node)
        geometry.resize(node, *size)
        if tab.active not in tab.sessions():
            tab.active = tab.sessions()[0]


def _node(app, node):
    if "session_id" in node:
        return Leaf(app.session(node["session_id"]))
    if "new_session" in node:
        wish = node["new_session"]
        shared = app.profiles[wish.get("profile") or app.default_guid]
        custom = {}
        if command := wish.get("command"):
            custom = {"Custom Command": "Yes", "Command": command}
        return Leaf(app.new_session(shared, custom))
    return Splitter(node["vertical"], [_node(app, child) for child in node["children"]])
