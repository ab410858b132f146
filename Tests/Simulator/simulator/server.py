"""The WebSocket side: handshake rules, one queue a connection, faults, late and held answers."""

import asyncio
import http
from urllib.parse import urlsplit

from google.protobuf.message import DecodeError
from iterm2 import api_pb2 as pb
from websockets.asyncio.server import unix_serve
from websockets.exceptions import ConnectionClosed

from . import faults
from .core import SLOW

SUBPROTOCOL = "api.iterm2.com"
_OLDEST_PYTHON = (0, 24)


def single(headers, name):
    """The value of a header that may stand once; empty where it is missing or repeated."""
    values = headers.get_all(name)
    return values[0] if len(values) == 1 else ""


def refusal(request, server):
    """The status and reason by which a handshake is refused, or None."""
    headers = request.headers
    if server.refuse:
        return server.refuse, "refused on purpose"
    if request.path != "/":
        return 400, "the path must be /"
    if single(headers, "Connection").lower() != "upgrade":
        return 400, "Connection must be Upgrade"
    if single(headers, "Sec-WebSocket-Protocol").lower() != SUBPROTOCOL:
        return 400, "a wrong subprotocol"
    host = single(headers, "Host")
    bare = host.rsplit(":", 1)[0] if not host.endswith("]") else host
    if bare not in ("localhost", "127.0.0.1", "[::1]"):
        return 400, "a wrong host"
    if urlsplit(single(headers, "Origin")).hostname != "localhost":
        return 400, "a wrong origin"
    library = single(headers, "x-iterm2-library-version").split(" ")
    if len(library) != 2 or not all(library):
        return 400, "x-iterm2-library-version is missing or malformed"
    if library[0] == "python":
        try:
            version = tuple(int(n) for n in library[1].split(".")[:2])
        except ValueError:
            return 400, "x-iterm2-library-version is malformed"
        if version < _OLDEST_PYTHON:
            return 406, "upgrade"
    return None if server.admits(headers) else (401, "not authorised")


class Connection:
    """One client: its requests in order, its answers by latency or held until it is quiet."""

    def __init__(self, server, websocket):
        self.server, self.simulator, self.websocket = server, server.simulator, websocket
        self.outstanding, self._held, self._quiet_timer = 0, [], None
        self._outbox, self._awake = asyncio.Queue(), asyncio.Event()
        self._tasks = set()

    async def run(self):
        """Serves until the client goes."""
        writer = asyncio.create_task(self._write())
        try:
            async for frame in self.websocket:
                await self._receive(frame)
        except ConnectionClosed:
            pass
        finally:
            writer.cancel()
            for task in self._tasks:
                task.cancel()

    def notify(self, notification):
        """Posts a notification, one turn later than an answer would be."""
        message = pb.ServerOriginatedMessage()
        message.notification.CopyFrom(notification)
        asyncio.get_running_loop().call_soon(self.send, message.SerializeToString())

    def send(self, data):
        """Queues bytes (binary) or text to be sent."""
        self._outbox.put_nowait(data)

    def wake(self):
        """A transaction has ended."""
        self._awake.set()

    async def until_awake(self):
        """Waits for the end of a transaction."""
        self._awake.clear()
        await self._awake.wait()

    def drop(self):
        """Closes without a word."""
        self.websocket.transport.abort()

    async def _write(self):
        while True:
            data = await self._outbox.get()
            try:
                await self.websocket.send(data)
            except ConnectionClosed:
                return

    async def _receive(self, frame):
        if isinstance(frame, str):
            return
        try:
            message = pb.ClientOriginatedMessage.FromString(frame)
        except DecodeError:
            return
        simulator = self.simulator
        simulator.rounds.arrived(message, len(frame), self.outstanding)
        self.outstanding += 1
        self._hold()
        while simulator.transaction not in (None, self):
            await self.until_awake()
        kind = message.WhichOneof("submessage")
        fault = next((f for f in simulator.faults if f.meets(kind or "none")), None)
        if kind in SLOW:
            task = asyncio.create_task(self._serve(message, fault))
            self._tasks.add(task)
            task.add_done_callback(self._tasks.discard)
        else:
            await self._serve(message, fault)

    async def _serve(self, message, fault):
        if fault and fault.kind == "abort":
            self.drop()
            return
        if fault and fault.kind == "status":
            self._release(faults.refusing_answer(message, fault), self.server.latency)
            return
        answer = await self.simulator.answer(self, message)
        data = answer.SerializeToString()
        delay = self.server.latency
        match fault.kind if fault else None:
            case "silent":
                return
            case "late":
                delay += fault.seconds
            case "duplicate":
                self._release(data, delay)
                self.outstanding += 1
            case "wrong_id":
                answer.id += 1_000_000
                data = answer.SerializeToString()
            case "garbage":
                data = b"\xff\xfe\x07 this is no message \x00\xff"
            case "text":
                data = "this is text"
            case "error":
                data = pb.ServerOriginatedMessage(
                    id=message.id, error="on purpose"
                ).SerializeToString()
            case "empty":
                data = pb.ServerOriginatedMessage(id=message.id).SerializeToString()
            case "lie":
                data = faults.lying_answer(message.id, self.simulator.list_sessions(), fault)
            case "flood":
                for piece in faults.flood(message.id, self.simulator.list_sessions(), fault.count):
                    self.send(piece)
            case "cut":
                self.websocket.transport.write(b"\x82\x7e\xff\xff" + data)
                self.websocket.transport.close()
                return
            case "close":
                await self.websocket.close(1001)
                return
        self._release(data, delay)

    def _hold(self):
        """With `quiet`, every request puts off the moment at which held answers go."""
        if not self.server.quiet:
            return
        if self._quiet_timer:
            self._quiet_timer.cancel()
        loop = asyncio.get_running_loop()
        self._quiet_timer = loop.call_later(self.server.quiet, self._flush)

    def _flush(self):
        self._quiet_timer = None
        held, self._held = self._held, []
        for data in held:
            self._answered(data)

    def _release(self, data, delay):
        loop = asyncio.get_running_loop()
        if self.server.quiet and self._quiet_timer:
            loop.call_later(delay, self._held_or_sent, data) if delay else self._held.append(data)
        elif delay:
            loop.call_later(delay, self._answered, data)
        else:
            self._answered(data)

    def _held_or_sent(self, data):
        self._held.append(data) if self._quiet_timer else self._answered(data)

    def _answered(self, data):
        self.outstanding -= 1
        self.send(data)


class Server:
    """Listens on a Unix socket."""

    def __init__(self, simulator, cookie=None):
        self.simulator, self.cookie = simulator, cookie
        self.latency = self.quiet = 0.0
        self.refuse = None
        self.reusable = False
        self.handshakes = []

    def admits(self, headers):
        """Whether the cookie is right, where one is asked for; it is used up."""
        if self.cookie is None:
            return True
        if single(headers, "x-iterm2-cookie") != self.cookie:
            return False
        if not self.reusable:
            self.cookie = ""
        return True

    def _process_request(self, websocket, request):
        self.handshakes.append({k.lower(): v for k, v in request.headers.raw_items()})
        if found := refusal(request, self):
            status, reason = found
            return websocket.respond(http.HTTPStatus(status), reason + "\n")
        return None

    def _process_response(self, websocket, request, response):
        version = ".".join(map(str, self.simulator.version))
        response.headers["X-iTerm2-Protocol-Version"] = version

    async def _serve(self, websocket):
        connection = Connection(self, websocket)
        simulator = self.simulator
        simulator.connections.append(connection)
        simulator.rounds.connections += 1
        try:
            await connection.run()
        finally:
            simulator.connections.remove(connection)
            simulator.notices.forget(connection)
            simulator.end_transaction(connection)

    def listen(self, path):
        """The server as a context manager of `websockets`."""
        return unix_serve(
            self._serve,
            path,
            process_request=self._process_request,
            process_response=self._process_response,
            subprotocols=[SUBPROTOCOL],
            compression=None,
            max_size=None,
            ping_interval=None,
            server_header=None,
            close_timeout=0.2,
        )
