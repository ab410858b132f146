"""Checks of sessions as panes: sizes, hiding, restarting, focus, closing."""

from suite.checks import check, expect, expect_equal, iterm2, refused


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
        ("colour", "1", "UNRECOGNIZED_NAME"),
        ("grid_size", "{}", "INVALID_VALUE"),
        ("grid_size", "{", "INVALID_VALUE"),
    ):
        answer = await world.raw(
            "set_property", session_id=session.session_id, name=name, json_value=value
        )
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
    expect_equal(
        [s.session_id for s in world.app.buried_sessions], [b.session_id], "buried sessions"
    )
    tab = await world.refreshed_tab(a)
    expect_equal([s.session_id for s in tab.sessions], [a.session_id], "sessions of the tab")
    await b.async_send_text(": in-the-dark\r")
    await world.shows(b, "in-the-dark")
    await b.async_set_variable("user.place", ["dark"])
    await b.async_set_name("hidden-name")
    expect_equal(await b.async_get_variable("user.place"), ["dark"], "variable")
    expect_equal(await b.async_get_variable("name"), "hidden-name", "name")
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
    profile.set_initial_directory_mode(
        iterm2.InitialWorkingDirectory.INITIAL_WORKING_DIRECTORY_CUSTOM
    )
    profile.set_custom_directory("/usr/lib")
    b = await a.async_split_pane(profile_customizations=profile)
    await world.shows(b, "custom-42")
    await world.shows(b, "/usr/lib")
