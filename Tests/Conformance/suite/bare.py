"""A WebSocket client on bare bytes: to send what a library would not."""

import asyncio
import base64
import os

from iterm2 import api_pb2

HEADERS = {
    "Host": "localhost",
    "Upgrade": "websocket",
    "Connection": "Upgrade",
    "Sec-WebSocket-Key": "AAAAAAAAAAAAAAAAAAAAAA==",
    "Sec-WebSocket-Version": "13",
    "Sec-WebSocket-Protocol": "api.iterm2.com",
    "Origin": "ws://localhost/",
    "x-iterm2-library-version": "conformance 1.0",
    "x-iterm2-disable-auth-ui": "true",
    "x-iterm2-cookie": "conformance",
}
TEXT, BINARY, CLOSE, PING, PONG = 1, 2, 8, 9, 10


def default_socket():
    """Where clients look for the server."""
    return os.path.expanduser("~/Library/Application Support/iTerm2/private/socket")


class BareClient:
    """One connection; frames are written and read byte by byte."""

    def __init__(self, reader, writer):
        self.reader, self.writer = reader, writer

    @classmethod
    async def open(cls, path=None):
        """A connection without a handshake."""
        return cls(*await asyncio.open_unix_connection(path or default_socket(), limit=1 << 26))

    async def handshake(self, line="GET / HTTP/1.1", extra="", **changed):
        """Sends a handshake, some headers changed or left out (None); the status and the headers."""
        names = {k.replace("_", "-").lower(): v for k, v in changed.items()}
        headers = {k: names.pop(k.lower(), v) for k, v in HEADERS.items()} | names
        lines = [line] + [f"{k}: {v}" for k, v in headers.items() if v is not None]
        self.writer.write(("\r\n".join(lines) + "\r\n" + extra + "\r\n").encode())
        head = (await asyncio.wait_for(self.reader.readuntil(b"\r\n\r\n"), 5)).decode("latin-1")
        first, *rest = head.strip().split("\r\n")
        told = dict(part.split(": ", 1) for part in rest if ": " in part)
        return int(first.split()[1]), {k.lower(): v for k, v in told.items()}

    def frame(self, payload, opcode=BINARY, final=True, masked=True):
        """Writes one frame."""
        head = bytearray([opcode | (128 if final else 0)])
        size, bit = len(payload), 128 if masked else 0
        if size < 126:
            head.append(size | bit)
        elif size < 65536:
            head += bytes([126 | bit]) + size.to_bytes(2, "big")
        else:
            head += bytes([127 | bit]) + size.to_bytes(8, "big")
        if masked:
            mask = b"\x11\x22\x33\x44"
            payload = bytes(b ^ mask[i & 3] for i, b in enumerate(payload))
            head += mask
        self.writer.write(bytes(head) + payload)

    async def read_frame(self, seconds=5):
        """The opcode, whether it is final and unmasked, and the payload of the next frame."""
        return await asyncio.wait_for(self._read_frame(), seconds)

    async def _read_frame(self):
        first, second = await self.reader.readexactly(2)
        size = second & 127
        if size > 125:
            size = int.from_bytes(await self.reader.readexactly(2 if size == 126 else 8), "big")
        payload = await self.reader.readexactly(size)
        return first & 15, bool(first & 128) and not second & 128, payload

    async def answer(self, seconds=5):
        """The next message that is no notification."""
        while True:
            opcode, _, payload = await self.read_frame(seconds)
            assert opcode == BINARY, f"a frame of kind {opcode}: {payload[:80]!r}"
            message = api_pb2.ServerOriginatedMessage.FromString(payload)
            if message.WhichOneof("submessage") != "notification":
                return message

    async def ends(self, seconds=5):
        """Waits until the other side has closed."""
        await asyncio.wait_for(self._drain(), seconds)

    async def _drain(self):
        try:
            while await self.reader.read(65536):
                pass
        except ConnectionError:
            pass

    def close(self):
        """Closes without a word."""
        self.writer.close()


def request(identifier, kind="focus", **fields):
    """The bytes of one request."""
    message = api_pb2.ClientOriginatedMessage(id=identifier)
    body = getattr(message, kind + "_request")
    body.SetInParent()
    body.MergeFrom(type(body)(**fields))
    return message.SerializeToString()


def new_key():
    """A key of a handshake."""
    return base64.b64encode(os.urandom(16)).decode()
