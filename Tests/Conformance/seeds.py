#!/usr/bin/env python3
"""Runs the two scripts of `scripts/` as they are, and checks what they do to the terminal."""

import asyncio
import contextlib
import os
import signal
import sys

from suite.checks import check, expect_equal
from suite.main import main

_FOLDER = os.path.join(os.path.dirname(os.path.abspath(__file__)), "scripts")


class Script:
    """One running script and the lines that it has printed."""

    def __init__(self, process):
        self._process = process

    async def line(self, start):
        """The next line that starts so."""
        async def read():
            while line := (await self._process.stdout.readline()).decode():
                if line.startswith(start):
                    return line.strip()
            raise AssertionError(f"the script ended before it said {start!r}")

        try:
            return await asyncio.wait_for(read(), 8)
        except TimeoutError as error:
            raise AssertionError(f"the script never said {start!r}") from error


@contextlib.asynccontextmanager
async def running(name):
    """A script of the folder, killed at the end."""
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-u", os.path.join(_FOLDER, name), stdout=asyncio.subprocess.PIPE,
        env={**os.environ, "ITERM2_COOKIE": "conformance"}, start_new_session=True)
    try:
        yield Script(process)
    finally:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        await process.wait()


def _print(payload):
    return f"\x1b]1337;Custom=id=shared-secret:{payload}\x07"


@check("seed: the session that sent the sequence is split, new sessions too")
async def _(world):
    a, b = await world.session(), await world.session()
    async with running("split_on_sequence.py") as script:
        await script.line(f"watching {a.session_id}")
        await world.terminal.print(a, _print("split"))
        await script.line(f"splitting {a.session_id}")

        async def is_split():
            tab = await world.refreshed_tab(a)
            return len(tab.sessions) == 2 and tab

        tab = await world.until(is_split, "the split")
        new = next(s for s in tab.sessions if s.session_id != a.session_id)
        await script.line(f"watching {new.session_id}")
        await world.terminal.print(new, _print("other"))
        await world.terminal.print(new, _print("split"))
        await script.line(f"splitting {new.session_id}")
        await new.async_close(force=True)
        await script.line(f"ended {new.session_id}")
    expect_equal(len((await world.refreshed_tab(b)).sessions), 1, "sessions of the other tab")


@check("seed: the daemon opens a window")
async def _(world):
    session = await world.session()
    async with running("window_daemon.py") as script:
        await script.line("watching")
        for _ in range(2):
            await world.terminal.print(session, _print("create-window"))
            window_id = (await script.line("opened")).split()[1]
            await world.until(
                lambda w=window_id: world.app.get_window_by_id(w), "the window of the daemon")


if __name__ == "__main__":
    main(__doc__)
