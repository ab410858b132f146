"""Registering checks, running them with deadlines, and reporting."""

import asyncio
import contextlib
import time
import traceback

import iterm2

from .world import World

SECONDS_PER_CHECK = 12
CHECKS = []


class Unsuitable(Exception):
    """The check does not apply here, and says why."""


def check(name, version=(0, 0), only=None):
    """Registers a check: `version` is the protocol it needs, `only` the kind of terminal."""

    def note(function):
        CHECKS.append((name, function, version, only))
        return function

    return note


def expect(condition, why):
    """Fails with a reason."""
    if not condition:
        raise AssertionError(why)


def expect_equal(found, wanted, what="value"):
    """Fails unless both are equal."""
    expect(found == wanted, f"{what} is {found!r}, not {wanted!r}")


@contextlib.asynccontextmanager
async def refused(*kinds):
    """Fails unless the body raises one of these."""
    try:
        yield
    except kinds:
        return
    raise AssertionError(f"no {' or '.join(k.__name__ for k in kinds)} was raised")


def _reason(error):
    if isinstance(error, TimeoutError) and not str(error):
        return f"no end within {SECONDS_PER_CHECK} s"
    place = traceback.extract_tb(error.__traceback__)
    here = [f for f in place if "Conformance" in f.filename]
    line = f" (line {here[-1].lineno} of {here[-1].filename.rsplit('/', 1)[-1]})" if here else ""
    text = str(error).strip().replace("\n", " ")
    if not isinstance(error, AssertionError):
        text = f"{type(error).__name__}: {text}"
    return text[:300] + line


async def run_checks(connection, terminal, wanted=None):
    """Runs every check whose name holds `wanted`; the number of failures."""
    world = World(connection, terminal)
    await asyncio.wait_for(world.open(), SECONDS_PER_CHECK)
    passed = failed = 0
    for name, function, version, only in CHECKS:
        if wanted and wanted not in name:
            continue
        if connection.iterm2_protocol_version < version or (only and only != terminal.kind):
            continue
        started = time.monotonic()
        try:
            await asyncio.wait_for(function(world), SECONDS_PER_CHECK)
        except Unsuitable:
            continue
        except Exception as error:
            failed += 1
            print(f"FAIL {name}: {_reason(error)}", flush=True)
        else:
            passed += 1
            slow = time.monotonic() - started
            print(f"ok {name}" + (f" ({slow:.1f} s)" if slow > 2 else ""), flush=True)
        try:
            await asyncio.wait_for(world.tidy(), SECONDS_PER_CHECK)
        except Exception as error:
            print(f"FAIL tidying after {name}: {_reason(error)}", flush=True)
            failed += 1
            if connection.websocket is None or connection.websocket.closed:
                break
    print(f"{passed} passed, {failed} failed", flush=True)
    return failed


__all__ = ["CHECKS", "Unsuitable", "check", "expect", "expect_equal", "iterm2", "refused", "run_checks"]
