#!/usr/bin/env python3
"""Checks a server of iTerm2's API with the official Python package.

The server's socket must be where the package looks for it below HOME. What stands behind the
server is `--tmux NAME` (the socket name of a private tmux) or `--simulator PATH` (a control socket).
"""

import importlib

from suite.main import main

for topic in (
    "app",
    "window",
    "tab",
    "session",
    "pane",
    "screen",
    "profile",
    "monitors",
    "subscriptions",
    "calls",
    "services",
    "statuses",
):
    importlib.import_module("checks_" + topic)

if __name__ == "__main__":
    main(__doc__)
