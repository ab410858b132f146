#!/usr/bin/env python3
"""A daemon that opens a window at each custom control sequence `create-window` of any session."""

import iterm2


async def main(connection):
    """Waits for sequences for ever."""
    async with iterm2.CustomControlSequenceMonitor(
        connection, "shared-secret", r"^create-window$"
    ) as sequences:
        print("watching", flush=True)
        while True:
            await sequences.async_get()
            window = await iterm2.Window.async_create(connection)
            print(f"opened {window.window_id}", flush=True)


iterm2.run_forever(main)
