"""Checks of the connection and of the app object."""

import asyncio

from iterm2 import api_pb2

from suite.checks import check, expect, expect_equal, iterm2, refused


@check("the handshake announces a protocol version")
async def _(world):
    version = world.connection.iterm2_protocol_version
    expect(version >= (1, 11), f"version is {version}")


@check("the app lists a session for every pane")
async def _(world):
    await world.session()
    await world.app.async_refresh()
    listed = [s for w in world.app.windows for t in w.tabs for s in t.all_sessions]
    expect_equal(len(listed), await world.terminal.count(), "number of sessions")
    expect_equal(len({s.session_id for s in listed}), len(listed), "number of different ids")


@check("there is a current window with a tab and a session")
async def _(world):
    window = world.app.current_terminal_window
    expect(window is not None and window.current_tab is not None, "no current window or tab")
    expect(window.current_tab.current_session is not None, "no current session")


@check("a session is found by its id, and no other")
async def _(world):
    session = await world.session()
    expect(world.app.get_session_by_id(session.session_id) is not None, "not found")
    expect(world.app.get_session_by_id("no such id") is None, "found what is not there")


@check("window and tab of a session are found")
async def _(world):
    window = await world.window()
    tab = window.current_tab
    found = world.app.get_window_and_tab_for_session(tab.current_session)
    expect_equal((found[0].window_id, found[1].tab_id), (window.window_id, tab.tab_id))


@check("the app can be activated")
async def _(world):
    await world.app.async_activate(raise_all_windows=True, ignoring_other_apps=True)


@check("the app has a process id and a theme")
async def _(world):
    expect(isinstance(await world.app.async_get_variable("pid"), int), "pid is no number")
    theme = await world.app.async_get_theme()
    expect(theme and set(theme) & {"light", "dark", "automatic"}, f"theme is {theme}")


@check("a variable of the app is kept")
async def _(world):
    await world.app.async_set_variable("user.checked", {"a": [1, None, "x"]})
    expect_equal(await world.app.async_get_variable("user.checked"), {"a": [1, None, "x"]})
    expect_equal(await iterm2.async_get_variable(world.connection, "user.checked"), {"a": [1, None, "x"]})


@check("focus tells of app, window, tabs and sessions")
async def _(world):
    await world.window()
    answer = await world.raw("focus")
    kinds = [n.WhichOneof("event") for n in answer.notifications]
    expect_equal(kinds[:2], ["application_active", "window"], "first events")
    tabs = sum(len(w.tabs) for w in world.app.windows)
    expect_equal(kinds.count("selected_tab"), len(world.app.windows), "selected tabs")
    expect_equal(kinds.count("session"), tabs, "active sessions")


@check("a message without a request is answered with an error")
async def _(world):
    answer = await world.raw_message(api_pb2.ClientOriginatedMessage(id=4_000_001))
    expect(answer.error, "no error text")
    expect_equal(answer.WhichOneof("submessage"), "error", "submessage")


@check("many requests at once are all answered, each by its id")
async def _(world):
    session = await world.session()
    for number in range(40):
        await session.async_set_variable(f"user.n{number}", number)
    names = [f"user.n{n}" for n in range(40)]
    values = await asyncio.gather(*[session.async_get_variable(n) for n in names])
    expect_equal(list(values), list(range(40)))


@check("any id is copied to the answer")
async def _(world):
    websocket = await world.second_client()
    for identifier in (0, -5, 2**62, 7, 7):
        message = api_pb2.ClientOriginatedMessage(id=identifier)
        message.focus_request.SetInParent()
        await websocket.send(message.SerializeToString())
        data = await world.soon(websocket.recv(), "an answer")
        answer = api_pb2.ServerOriginatedMessage.FromString(data)
        expect_equal((answer.id, answer.HasField("id")), (identifier, True), "id")


@check("text frames and garbage are ignored, and hurt nobody")
async def _(world):
    websocket = await world.second_client()
    await websocket.send("text")
    await websocket.send(b"\xff\xfe\xfd garbage")
    message = api_pb2.ClientOriginatedMessage(id=3)
    message.list_sessions_request.SetInParent()
    await websocket.send(message.SerializeToString())
    data = await world.soon(websocket.recv(), "an answer behind the garbage")
    expect_equal(api_pb2.ServerOriginatedMessage.FromString(data).id, 3, "id")
    await websocket.close()
    await world.app.async_refresh()


@check("a ping is answered")
async def _(world):
    websocket = await world.second_client()
    await world.soon(await websocket.ping(), "the pong")


@check("a session of another client is seen by this one")
async def _(world):
    websocket = await world.second_client()
    message = api_pb2.ClientOriginatedMessage(id=1)
    message.create_tab_request.SetInParent()
    await websocket.send(message.SerializeToString())
    data = await world.soon(websocket.recv(), "the new tab")
    answer = api_pb2.ServerOriginatedMessage.FromString(data).create_tab_response
    await world.until(
        lambda: world.app.get_session_by_id(answer.session_id), "the layout notification"
    )


@check("an unknown function of the app is refused")
async def _(world):
    async with refused(iterm2.RPCException):
        await iterm2.async_invoke_function(world.connection, "no_such_function()")


@check("the app can be printed")
async def _(world):
    session = await world.session()
    expect(session.session_id in world.app.pretty_str(), "the session is not in the text")
