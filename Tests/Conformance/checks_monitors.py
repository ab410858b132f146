"""Checks of monitors: what is told when something happens."""

import asyncio

from iterm2 import api_pb2

from suite.checks import check, expect, expect_equal, iterm2

_TYPES = api_pb2.NotificationType


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
        await _wait_for(world, monitor.async_get, lambda s: s == a.session_id, "the session that is")
        b = await a.async_split_pane()
        await _wait_for(world, monitor.async_get, lambda s: s == b.session_id, "the new session")


@check("monitor: a task for each session ends with it")
async def _(world):
    a = await world.session()
    b = await a.async_split_pane()
    await world.terminal.started(b)
    running, ended = {}, set()

    async def task(session_id):
        running[session_id] = asyncio.current_task()
        try:
            await asyncio.get_running_loop().create_future()
        finally:
            ended.add(session_id)

    everything = asyncio.create_task(
        iterm2.EachSessionOnceMonitor.async_foreach_session_create_task(world.app, task))
    try:
        await world.until(lambda: {a.session_id, b.session_id} <= set(running), "both tasks")
        await world.terminal.end_program(b)
        await world.until(lambda: b.session_id in ended, "the end of the task")
        expect(a.session_id not in ended, "the other task has ended")
    finally:
        for each in (everything, *running.values()):
            each.cancel()
        await asyncio.gather(everything, *running.values(), return_exceptions=True)


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
            world, monitor.async_get_next_update,
            lambda u: u.selected_tab_changed and u.selected_tab_changed.tab_id == first.tab_id, "the tab")
        expect(update.selected_tab_changed is not None, "no tab")


@check("monitor: focus on a session")
async def _(world):
    a = await world.session()
    await a.async_split_pane()
    async with iterm2.FocusMonitor(world.connection) as monitor:
        await a.async_activate()
        await _wait_for(
            world, monitor.async_get_next_update,
            lambda u: u.active_session_changed and u.active_session_changed.session_id == a.session_id,
            "the session")


@check("monitor: focus on a window")
async def _(world):
    first = await world.window()
    await world.window()
    async with iterm2.FocusMonitor(world.connection) as monitor:
        await first.async_activate()
        await _wait_for(
            world, monitor.async_get_next_update,
            lambda u: u.window_changed and u.window_changed.window_id == first.window_id, "the window")


@check("monitor: a variable of a session; an equal value is silent")
async def _(world):
    session = await world.session()
    scope = iterm2.VariableScopes.SESSION
    await session.async_set_variable("user.step", 1)
    async with iterm2.VariableMonitor(world.connection, scope, "user.step", session.session_id) as monitor:
        await session.async_set_variable("user.step", 1)
        await session.async_set_variable("user.step", {"n": 2})
        expect_equal(await world.soon(monitor.async_get(), "the change"), {"n": 2})


@check("monitor: a variable of any session")
async def _(world):
    async with iterm2.VariableMonitor(
        world.connection, iterm2.VariableScopes.SESSION, "user.any", "all") as monitor:
        session = await world.session()
        await session.async_set_variable("user.any", "seen")
        expect_equal(await world.soon(monitor.async_get(), "the change"), "seen")


@check("monitor: variables of tab, window and app")
async def _(world):
    tab = (await world.session()).tab
    scopes = iterm2.VariableScopes
    for scope, owner, identifier in (
        (scopes.TAB, tab, tab.tab_id), (scopes.WINDOW, tab.window, tab.window.window_id),
        (scopes.APP, world.app, None),
    ):
        async with iterm2.VariableMonitor(world.connection, scope, "user.turn", identifier) as monitor:
            await owner.async_set_variable("user.turn", scope.name)
            expect_equal(await world.soon(monitor.async_get(), "the change"), scope.name)
        await owner.async_set_variable("user.turn", None)


@check("monitor: the name of a session")
async def _(world):
    session = await world.session()
    async with iterm2.VariableMonitor(
        world.connection, iterm2.VariableScopes.SESSION, "name", session.session_id) as monitor:
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
        world.connection, session.session_id, [modes.PROMPT, modes.COMMAND_END]) as monitor:
        for _ in range(2):
            await world.terminal.print(session, "\r\n\x1b]133;D\x07\x1b]133;A\x07> \x1b]133;B\x07")
            mode, _ = await world.soon(monitor.async_get(), "the prompt")
            expect_equal(mode, modes.PROMPT, "event")


@check("monitor: a custom control sequence, of its identity only")
async def _(world):
    a, b = await world.session(), await world.session()
    async with iterm2.CustomControlSequenceMonitor(
        world.connection, "secret", r"^go (\d+)$", a.session_id) as monitor:
        await world.terminal.print(a, "\x1b]1337;Custom=id=other:go 1\x07")
        await world.terminal.print(a, "\x1b]1337;Custom=id=secret:stop\x07")
        await world.terminal.print(b, "\x1b]1337;Custom=id=secret:go 2\x07")
        await world.terminal.print(a, "\x1b]1337;Custom=id=secret:go 3\x07")
        match = await world.soon(monitor.async_get(), "the sequence")
        expect_equal(match.group(1), "3", "payload")


@check("monitor: a custom control sequence of any session")
async def _(world):
    async with iterm2.CustomControlSequenceMonitor(world.connection, "secret", "any") as monitor:
        session = await world.session()
        await world.terminal.print(session, "\x1b]1337;Custom=id=secret:any:thing=1\x1b\\")
        match = await world.soon(monitor.async_get(), "the sequence")
        expect_equal(match.string, "any:thing=1", "payload")


@check("monitor: the screen is streamed")
async def _(world):
    session = await world.session()
    async with session.get_screen_streamer() as streamer:
        pending = asyncio.create_task(streamer.async_get())
        await world.until(lambda: streamer.future is not None, "the streamer")
        await world.terminal.print(session, "\r\nstreamed")
        contents = await world.soon(pending, "an update")
    texts = [contents.line(n).string for n in range(contents.number_of_lines)]
    expect(any("streamed" in t for t in texts), f"the screen is {texts}")


@check("monitor: the screen is streamed without contents")
async def _(world):
    session = await world.session()
    async with session.get_screen_streamer(want_contents=False) as streamer:
        pending = asyncio.create_task(streamer.async_get())
        await world.until(lambda: streamer.future is not None, "the streamer")
        await world.terminal.print(session, "x")
        expect_equal(await world.soon(pending, "an update"), None)


@check("monitor: keystrokes can be asked for")
async def _(world):
    session = await world.session()
    async with iterm2.KeystrokeMonitor(world.connection, session.session_id) as monitor:
        if world.terminal.kind == "simulator":
            await world.terminal.command("keystroke", session=session.session_id, characters="k")
            keystroke = await world.soon(monitor.async_get(), "the keystroke")
            expect_equal(keystroke.characters, "k", "characters")
    async with iterm2.KeystrokeMonitor(world.connection, advanced=True):
        await session.async_send_text(" ")


@check("monitor: keystrokes can be filtered")
async def _(world):
    session = await world.session()
    pattern = iterm2.KeystrokePattern()
    pattern.required_modifiers = [iterm2.Modifier.CONTROL]
    pattern.keycodes = [iterm2.Keycode.ANSI_A]
    async with iterm2.KeystrokeFilter(world.connection, [pattern], session.session_id):
        await session.async_send_text(": past-the-filter\r")
        await world.shows(session, "past-the-filter")


@check("monitor: a change of broadcast domains")
async def _(world):
    a = await world.session()
    b = await a.async_split_pane()
    domain = iterm2.BroadcastDomain()
    for session in (a, b):
        domain.add_session(session)
    await iterm2.async_set_broadcast_domains(world.connection, [domain])

    def is_told():
        return [{s.session_id for s in d.sessions} for d in world.app.broadcast_domains] == [
            {a.session_id, b.session_id}]

    await world.until(is_told, "the notification")


async def _subscribe(world, kind, subscribe=True, session="", **arguments):
    answer = await world.raw(
        "notification", notification_type=_TYPES.Value(kind), subscribe=subscribe, session=session,
        **arguments)
    return answer.Status.Name(answer.status)


@check("subscribing twice, and to nothing, is told")
async def _(world):
    kind, session = "NOTIFY_ON_SCREEN_UPDATE", (await world.session()).session_id
    expect_equal(await _subscribe(world, kind, True, session), "OK")
    expect_equal(await _subscribe(world, kind, True, session), "ALREADY_SUBSCRIBED")
    expect_equal(await _subscribe(world, kind, False, session), "OK")
    expect_equal(await _subscribe(world, kind, False, session), "NOT_SUBSCRIBED")
    expect_equal(await _subscribe(world, kind, True, "nobody"), "SESSION_NOT_FOUND")


@check("subscriptions that make no sense are refused")
async def _(world):
    answer = await world.raw("notification", notification_type=_TYPES.Value("NOTIFY_ON_NEW_SESSION"))
    expect_equal(answer.status, answer.Status.Value("REQUEST_MALFORMED"), "status")
    wish = {"name": "user.x", "scope": api_pb2.VariableScope.Value("TAB"), "identifier": "all"}
    found = await _subscribe(world, "NOTIFY_ON_VARIABLE_CHANGE", variable_monitor_request=wish)
    expect_equal(found, "INVALID_IDENTIFIER")


@check("subscriptions end with their connection")
async def _(world):
    session = await world.session()
    websocket = await world.second_client()
    message = api_pb2.ClientOriginatedMessage(id=9)
    request = message.notification_request
    request.notification_type, request.subscribe = _TYPES.Value("NOTIFY_ON_SCREEN_UPDATE"), True
    request.session = session.session_id
    await websocket.send(message.SerializeToString())
    await world.soon(websocket.recv(), "the answer")
    await websocket.close()
    await world.terminal.print(session, "after-the-end")
    await world.shows(session, "after-the-end")
