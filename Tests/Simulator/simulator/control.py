"""The control channel: one JSON object a line, one answer a line."""

import asyncio
import json

from google.protobuf.json_format import MessageToDict

from . import faults, geometry
from .model import new_guid


class ControlError(Exception):
    """A command that makes no sense; told to the tester."""


class Control:
    """Carries out the commands of a test. See README.md for what there is."""

    SETTINGS = {
        "latency": "server",
        "quiet": "server",
        "refuse": "server",
        "cookie": "server",
        "reusable": "server",
        "undo_seconds": "simulator",
        "arrangement_seconds": "simulator",
        "declines_close": "simulator",
        "inverts_before": "simulator",
        "loses_dividers": "simulator",
        "has_shell": "simulator",
        "hears_colors": "simulator",
    }

    def __init__(self, simulator, server, stop):
        self.simulator, self.server, self._stop = simulator, server, stop

    async def serve_line(self, line):
        """The answer to one line."""
        try:
            wish = json.loads(line)
            name = wish.pop("do")
            command = getattr(self, "do_" + name, None)
            if command is None:
                raise ControlError(f"unknown command {name!r}")
            result = command(**wish)
            if asyncio.iscoroutine(result):
                result = await result
            answer = {"ok": True, **(result or {})}
        except (ControlError, ValueError, KeyError, TypeError, AttributeError) as error:
            answer = {"ok": False, "error": f"{type(error).__name__}: {error}"}
        return json.dumps(answer, ensure_ascii=False) + "\n"

    def _session(self, identifier):
        session = self.simulator.app.session(identifier)
        if session is None:
            raise ControlError(f"no session {identifier!r}")
        return session

    def do_ping(self):
        """Answers."""

    def do_counts(self, reset=False):
        """The counts since the last reset."""
        summary = self.simulator.rounds.summary()
        if reset:
            self.simulator.rounds.reset()
        return summary

    def do_reset(self):
        """Counts, calls and interpolations begin anew; faults are forgotten."""
        simulator = self.simulator
        simulator.rounds.reset()
        simulator.calls, simulator.alerts, simulator.faults = [], [], []
        simulator.scopes.interpolations = []

    def do_log(self, kind=None):
        """The requests since the last reset, as the protobuf package writes them in JSON."""
        messages = [
            MessageToDict(m, preserving_proto_field_name=True) for m in self.simulator.rounds.log
        ]
        return {"log": [m for m in messages if kind is None or kind in m]}

    def do_calls(self):
        """Functions that were called, alerts, and expressions evaluated inside strings."""
        simulator = self.simulator
        return {
            "calls": simulator.calls,
            "alerts": simulator.alerts,
            "interpolations": simulator.scopes.interpolations,
        }

    def do_handshakes(self):
        """The headers of every handshake."""
        return {"handshakes": self.server.handshakes}

    def do_set(self, **settings):
        """Changes settings."""
        for name, value in settings.items():
            if name not in self.SETTINGS:
                raise ControlError(f"unknown setting {name!r}; known are {sorted(self.SETTINGS)}")
            setattr(getattr(self, self.SETTINGS[name]), name, value)

    def do_fault(self, **values):
        """Adds a fault."""
        self.simulator.faults.append(faults.make(values))

    def do_clear_faults(self):
        """Forgets all faults; tells how often each struck."""
        struck = [{"kind": f.kind, "struck": f.struck} for f in self.simulator.faults]
        self.simulator.faults = []
        return {"faults": struck}

    def do_state(self):
        """Everything that there is."""
        app = self.simulator.app
        return {
            "windows": [self._window(w) for w in app.windows],
            "buried": [self._told(s) for s in app.buried],
            "user": app.user,
            "broadcast": app.broadcast,
            "profiles": list(app.profiles.values()),
            "active": app.current_session.id if app.current_session else None,
            "arrangements": sorted(app.arrangements),
            "preferences": app.preferences,
            "tools": app.tools,
            "connections": len(self.simulator.connections),
        }

    def _window(self, window):
        return {
            "id": window.id,
            "number": window.number,
            "frame": list(window.frame()),
            "fullscreen": window.fullscreen,
            "user": window.user,
            "title": window.title_format,
            "selected": window.selected.id,
            "tabs": [self._tab(t) for t in window.tabs],
        }

    def _tab(self, tab):
        return {
            "id": tab.id,
            "user": tab.user,
            "title": tab.title_format,
            "active": tab.active.id,
            "maximised": tab.maximised.id if tab.maximised else None,
            "root": self._node(tab.root),
        }

    def _node(self, node):
        if isinstance(node, geometry.Leaf):
            size = self.simulator.app.metrics.grid(node.width, node.height)
            return {
                **self._told(node.session),
                "grid": list(size),
                "points": [node.width, node.height],
            }
        return {"vertical": node.vertical, "children": [self._node(c) for c in node.children]}

    def _told(self, session):
        profile = session.profile
        return {
            "session": session.id,
            "name": self.simulator.scopes.session_name(session),
            "user": session.user,
            "typed": "".join(session.screen.typed),
            "exited": session.exited,
            "divorced": profile.is_divorced,
            "overridden": sorted(profile.overridden or ()),
            "profile": profile.values,
            "profile_name": self._profile_name(profile),
        }

    def _profile_name(self, profile):
        return self.simulator.app.profiles.get(profile.guid, {}).get("Name")

    def do_relaunch(self, ids="keep"):
        """Ends and starts iTerm2: `ids` keep or new."""
        self.simulator.relaunch(ids)

    def do_reload(self):
        """Reloads profiles."""
        self.simulator.reload_profiles()

    def do_profile(self, **values):
        """Adds or changes a shared profile by its Guid (a new one without), and reloads."""
        app = self.simulator.app
        guid = values.setdefault("Guid", new_guid())
        app.profiles[guid] = {**app.profiles.get(guid, app.profiles[app.default_guid]), **values}
        self.simulator.reload_profiles()
        return {"guid": guid}

    def do_dress(self, session, **values):
        """A person gives one session values of its own, and is told all that it has."""
        target = self._session(session)
        if not target.profile.assign(values, self.simulator.app.profiles):
            raise ControlError("a value is refused")
        return self._told(target)

    def do_feed(self, session, text):
        """A program prints."""
        self.simulator.feed(self._session(session), text)

    def do_exit(self, session, keeps=None):
        """The program of a session ends."""
        self.simulator.exit(self._session(session), keeps)

    def do_person(self, action, session, other=None, vertical=True, before=False, name=None):
        """What a person does: split, close, bury, focus, rename, move, maximise."""
        simulator, app = self.simulator, self.simulator.app
        target = self._session(session)
        result = None
        match action:
            case "split":
                made = app.new_session(app.profile(None), (), target)
                app.split(target, made, vertical, before)
                result = {"session": made.id}
            case "close":
                app.close(target)
            case "bury":
                app.bury(target)
            case "focus":
                simulator.activate(target)
            case "rename":
                target.profile.assign({"Name": name}, app.profiles)
            case "maximise":
                target.tab.maximised = target
            case "move":
                app.detach(target)
                app.split(self._session(other), target, vertical, before)
            case _:
                raise ControlError(f"unknown action {action!r}")
        simulator.notices.changed()
        return result

    def do_window(self, profile=None):
        """A person opens a window."""
        app = self.simulator.app
        session = app.new_session(app.profile(profile))
        window = app.add_window(session)
        self.simulator.started(session)
        self.simulator.notices.changed()
        return {"window": window.id, "session": session.id}

    def do_keystroke(self, session, characters, modifiers=(), key_code=0):
        """A person presses a key."""
        target = self._session(session)

        def fill(notice, _):
            told = notice.keystroke_notification
            told.characters = told.charactersIgnoringModifiers = characters
            told.session, told.keyCode = target.id, key_code
            told.modifiers.extend(modifiers)

        self.simulator.notices.post(1, fill, target)

    def do_drop(self):
        """Every connection is cut."""
        for connection in list(self.simulator.connections):
            connection.drop()

    def do_send(self, hex=None, text=None):
        """Sends a raw frame to every client: binary from hexadecimal digits, or text."""
        for connection in self.simulator.connections:
            connection.send(bytes.fromhex(hex) if hex is not None else text)

    def do_quit(self):
        """Ends the simulator."""
        asyncio.get_running_loop().call_later(0.05, self._stop)
