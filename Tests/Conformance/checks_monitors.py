"""Checks of monitors: what is told when something happens."""

import asyncio

from suite.checks import check, expect, expect_equal, iterm2


async def _wait_for(world, get, wanted, what):
    """Takes from a monitor until a wanted thing comes."""

    async def take():
        while True:
            found = await get()
            if wanted(found):
                return found

    return await world.soon(take(), what)


@check("monitor: each session once, those that are and those that come")
async def _(world):
    a = await world.session()
    async with iterm2.EachSessionOnceMonitor(world.app) as monitor:
        await _wait_for(
            world, monitor.async_get, lambda s: s == a.session_id, "the session that is"
        )
        b = await a.async_split_pane()
        await _wait_for(world, monitor.async_get, lambda s: s == b.session_id, "the new session")


@check("monitor: a task for each session ends with it")
async def _(world):
    a = await world.session()
    b = await a.async_split_pane()
    await world.terminal.started(b)
    running, ended, tasks = set(), set(), []

    async def task(session_id):
        running.add(session_id)
        tasks.append(asyncio.current_task())
        try:
            await asyncio.get_running_loop().create_future()
        finally:
            ended.add(session_id)

    everything = asyncio.create_task(
        iterm2.EachSessionOnceMonitor.async_foreach_session_create_task(world.app, task)
    )
    try:
        await world.until(lambda: {a.session_id, b.session_id} <= running, "both tasks")
        await world.terminal.end_program(b)
        await world.until(lambda: b.session_id in ended, "the end of the task")
        expect(a.session_id not in ended, "the other task has ended")
    finally:
        for each in (everything, *tasks):
            each.cancel()
        await asyncio.gather(everything, *tasks, return_exceptions=True)


@check("monitor: a new session")
async def _(world):
    a = await world.session()
    async with iterm2.NewSessionMonitor(world.connection) as monitor:
        b = await a.async_split_pane()
        await _wait_for(world, monitor.async_get, lambda s: s == b.session_id, "the new session")


@check("monitor: the end of a session whose program ends")
async def _(world):
    a = await world.session()
    b = await a.async_split_pane()
    await world.terminal.started(b)
    async with iterm2.SessionTerminationMonitor(world.connection) as monitor:
        await world.terminal.end_program(b)
        await _wait_for(world, monitor.async_get, lambda s: s == b.session_id, "the end")


@check("monitor: the end of a session that is closed")
async def _(world):
    a = await world.session()
    b = await a.async_split_pane()
    async with iterm2.SessionTerminationMonitor(world.connection) as monitor:
        await b.async_close(force=True)
        await _wait_for(world, monitor.async_get, lambda s: s == b.session_id, "the end")


@check("monitor: a change of the layout")
async def _(world):
    a = await world.session()
    async with iterm2.LayoutChangeMonitor(world.connection) as monitor:
        b = await a.async_split_pane()

        async def is_known():
            await monitor.async_get()
            return world.app.get_session_by_id(b.session_id) is not None

        await world.soon(is_known(), "the change")


@check("monitor: focus on a tab")
async def _(world):
    window = await world.window()
    first = window.current_tab
    await window.async_create_tab()
    async with iterm2.FocusMonitor(world.connection) as monitor:
        await first.async_select()
        update = await _wait_for(
            world,
            monitor.async_get_next_update,
            lambda u: u.selected_tab_changed and u.selected_tab_changed.tab_id == first.tab_id,
            "the tab",
        )
        expect(update.selected_tab_changed is not None, "no tab")


@check("monitor: focus on a session")
async def _(world):
    a = await world.session()
    await a.async_split_pane()
    async with iterm2.FocusMonitor(world.connection) as monitor:
        await a.async_activate()
        await _wait_for(
            world,
            monitor.async_get_next_update,
            lambda u: u.active_session_changed
            and u.active_session_changed.session_id == a.session_id,
            "the session",
        )


@check("monitor: focus on a window")
async def _(world):
    first = await world.window()
    await world.window()
    async with iterm2.FocusMonitor(world.connection) as monitor:
        await first.async_activate()
        await _wait_for(
            world,
            monitor.async_get_next_update,
            lambda u: u.window_changed and u.window_changed.window_id == first.window_id,
            "the window",
        )


@check("monitor: a variable of a session; an equal value is silent")
async def _(world):
    session = await world.session()
    scope = iterm2.VariableScopes.SESSION
    await session.async_set_variable("user.step", 1)
    async with iterm2.VariableMonitor(
        world.connection, scope, "user.step", session.session_id
    ) as monitor:
        await session.async_set_variable("user.step", 1)
        await session.async_set_variable("user.step", {"n": 2})
        expect_equal(await world.soon(monitor.async_get(), "the change"), {"n": 2})


@check("monitor: every value of a variable, though they are set at once", only="tmux")
async def _(world):
    session = await world.session()
    values = [1, "1", {"n": 2}, [3, "4"], 5, "five", 6.5, "6.5"]
    async with iterm2.VariableMonitor(
        world.connection, iterm2.VariableScopes.SESSION, "user.burst", session.session_id
    ) as monitor:
        await asyncio.gather(*[session.async_set_variable("user.burst", v) for v in values])
        told = [await world.soon(monitor.async_get(), f"value {n}") for n in range(len(values))]
    expect_equal(told, values, "values")


@check("monitor: a variable of any session")
async def _(world):
    async with iterm2.VariableMonitor(
        world.connection, iterm2.VariableScopes.SESSION, "user.any", "all"
    ) as monitor:
        session = await world.session()
        await session.async_set_variable("user.any", "seen")
        expect_equal(await world.soon(monitor.async_get(), "the change"), "seen")


@check("monitor: variables of tab, window and app")
async def _(world):
    tab = (await world.session()).tab
    scopes = iterm2.VariableScopes
    for scope, owner, identifier in (
        (scopes.TAB, tab, tab.tab_id),
        (scopes.WINDOW, tab.window, tab.window.window_id),
        (scopes.APP, world.app, None),
    ):
        async with iterm2.VariableMonitor(
            world.connection, scope, "user.turn", identifier
        ) as monitor:
            await owner.async_set_variable("user.turn", scope.name)
            expect_equal(await world.soon(monitor.async_get(), "the change"), scope.name)
        await owner.async_set_variable("user.turn", None)


@check("monitor: the job of a session", only="tmux")
async def _(world):
    session = await world.session()
    tab, scopes = session.tab, iterm2.VariableScopes
    seen = {}

    async def collect(scope, name, identifier):
        async with iterm2.VariableMonitor(world.connection, scope, name, identifier) as monitor:
            seen[name] = []
            while True:
                seen[name].append(await monitor.async_get())

    names = ("jobName", "processTitle", "commandLine", "jobPid")
    wishes = [(scopes.SESSION, name, session.session_id) for name in names]
    wishes.append((scopes.TAB, "currentSession.jobName", tab.tab_id))
    tasks = [asyncio.create_task(collect(*wish)) for wish in wishes]
    try:
        await world.until(lambda: len(seen) == len(wishes), "the subscriptions")
        before = {name: await session.async_get_variable(name) for name in names}
        expect_equal([seen[name] for name in names], [[]] * 4, "what is told of the beginning")
        await session.async_send_text("sleep 1234\r")
        await world.until(lambda: all(seen.values()), "the job")
        await world.until(lambda: seen["commandLine"][-1] == "sleep 1234", "the command line")
        for name in names:
            expect_equal(seen[name][-1], await session.async_get_variable(name), name)
        expect_equal(seen["currentSession.jobName"][-1], "sleep", "job of the tab's session")
        await session.async_send_text("\x03")
        await world.until(lambda: seen["jobName"][-1] == before["jobName"], "the shell")
        await world.until(lambda: seen["jobPid"][-1] == before["jobPid"], "the shell's process")
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)


@check("monitor: a program takes the whole screen and gives it back", only="tmux")
async def _(world):
    session = await world.session()
    name = "showingAlternateScreen"
    expect_equal(await session.async_get_variable(name), 0, "at first")
    async with iterm2.VariableMonitor(
        world.connection, iterm2.VariableScopes.SESSION, name, session.session_id
    ) as monitor:
        for sequence, value in (("\x1b[?1049h", 1), ("\x1b[?1049l", 0)):
            await world.terminal.print(session, sequence)
            expect_equal(await world.soon(monitor.async_get(), f"a {value}"), value)
            expect_equal(await session.async_get_variable(name), value, "the variable")


@check("monitor: the name of a session")
async def _(world):
    session = await world.session()
    async with iterm2.VariableMonitor(
        world.connection, iterm2.VariableScopes.SESSION, "name", session.session_id
    ) as monitor:
        await session.async_set_name("renamed")
        await _wait_for(world, monitor.async_get, lambda v: v == "renamed", "the name")


@check("monitor: prompts and commands")
async def _(world):
    session = await world.session()
    modes = iterm2.PromptMonitor.Mode
    async with iterm2.PromptMonitor(
        world.connection, session.session_id, [modes.PROMPT, modes.COMMAND_START, modes.COMMAND_END]
    ) as monitor:
        show = world.terminal.print
        await show(session, "\r\n\x1b]133;A\x07> \x1b]133;B\x07")
        mode, _ = await world.soon(monitor.async_get(), "the prompt")
        expect_equal(mode, modes.PROMPT, "first event")
        await show(session, "make all\r\n\x1b]133;C;\x07out\r\n")
        mode, _, identifier = await world.soon(monitor.async_get(include_id=True), "the command")
        expect_equal((mode, bool(identifier)), (modes.COMMAND_START, True), "second event")
        await show(session, "\x1b]133;D;3\x07")
        expect_equal(await world.soon(monitor.async_get(), "the end"), (modes.COMMAND_END, 3))


@check("monitor: an aborted command is not told as ended")
async def _(world):
    session = await world.session()
    modes = iterm2.PromptMonitor.Mode
    async with iterm2.PromptMonitor(
        world.connection, session.session_id, [modes.PROMPT, modes.COMMAND_END]
    ) as monitor:
        for _ in range(2):
            await world.terminal.print(session, "\r\n\x1b]133;D\x07\x1b]133;A\x07> \x1b]133;B\x07")
            mode, _ = await world.soon(monitor.async_get(), "the prompt")
            expect_equal(mode, modes.PROMPT, "event")
