"""Runs a command line tool many times without paying for its imports each time.

A helper process imports the module of the tool's entry point once and forks for every call. A call
has its own arguments, environment and standard streams, and nothing of the tool is changed.
"""

import asyncio
import contextlib
import importlib
import json
import os
import select
import signal
import socket
import sys
import tempfile

_START_SECONDS = 20


class Call:
    """One running call of the tool."""

    def __init__(self, connection, stdout, stderr, pid):
        self.stdout, self.stderr, self.pid = stdout, stderr, pid
        self._connection = connection

    async def status(self):
        """The exit status; -1 where the call was killed."""
        data = await asyncio.get_running_loop().sock_recv(self._connection, 64)
        self._connection.close()
        return int(data) if data else -1

    def kill(self):
        """Ends the call and its children."""
        with contextlib.suppress(ProcessLookupError):
            os.killpg(self.pid, signal.SIGKILL)


class ForkedTool:
    """The helper of one tool; `module` has the function `main` of the tool."""

    def __init__(self, module):
        self._module, self._process = module, None
        self._folder = tempfile.mkdtemp(prefix="mfork-")
        self._path = os.path.join(self._folder, "socket")

    async def open(self):
        """Starts the helper and waits until it listens."""
        self._process = await asyncio.create_subprocess_exec(
            sys.executable,
            "-c",
            f"from suite.forked import serve; serve({self._module!r}, {self._path!r})",
            stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.PIPE,
            cwd=os.path.dirname(os.path.dirname(os.path.abspath(__file__))),
        )
        line = await asyncio.wait_for(self._process.stdout.readline(), _START_SECONDS)
        assert line, "the helper did not start"

    async def close(self):
        """Ends the helper."""
        if self._process:
            self._process.stdin.close()
            await self._process.wait()
        with contextlib.suppress(OSError):
            os.unlink(self._path)
            os.rmdir(self._folder)

    async def start(self, arguments, environment):
        """Begins a call."""
        if self._process is None:
            await self.open()
        loop = asyncio.get_running_loop()
        connection = socket.socket(socket.AF_UNIX)
        connection.connect(self._path)
        readers, ends = [], [os.open(os.devnull, os.O_RDONLY)]
        for _ in range(2):
            reading, writing = os.pipe()
            ends.append(writing)
            reader = asyncio.StreamReader()
            await loop.connect_read_pipe(
                lambda r=reader: asyncio.StreamReaderProtocol(r), os.fdopen(reading, "rb", 0)
            )
            readers.append(reader)
        wish = json.dumps({"arguments": arguments, "environment": environment}).encode()
        socket.send_fds(connection, [len(wish).to_bytes(4, "big")], ends)
        connection.sendall(wish)
        for end in ends:
            os.close(end)
        connection.setblocking(False)
        pid = int((await asyncio.wait_for(loop.sock_recv(connection, 10), 5)).decode())
        return Call(connection, *readers, pid)


def serve(module, path):
    """The helper: forks for each connection, ends when its standard input ends."""
    tool = importlib.import_module(module)
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    listener = socket.socket(socket.AF_UNIX)
    listener.bind(path)
    listener.listen(64)
    print("ready", flush=True)
    while True:
        if 0 in select.select([listener, 0], [], [])[0]:
            os._exit(0)
        connection = listener.accept()[0]
        if os.fork() == 0:
            listener.close()
            _run(connection, tool)
        connection.close()


def _run(connection, tool):
    status = 1
    try:
        os.setsid()
        signal.signal(signal.SIGCHLD, signal.SIG_DFL)
        head, ends, _, _ = socket.recv_fds(connection, 4, 3)
        wish = b""
        while len(wish) < int.from_bytes(head, "big"):
            wish += connection.recv(65536)
        values = json.loads(wish)
        for number, end in enumerate(ends):
            os.dup2(end, number)
            os.close(end)
        os.environ.clear()
        os.environ.update(values["environment"])
        connection.sendall(b"%10d" % os.getpid())
        sys.argv = ["it2", *values["arguments"]]
        try:
            status = tool.main() or 0
        except SystemExit as end:
            status = end.code if isinstance(end.code, int) else int(end.code is not None)
        sys.stdout.flush()
        sys.stderr.flush()
    finally:
        with contextlib.suppress(OSError):
            connection.sendall(str(status).encode())
        os._exit(status & 255)
