"""Checks of monitors of what programs print and people press, and of subscriptions."""

import asyncio

from iterm2 import api_pb2

from suite.checks import check, expect, expect_equal, iterm2

_TYPES = api_pb2.NotificationType


@check("monitor: a custom control sequence, of its identity only")
async def _(world):
    a, b = await world.session(), await world.session()
    async with iterm2.CustomControlSequenceMonitor(
        world.connection, "secret", r"^go (\d+)$", a.session_id
    ) as monitor:
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
            {a.session_id, b.session_id}
        ]

    await world.until(is_told, "the notification")


async def _subscribe(world, kind, subscribe=True, session="", **arguments):
    answer = await world.raw(
        "notification",
        notification_type=_TYPES.Value(kind),
        subscribe=subscribe,
        session=session,
        **arguments,
    )
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
    answer = await world.raw(
        "notification", notification_type=_TYPES.Value("NOTIFY_ON_NEW_SESSION")
    )
    expect_equal(answer.status, answer.Status.Value("REQUEST_MALFORMED"), "status")
    wish = {"name": "user.x", "scope": api_pb2.VariableScope.Value("TAB"), "identifier": "all"}
    found = await _subscribe(world, "NOTIFY_ON_VARIABLE_CHANGE", variable_monitor_request=wish)
    expect_equal(found, "INVALID_IDENTIFIER")


@check("variables of the app are those of one thing, whatever it is called", only="tmux")
async def _(world):
    for identifier, status in (("all", "INVALID_IDENTIFIER"), ("whatever", "OK")):
        scope = api_pb2.VariableScope.Value("APP")
        wish = {"name": "user.of_app", "scope": scope, "identifier": identifier}
        for subscribe in (True, False):
            found = await _subscribe(
                world, "NOTIFY_ON_VARIABLE_CHANGE", subscribe, variable_monitor_request=wish
            )
            expect_equal(found, status, identifier)


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
