"""A bare client of the API with the control channel of one simulator, for its own checks."""

import asyncio
import json
import os

from iterm2 import api_pb2 as pb
from websockets.asyncio.client import unix_connect


class Client:
    """A bare client and the control channel of one simulator."""

    def __init__(self, folder, process):
        self.socket, self._process = os.path.join(folder, "api"), process
        self.websocket, self._id = None, 0

    async def control(self, do, **values):
        """One command."""
        self._process.stdin.write((json.dumps({"do": do, **values}) + "\n").encode())
        answer = json.loads(await asyncio.wait_for(self._process.stdout.readline(), 5))
        assert answer["ok"], answer
        return answer

    async def connect(self, **headers):
        """Connects as a client should; headers may be replaced, or left out by None."""
        sent = {"Origin": "ws://localhost/", "x-iterm2-library-version": "test 1.0", **headers}
        self.websocket = await unix_connect(
            self.socket,
            "ws://localhost/",
            subprotocols=["api.iterm2.com"],
            compression=None,
            additional_headers={k: v for k, v in sent.items() if v is not None},
            max_size=None,
        )
        return self.websocket.response.headers["X-iTerm2-Protocol-Version"]

    async def send(self, kind, **fields):
        """Sends a request; its id."""
        self._id += 1
        message = pb.ClientOriginatedMessage(id=self._id)
        request = getattr(message, kind + "_request")
        request.SetInParent()
        request.MergeFrom(type(request)(**fields))
        await self.websocket.send(message.SerializeToString())
        return self._id

    async def receive(self, seconds=3):
        """The next message that is no notification."""
        while True:
            data = await asyncio.wait_for(self.websocket.recv(), seconds)
            message = pb.ServerOriginatedMessage.FromString(data)
            if message.WhichOneof("submessage") != "notification":
                return message

    async def call(self, kind, **fields):
        """The answer to a request."""
        identifier = await self.send(kind, **fields)
        answer = await self.receive()
        assert answer.id == identifier, (answer.id, identifier)
        return getattr(answer, kind + "_response")

    async def first(self):
        """The first session and its tab."""
        tab = (await self.call("list_sessions")).windows[0].tabs[0]
        return tab.root.links[0].session.unique_identifier, tab.tab_id
