"""What a check sees: the connection, the app, the terminal, fresh windows, and ways to wait."""

import asyncio
import itertools

import iterm2
from iterm2 import api_pb2

POLL_SECONDS = 0.02
WAIT_SECONDS = 5


class World:
    """One connection of the official client and the terminal behind the server."""

    def __init__(self, connection, terminal):
        self.connection, self.terminal = connection, terminal
        self.app = None
        self._ids = itertools.count(5_000_000)
        self._first_windows = set()
        self._sockets = []

    async def open(self):
        """Gets the app; there must be a window."""
        self.app = await iterm2.async_get_app(self.connection)
        self._first_windows = {w.window_id for w in self.app.windows}

    async def tidy(self):
        """Closes what a check has opened."""
        for websocket in self._sockets:
            await websocket.close()
        self._sockets = []
        await self.app.async_refresh()
        if self.app.broadcast_domains:
            await iterm2.async_set_broadcast_domains(self.connection, [])
        for session in self.app.buried_sessions:
            await session.async_close(force=True)
        for window in list(self.app.windows):
            if window.window_id not in self._first_windows:
                await window.async_close(force=True)

        async def is_tidy():
            await self.app.async_refresh()
            return {w.window_id for w in self.app.windows} <= self._first_windows

        await self.until(is_tidy, "windows of the check to be gone")

    async def window(self, **options):
        """A window of the check's own."""
        window = await iterm2.Window.async_create(self.connection, **options)
        assert window is not None, "no window was made"
        return window

    async def session(self, **options):
        """The only session of a fresh window; its program runs."""
        session = (await self.window(**options)).current_tab.current_session
        await self.terminal.started(session)
        return session

    async def until(self, condition, what, seconds=WAIT_SECONDS):
        """Waits for a condition, plain or awaitable, and gives its first true value."""
        loop = asyncio.get_running_loop()
        end = loop.time() + seconds
        while True:
            value = condition()
            if asyncio.iscoroutine(value):
                value = await value
            if value:
                return value
            if loop.time() > end:
                raise AssertionError(f"waited {seconds} s in vain for {what}")
            await asyncio.sleep(POLL_SECONDS)

    async def soon(self, awaitable, what, seconds=WAIT_SECONDS):
        """Awaits with a deadline that says what did not come."""
        try:
            return await asyncio.wait_for(awaitable, seconds)
        except TimeoutError as error:
            raise AssertionError(f"waited {seconds} s in vain for {what}") from error

    async def refreshed_tab(self, session):
        """The tab of a session after a look at everything."""
        await self.app.async_refresh()
        return self.app.get_window_and_tab_for_session(session)[1]

    async def raw(self, kind, **fields):
        """The answer to one request given by its fields; messages may be given as dictionaries."""
        message = api_pb2.ClientOriginatedMessage(id=next(self._ids))
        request = getattr(message, kind + "_request")
        request.SetInParent()
        request.MergeFrom(type(request)(**fields))
        answer = await self.raw_message(message)
        return getattr(answer, kind + "_response")

    async def raw_message(self, message):
        """The whole answer to a whole message."""
        await self.connection.async_send_message(message)
        return await self.soon(
            self.connection.async_dispatch_until_id(message.id), f"the answer to {message}"
        )

    async def second_client(self):
        """A connection of its own, as a bare WebSocket of the same headers."""
        websocket = await self.connection._get_connect_coro()
        self._sockets.append(websocket)
        return websocket

    async def screen(self, session):
        """The text of the screen of a session, lines joined."""
        contents = await session.async_get_screen_contents()
        return "\n".join(contents.line(i).string for i in range(contents.number_of_lines))

    async def shows(self, session, text):
        """Waits until the screen of a session shows a text."""

        async def is_shown():
            return text in await self.screen(session)

        return await self.until(is_shown, f"{text!r} on the screen")
