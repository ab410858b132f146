"""What ListSessions, Focus and GetPrompt say of the model."""

from iterm2 import api_pb2

from .geometry import Leaf


def list_sessions(app, scopes):
    """The whole tree of windows, tabs and panes."""
    answer = api_pb2.ListSessionsResponse()
    for window in app.windows:
        told = answer.windows.add()
        told.window_id, told.number = window.id, window.number
        x, y, width, height = window.frame()
        told.frame.origin.x, told.frame.origin.y = x, y
        told.frame.size.width, told.frame.size.height = width, height
        for tab in window.tabs:
            _describe_tab(app, scopes, tab, told.tabs.add())
    for session in app.buried:
        summary = answer.buried_sessions.add()
        summary.unique_identifier, summary.title = session.id, scopes.session_name(session)
    return answer


def _describe_tab(app, scopes, tab, told):
    told.tab_id, told.tmux_window_id = tab.id, "-1"
    if not tab.maximised:
        _describe_node(app, scopes, tab.root, told.root)
        return
    told.root.vertical = tab.root.vertical
    summary = told.root.links.add().session
    view = Leaf(tab.maximised, tab.root.width, tab.root.height)
    _describe_leaf(app, scopes, view, summary)
    for session in tab.sessions():
        if session is not tab.maximised:
            hidden = told.minimized_sessions.add()
            hidden.unique_identifier, hidden.title = session.id, scopes.session_name(session)


def _describe_node(app, scopes, node, told):
    told.vertical = node.vertical
    for child in node.children:
        link = told.links.add()
        if isinstance(child, Leaf):
            _describe_leaf(app, scopes, child, link.session)
        else:
            _describe_node(app, scopes, child, link.node)


def _describe_leaf(app, scopes, leaf, told):
    told.unique_identifier = leaf.session.id
    told.title = scopes.session_name(leaf.session)
    told.frame.origin.x, told.frame.origin.y = leaf.x, leaf.y
    told.frame.size.width, told.frame.size.height = leaf.width, leaf.height
    told.grid_size.width, told.grid_size.height = app.metrics.grid(leaf.width, leaf.height)


def focus(app):
    """The whole state of focus as a list of changes."""
    changes = [api_pb2.FocusChangedNotification(application_active=app.is_active)]
    status = api_pb2.FocusChangedNotification.Window.WindowStatus
    window = api_pb2.FocusChangedNotification()
    if app.current_window:
        window.window.window_id = app.current_window.id
        window.window.window_status = status.TERMINAL_WINDOW_BECAME_KEY
    else:
        window.window.window_status = status.TERMINAL_WINDOW_RESIGNED_KEY
    changes.append(window)
    for each in app.windows:
        if each.selected:
            changes.append(api_pb2.FocusChangedNotification(selected_tab=each.selected.id))
        for tab in each.tabs:
            if tab.active:
                changes.append(api_pb2.FocusChangedNotification(session=tab.active.id))
    return changes


def describe_prompt(session, prompt, told):
    """One prompt as GetPrompt and notifications show it."""
    told.status = api_pb2.GetPromptResponse.Status.OK
    told.unique_prompt_id, told.prompt_state = prompt.id, prompt.state
    told.working_directory, told.command = "/Users/person", prompt.command
    for name in ("prompt_range", "command_range", "output_range"):
        getattr(told, name).start.y = prompt.line
        getattr(told, name).end.y = prompt.line
    told.prompt_range.end.x = told.command_range.start.x = 2
    told.command_range.end.x = 2 + len(prompt.command)
    told.output_range.end.y = len(session.screen.lines) - 1
    if prompt.status is not None:
        told.exit_status = prompt.status
