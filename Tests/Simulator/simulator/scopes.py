"""Variables as the API shows them: flat names of one object, and paths through references."""

import os

from . import language
from .model import App, Session, Tab, Window

HOME = "/Users/person"


class Scopes:
    """Values of variables; strings of titles and badges are evaluated with them."""

    def __init__(self, app, decodes_quote=True):
        self.app, self.decodes_quote = app, decodes_quote
        self.interpolations = []
        self._depth = 0

    def flat(self, owner):
        """The names of an object and their values, references left out."""
        names = {
            App: self._app, Window: self._window, Tab: self._tab, Session: self._session,
        }[type(owner)](owner)
        return {**names, **{"user." + k: v for k, v in owner.user.items()}}

    def value(self, owner, path):
        """The value of a path seen from an object; None when there is none."""
        first, _, rest = path.partition(".")
        if rest and first != "user":
            target = self._reference(owner, first)
            return self.value(target, rest) if target else None
        if first == "user":
            return owner.user.get(rest)
        return self.flat(owner).get(path)

    def evaluate(self, owner, text, source):
        """An interpolated string in the scope of an object."""
        if "\\" not in text or self._depth > 3:
            return text
        self._depth += 1
        try:
            scope = _StringScope(self, owner, source)
            return language.Reader(text, scope, self.decodes_quote).interpolated_string()
        except language.EvaluationError as error:
            return f"error: {error}"
        finally:
            self._depth -= 1

    def _reference(self, owner, name):
        match owner, name:
            case (Session(), "tab"):
                return owner.tab
            case (Session(), "parentSession"):
                parent = owner.parent
                return parent if parent and not parent.closed else None
            case (Tab(), "window"):
                return owner.window
            case (Tab(), "currentSession"):
                return owner.active
            case (Window(), "currentTab"):
                return owner.selected
            case (Session() | Tab() | Window(), "iterm2"):
                return self.app
        return None

    def _app(self, app):
        return {
            "pid": 4242, "localhostName": "simulator", "effectiveTheme": "dark",
            "appBundlePath": "/Applications/iTerm.app",
        }

    def _window(self, window):
        override = window.title_format
        title = self.evaluate(window, override, "title") if override else None
        tab = window.selected
        return {
            "id": window.id, "number": window.number, "frame": list(window.frame()),
            "style": "native full screen" if window.fullscreen else "normal",
            "isHotkeyWindow": 0, "titleOverride": title, "titleOverrideFormat": override,
            "title": title if title is not None else tab and self._tab(tab)["title"],
        }

    def _tab(self, tab):
        override = tab.title_format
        title = self.evaluate(tab, override, "title") if override else None
        active = tab.active
        return {
            "id": int(tab.id), "titleOverride": title, "titleOverrideFormat": override,
            "title": title if title is not None else active and self.session_name(active),
            "tmuxWindow": -1,
        }

    def session_name(self, session):
        """The name of a session: the name in its profile, evaluated."""
        return self.evaluate(session, session.profile.values.get("Name", ""), "name")

    def _session(self, session):
        values = session.profile.values
        shared = self.app.profiles.get(session.profile.guid, values)
        columns, rows = session.grid
        name = self.session_name(session)
        job = self._job(values)
        badge = values.get("Badge Text") or ""
        return {
            "id": session.id, "termid": self.term_id(session), "name": name,
            "presentationName": name, "profileName": shared.get("Name"), "autoName": name,
            "autoNameFormat": values.get("Name"), "columns": columns, "rows": rows,
            "tty": session.tty, "pid": session.pid, "jobPid": session.pid + 1, "jobName": job,
            "processTitle": job, "commandLine": self._command(values),
            "effective_root_pid": session.pid, "path": self._path(values),
            "hostname": "simulator", "username": "person", "bellCount": 0, "selectionLength": 0,
            "badge": self.evaluate(session, badge, "badge") or None,
            "mouseReportingMode": -1, "showingAlternateScreen": 0, "applicationKeypad": 0,
            "lastCommand": next((p.command for p in reversed(session.screen.prompts) if p.state), None),
        }

    @staticmethod
    def _command(values):
        own = values.get("Custom Command") not in (None, "No")
        return values.get("Command") if own else "-zsh"

    def _job(self, values):
        words = (self._command(values) or "").split()
        return os.path.basename(words[0].lstrip("-")) if words else "zsh"

    @staticmethod
    def _path(values):
        own = values.get("Custom Directory") == "Yes" and values.get("Working Directory")
        return own or HOME

    @staticmethod
    def term_id(session):
        """Position and id, as programs see it."""
        tab = session.tab
        if not tab:
            return "w0t0p0." + session.id
        window = tab.window
        place = window.tabs.index(tab), tab.sessions().index(session)
        return f"w{window.number}t{place[0]}p{place[1]}.{session.id}"


class _StringScope:
    """Titles and badges: variables, no functions."""

    def __init__(self, scopes, owner, source):
        self.scopes, self.owner, self.source = scopes, owner, source

    def variable(self, path):
        """A variable seen from the owner."""
        return self.scopes.value(self.owner, path)

    def call(self, name, arguments):
        """No functions here."""
        raise language.EvaluationError(f"{name} may not be called here")

    def interpolated(self, text):
        """Notes what was evaluated."""
        note = {"source": self.source, "text": text}
        if note not in self.scopes.interpolations:
            self.scopes.interpolations.append(note)
