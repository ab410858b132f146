"""Windows, tabs and sessions, and what can be done with them."""

import uuid

from . import geometry
from .geometry import Leaf, Splitter
from .profiles import DEFAULT_GUID, SessionProfile, default_profile
from .screen import Screen


def new_guid():
    """An id as iTerm2 makes them."""
    return str(uuid.uuid4()).upper()


class Session:
    """A program in a pane; it may be buried, and then stands in no tab."""

    def __init__(self, app, profile, parent=None):
        self.id = new_guid()
        self.app, self.profile, self.parent = app, profile, parent
        self.user = {}
        self.screen = Screen(lambda name, value: app.on_event(self, name, value))
        self.exited = self.closed = False
        self.pid = app.next_number("pid")
        self.tty = f"/dev/ttys{app.next_number('tty'):03d}"
        self.home = None
        self.last_grid = (80, 25)
        self.selection = []
        self.coprocess = None

    @property
    def tab(self):
        """The tab that holds the session, or None."""
        return next((t for t in self.app.tabs() if self in t.sessions()), None)

    @property
    def grid(self):
        """Columns and rows, the floor of the view."""
        tab = self.tab
        if tab and (leaf := geometry.leaf_of(tab.root, self)):
            width, height = leaf.width, leaf.height
            if tab.maximised is self:
                width, height = tab.root.width, tab.root.height
            self.last_grid = self.app.metrics.grid(width, height)
        return self.last_grid


class Tab:
    """A split tree with an active pane, of which one may be maximised."""

    def __init__(self, app, session, size):
        self.id = str(app.next_number("tab"))
        self.app = app
        self.root = Splitter(False, [Leaf(session)])
        geometry.resize(self.root, *size)
        self.active, self.maximised = session, None
        self.title_format, self.user = None, {}

    @property
    def window(self):
        """The window that holds the tab."""
        return next((w for w in self.app.windows if self in w.tabs), None)

    def sessions(self):
        """The sessions of all panes, from the left and the top."""
        return [leaf.session for leaf in geometry.leaves(self.root)]

    def activate(self, session):
        """Makes a pane the active one; a maximised tab stays so, on that pane."""
        self.active = session
        if self.maximised:
            self.maximised = session


class Window:
    """Tabs, of which one is selected, in a frame whose origin is at the bottom left."""

    def __init__(self, app, size):
        self.id = "pty-" + new_guid()
        used = {w.number for w in app.windows}
        self.number = next(n for n in range(len(used) + 1) if n not in used)
        self.app, self.tabs, self.selected = app, [], None
        self.origin, self.size = (100 + 20 * self.number, 100), size
        self.fullscreen, self.before_fullscreen = False, None
        self.title_format, self.user = None, {}

    def fit(self, width, height):
        """Gives the content a size, within the screen; every tab is fitted to it."""
        most = self.app.screen
        self.size = min(width, most[0]), min(height, most[1] - self.app.metrics.title_bar)
        for tab in self.tabs:
            geometry.resize(tab.root, *self.size)

    def frame(self):
        """The frame as x, y, width, height in points."""
        return (*self.origin, self.size[0], self.size[1] + self.app.metrics.title_bar)

    def set_frame(self, x, y, width, height):
        """Sets the frame; the content snaps to whole cells."""
        metrics = self.app.metrics
        columns, rows = metrics.grid(int(width), int(height) - metrics.title_bar)
        self.origin = int(x), int(y)
        self.fit(*metrics.points(columns, rows))


class App:
    """Everything that iTerm2 knows. `on_event` is told what programs announce."""

    def __init__(self, metrics=geometry.Metrics(), screen=(3840, 2160)):
        self.metrics, self.screen = metrics, screen
        self._numbers = {"pid": 5000}
        self.profiles = {DEFAULT_GUID: default_profile()}
        self.default_guid = DEFAULT_GUID
        self.windows, self.buried, self.user = [], [], {}
        self.current_window, self.is_active = None, True
        self.broadcast, self.arrangements, self.preferences, self.tools = [], {}, {}, {}
        self.on_event = lambda session, name, value: None
        self.on_new_session = self.on_close = lambda session: None

    def next_number(self, name):
        """Increasing numbers, one series a name."""
        self._numbers[name] = self._numbers.get(name, 0) + 1
        return self._numbers[name]

    def tabs(self):
        """The tabs of all windows."""
        return [tab for window in self.windows for tab in window.tabs]

    def sessions(self, with_buried=True):
        """The sessions of all tabs, then the buried ones."""
        found = [s for tab in self.tabs() for s in tab.sessions()]
        return found + self.buried if with_buried else found

    @property
    def current_session(self):
        """The active session of the selected tab of the current window."""
        window = self.current_window
        return window.selected.active if window and window.selected else None

    def session(self, identifier, with_buried=True):
        """The session of an id, or of `active`; None when there is none."""
        if identifier == "active":
            return self.current_session
        return next((s for s in self.sessions(with_buried) if s.id == identifier), None)

    def tab(self, identifier):
        """The tab of an id, or None."""
        return next((t for t in self.tabs() if t.id == identifier), None)

    def window(self, identifier):
        """The window of an id, or None."""
        return next((w for w in self.windows if w.id == identifier), None)

    def profile(self, name):
        """The shared profile of a name (the default one without a name), or None."""
        if not name:
            return self.profiles[self.default_guid]
        return next((p for p in self.profiles.values() if p["Name"] == name), None)

    def new_session(self, shared, custom=(), parent=None):
        """A session that stands in no tab yet."""
        session = Session(self, SessionProfile(shared, custom), parent)
        self.on_new_session(session)
        return session

    def add_window(self, session):
        """A window with one tab; its size in cells comes from the profile."""
        values = session.profile.values
        columns, rows = int(values.get("Columns", 80)), int(values.get("Rows", 25))
        window = Window(self, self.metrics.points(columns, rows))
        self.windows.append(window)
        self.add_tab(window, session)
        return window

    def add_tab(self, window, session, index=None, select=True):
        """A tab with one pane, at an index or at the end."""
        tab = Tab(self, session, window.size)
        window.tabs.insert(len(window.tabs) if index is None else index, tab)
        if select or not window.selected:
            window.selected, self.current_window = tab, window
        return tab

    def can_split(self, target):
        """Whether a pane may be split: none of its siblings is too small already."""
        root = target.tab.root
        siblings = geometry.parent_of(root, geometry.leaf_of(root, target)).children
        return not any(self.metrics.is_too_small(c.width, c.height) for c in siblings)

    def split(self, target, session, vertical, before):
        """Puts a session beside another one."""
        tab = target.tab
        tab.maximised = None
        leaf = geometry.leaf_of(tab.root, target)
        geometry.insert(tab.root, leaf, Leaf(session), vertical, before)
        if self.current_session is target:
            tab.active = session

    def detach(self, session):
        """Takes a session out of its tab; the tab and the window close when they are empty."""
        tab = session.tab
        if tab is None:
            return
        sessions = tab.sessions()
        place = sessions.index(session)
        tab.maximised = None
        geometry.remove(tab.root, geometry.leaf_of(tab.root, session))
        if tab.active is session:
            rest = [s for s in sessions if s is not session]
            tab.active = rest[max(place - 1, 0)] if rest else None
        if not tab.sessions():
            self.drop_tab(tab)

    def drop_tab(self, tab):
        """Takes a tab out of its window; an empty window closes."""
        window = tab.window
        place = window.tabs.index(tab)
        window.tabs.remove(tab)
        if window.selected is tab:
            window.selected = window.tabs[max(place - 1, 0)] if window.tabs else None
        if not window.tabs:
            self.windows.remove(window)
            if self.current_window is window:
                self.current_window = self.windows[-1] if self.windows else None

    def bury(self, session):
        """Hides a session; its tab closes where it stood alone."""
        tab = session.tab
        session.home = (tab, tab.window)
        self.detach(session)
        self.buried.append(session)

    def disinter(self, session):
        """Brings a session back: into its tab, else its window, else a window of its own."""
        self.buried.remove(session)
        tab, window = session.home
        if tab in self.tabs():
            last = tab.sessions()[-1]
            self.split(last, session, tab.root.vertical, False)
        elif window in self.windows:
            self.add_tab(window, session)
        else:
            self.add_window(session).id = window.id

    def close(self, session):
        """Closes a session; its program ends later, when the close can no more be undone."""
        if session in self.buried:
            self.buried.remove(session)
        self.detach(session)
        session.closed = True
        self.broadcast = [[i for i in domain if i != session.id] for domain in self.broadcast]
        self.broadcast = [domain for domain in self.broadcast if len(domain) > 0]
        self.on_close(session)
