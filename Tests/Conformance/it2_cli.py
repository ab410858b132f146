#!/usr/bin/env python3
"""Checks a server of iTerm2's API with the `it2` command line tool 0.2.3, unchanged.

The tool is imported once and forked for each call (suite/forked.py); one check runs the executable.
"""

import importlib

from suite import it2
from suite.main import main

for topic in ("sessions", "windows", "monitors"):
    importlib.import_module("checks_it2_" + topic)

if __name__ == "__main__":
    main(__doc__, at_end=it2.close)
