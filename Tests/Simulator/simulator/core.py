"""The simulator: the model with its clocks, and the answer to each request."""

import asyncio
import base64
import itertools
import json

from iterm2 import api_pb2 as pb

from . import colors, content, describe, properties, services, structure
from .language import EvaluationError
from .model import App, new_guid
from .notices import Notices
from .profiles import DEFAULT_GUID
from .rounds import Rounds
from .scopes import Scopes

SLOW = {"create_tab_request", "split_pane_request", "invoke_function_request"}

_MODULES = (structure, content, properties, services)
_NAMES = {"server_originated_rpc_result": "rpc_result"}
_NEWER = {"screenshot_request": (1, 17)}


def handler(kind):
    """The function that answers a kind of request."""
    name = kind.removesuffix("_request")
    name = _NAMES.get(name, name)
    return next(getattr(module, name) for module in _MODULES if hasattr(module, name))


class Simulator:
    """One iTerm2. Settings are plain attributes; the control channel may set them."""

    def __init__(self, version=(1, 17), metrics=None, screen=(3840, 2160)):
        self.version = version
        self.app = App(metrics, screen) if metrics else App(screen=screen)
        self.scopes = Scopes(self.app, decodes_quote=version >= (1, 13))
        self.notices, self.rounds = Notices(self), Rounds()
        self.inverts_before = self.loses_dividers = True
        self.declines_close = self.has_shell = False
        self.hears_colors = True
        self.undo_seconds = 5.0
        self.arrangement_seconds = 0.0
        self.faults, self.calls, self.alerts = [], [], []
        self.connections, self.transaction = [], None
        self.pending_calls, self._rpc_numbers = {}, itertools.count(1)
        self.last_layout = None
        self.app.on_event = self.on_event
        self.app.on_new_session = self.notices.new_session
        self.app.on_close = self._closed
        self._timers = set()

    def start(self, windows=1):
        """Opens the first windows."""
        for _ in range(windows):
            session = self.app.new_session(self.app.profile(None))
            self.app.add_window(session)
            self.started(session)
        self.notices.remember()

    def list_sessions(self):
        """The payload of ListSessions and of layout notifications."""
        return describe.list_sessions(self.app, self.scopes)

    def focus(self):
        """The payload of Focus."""
        return describe.focus(self.app)

    describe_prompt = staticmethod(describe.describe_prompt)

    async def make_room_for_others(self):
        """Requests that finish late let those run first that have come already."""
        for _ in range(3):
            await asyncio.sleep(0)

    async def wait_for_transaction(self):
        """What cannot finish in a transaction waits for its end."""
        while self.transaction is not None:
            await self.transaction.until_awake()

    async def answer(self, connection, message):
        """The answer to one request; no answer's body at all for an illegal range of GetBuffer."""
        answer = pb.ServerOriginatedMessage(id=message.id)
        kind = message.WhichOneof("submessage")
        if kind is None or _NEWER.get(kind, (0, 0)) > self.version:
            answer.error = "Invalid request. Upgrade iTerm2 to a newer version."
            return answer
        body = getattr(answer, kind.removesuffix("_request") + "_response")
        body.SetInParent()
        result = handler(kind)(self, connection, getattr(message, kind), body)
        if asyncio.iscoroutine(result):
            result = await result
        if result is False:
            answer.ClearField(kind.removesuffix("_request") + "_response")
        self.notices.changed()
        return answer

    def started(self, session):
        """A program runs in a new session; with shell integration it shows a prompt soon."""
        if self.has_shell:
            self.later(0.01, session.screen.show_prompt)

    def later(self, seconds, action, *arguments):
        """Does something after a while."""

        def act():
            self._timers.discard(timer)
            action(*arguments)

        timer = asyncio.get_running_loop().call_later(seconds, act)
        self._timers.add(timer)

    def _closed(self, session):
        self.later(self.undo_seconds, self.notices.terminated, session.id)
        self.notices.changed()

    def exit(self, session, keeps=None):
        """The program of a session ends; the pane closes unless the profile keeps it."""
        session.exited = True
        self.notices.terminated(session.id)
        ends = session.profile.values.get("Close Sessions On End", 0)
        if not keeps if keeps is not None else bool(ends):
            self.app.detach(session)
            session.closed = True
        self.notices.changed()

    def restart(self, session):
        """The same program again in the same pane; the session has a new id."""
        self.notices.terminated(session.id)
        old, session.id, session.exited = session.id, new_guid(), False
        session.screen.lines = [""]
        self.app.broadcast = [
            [session.id if i == old else i for i in d] for d in self.app.broadcast
        ]
        self.started(session)
        self.notices.changed()

    def feed(self, session, text):
        """A program prints."""
        session.screen.feed(text)
        self.notices.screen_changed(session)
        self.notices.changed()

    def on_event(self, session, name, value):
        """A program announced something by a sequence."""
        if name == "Custom":
            head, _, payload = value.partition(":")
            identity = head.removeprefix("id=") if head.startswith("id=") else None
            self.notices.custom(session, identity, payload)
        elif name == "SetUserVar":
            key, _, text = value.partition("=")
            session.user[key] = base64.b64decode(text).decode("utf-8", "replace")
        elif name == "SetColors" and self.hears_colors:
            session.profile.assign(colors.assignments(value), self.app.profiles)
        elif name in ("prompt", "command start", "command end"):
            self.notices.prompt(session, name, value)

    def activate(self, session):
        """Shows a session and makes it the active one."""
        if session in self.app.buried:
            self.app.disinter(session)
        self.app.current_window = session.tab.window
        session.tab.window.selected = session.tab
        session.tab.activate(session)

    def set_fullscreen(self, window, wanted):
        """Full screen takes the whole screen; afterwards the window has its size again."""
        if wanted == window.fullscreen:
            return
        window.fullscreen = wanted
        if wanted:
            window.before_fullscreen = window.size
            window.fit(*self.app.screen)
        else:
            window.fit(*window.before_fullscreen)

    def reload_profiles(self):
        """Every session reads its shared profile again."""
        for session in self.app.sessions():
            session.profile.reload(self.app.profiles)
        self.notices.changed()

    def relaunch(self, ids="keep"):
        """iTerm2 ends and starts again: connections drop, user variables and tab ids are lost."""
        app = self.app
        app.user = {}
        for owner in [*app.windows, *app.tabs(), *app.sessions()]:
            owner.user = {}
        for tab in app.tabs():
            tab.id = str(app.next_number("tab"))
        for session in app.sessions():
            if ids == "new":
                session.id = new_guid()
            session.profile.reload(app.profiles)
        if ids == "new":
            for window in app.windows:
                window.id = "pty-" + new_guid()
        app.broadcast = []
        self.notices.remember()
        for connection in list(self.connections):
            connection.drop()

    def end_transaction(self, connection):
        """The transaction of a connection ends; requests of others go on."""
        if self.transaction is connection:
            self.transaction = None
            for each in {connection, *self.connections}:
                each.wake()

    def registered(self, name, arguments):
        """A call of a function that a script registered, as a coroutine; None if there is none."""
        found = self.notices.function(name, arguments)
        return self._call(*found, arguments) if found else None

    async def _call(self, connection, wish, defaults, arguments):
        owner = self.app.current_session or self.app
        values = {
            **arguments,
            **{k: self.scopes.value(owner, p.rstrip("?")) for k, p in defaults.items()},
        }
        notice = pb.Notification()
        call = notice.server_originated_rpc_notification
        call.request_id, call.rpc.name = f"rpc-{next(self._rpc_numbers)}", wish.name
        for name, value in sorted(values.items()):
            told = call.rpc.arguments.add(name=name)
            if value is not None:
                told.json_value = json.dumps(value)
        future = asyncio.get_running_loop().create_future()
        self.pending_calls[call.request_id] = future
        connection.notify(notice)
        timeout = wish.timeout if wish.HasField("timeout") else 5.0
        result = await asyncio.wait_for(future, timeout)
        if result.HasField("json_exception"):
            raise EvaluationError(json.loads(result.json_exception).get("reason", "exception"))
        return json.loads(result.json_value) if result.json_value else None

    def has_component(self, identifier):
        """Whether a status bar component of this id is registered."""
        return any(
            request.rpc_registration_request.status_bar_component_attributes.unique_identifier
            == identifier
            for _, request, _ in self.notices.subscriptions
            if request.notification_type == 10
        )


__all__ = ["DEFAULT_GUID", "SLOW", "Simulator"]
