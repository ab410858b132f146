"""Checks of the it2 tool: sessions."""

import os
import tempfile

from suite.checks import check, expect, expect_equal
from suite.it2 import id_behind, it2, it2_json, new_session

OTHER_NAME = "Conformance Worker"


@check("it2: sessions are listed")
async def _(world):
    session, session_id = await new_session(world)
    entry = next(e for e in await it2_json("session", "list") if e["id"] == session_id)
    expect_equal((entry["cols"], entry["rows"]), await world.terminal.grid(session), "grid")
    expect_equal(entry["window_id"], session.window.window_id, "window")
    expect_equal(entry["tab_id"], session.tab.tab_id, "tab")
    expect(session_id in await it2("ls"), "the table has no id")


@check("it2: a session is split both ways")
async def _(world):
    session, session_id = await new_session(world)
    right = id_behind(await it2("session", "split", "-v", "-s", session_id), "Created new pane:")
    below = id_behind(await it2("session", "split", "-s", right), "Created new pane:")
    tab = await world.refreshed_tab(session)
    expect_equal([s.session_id for s in tab.sessions], [session_id, right, below], "sessions")
    expect_equal(tab.root.vertical, True, "vertical")


@check("it2: a pane is split with a profile")
async def _(world):
    session, session_id = await new_session(world)
    new = id_behind(await it2("vsplit", "-s", session_id, "-p", OTHER_NAME), "Created new pane:")
    await world.app.async_refresh()
    found = await world.app.get_session_by_id(new).async_get_variable("profileName")
    expect_equal(found, OTHER_NAME, "profile")
    await it2("split", "-s", session_id, "-p", "no such profile", status=None)


@check("it2: a command runs and a text is typed")
async def _(world):
    session, session_id = await new_session(world)
    await it2("session", "run", "-s", session_id, "echo one-$((1+1))")
    await world.shows(session, "one-")
    if world.terminal.kind == "tmux":
        await world.shows(session, "one-2")
    await it2("send", "-s", session_id, "echo not-entered")
    await world.shows(session, "echo not-entered")


@check("it2: a command runs in all sessions")
async def _(world):
    (a, _), (b, _) = await new_session(world), await new_session(world)
    expect("sessions" in await it2("run", "-a", ": in-all"), "no count")
    for session in (a, b):
        await world.shows(session, "in-all")


@check("it2: the screen is read, whole and its end")
async def _(world):
    session, session_id = await new_session(world)
    await world.terminal.print(session, "\r\nread-me\r\nlast-line")
    await world.shows(session, "last-line")
    expect("read-me" in await it2("session", "read", "-s", session_id), "the text is not there")
    rows = (await world.terminal.grid(session))[1]
    await it2("session", "read", "-s", session_id, "-n", str(rows))


@check("it2: the screen is captured to a file")
async def _(world):
    session, session_id = await new_session(world)
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
    session, session_id = await new_session(world)
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
    session, session_id = await new_session(world)
    await it2("run", "-s", f"w0t0p0:{session_id}", ": by-alias")
    await world.shows(session, "by-alias")


@check("it2: a session is restarted, focused, renamed, cleared")
async def _(world):
    session, session_id = await new_session(world)
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
    session, session_id = await new_session(world)
    await it2("session", "set-var", "-s", session_id, "user.tool", "hammer \\(1)")
    expect_equal(await session.async_get_variable("user.tool"), "hammer \\(1)", "value")
    found = await it2("session", "get-var", "-s", session_id, "user.tool")
    expect("hammer \\(1)" in found, f"it2 says {found!r}")
    expect("not set" in await it2("session", "get-var", "-s", session_id, "user.none"), "no word")
