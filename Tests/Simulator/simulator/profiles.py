"""Profiles: shared ones, and what a session has of its own (protocol.md 6.6 and 6.11)."""

import json
import os
import uuid

_KINDS_FILE = os.path.join(os.path.dirname(os.path.abspath(__file__)), "profile_keys.json")
DEFAULT_GUID = "00000000-0000-4000-8000-00000000DEFA"


def _read_kinds():
    with open(_KINDS_FILE, encoding="utf-8") as file:
        groups = json.load(file)
    kinds = {}
    for group, keys in groups.items():
        kind = group.removesuffix(" in two modes")
        for key in keys:
            kinds[key] = kind
            if group != kind:
                kinds[key + " (Light)"] = kinds[key + " (Dark)"] = kind
    return kinds


KINDS = _read_kinds()


def _is_number(value):
    return isinstance(value, (int, float)) and not isinstance(value, bool)


def _is_colour(value):
    return isinstance(value, dict) and all(
        _is_number(value.get(name)) for name in ("Red Component", "Green Component", "Blue Component")
    )


def is_valid(key, value):
    """Whether iTerm2 lets a session have this value: a known key and the right kind of JSON."""
    match KINDS.get(key):
        case "boolean":
            return isinstance(value, bool) or _is_number(value)
        case "number":
            return _is_number(value) or isinstance(value, bool)
        case "string":
            return isinstance(value, str)
        case "color":
            return _is_colour(value)
        case "object":
            return isinstance(value, dict)
        case "array":
            return isinstance(value, list)
    return False


def default_profile():
    """The shared profile that every simulator starts with."""
    return {
        "Name": "Default",
        "Guid": DEFAULT_GUID,
        "Columns": 80,
        "Rows": 25,
        "Custom Command": "No",
        "Command": "",
        "Custom Directory": "No",
        "Working Directory": "",
        "Badge Text": "",
        "Use Tab Color": False,
        "Close Sessions On End": 1,
        "Background Color": {"Red Component": 0.0, "Green Component": 0.0, "Blue Component": 0.0},
        "Foreground Color": {"Red Component": 0.7, "Green Component": 0.7, "Blue Component": 0.7},
        "Normal Font": "Menlo-Regular 12",
        "Use Separate Colors for Light and Dark Mode": False,
        "Scrollback Lines": 1000,
        "Unlimited Scrollback": False,
        "Transparency": 0.0,
        "Blur": False,
    }


class SessionProfile:
    """The profile of one session: a copy of a shared one, and perhaps its own (divorced)."""

    def __init__(self, shared, custom=()):
        self.guid = shared["Guid"]
        self.values = {**shared, **dict(custom)}
        self.values["Guid"] = self.guid
        self.overridden = None

    @property
    def is_divorced(self):
        """Whether the session has a profile of its own that survives reloads."""
        return self.overridden is not None

    def assign(self, assignments, profiles):
        """Sets checked values; False where one is refused, and then nothing has changed."""
        for key, value in assignments.items():
            if not is_valid(key, value):
                return False
        guid = assignments.get("Guid")
        if guid in profiles and guid != self.values["Guid"]:
            self.guid, self.overridden = guid, None
            self.values = {**profiles[guid]}
            assignments = {k: v for k, v in assignments.items() if k != "Guid"}
        changed = {k: v for k, v in assignments.items() if self.values.get(k) != v}
        if not changed:
            return True
        if not self.is_divorced:
            self._divorce(profiles[self.guid])
        self.overridden |= set(assignments) - {"Guid", "Original Guid"}
        self.values.update({k: v for k, v in changed.items() if k not in ("Guid", "Original Guid")})
        return True

    def _divorce(self, shared):
        self.overridden = {k for k, v in self.values.items() if shared.get(k) != v}
        self.overridden -= {"Guid", "Original Guid"}
        self.values["Original Guid"] = self.guid
        self.values["Guid"] = str(uuid.uuid4()).upper()

    def reload(self, profiles):
        """A reload of profiles: what was only laid over at creation is gone unless divorced."""
        shared = profiles.get(self.guid) or next(iter(profiles.values()))
        if not self.is_divorced:
            self.values = {**shared}
            return
        own = {k: v for k, v in self.values.items() if k in self.overridden}
        identity = {k: self.values[k] for k in ("Guid", "Original Guid")}
        self.values = {**shared, **own, **identity}
