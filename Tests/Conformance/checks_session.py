"""Checks of sessions: splitting, typing, names, variables, sizes, hiding, restarting, closing."""

from suite.checks import check, expect, expect_equal, iterm2, refused


@check("a split with a vertical divider puts the new pane to the right")
async def _(world):
    a = await world.session()
    b = await a.async_split_pane(vertical=True)
    tab = await world.refreshed_tab(a)
    expect_equal([s.session_id for s in tab.sessions], [a.session_id, b.session_id], "order")
    expect_equal(tab.root.vertical, True, "vertical")
    if world.terminal.kind == "tmux":
        left, right = await world.terminal.pane(a), await world.terminal.pane(b)
        expect(int(right["pane_left"]) > int(left["pane_left"]), "tmux has it elsewhere")
        expect_equal(right["pane_top"], left["pane_top"], "tops")


@check("a split with a horizontal divider puts the new pane below")
async def _(world):
    a = await world.session()
    b = await a.async_split_pane(vertical=False)
    tab = await world.refreshed_tab(a)
    expect_equal([s.session_id for s in tab.sessions], [a.session_id, b.session_id], "order")
    expect_equal(tab.root.vertical, False, "vertical")
    if world.terminal.kind == "tmux":
        above, below = await world.terminal.pane(a), await world.terminal.pane(b)
        expect(int(below["pane_top"]) > int(above["pane_top"]), "tmux has it elsewhere")


@check("a split before puts the new pane to the left, or above")
async def _(world):
    a = await world.session()
    b = await a.async_split_pane(vertical=True, before=True)
    c = await a.async_split_pane(vertical=False, before=True)
    tab = await world.refreshed_tab(a)
    expect_equal([s.session_id for s in tab.sessions], [b.session_id, c.session_id, a.session_id])


@check("the new pane of an active session is active")
async def _(world):
    a = await world.session()
    await a.async_activate()
    b = await a.async_split_pane(vertical=True)
    tab = await world.refreshed_tab(a)
    expect_equal(tab.active_session_id, b.session_id, "active session")


@check("splits of unknown sessions and profiles are refused")
async def _(world):
    a = await world.session()
    async with refused(iterm2.SplitPaneException):
        await a.async_split_pane(profile="no such profile")
    answer = await world.raw("split_pane", session="nobody", split_direction=0)
    expect_equal(answer.status, answer.Status.Value("SESSION_NOT_FOUND"), "status")
    bad = [{"key": "Name", "json_value": "no json"}]
    answer = await world.raw("split_pane", session=a.session_id, custom_profile_properties=bad)
    expect_equal(answer.status, answer.Status.Value("MALFORMED_CUSTOM_PROFILE_PROPERTY"), "status")


@check("grid sizes are those of the panes")
async def _(world):
    a = await world.session()
    b = await a.async_split_pane(vertical=True)
    tab = await world.refreshed_tab(a)
    for session in tab.sessions:
        size = session.grid_size
        expect_equal((size.width, size.height), await world.terminal.grid(session), "grid")
        expect_equal(await session.async_get_variable("columns"), size.width, "columns")
        expect_equal(await session.async_get_variable("rows"), size.height, "rows")
    expect(b.session_id != a.session_id, "one id for two")


@check("typed text reaches the program")
async def _(world):
    session = await world.session()
    await session.async_send_text("echo ab''cd-typed\r")

    async def has_arrived():
        text = await world.terminal.text(session)
        return "abcd-typed" in text or world.terminal.kind == "simulator" and "typed" in text

    await world.until(has_arrived, "the text")


@check("typed text may hold any character")
async def _(world):
    session = await world.session()
    await session.async_send_text("echo 'ä€𝄞 #{pane} ;~' %1 \\\\ \"q\"\r")
    await world.shows(session, "ä€𝄞 #{pane} ;~")


@check("text is typed into the active session, and into all")
async def _(world):
    a, b = await world.session(), await world.session()
    await a.async_activate()
    await iterm2.Session.active_proxy(world.connection).async_send_text(": only-active\r")
    await world.shows(a, "only-active")
    await iterm2.Session.all_proxy(world.connection).async_send_text(": every-one\r")
    await world.shows(a, "every-one")
    await world.shows(b, "every-one")
    expect("only-active" not in await world.screen(b), "typed into the wrong session")


@check("typing into an unknown session is refused")
async def _(world):
    answer = await world.raw("send_text", session="nobody", text="x")
    expect_equal(answer.status, answer.Status.Value("SESSION_NOT_FOUND"), "status")


@check("a session is renamed")
async def _(world):
    session = await world.session()
    await session.async_set_name("worker \\\\ 1")
    expect_equal(await session.async_get_variable("name"), "worker \\ 1", "name")
    expect("worker" in await session.async_get_variable("presentationName"), "presentationName")
    await world.app.async_refresh()
    expect("worker" in world.app.get_session_by_id(session.session_id).name, "title in the list")


@check("variables of a session hold any JSON")
async def _(world):
    session = await world.session()
    values = {"text": "a\"\\(x)\n€", "number": 1.5, "list": [1, [2]], "object": {"k": None}, "empty": ""}
    for name, value in values.items():
        await session.async_set_variable("user." + name, value)
        expect_equal(await session.async_get_variable("user." + name), value, name)


@check("a variable is taken away by null")
async def _(world):
    session = await world.session()
    await session.async_set_variable("user.gone", 1)
    await session.async_set_variable("user.gone", None)
    expect_equal(await session.async_get_variable("user.gone"), None)


@check("unknown variables are null, and other names than user's are refused")
async def _(world):
    session = await world.session()
    expect_equal(await session.async_get_variable("user.never"), None)
    expect_equal(await session.async_get_variable("nonsense"), None)
    for name in ("name", "user.a.b", "foo"):
        async with refused(iterm2.RPCException):
            await session.async_set_variable(name, "x")


@check("all variables at once")
async def _(world):
    session = await world.session()
    await session.async_set_variable("user.one", 1)
    everything = await session.async_get_variable("*")
    expect_equal(everything["id"], session.session_id, "id")
    expect_equal(everything["user.one"], "1", "user.one")
    expect(all(isinstance(v, str) for v in everything.values()), "a value is no text")


@check("requests for variables that make no sense are refused")
async def _(world):
    answer = await world.raw("variable", get=["user.a"])
    expect_equal(answer.status, answer.Status.Value("MISSING_SCOPE"), "status")
    for scope, name in (("session_id", "SESSION"), ("tab_id", "TAB"), ("window_id", "WINDOW")):
        answer = await world.raw("variable", **{scope: "77777"}, get=["user.a"])
        expect_equal(answer.status, answer.Status.Value(name + "_NOT_FOUND"), "status")
    answer = await world.raw("variable", session_id="all", get=["user.a"])
    expect_equal(answer.status, answer.Status.Value("MULTI_GET_DISALLOWED"), "status")


@check("a variable is set in all sessions")
async def _(world):
    a, b = await world.session(), await world.session()
    answer = await world.raw(
        "variable", session_id="all", set=[{"name": "user.every", "value": '"yes"'}])
    expect_equal(answer.status, 0, "status")
    for session in (a, b):
        expect_equal(await session.async_get_variable("user.every"), "yes")


@check("a session knows its program, device and place")
async def _(world):
    session = await world.session()
    expect(isinstance(await session.async_get_variable("pid"), int), "pid is no number")
    expect((await session.async_get_variable("tty") or "").startswith("/dev/"), "no tty")
    expect((await session.async_get_variable("path") or "").startswith("/"), "no path")
    expect(await session.async_get_variable("jobName"), "no jobName")
    expect_equal(await session.async_get_variable("id"), session.session_id, "id")
    term = await session.async_get_variable("termid")
    expect(term.startswith("w") and term.endswith("." + session.session_id), f"termid is {term}")


@check("variables are reached through references")
async def _(world):
    session = await world.session()
    expect_equal(str(await session.async_get_variable("tab.id")), session.tab.tab_id, "tab.id")
    window = session.window
    expect_equal(await session.async_get_variable("tab.window.id"), window.window_id, "window id")
    expect_equal(await window.async_get_variable("currentTab.currentSession.id"), session.session_id)


@check("the new session has its parent as a variable")
async def _(world):
    a = await world.session()
    b = await a.async_split_pane()
    expect_equal(await b.async_get_variable("parentSession.id"), a.session_id)


@check("a session gets a size in cells")
async def _(world):
    a = await world.session()
    await a.async_split_pane(vertical=True)
    await a.async_set_grid_size(iterm2.Size(31, 12))

    async def is_so():
        await world.app.async_refresh()
        size = world.app.get_session_by_id(a.session_id).grid_size
        return abs(size.width - 31) <= 1 and abs(size.height - 12) <= 1

    await world.until(is_so, "the size")
    columns, rows = await world.terminal.grid(a)
    expect(abs(columns - 31) <= 1 and abs(rows - 12) <= 1, f"the pane is {columns}x{rows}")


@check("properties that make no sense are refused")
async def _(world):
    session = await world.session()
    for name, value, status in (
        ("colour", "1", "UNRECOGNIZED_NAME"), ("grid_size", "{}", "INVALID_VALUE"),
        ("grid_size", "{", "INVALID_VALUE"),
    ):
        answer = await world.raw(
            "set_property", session_id=session.session_id, name=name, json_value=value)
        expect_equal(answer.status, answer.Status.Value(status), f"status for {name}")
    answer = await world.raw("get_property", session_id="nobody", name="grid_size")
    expect_equal(answer.status, answer.Status.Value("INVALID_TARGET"), "status")


@check("a buried session runs on out of sight, and comes back")
async def _(world):
    a = await world.session()
    b = await a.async_split_pane(vertical=True)
    await world.terminal.started(b)
    await b.async_set_buried(True)
    await world.app.async_refresh()
    expect_equal([s.session_id for s in world.app.buried_sessions], [b.session_id], "buried sessions")
    tab = await world.refreshed_tab(a)
    expect_equal([s.session_id for s in tab.sessions], [a.session_id], "sessions of the tab")
    await b.async_send_text(": in-the-dark\r")
    await world.shows(b, "in-the-dark")
    await b.async_set_buried(False)
    tab = await world.refreshed_tab(a)
    expect_equal({s.session_id for s in tab.sessions}, {a.session_id, b.session_id}, "sessions")
    expect_equal(world.app.buried_sessions, [], "buried sessions")


@check("a restarted session has a new id in the same place")
async def _(world):
    a = await world.session()
    b = await a.async_split_pane(vertical=True)
    await world.terminal.started(b)
    await b.async_restart()

    async def has_new_id():
        tab = await world.refreshed_tab(a)
        ids = [s.session_id for s in tab.sessions]
        return len(ids) == 2 and ids[0] == a.session_id and ids[1] != b.session_id

    await world.until(has_new_id, "a new id")


@check("a running session is not restarted only if it has ended")
async def _(world):
    session = await world.session()
    answer = await world.raw("restart_session", session_id=session.session_id, only_if_exited=True)
    expect_equal(answer.status, answer.Status.Value("SESSION_NOT_RESTARTABLE"), "status")
    answer = await world.raw("restart_session", session_id="nobody")
    expect_equal(answer.status, answer.Status.Value("SESSION_NOT_FOUND"), "status")


@check("an activated session has the focus")
async def _(world):
    a = await world.session()
    b = await a.async_split_pane()
    for session in (a, b):
        await session.async_activate()
        await world.app.async_refresh_focus()
        window = world.app.current_terminal_window
        expect_equal(window.current_tab.current_session.session_id, session.session_id)


@check("activating what makes no sense is refused")
async def _(world):
    answer = await world.raw("activate", session_id="nobody", select_session=True)
    expect_equal(answer.status, answer.Status.Value("BAD_IDENTIFIER"), "status")
    tab = (await world.session()).tab
    answer = await world.raw("activate", tab_id=tab.tab_id, select_session=True)
    expect_equal(answer.status, answer.Status.Value("INVALID_OPTION"), "status")


@check("a closed session is gone; its program ends")
async def _(world):
    a = await world.session()
    before = await world.terminal.count()
    b = await a.async_split_pane()
    await b.async_close(force=True)
    await world.app.async_refresh()
    expect(world.app.get_session_by_id(b.session_id) is None, "still there")

    async def has_ended():
        return await world.terminal.count() == before

    await world.until(has_ended, "the pane to go", 8)
    async with refused(iterm2.RPCException):
        await b.async_close(force=True)


@check("a session whose program ends is gone")
async def _(world):
    a = await world.session()
    b = await a.async_split_pane()
    await world.terminal.started(b)
    await world.terminal.end_program(b)

    async def is_gone():
        await world.app.async_refresh()
        return world.app.get_session_by_id(b.session_id) is None

    await world.until(is_gone, "the session to go")


@check("custom properties of a profile start another program elsewhere", only="tmux")
async def _(world):
    a = await world.session()
    profile = iterm2.LocalWriteOnlyProfile()
    profile.set_use_custom_command("Yes")
    profile.set_command("sh -c 'pwd; echo custom-$((6*7)); exec sleep 1000'")
    profile.set_initial_directory_mode(iterm2.InitialWorkingDirectory.INITIAL_WORKING_DIRECTORY_CUSTOM)
    profile.set_custom_directory("/usr/lib")
    b = await a.async_split_pane(profile_customizations=profile)
    await world.shows(b, "custom-42")
    await world.shows(b, "/usr/lib")
