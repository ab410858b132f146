"""Calls of the `it2` command line tool."""

import asyncio
import contextlib
import json
import os
import re
import sys

from .checks import expect
from .forked import ForkedTool

TOOL = os.path.join(os.path.dirname(sys.executable), "it2")
_SECONDS = 10
_FORKED = ForkedTool("it2.cli")


def environment(**more):
    """What the tool sees: a cookie, and tables wide enough for ids."""
    return {**os.environ, "ITERM2_COOKIE": "conformance", "COLUMNS": "250", **more}


async def it2(*arguments, status=0):
    """What one call prints; it must end with a status (None is any but 0)."""
    call = await _FORKED.start(arguments, environment())
    words = "it2 " + " ".join(arguments)
    try:
        output, errors, found = await asyncio.wait_for(
            asyncio.gather(call.stdout.read(), call.stderr.read(), call.status()), _SECONDS
        )
    except TimeoutError as error:
        raise AssertionError(f"{words} has not ended") from error
    finally:
        call.kill()
    if found != status and (status is not None or found == 0):
        said = (errors or output).decode().strip()[-300:]
        raise AssertionError(f"{words} ended with {found}: {said}")
    return (output if status == 0 else output + errors).decode()


async def it2_json(*arguments):
    """What one call prints, read as JSON."""
    return json.loads(await it2(*arguments, "--json"))


@contextlib.asynccontextmanager
async def following(*arguments):
    """A call that goes on until it is killed; yields a function that waits for a text."""
    call = await _FORKED.start(arguments, environment(PYTHONUNBUFFERED="1"))
    seen = bytearray()

    async def read(text):
        while text.encode() not in seen:
            part = await call.stdout.read(4096)
            if not part:
                errors = (await call.stderr.read()).decode()[-300:]
                raise AssertionError(f"it2 {' '.join(arguments)} ended: {errors}")
            seen.extend(part)

    async def until(text):
        try:
            await asyncio.wait_for(read(text), _SECONDS)
        except TimeoutError as error:
            raise AssertionError(f"no {text!r} in {seen.decode()!r}") from error

    try:
        yield until
    finally:
        call.kill()


async def again_until(world, act, shown, what):
    """Acts again and again until something is shown: a monitor says not when it listens."""
    pending = asyncio.ensure_future(shown)

    async def is_shown():
        await act()
        return (await asyncio.wait([pending], timeout=0.3))[0]

    try:
        await world.until(is_shown, what, 10)
        await pending
    finally:
        pending.cancel()


def id_behind(text, start):
    """The word behind a text."""
    match = re.search(re.escape(start) + r"\s*(\S+)", text)
    expect(match is not None, f"no {start!r} in {text!r}")
    return match[1]


async def new_session(world):
    """A session of a fresh window, and its id."""
    session = await world.session()
    return session, session.session_id


async def close():
    """Ends the helper process."""
    await _FORKED.close()
