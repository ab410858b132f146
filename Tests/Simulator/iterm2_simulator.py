#!/usr/bin/env python3
"""An iTerm2 for tests: serves its API on a Unix socket, is controlled by JSON lines.

Prints one JSON line when it listens; ends when its standard input ends. See README.md.
"""

import argparse
import asyncio
import json
import os
import signal
import sys

from simulator.control import Control
from simulator.core import Simulator
from simulator.geometry import Metrics
from simulator.server import Server


def parse(arguments):
    """The options."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--socket", required=True, help="Unix socket of the API")
    parser.add_argument("--control", help="Unix socket of a second control channel")
    parser.add_argument("--version", default="1.17", help="protocol version, 1.11 or 1.17")
    parser.add_argument("--windows", type=int, default=1, help="windows at the start")
    parser.add_argument("--cell", default="7x15", help="size of a cell in points")
    parser.add_argument("--screen", default="3840x2160", help="size of the screen in points")
    parser.add_argument("--latency", type=float, default=0, help="milliseconds before each answer")
    parser.add_argument("--quiet", type=float, default=0, help="hold answers until so many ms pass")
    parser.add_argument("--cookie", help="refuse with 401 who does not bring it; used up at once")
    parser.add_argument("--refuse", type=int, help="refuse every handshake with this status")
    parser.add_argument("--undo", type=float, default=5, help="seconds from close to termination")
    parser.add_argument("--shell", action="store_true", help="sessions have shell integration")
    return parser.parse_args(arguments)


def pair(text, separator="x"):
    """Two numbers of a text like 7x15."""
    first, second = text.split(separator)
    return int(first), int(second)


async def lines_from(reader, control, write):
    """Answers the lines of a control channel until it ends."""
    while line := await reader.readline():
        if line.strip():
            await write(await control.serve_line(line))


async def control_client(reader, writer, control):
    """One client of the control socket."""

    async def write(text):
        writer.write(text.encode())
        await writer.drain()

    try:
        await lines_from(reader, control, write)
    except (ConnectionError, asyncio.LimitOverrunError):
        pass
    finally:
        writer.close()


async def run(options):
    """Serves until standard input ends, a signal comes or the control channel says so."""
    width, height = pair(options.cell)
    simulator = Simulator(pair(options.version, "."), Metrics(width, height), pair(options.screen))
    simulator.has_shell, simulator.undo_seconds = options.shell, options.undo
    server = Server(simulator, options.cookie)
    server.latency, server.quiet = options.latency / 1000, options.quiet / 1000
    server.refuse = options.refuse
    loop, stopped = asyncio.get_running_loop(), asyncio.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, stopped.set)
    control = Control(simulator, server, stopped.set)
    simulator.start(options.windows)
    listener = None
    async with server.listen(options.socket):
        os.chmod(options.socket, 0o600)
        if options.control:
            listener = await asyncio.start_unix_server(
                lambda r, w: control_client(r, w, control), options.control, limit=1 << 24
            )
        print(json.dumps({"ready": True, "socket": options.socket, "control": options.control}), flush=True)
        reader = asyncio.StreamReader(limit=1 << 24)
        await loop.connect_read_pipe(lambda: asyncio.StreamReaderProtocol(reader), sys.stdin)

        async def write(text):
            sys.stdout.write(text)
            sys.stdout.flush()

        async def until_end_of_input():
            await lines_from(reader, control, write)
            stopped.set()

        task = asyncio.create_task(until_end_of_input())
        await stopped.wait()
        task.cancel()
        if listener:
            listener.close()
        for connection in list(simulator.connections):
            connection.drop()


def main():
    """Runs, and leaves no sockets behind."""
    options = parse(sys.argv[1:])
    try:
        asyncio.run(run(options))
    finally:
        for path in (options.socket, options.control):
            if path and os.path.exists(path):
                os.unlink(path)


if __name__ == "__main__":
    main()
