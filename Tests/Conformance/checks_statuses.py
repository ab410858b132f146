"""Every request, and every status that it can be answered with: the table in statuses.txt."""

import asyncio
import re
from pathlib import Path

import iterm2
from google.protobuf import text_format
from iterm2 import api_pb2
from suite.checks import check, expect, expect_equal

TABLE = Path(__file__).with_name("statuses.txt")


def _rows():
    """The lines of requests as (expected, request), and the statuses that never come by type."""
    rows, never = [], {}
    for line in TABLE.read_text(encoding="utf-8").splitlines():
        if line.startswith("never "):
            kind, *names = line.partition(":")[0].split()[1:]
            never.setdefault(kind, set()).update(names)
        elif line and not line.startswith("#"):
            expected, _, text = line.partition(" | ")
            rows.append((expected.split(), text))
    return rows, never


def _statuses(message):
    """The names of the statuses of an answer; EMPTY or BODY where it has none."""
    kind = message.WhichOneof("submessage")
    if kind is None:
        return ["EMPTY"]
    body = getattr(message, kind)
    if kind == "invoke_function_response":
        if body.WhichOneof("disposition") != "error":
            return ["BODY"]
        return [api_pb2.InvokeFunctionResponse.Status.Name(body.error.status)]
    for name in ("status", "statuses"):
        field = body.DESCRIPTOR.fields_by_name.get(name)
        if field is not None and field.enum_type is not None:
            values = getattr(body, name)
            values = [values] if isinstance(values, int) else values
            return [field.enum_type.values_by_number[value].name for value in values]
    return ["BODY"]


async def _ask(websocket, message):
    """The answer to a message; notifications are passed over."""
    await websocket.send(message.SerializeToString())
    while True:
        data = await asyncio.wait_for(websocket.recv(), 5)
        answer = api_pb2.ServerOriginatedMessage.FromString(data)
        if answer.id == message.id:
            return answer


@check("statuses: the table has every request and every status")
async def _(world):
    rows, never = _rows()
    requests = api_pb2.ClientOriginatedMessage.DESCRIPTOR.oneofs_by_name["submessage"].fields
    answers = api_pb2.ServerOriginatedMessage.DESCRIPTOR.fields_by_number
    missing = []
    for request in requests:
        mine = [expected for expected, text in rows if text.startswith(request.name + " ")]
        if not mine:
            missing.append(request.name)
        told = {name for expected in mine for name in expected}
        kind = answers[request.number].message_type
        wanted = [e for e in kind.enum_types if e.name == "Status"]
        names = {value.name for enum in wanted for value in enum.values}
        lost = names - told - never.get(kind.name, set())
        missing += [f"{kind.name}.{name}" for name in sorted(lost)]
        both = told & never.get(kind.name, set())
        expect(not both, f"{kind.name}: {sorted(both)} come, and are said never to")
    expect_equal(missing, [], "what the table lacks")


@check("statuses: each request is answered as the table says")
async def _(world):
    window = await world.window()
    tab = window.tabs[0]
    session = tab.sessions[0]
    other = await window.async_create_tab()
    spare = await window.async_create_tab()
    far = await world.window()

    over = asyncio.Event()

    @iterm2.RPC
    async def slow_table():
        await over.wait()

    await slow_table.async_register(world.connection)
    listing = (await world.raw("list_sessions")).windows
    root = next(t.root for w in listing for t in w.tabs if t.tab_id == tab.tab_id)
    words = {
        "SESSION": session.session_id,
        "OTHER": other.sessions[0].session_id,
        "FAR": far.tabs[0].sessions[0].session_id,
        "TAB": tab.tab_id,
        "OTHERTAB": spare.tab_id,
        "WINDOW": window.window_id,
        "OTHERWINDOW": far.window_id,
        "ROOT": text_format.MessageToString(root, as_one_line=True),
    }
    client, wrong = await world.second_client(), []
    for number, (expected, text) in enumerate(_rows()[0]):
        filled = re.sub(r"\$([A-Z]+)", lambda match: words[match[1]], text)
        message = api_pb2.ClientOriginatedMessage()
        text_format.Parse(filled, message)
        message.id = 1_000_000 + number
        answer = await _ask(client, message)
        if answer.error or _statuses(answer) != expected:
            wrong.append(f"{text}: {answer.error or ' '.join(_statuses(answer))}")
    over.set()
    expect_equal(wrong, [], "what is answered otherwise")
