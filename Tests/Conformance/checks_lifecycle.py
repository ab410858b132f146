"""Checks of the life of `muntin serve`: its socket, a second server, signals."""

import asyncio
import contextlib
import os
import signal
import socket
import tempfile

from suite.bare import BareClient, default_socket
from suite.checks import check, expect, expect_equal

_TOOL = os.environ.get("MUNTIN", "")


@contextlib.asynccontextmanager
async def _server(path):
    process = await asyncio.create_subprocess_exec(
        _TOOL,
        "serve",
        "--host",
        "memory",
        "--socket",
        path,
        stdin=asyncio.subprocess.DEVNULL,
        stdout=asyncio.subprocess.DEVNULL,
        stderr=asyncio.subprocess.PIPE,
        start_new_session=True,
    )
    try:
        yield process
    finally:
        with contextlib.suppress(ProcessLookupError):
            process.kill()
        await process.wait()


async def _is_served(path):
    try:
        client = await BareClient.open(path)
    except OSError:
        return False
    client.close()
    return True


async def _greets(path):
    client = await BareClient.open(path)
    try:
        return (await client.handshake())[0]
    finally:
        client.close()


@contextlib.contextmanager
def _folder():
    with tempfile.TemporaryDirectory(prefix="mlife-") as folder:
        yield os.path.join(folder, "private", "socket")


@check("life: the server makes its folder, and ends cleanly by SIGTERM", only="tmux")
async def _(world):
    with _folder() as path:
        async with _server(path) as process:
            await world.until(lambda: _is_served(path), "the server", 10)
            expect_equal(await _greets(path), 101, "status")
            expect_equal(
                os.stat(os.path.dirname(path)).st_mode & 0o777, 0o700, "mode of the folder"
            )
            process.send_signal(signal.SIGTERM)
            status = await world.soon(process.wait(), "the end")
            expect(status in (0, 143, -signal.SIGTERM), f"it ended with {status}")
        expect(not os.path.exists(path), "the socket is still there")


@check("life: clients are let go when the server ends", only="tmux")
async def _(world):
    with _folder() as path:
        async with _server(path) as process:
            await world.until(lambda: _is_served(path), "the server", 10)
            client = await BareClient.open(path)
            await client.handshake()
            process.send_signal(signal.SIGTERM)
            await client.ends()
            client.close()
            await world.soon(process.wait(), "the end")


@check("life: the socket of a dead server is replaced", only="tmux")
async def _(world):
    with _folder() as path:
        os.makedirs(os.path.dirname(path), mode=0o700)
        with socket.socket(socket.AF_UNIX) as dead:
            dead.bind(path)
        async with _server(path):
            await world.until(lambda: _is_served(path), "the server", 10)


@check("life: the socket of a live server is not replaced", only="tmux")
async def _(world):
    with _folder() as path:
        async with _server(path):
            await world.until(lambda: _is_served(path), "the server", 10)
            async with _server(path) as second:
                status = await world.soon(second.wait(), "the end of the second server", 10)
                expect(status != 0, "the second server ended as if all were well")
                expect(await second.stderr.read(), "the second server said nothing")
            expect_equal(await _greets(path), 101, "status of the first server")


@check("life: a file that is no socket is not replaced", only="tmux")
async def _(world):
    with _folder() as path:
        os.makedirs(os.path.dirname(path), mode=0o700)
        with open(path, "w", encoding="utf-8") as file:
            file.write("precious")
        async with _server(path) as process:
            status = await world.soon(process.wait(), "the end", 10)
            expect(status != 0, "it ended as if all were well")
        with open(path, encoding="utf-8") as file:
            expect_equal(file.read(), "precious", "content")


@check("life: a server that is killed leaves tmux as it is", only="tmux")
async def _(world):
    before = await world.terminal.count()
    with _folder() as path:
        async with _server(path) as process:
            await world.until(lambda: _is_served(path), "the server", 10)
            process.kill()
            await process.wait()
    expect_equal(await world.terminal.count(), before, "number of panes")
    expect(await _is_served(default_socket()), "the other server is gone")
