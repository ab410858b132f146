"""Checks of the wire: handshakes, frames, floods, slow and half-closed clients."""

import asyncio
import base64
import contextlib
import hashlib
import os
import stat

from suite.bare import BINARY, CLOSE, PING, PONG, TEXT, BareClient, default_socket, new_key, request
from suite.checks import check, expect, expect_equal

_MAGIC = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11"


@contextlib.asynccontextmanager
async def _connected():
    client = await BareClient.open()
    try:
        status, _ = await client.handshake()
        expect_equal(status, 101, "status")
        yield client
    finally:
        client.close()


async def _status(**changed):
    client = await BareClient.open()
    try:
        status, _ = await client.handshake(**changed)
        if status != 101:
            await client.ends()
        return status
    finally:
        client.close()


async def _expect_alive(world):
    """The client of the suite is still served."""
    answer = await world.raw("focus")
    expect(len(answer.notifications) > 0, "the client of the suite is not served")


@check("wire: the socket and its folder are private")
async def _(world):
    path = default_socket()
    expect_equal(stat.S_IMODE(os.stat(path).st_mode), 0o600, "mode of the socket")
    expect_equal(stat.S_IMODE(os.stat(os.path.dirname(path)).st_mode), 0o700, "mode of the folder")


@check("wire: the handshake is answered as the standard says")
async def _(world):
    client, key = await BareClient.open(), new_key()
    status, headers = await client.handshake(Sec_WebSocket_Key=key)
    client.close()
    accept = base64.b64encode(hashlib.sha1((key + _MAGIC).encode()).digest()).decode()
    expect_equal(status, 101, "status")
    expect_equal(headers["sec-websocket-accept"], accept, "accept")
    expect_equal(headers["sec-websocket-protocol"], "api.iterm2.com", "subprotocol")
    expect("." in headers["x-iterm2-protocol-version"], "no version")
    expect("sec-websocket-extensions" not in headers, "an extension was agreed on")


@check("wire: handshakes that break a rule are refused")
async def _(world):
    for changed in (
        {"Host": "example.org"},
        {"Host": None},
        {"Origin": "http://example.org/"},
        {"Origin": None},
        {"Origin": "http://localhost.example.org/"},
        {"Sec_WebSocket_Protocol": "other"},
        {"Sec_WebSocket_Protocol": None},
        {"x_iterm2_library_version": None},
        {"x_iterm2_library_version": "oneword"},
        {"Upgrade": "h2c"},
        {"Sec_WebSocket_Version": "8"},
        {"Sec_WebSocket_Key": None},
        {"line": "GET /other HTTP/1.1"},
        {"line": "POST / HTTP/1.1"},
        {"line": "GET / HTTP/1.0"},
        {"Content_Length": "0"},
        {"x_long": "x" * 5000},
        {"extra": "".join(f"x-{n}: 1\r\n" for n in range(120))},
    ):
        if world.terminal.kind == "simulator" and not {"Host", "Origin"} & set(changed):
            continue
        status = await _status(**changed)
        expect(status in (400, 426), f"{str(changed)[:60]} has status {status}")
    await _expect_alive(world)


@check("wire: a library that is too old is told to be upgraded")
async def _(world):
    expect_equal(await _status(x_iterm2_library_version="python 0.23"), 406, "status")
    expect_equal(await _status(x_iterm2_library_version="python 0.24"), 101, "status")
    expect_equal(await _status(x_iterm2_library_version="swift 1.0"), 101, "status")


@check("wire: hosts and origins of this machine are accepted")
async def _(world):
    for changed in (
        {"Host": "127.0.0.1:1912"},
        {"Host": "[::1]"},
        {"Host": "localhost:80"},
        {"Origin": "http://localhost:8080/x"},
    ):
        expect_equal(await _status(**changed), 101, f"status of {changed}")


@check("wire: masked, unmasked and fragmented messages are read")
async def _(world):
    async with _connected() as client:
        client.frame(request(1))
        expect_equal((await client.answer()).id, 1, "id")
        if world.terminal.kind != "simulator":
            client.frame(request(2), masked=False)
            expect_equal((await client.answer()).id, 2, "id")
        data = request(3, "send_text", session="nobody", text="x" * 300)
        client.frame(data[:100], final=False)
        client.frame(b"in between", opcode=PING)
        client.frame(data[100:200], opcode=0, final=False)
        client.frame(data[200:], opcode=0)
        opcode, whole, payload = await client.read_frame()
        expect_equal((opcode, whole, payload), (PONG, True, b"in between"), "frame")
        expect_equal((await client.answer()).id, 3, "id")


@check("wire: text and garbage are ignored without an answer")
async def _(world):
    async with _connected() as client:
        client.frame(b"hello", opcode=TEXT)
        client.frame(b"\xff\xff\xff")
        client.frame(request(5))
        expect_equal((await client.answer()).id, 5, "id")


@check("wire: a close is echoed")
async def _(world):
    async with _connected() as client:
        client.frame((1000).to_bytes(2, "big"), opcode=CLOSE)
        opcode, whole, _ = await client.read_frame()
        expect_equal((opcode, whole), (CLOSE, True), "frame")
        await client.ends()


@check("wire: a large message is read, a large answer is one frame")
async def _(world):
    session = await world.session()
    async with _connected() as client:
        text = "v" * 1_200_000
        pair = {"name": "user.large", "value": f'"{text}"'}
        client.frame(request(1, "variable", session_id=session.session_id, set=[pair]))
        expect_equal((await client.answer()).variable_response.status, 0, "status")
        client.frame(request(2, "variable", session_id=session.session_id, get=["user.large"]))
        answer = await client.answer()
        expect_equal(len(answer.variable_response.values[0]), len(text) + 2, "length")


@check("wire: thousands of requests at once are all answered in order")
async def _(world):
    async with _connected() as client:
        count = 3000
        for number in range(count):
            client.frame(request(number, "variable", app=True, get=["pid"]))
        found = [(await client.answer()).id for _ in range(count)]
        expect_equal(found, list(range(count)), "ids")


@check("wire: a client that does not read disturbs nobody")
async def _(world):
    async with _connected() as client:
        for number in range(1500):
            client.frame(request(number, "list_profiles"))
        for _ in range(20):
            await _expect_alive(world)
    await _expect_alive(world)


@check("wire: clients that go in the middle disturb nobody")
async def _(world):
    for part in (b"", b"GET / HT", b"\x00\x01\x02\x03\r\n\r\n"):
        client = await BareClient.open()
        client.writer.write(part)
        client.close()
    async with _connected() as client:
        client.writer.write(b"\x82\xfe\xff")
    async with _connected() as client:
        client.frame(request(1, "list_sessions"))
    await _expect_alive(world)


@check("wire: a half-closed client gets its answers, or an end")
async def _(world):
    async with _connected() as client:
        client.frame(request(1))
        client.writer.write_eof()
        await client.ends()
    await _expect_alive(world)


async def _ends_at(world, head):
    async with _connected() as client:
        client.writer.write(head + b"\x00" * 16)
        await world.soon(client.ends(4), f"the end of the connection after {head.hex()}", 5)


@check("wire: a frame of an absurd length ends the connection", only="tmux")
async def _(world):
    await _ends_at(world, b"\x82\xff" + b"\xff" * 8)
    await _expect_alive(world)


@check("wire: frames of reserved kinds and bits end the connection", only="tmux")
async def _(world):
    await _ends_at(world, b"\x83\x80\x00\x00\x00\x00")
    await _ends_at(world, b"\xf2\x80\x00\x00\x00\x00")
    await _expect_alive(world)


@check("wire: many clients are served at once")
async def _(world):
    async def one(number):
        async with _connected() as client:
            client.frame(request(number))
            return (await client.answer()).id

    found = await asyncio.gather(*[one(n) for n in range(40)])
    expect_equal(found, list(range(40)), "ids")
    expect_equal(BINARY, 2)
