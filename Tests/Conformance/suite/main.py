"""The main function of a suite: options, one connection, all checks, an exit status."""

import argparse
import asyncio
import os
import sys

import iterm2

from .checks import run_checks
from .terminal import Simulated, Tmux


async def _run(options):
    terminal = Simulated(options.simulator) if options.simulator else Tmux(options.tmux)
    connection = await asyncio.wait_for(iterm2.Connection.async_create(), 10)
    return await run_checks(connection, terminal, options.only)


def options_of(description):
    """What every suite is told: what stands behind the server, and which checks to run."""
    parser = argparse.ArgumentParser(description=description)
    behind = parser.add_mutually_exclusive_group(required=True)
    behind.add_argument("--tmux", help="socket name of the tmux server behind")
    behind.add_argument("--simulator", help="control socket of the simulator behind")
    parser.add_argument("--only", help="only checks whose name holds this text")
    parser.add_argument("--seconds", type=float, default=240, help="deadline for all of them")
    return parser.parse_args()


def main(description):
    """Runs the registered checks; the exit status is 1 where one failed."""
    options = options_of(description)
    os.environ.setdefault("ITERM2_COOKIE", "conformance")
    try:
        failed = asyncio.run(asyncio.wait_for(_run(options), options.seconds))
    except (OSError, TimeoutError, AssertionError) as error:
        print(f"FAIL the suite: {type(error).__name__}: {error}\n0 passed, 1 failed", flush=True)
        failed = 1
    sys.exit(1 if failed else 0)
