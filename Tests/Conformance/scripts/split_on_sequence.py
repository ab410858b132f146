#!/usr/bin/env python3
"""Splits whichever session prints a custom control sequence with the right secret and payload."""

import asyncio

import iterm2

TASKS = {}


async def main(connection):
    """Watches each session once, and cancels its task when the session ends."""
    app = await iterm2.async_get_app(connection)
    asyncio.create_task(watch_terminations(connection))
    async with iterm2.EachSessionOnceMonitor(app) as sessions:
        while True:
            session_id = await sessions.async_get()
            session = app.get_session_by_id(session_id)
            TASKS[session_id] = asyncio.create_task(watch_session(connection, session, session_id))


async def watch_session(connection, session, session_id):
    """Splits one session at each sequence that it prints."""
    async with iterm2.CustomControlSequenceMonitor(
        connection, "shared-secret", r"^split$", session_id
    ) as sequences:
        print(f"watching {session_id}", flush=True)
        while True:
            await sequences.async_get()
            print(f"splitting {session_id}", flush=True)
            await session.async_split_pane()


async def watch_terminations(connection):
    """Ends the tasks of sessions that end; a session may end twice."""
    async with iterm2.SessionTerminationMonitor(connection) as terminations:
        while True:
            session_id = await terminations.async_get()
            print(f"ended {session_id}", flush=True)
            if task := TASKS.pop(session_id, None):
                task.cancel()


iterm2.run_forever(main)
