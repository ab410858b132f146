"""Checks of broadcast, arrangements, prompts, transactions and tmux integration."""

import asyncio

from iterm2 import api_pb2

from suite.checks import check, expect, expect_equal, iterm2, refused


def _domain(*sessions):
    domain = iterm2.BroadcastDomain()
    for session in sessions:
        domain.add_session(session)
    return domain


async def _pair(world):
    a = await world.session()
    b = await a.async_split_pane()
    await world.terminal.started(b)
    return a, b


@check("broadcast domains are set, read and taken away")
async def _(world):
    a, b = await _pair(world)
    await iterm2.async_set_broadcast_domains(world.connection, [_domain(a, b)])
    answer = await world.raw("get_broadcast_domains")
    found = [set(d.session_ids) for d in answer.broadcast_domains]
    expect_equal(found, [{a.session_id, b.session_id}], "domains")
    await iterm2.async_set_broadcast_domains(world.connection, [])
    expect_equal(len((await world.raw("get_broadcast_domains")).broadcast_domains), 0, "domains")


@check("typed text goes to the whole domain, unless suppressed")
async def _(world):
    a, b = await _pair(world)
    await iterm2.async_set_broadcast_domains(world.connection, [_domain(a, b)])
    await a.async_send_text(": to-both\r")
    await world.shows(a, "to-both")
    await world.shows(b, "to-both")
    await a.async_send_text(": to-one\r", suppress_broadcast=True)
    await world.shows(a, "to-one")
    expect("to-one" not in await world.screen(b), "it was broadcast")


@check("broadcast domains that make no sense are refused")
async def _(world):
    a, b = await _pair(world)
    c = await world.session()
    for domains, status in (
        ([[a, b], [b]], "BROADCAST_DOMAINS_NOT_DISJOINT"), ([[a, c]], "SESSIONS_NOT_IN_SAME_WINDOW"),
    ):
        lists = [{"session_ids": [s.session_id for s in d]} for d in domains]
        answer = await world.raw("set_broadcast_domains", broadcast_domains=lists)
        expect_equal(answer.Status.Name(answer.status), status)
    answer = await world.raw("set_broadcast_domains", broadcast_domains=[{"session_ids": ["nobody"]}])
    expect_equal(answer.Status.Name(answer.status), "SESSION_NOT_FOUND")


@check("an arrangement is saved, listed and restored")
async def _(world):
    window = await world.window()
    await window.current_tab.current_session.async_split_pane(vertical=True)
    await window.async_save_window_as_arrangement("conformance")
    names = await iterm2.Arrangement.async_list(world.connection)
    expect("conformance" in names, f"names are {list(names)}")
    before = {w.window_id for w in world.app.windows}
    await iterm2.Arrangement.async_restore(world.connection, "conformance")

    async def is_restored():
        await world.app.async_refresh()
        new = [w for w in world.app.windows if w.window_id not in before]
        return [[len(t.sessions) for t in w.tabs] for w in new] == [[2]]

    await world.until(is_restored, "the window of the arrangement")


@check("all windows are saved as one arrangement")
async def _(world):
    await iterm2.Arrangement.async_save(world.connection, "everything")
    expect("everything" in await iterm2.Arrangement.async_list(world.connection), "not listed")


@check("an unknown arrangement is refused")
async def _(world):
    async with refused(iterm2.SavedArrangementException):
        await iterm2.Arrangement.async_restore(world.connection, "no such arrangement")
    answer = await world.raw("saved_arrangement", action=1, name="x", window_id="pty-no")
    expect_equal(answer.status, answer.Status.Value("WINDOW_NOT_FOUND"), "status")


@check("a session without a prompt has none")
async def _(world):
    session = await world.session()
    if await iterm2.async_list_prompts(world.connection, session.session_id):
        return
    expect_equal(await iterm2.async_get_last_prompt(world.connection, session.session_id), None)


@check("prompts are kept with command and status")
async def _(world):
    session = await world.session()
    await world.terminal.print(session, "\r\n\x1b]133;A\x07> \x1b]133;B\x07ls -l\r\n")
    prompt = await world.until(
        lambda: iterm2.async_get_last_prompt(world.connection, session.session_id), "the prompt")
    expect_equal(prompt.state, iterm2.PromptState.EDITING, "state")
    await world.terminal.print(session, "\x1b]133;C\x07files\r\n")

    async def has_state(state):
        found = await iterm2.async_get_prompt_by_id(world.connection, session.session_id, prompt.unique_id)
        return found if found and found.state == state else None

    await world.until(lambda: has_state(iterm2.PromptState.RUNNING), "the command to run")
    await world.terminal.print(session, "\x1b]133;D;0\x07")
    done = await world.until(lambda: has_state(iterm2.PromptState.FINISHED), "the command to end")
    if world.terminal.kind == "tmux":
        expect_equal(done.command, "ls -l", "command")
    ids = await iterm2.async_list_prompts(world.connection, session.session_id)
    expect(prompt.unique_id in ids, f"ids are {ids}")


@check("an unknown prompt is unavailable")
async def _(world):
    session = await world.session()
    answer = await world.raw("get_prompt", session=session.session_id, unique_prompt_id="no such id")
    expect_equal(answer.status, answer.Status.Value("PROMPT_UNAVAILABLE"), "status")
    answer = await world.raw("get_prompt", session="nobody")
    expect_equal(answer.status, answer.Status.Value("SESSION_NOT_FOUND"), "status")
    answer = await world.raw("list_prompts", session="nobody")
    expect_equal(answer.status, answer.Status.Value("SESSION_NOT_FOUND"), "status")


@check("a transaction reads at one moment")
async def _(world):
    session = await world.session()
    async with iterm2.Transaction(world.connection):
        info = await session.async_get_line_info()
        lines = await session.async_get_contents(info.overflow, info.mutable_area_height)
    expect_equal(len(lines), info.mutable_area_height, "number of lines")


@check("transactions that make no sense are refused")
async def _(world):
    answer = await world.raw("transaction", begin=False)
    expect_equal(answer.status, answer.Status.Value("NO_TRANSACTION"), "status")
    answer = await world.raw("transaction", begin=True)
    expect_equal(answer.status, answer.Status.Value("OK"), "status")
    answer = await world.raw("transaction", begin=True)
    expect_equal(answer.status, answer.Status.Value("ALREADY_IN_TRANSACTION"), "status")
    answer = await world.raw("transaction", begin=False)
    expect_equal(answer.status, answer.Status.Value("OK"), "status")


def _focus_request(identifier):
    message = api_pb2.ClientOriginatedMessage(id=identifier)
    message.focus_request.SetInParent()
    return message.SerializeToString()


@check("other clients wait until a transaction ends")
async def _(world):
    websocket = await world.second_client()
    async with iterm2.Transaction(world.connection):
        await websocket.send(_focus_request(1))
        pending = asyncio.ensure_future(websocket.recv())
        for _ in range(5):
            await world.raw("focus")
        expect(not pending.done(), "the other client was answered")
    data = await world.soon(pending, "the answer after the transaction")
    expect_equal(api_pb2.ServerOriginatedMessage.FromString(data).id, 1, "id")


@check("a transaction ends with its connection")
async def _(world):
    websocket = await world.second_client()
    message = api_pb2.ClientOriginatedMessage(id=1)
    message.transaction_request.begin = True
    await websocket.send(message.SerializeToString())
    await world.soon(websocket.recv(), "the transaction")
    await websocket.close()
    await world.app.async_refresh()


@check("there are no connections of tmux integration")
async def _(world):
    expect_equal(await iterm2.async_get_tmux_connections(world.connection), [])
    answer = await world.raw("tmux", send_command={"connection_id": "no", "command": "ls"})
    expect_equal(answer.status, answer.Status.Value("INVALID_CONNECTION_ID"), "status")
    answer = await world.raw("tmux")
    expect_equal(answer.status, answer.Status.Value("INVALID_REQUEST"), "status")
