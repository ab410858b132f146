"""Checks of the it2 tool: windows, tabs, profiles, the app."""

from suite.checks import check, expect, expect_equal
from suite.it2 import id_behind, it2, it2_json, new_session

OTHER_NAME = "Conformance Worker"


@check("it2: windows are opened, listed, focused, sized and closed")
async def _(world):
    window_id = id_behind(await it2("window", "new"), "Created new window:")
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
    tab_id = id_behind(await it2("tab", "new", "-w", window.window_id), "Created new tab:")
    entries = await it2_json("tab", "list", "-w", window.window_id)
    expect_equal([e["id"] for e in entries][1], tab_id, "tabs")
    await it2("tab", "select", "0", "-w", window.window_id)
    await world.app.async_refresh()
    expect_equal(window.current_tab.tab_id, window.tabs[0].tab_id, "current tab")
    await window.async_activate()
    await it2("tab", "next")
    await world.app.async_refresh()
    expect_equal(window.current_tab.tab_id, tab_id, "next tab")
    expect(
        "out of range" in await it2("tab", "goto", "9", "-w", window.window_id, status=4), "no word"
    )
    await it2("tab", "move", tab_id)
    await world.app.async_refresh()
    expect(world.app.get_window_for_tab(tab_id).window_id != window.window_id, "the same window")
    await it2("tab", "close", "-f", tab_id)
    await world.app.async_refresh()
    expect(world.app.get_tab_by_id(tab_id) is None, "still there")


@check("it2: profiles are listed, shown, applied and changed")
async def _(world):
    session, session_id = await new_session(world)
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
    session, session_id = await new_session(world)
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
    session, session_id = await new_session(world)
    await session.async_activate()
    expect(session_id in await it2("app", "get-focus"), "the session is not told")
    expect("theme" in (await it2("app", "theme")).lower(), "no theme")
    await it2("app", "activate")
