#!/usr/bin/env python3
"""Checks a server of iTerm2's API on bare bytes, and the life of `muntin serve` ($MUNTIN)."""

import importlib

from suite.main import main

for topic in ("wire", "lifecycle"):
    importlib.import_module("checks_" + topic)

if __name__ == "__main__":
    main(__doc__)
