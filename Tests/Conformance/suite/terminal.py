"""What stands behind the server: real tmux, or the simulator's control channel."""

import asyncio
import json
import os


class Tmux:
    """A private tmux server; programs in it are real."""

    kind = "tmux"

    def __init__(self, socket_name="default"):
        self._socket_name = socket_name

    async def command(self, *arguments):
        """The output of one tmux command."""
        process = await asyncio.create_subprocess_exec(
            "tmux",
            "-L",
            self._socket_name,
            *arguments,
            stdin=asyncio.subprocess.DEVNULL,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.PIPE,
        )
        output, errors = await asyncio.wait_for(process.communicate(), 5)
        if process.returncode != 0:
            raise AssertionError(f"tmux {arguments[0]}: {errors.decode().strip()}")
        return output.decode()

    async def panes(self):
        """All panes: id, tty and the like, as dictionaries."""
        names = (
            "pane_id",
            "pane_tty",
            "pane_pid",
            "pane_left",
            "pane_top",
            "pane_width",
            "pane_height",
            "window_id",
            "window_name",
            "window_index",
            "window_zoomed_flag",
            "session_id",
            "session_name",
            "pane_active",
            "window_active",
            "pane_current_command",
            "pane_current_path",
        )
        form = "\t".join("#{" + name + "}" for name in names)
        lines = (await self.command("list-panes", "-a", "-F", form)).splitlines()
        return [dict(zip(names, line.split("\t"))) for line in lines]

    async def pane(self, session):
        """The pane of a session, by its terminal device."""
        tty = await session.async_get_variable("tty")
        found = [p for p in await self.panes() if p["pane_tty"] == tty]
        if not found:
            raise AssertionError(
                f"no tmux pane has the tty {tty!r} of session {session.session_id}"
            )
        return found[0]

    async def started(self, session):
        """A shell is there once its prompt is on the screen."""
        for _ in range(250):
            if "$" in await self.text(session):
                return
            await asyncio.sleep(0.02)
        pane = await self.pane(session)
        raise AssertionError(
            f"the shell has shown no prompt in {pane}: {await self.text(session)!r}"
        )

    async def text(self, session):
        """What the pane shows."""
        pane = await self.pane(session)
        return await self.command("capture-pane", "-p", "-t", pane["pane_id"])

    async def grid(self, session):
        """Columns and rows of the pane."""
        pane = await self.pane(session)
        return int(pane["pane_width"]), int(pane["pane_height"])

    async def count(self):
        """How many panes there are."""
        return len(await self.panes())

    async def print(self, session, text):
        """A program in the session prints: the bytes go to its terminal device."""
        pane = await self.pane(session)
        device = os.open(pane["pane_tty"], os.O_WRONLY | os.O_NOCTTY)
        try:
            os.write(device, text.encode())
        finally:
            os.close(device)

    async def end_program(self, session):
        """The program of the session ends."""
        await session.async_send_text("exit\r")


class Simulated:
    """The simulator, told what to do through its control socket."""

    kind = "simulator"

    def __init__(self, control):
        self._control = control

    async def command(self, do, **values):
        """One command of the control channel."""
        reader, writer = await asyncio.open_unix_connection(self._control, limit=1 << 24)
        try:
            writer.write((json.dumps({"do": do, **values}) + "\n").encode())
            answer = json.loads(await asyncio.wait_for(reader.readline(), 5))
        finally:
            writer.close()
        if not answer["ok"]:
            raise AssertionError(answer["error"])
        return answer

    async def _leaves(self):
        state = await self.command("state")

        def below(node):
            return [x for c in node["children"] for x in below(c)] if "children" in node else [node]

        tabs = [t for w in state["windows"] for t in w["tabs"]]
        return [leaf for t in tabs for leaf in below(t["root"])] + state["buried"]

    async def _leaf(self, session):
        return next(x for x in await self._leaves() if x["session"] == session.session_id)

    async def started(self, session):
        """Nothing has to start."""

    async def text(self, session):
        """What was typed."""
        return (await self._leaf(session))["typed"]

    async def grid(self, session):
        """Columns and rows of the pane."""
        return tuple((await self._leaf(session))["grid"])

    async def count(self):
        """How many sessions there are."""
        return len(await self._leaves())

    async def print(self, session, text):
        """A program in the session prints."""
        await self.command("feed", session=session.session_id, text=text)

    async def end_program(self, session):
        """The program of the session ends."""
        await self.command("exit", session=session.session_id, keeps=False)
