#!/usr/bin/env python3
"""Checks a server of iTerm2's API with the `it2` command line tool 0.2.3, run as it is."""

import asyncio
import contextlib
import json
import os
import re
import signal
import sys
import tempfile

from suite.checks import check, expect, expect_equal
from suite.main import main

_TOOL = os.path.join(os.path.dirname(sys.executable), "it2")
_SECONDS = 10
OTHER_NAME = "Conformance Worker"


async def _start(*arguments, **environment):
    return await asyncio.create_subprocess_exec(
        _TOOL, *arguments, stdin=asyncio.subprocess.PIPE, stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE, start_new_session=True,
        env={**os.environ, "ITERM2_COOKIE": "conformance", "COLUMNS": "250", **environment})


async def it2(*arguments, status=0, stdin=b"", **environment):
    """What one call prints; it must end with a status."""
    process = await _start(*arguments, **environment)
    try:
        output, errors = await asyncio.wait_for(process.communicate(stdin), _SECONDS)
    except TimeoutError as error:
        process.kill()
        raise AssertionError(f"it2 {' '.join(arguments)} has not ended") from error
    if process.returncode != status:
        said = (errors or output).decode().strip()[-300:]
        raise AssertionError(f"it2 {' '.join(arguments)} ended with {process.returncode}: {said}")
    return (output if status == 0 else output + errors).decode()


async def it2_json(*arguments):
    """What one call prints, read as JSON."""
    return json.loads(await it2(*arguments, "--json"))


@contextlib.asynccontextmanager
async def following(*arguments):
    """A call that goes on until it is killed; yields a function that waits for a text."""
    process = await _start(*arguments, PYTHONUNBUFFERED="1")
    seen = bytearray()

    async def until(text):
        async def read():
            while text.encode() not in seen:
                part = await process.stdout.read(4096)
                if not part:
                    errors = (await process.stderr.read()).decode()[-300:]
                    raise AssertionError(f"it2 {' '.join(arguments)} ended: {errors}")
                seen.extend(part)

        try:
            await asyncio.wait_for(read(), _SECONDS)
        except TimeoutError as error:
            raise AssertionError(f"no {text!r} in {seen.decode()!r}") from error

    try:
        yield until
    finally:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        await process.wait()


def _id(text, start):
    match = re.search(re.escape(start) + r"\s*(\S+)", text)
    expect(match is not None, f"no {start!r} in {text!r}")
    return match[1]


async def _session(world):
    session = await world.session()
    return session, session.session_id


@check("it2: sessions are listed")
async def _(world):
    session, session_id = await _session(world)
    entry = next(e for e in await it2_json("session", "list") if e["id"] == session_id)
    expect_equal((entry["cols"], entry["rows"]), await world.terminal.grid(session), "grid")
    expect_equal(entry["window_id"], session.window.window_id, "window")
    expect_equal(entry["tab_id"], session.tab.tab_id, "tab")
    expect_equal(entry["tty"], await session.async_get_variable("tty"), "tty")
    expect(session_id in await it2("ls"), "the table has no id")


@check("it2: a session is split both ways")
async def _(world):
    session, session_id = await _session(world)
    right = _id(await it2("session", "split", "-v", "-s", session_id), "Created new pane:")
    below = _id(await it2("session", "split", "-s", right), "Created new pane:")
    tab = await world.refreshed_tab(session)
    expect_equal([s.session_id for s in tab.sessions], [session_id, right, below], "sessions")
    expect_equal(tab.root.vertical, True, "vertical")


@check("it2: a pane is split with a profile")
async def _(world):
    session, session_id = await _session(world)
    new = _id(await it2("vsplit", "-s", session_id, "-p", OTHER_NAME), "Created new pane:")
    await world.app.async_refresh()
    found = await world.app.get_session_by_id(new).async_get_variable("profileName")
    expect_equal(found, OTHER_NAME, "profile")
    await it2("split", "-s", session_id, "-p", "no such profile", status=2)


@check("it2: a command runs and a text is typed")
async def _(world):
    session, session_id = await _session(world)
    await it2("session", "run", "-s", session_id, "echo one-$((1+1))")
    await world.shows(session, "one-")
    if world.terminal.kind == "tmux":
        await world.shows(session, "one-2")
    await it2("send", "-s", session_id, "echo not-entered")
    await world.shows(session, "echo not-entered")


@check("it2: a command runs in all sessions")
async def _(world):
    (a, _), (b, _) = await _session(world), await _session(world)
    expect("sessions" in await it2("run", "-a", ": in-all"), "no count")
    for session in (a, b):
        await world.shows(session, "in-all")


@check("it2: the screen is read, whole and its end")
async def _(world):
    session, session_id = await _session(world)
    await world.terminal.print(session, "\r\nread-me\r\nlast-line")
    await world.shows(session, "last-line")
    expect("read-me" in await it2("session", "read", "-s", session_id), "the text is not there")
    rows = (await world.terminal.grid(session))[1]
    await it2("session", "read", "-s", session_id, "-n", str(rows))


@check("it2: the screen is captured to a file")
async def _(world):
    session, session_id = await _session(world)
    await world.terminal.print(session, "\r\ncaptured-text")
    await world.shows(session, "captured-text")
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "screen.txt")
        await it2("session", "capture", "-s", session_id, "-o", path)
        await it2("session", "capture", "-s", session_id, "-o", path, "--history")
        with open(path, encoding="utf-8") as file:
            expect("captured-text" in file.read(), "the text is not in the file")


@check("it2: a session is closed")
async def _(world):
    session, session_id = await _session(world)
    new = await session.async_split_pane()
    expect("Session closed" in await it2("session", "close", "-f", "-s", new.session_id), "no word")
    tab = await world.refreshed_tab(session)
    expect_equal([s.session_id for s in tab.sessions], [session_id], "sessions")


@check("it2: an unknown session is told")
async def _(world):
    for arguments in (("session", "close", "-f", "-s", "nobody"), ("send", "-s", "nobody", "x")):
        expect("not found" in await it2(*arguments, status=3), "no reason")


@check("it2: a session is addressed as programs see it")
async def _(world):
    session, session_id = await _session(world)
    await it2("run", "-s", f"w0t0p0:{session_id}", ": by-alias")
    await world.shows(session, "by-alias")


@check("it2: a session is restarted, focused, renamed, cleared")
async def _(world):
    session, session_id = await _session(world)
    new = await session.async_split_pane()
    expect("Focused" in await it2("session", "focus", session_id), "no word")
    await world.app.async_refresh_focus()
    window = world.app.current_terminal_window
    expect_equal(window.current_tab.current_session.session_id, session_id, "focus")
    await it2("session", "set-name", "-s", session_id, "by it2")
    expect_equal(await session.async_get_variable("name"), "by it2", "name")
    await it2("session", "clear", "-s", session_id)
    expect("restarted" in await it2("session", "restart", "-s", new.session_id), "no word")


@check("it2: variables are set and read")
async def _(world):
    session, session_id = await _session(world)
    await it2("session", "set-var", "-s", session_id, "user.tool", "hammer \\(1)")
    expect_equal(await session.async_get_variable("user.tool"), "hammer \\(1)", "value")
    found = await it2("session", "get-var", "-s", session_id, "user.tool")
    expect("hammer \\(1)" in found, f"it2 says {found!r}")
    expect("not set" in await it2("session", "get-var", "-s", session_id, "user.none"), "no word")


@check("it2: windows are opened, listed, focused, sized and closed")
async def _(world):
    window_id = _id(await it2("window", "new"), "Created new window:")
    entry = next(e for e in await it2_json("window", "list") if e["id"] == window_id)
    expect_equal(entry["tabs"], 1, "tabs")
    expect(entry["width"] > 0 and not entry["is_fullscreen"], f"entry is {entry}")
    await it2("window", "focus", window_id)
    await world.app.async_refresh()
    expect_equal(world.app.current_window.window_id, window_id, "current window")
    await it2("window", "resize", "900", "600", window_id)
    frame = await world.app.get_window_by_id(window_id).async_get_frame()
    expect(abs(frame.size.width - 900) < 60, f"width is {frame.size.width}")
    expect("Window closed" in await it2("window", "close", "-f", window_id), "no word")
    await world.app.async_refresh()
    expect(world.app.get_window_by_id(window_id) is None, "still there")
    expect("not found" in await it2("window", "focus", "pty-no", status=3), "no reason")


@check("it2: arrangements are saved, listed and restored")
async def _(world):
    await world.window()
    await it2("window", "arrange", "save", "by-it2")
    expect("by-it2" in await it2("window", "arrange", "list"), "not listed")
    before = len(world.app.windows)
    await it2("window", "arrange", "restore", "by-it2")

    async def is_restored():
        await world.app.async_refresh()
        return len(world.app.windows) > before

    await world.until(is_restored, "restored windows")
    await it2("window", "arrange", "restore", "no such arrangement", status=3)


@check("it2: tabs are made, listed, selected, moved and closed")
async def _(world):
    window = await world.window()
    tab_id = _id(await it2("tab", "new", "-w", window.window_id), "Created new tab:")
    entries = await it2_json("tab", "list", "-w", window.window_id)
    expect_equal([e["id"] for e in entries][1], tab_id, "tabs")
    await it2("tab", "select", "0", "-w", window.window_id)
    await world.app.async_refresh()
    expect_equal(window.current_tab.tab_id, window.tabs[0].tab_id, "current tab")
    await window.async_activate()
    await it2("tab", "next")
    await world.app.async_refresh()
    expect_equal(window.current_tab.tab_id, tab_id, "next tab")
    expect("out of range" in await it2("tab", "goto", "9", "-w", window.window_id, status=4), "no word")
    await it2("tab", "move", tab_id)
    await world.app.async_refresh()
    expect(world.app.get_window_for_tab(tab_id).window_id != window.window_id, "the same window")
    await it2("tab", "close", "-f", tab_id)
    await world.app.async_refresh()
    expect(world.app.get_tab_by_id(tab_id) is None, "still there")


@check("it2: profiles are listed, shown, applied and changed")
async def _(world):
    session, session_id = await _session(world)
    expect(OTHER_NAME in [e["name"] for e in await it2_json("profile", "list")], "not listed")
    shown = await it2_json("profile", "show", OTHER_NAME)
    expect_equal((shown["name"], shown["badge_text"]), (OTHER_NAME, "worker"), "profile")
    await it2("profile", "apply", OTHER_NAME, "-s", session_id)
    expect_equal(await session.async_get_variable("profileName"), OTHER_NAME, "profileName")
    await it2("profile", "set", OTHER_NAME, "badge-text", "set by it2")
    try:
        found = (await it2_json("profile", "show", OTHER_NAME))["badge_text"]
        expect_equal(found, "set by it2", "badge")
    finally:
        await it2("profile", "set", OTHER_NAME, "badge-text", "worker")
    await it2("profile", "show", "no such profile", status=3)


@check("it2: broadcast is switched on, grouped and off")
async def _(world):
    session, session_id = await _session(world)
    new = await session.async_split_pane()
    await world.terminal.started(new)
    await session.async_activate()
    await it2("app", "broadcast", "on")
    await session.async_send_text(": to-all-of-tab\r")
    await world.shows(new, "to-all-of-tab")
    await it2("app", "broadcast", "off")
    expect_equal(len((await world.raw("get_broadcast_domains")).broadcast_domains), 0, "domains")
    await it2("app", "broadcast", "add", session_id, new.session_id)
    domains = (await world.raw("get_broadcast_domains")).broadcast_domains
    expect_equal([len(d.session_ids) for d in domains], [2], "domains")


@check("it2: the app tells its focus and theme")
async def _(world):
    session, session_id = await _session(world)
    await session.async_activate()
    expect(session_id in await it2("app", "get-focus"), "the session is not told")
    expect("theme" in (await it2("app", "theme")).lower(), "no theme")
    await it2("app", "activate")


@check("it2: output is monitored")
async def _(world):
    session, session_id = await _session(world)
    await world.terminal.print(session, "\r\nseen-once")
    await world.shows(session, "seen-once")
    expect("seen-once" in await it2("monitor", "output", "-s", session_id), "not shown")
    async with following("monitor", "output", "-f", "-s", session_id) as until:
        await until("Press Ctrl+C")

        async def is_followed():
            await world.terminal.print(session, "\r\nfollowed")
            try:
                await asyncio.wait_for(asyncio.shield(shown), 0.3)
            except TimeoutError:
                return False
            return True

        shown = asyncio.ensure_future(until("followed"))
        await world.until(is_followed, "the output to be shown")


@check("it2: a variable is monitored")
async def _(world):
    session, session_id = await _session(world)
    await session.async_set_variable("user.mon", "before")
    async with following("monitor", "variable", "user.mon", "-s", session_id) as until:
        await until("Current value: before")
        await until("Press Ctrl+C")

        numbers = iter(range(1000))

        async def is_told():
            await session.async_set_variable("user.mon", f"after-{next(numbers)}")
            try:
                await asyncio.wait_for(asyncio.shield(told), 0.3)
            except TimeoutError:
                return False
            return True

        told = asyncio.ensure_future(until("Changed to: after"))
        await world.until(is_told, "the change to be told")


@check("it2: prompts and keystrokes are monitored")
async def _(world):
    session, session_id = await _session(world)
    async with following("monitor", "keystroke", "-s", session_id) as until:
        await until("Press Ctrl+C")
    async with following("monitor", "prompt", "-s", session_id) as until:
        await until("Press Ctrl+C")

        async def is_told():
            await world.terminal.print(session, "\r\n\x1b]133;A\x07> \x1b]133;B\x07")
            try:
                await asyncio.wait_for(asyncio.shield(told), 0.3)
            except TimeoutError:
                return False
            return True

        told = asyncio.ensure_future(until("New prompt detected"))
        await world.until(is_told, "the prompt to be told")


if __name__ == "__main__":
    main(__doc__)
