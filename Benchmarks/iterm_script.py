"""What a user of the official package would write: a window of panes, each awaited in its turn."""

import sys

import iterm2


async def main(connection):
    panes = int(sys.argv[1])
    side = int(panes**0.5)
    await iterm2.async_get_app(connection)
    window = await iterm2.Window.async_create(connection)
    columns = [window.tabs[0].sessions[0]]
    while len(columns) < side:
        columns.append(await columns[-1].async_split_pane(vertical=True))
    sessions = list(columns)
    for column in columns:
        last = column
        for _ in range(side - 1):
            last = await last.async_split_pane(vertical=False)
            sessions.append(last)
    for number, session in enumerate(sessions):
        look = iterm2.LocalWriteOnlyProfile()
        look.set_background_color(iterm2.Color(16, 32, 48))
        look.set_foreground_color(iterm2.Color(224, 224, 224))
        look.set_badge_text("bench")
        await session.async_set_profile_properties(look)
        await session.async_send_text(f"echo {number}\r")


iterm2.run_until_complete(main)
