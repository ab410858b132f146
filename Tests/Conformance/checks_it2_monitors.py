"""Checks of the it2 tool: monitors, and the tool as it was installed."""

import asyncio
import json

from suite.checks import check, expect, expect_equal
from suite.it2 import TOOL, again_until, environment, following, it2, new_session


@check("it2: the tool runs as it was installed")
async def _(world):
    process = await asyncio.create_subprocess_exec(
        TOOL,
        "session",
        "list",
        "--json",
        env=environment(),
        stdin=asyncio.subprocess.DEVNULL,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
    )
    output, errors = await asyncio.wait_for(process.communicate(), 10)
    expect_equal(process.returncode, 0, f"status ({errors.decode()[-200:]})")
    expect_equal(len(json.loads(output)), await world.terminal.count(), "number of sessions")


@check("it2: output is monitored")
async def _(world):
    session, session_id = await new_session(world)
    await world.terminal.print(session, "\r\nseen-once")
    await world.shows(session, "seen-once")
    expect("seen-once" in await it2("monitor", "output", "-s", session_id), "not shown")
    async with following("monitor", "output", "-f", "-s", session_id) as until:
        await until("Press Ctrl+C")

        await again_until(
            world,
            lambda: world.terminal.print(session, "\r\nfollowed"),
            until("followed"),
            "the output to be shown",
        )


@check("it2: a variable is monitored")
async def _(world):
    session, session_id = await new_session(world)
    await session.async_set_variable("user.mon", "before")
    async with following("monitor", "variable", "user.mon", "-s", session_id) as until:
        await until("Current value: before")
        await until("Press Ctrl+C")

        numbers = iter(range(1000))
        await again_until(
            world,
            lambda: session.async_set_variable("user.mon", f"after-{next(numbers)}"),
            until("Changed to: after"),
            "the change to be told",
        )


@check("it2: prompts and keystrokes are monitored")
async def _(world):
    session, session_id = await new_session(world)
    async with following("monitor", "keystroke", "-s", session_id) as until:
        await until("Press Ctrl+C")
    async with following("monitor", "prompt", "-s", session_id) as until:
        await until("Press Ctrl+C")

        await again_until(
            world,
            lambda: world.terminal.print(session, "\r\n\x1b]133;A\x07> \x1b]133;B\x07"),
            until("New prompt detected"),
            "the prompt to be told",
        )
