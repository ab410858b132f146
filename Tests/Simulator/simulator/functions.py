"""The functions that InvokeFunction reaches: those of the app, and methods of objects."""

import base64
import binascii
import json

from . import geometry, layout_spec
from .language import EvaluationError
from .model import Session, Tab, Window


class InvocationScope:
    """What one invocation sees: variables of its context, functions, methods of a receiver."""

    def __init__(self, simulator, owner, receiver=None):
        self.simulator, self.owner, self.receiver = simulator, owner, receiver
        self.app = simulator.app

    def variable(self, path):
        """A variable seen from the context."""
        return self.simulator.scopes.value(self.owner, path)

    def interpolated(self, text):
        """Notes an expression evaluated inside a string of an invocation."""
        self.simulator.scopes.interpolations.append({"source": "invocation", "text": text})

    def call(self, name, arguments):
        """Calls a function; an unknown one, or other arguments than its own, is an error."""
        self.simulator.calls.append({"name": name, "arguments": dict(arguments)})
        owner = self.receiver if self.receiver is not None else None
        for needs, version, required, optional, function in self._functions(name, owner):
            given = set(arguments)
            if self.simulator.version < version:
                continue
            if not needs or not set(required) <= given <= set(required) | set(optional):
                continue
            return function(**arguments)
        if self.receiver is None and (registered := self.simulator.registered(name, arguments)):
            return registered
        raise EvaluationError(f"no function {name} with arguments {sorted(arguments)}")

    def _functions(self, name, receiver):
        app = receiver is None
        table = {
            "iterm2.alert": [(app, (0, 0), ["title", "subtitle", "buttons"], ["window_id"], self._alert)],
            "iterm2.get_string": [
                (app, (0, 0), ["title", "subtitle", "placeholder", "defaultValue"], ["window_id"], self._ask),
            ],
            "iterm2.count": [(app, (0, 0), ["array"], [], lambda array: len(array))],
            "iterm2.focus": [(isinstance(self.owner, Session), (1, 11), [], [], self._focus)],
            "iterm2.get_profile_property": [
                (isinstance(self.owner, Session), (1, 11), ["key"], [],
                 lambda key: self.owner.profile.values.get(key)),
            ],
            "iterm2.move_tab_to_window": [
                (isinstance(self.owner, Tab), (0, 0), [], [], self._move_tab_to_window),
            ],
            "iterm2.move_session": [
                (app, (1, 11), ["session", "destination", "vertical", "before"], [], self._move),
            ],
            "iterm2.move_session_to_new_tab": [
                (app, (1, 13), ["session"], ["window_id", "tab_index"], self._move_to_tab),
            ],
            "iterm2.move_session_to_new_window": [
                (app, (1, 13), ["session"], [], self._move_to_window),
            ],
            "iterm2.apply_layout": [(app, (1, 14), ["spec_json_b64"], [], self._apply_layout)],
            "iterm2.set_name": [
                (isinstance(receiver, Session), (0, 0), ["name"], [], self._set_name),
            ],
            "iterm2.set_title": [
                (isinstance(receiver, (Tab, Window)), (0, 0), ["title"], [], self._set_title),
            ],
            "iterm2.select_pane_in_direction": [
                (isinstance(receiver, Tab), (1, 0), ["direction"], [], self._select_neighbour),
            ],
            "iterm2.run_coprocess": [
                (isinstance(receiver, Session), (1, 3), ["commandLine"], ["mute"], self._run_coprocess),
            ],
            "iterm2.stop_coprocess": [
                (isinstance(receiver, Session), (1, 3), [], [], self._stop_coprocess),
            ],
            "iterm2.get_coprocess": [
                (isinstance(receiver, Session), (1, 3), [], [], lambda: self.receiver.coprocess),
            ],
            "iterm2.add_annotation": [
                (isinstance(receiver, Session), (1, 8), ["startX", "startY", "endX", "endY", "text"],
                 [], lambda **_: None),
            ],
            "iterm2.set_status_bar_component_unread_count": [
                (True, (1, 2), ["identifier", "count"], [], lambda **_: None),
            ],
        }
        return table.get(name, [])

    def _alert(self, title, subtitle, buttons, window_id=None):
        self.simulator.alerts.append({"title": title, "subtitle": subtitle, "buttons": buttons})
        return 1000

    def _ask(self, title, subtitle, placeholder, defaultValue, window_id=None):
        self.simulator.alerts.append({"title": title, "subtitle": subtitle})
        return defaultValue

    def _focus(self):
        self.simulator.activate(self.owner)

    def _session(self, identifier):
        session = self.app.session(identifier, with_buried=False)
        if session is None:
            raise EvaluationError(f"no session {identifier}")
        return session

    def _move(self, session, destination, vertical, before):
        moved, target = self._session(session), self._session(destination)
        if moved is target:
            raise EvaluationError("a session cannot be moved beside itself")
        # For stacked panes the flag is inverted in iTerm2: before=true puts the pane below.
        if not vertical and self.simulator.inverts_before:
            before = not before
        if not self.app.can_split(target):
            return  # iTerm2 tells nothing of this refusal
        self.app.detach(moved)
        self.app.split(target, moved, bool(vertical), bool(before))

    def _move_to_tab(self, session, window_id=None, tab_index=None):
        moved = self._session(session)
        tab, window = moved.tab, moved.tab.window
        goal = self.app.window(window_id) if window_id else window
        if goal is None:
            raise EvaluationError(f"no window {window_id}")
        if goal is window and len(tab.sessions()) == 1:
            raise EvaluationError("it is the only session of its tab")
        index = goal.tabs.index(tab) + 1 if goal is window else len(goal.tabs)
        index = index if tab_index is None else min(int(tab_index), len(goal.tabs))
        self.app.detach(moved)
        return self.app.add_tab(goal, moved, index).id

    def _move_to_window(self, session):
        moved = self._session(session)
        self.app.detach(moved)
        return self.app.add_window(moved).id

    def _move_tab_to_window(self):
        tab, size = self.owner, self.owner.window.size
        alone = len(tab.window.tabs) == 1
        self.app.drop_tab(tab)
        window = Window(self.app, size)
        window.tabs, window.selected = [tab], tab
        self.app.windows.append(window)
        self.app.current_window = window
        if alone:
            raise EvaluationError("the window has only one tab")
        return window.id

    def _apply_layout(self, spec_json_b64):
        try:
            spec = json.loads(base64.b64decode(spec_json_b64, validate=True))
        except (binascii.Error, ValueError) as error:
            raise EvaluationError(f"com.iterm2.apply-layout: {error}") from error
        layout_spec.apply(self.app, spec, self.simulator.version)

    def _set_name(self, name):
        self.receiver.profile.assign({"Name": name}, self.app.profiles)

    def _set_title(self, title):
        self.receiver.title_format = title or None

    def _select_neighbour(self, direction):
        tab = self.receiver
        found = geometry.neighbour(tab.root, geometry.leaf_of(tab.root, tab.active), direction)
        if not found:
            return None
        tab.activate(found.session)
        return found.session.id

    def _run_coprocess(self, commandLine, mute=False):
        if self.receiver.coprocess:
            return False
        self.receiver.coprocess = commandLine
        return True

    def _stop_coprocess(self):
        had, self.receiver.coprocess = self.receiver.coprocess, None
        return had is not None
