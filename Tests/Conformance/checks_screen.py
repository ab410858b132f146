"""Checks of text, styles and selections."""

from suite.checks import check, expect, expect_equal, iterm2, refused


async def _line(world, session, text):
    """The number on the screen, the contents, of the first line with a text."""
    await world.shows(session, text)
    contents = await session.async_get_screen_contents()
    for number in range(contents.number_of_lines):
        if text in contents.line(number).string:
            return number, contents
    raise AssertionError("the line has gone")


async def _styled(world, session, text):
    """The line with a text, styles included."""
    await world.shows(session, text)
    answer = await world.raw(
        "get_buffer",
        session=session.session_id,
        include_styles=True,
        line_range={"screen_contents_only": True},
    )
    contents = iterm2.ScreenContents(answer)
    return next(
        contents.line(n) for n in range(contents.number_of_lines) if text in contents.line(n).string
    )


@check("the screen shows what a program printed")
async def _(world):
    session = await world.session()
    await world.terminal.print(session, "first\r\nsecond line\r\n")
    number, contents = await _line(world, session, "second line")
    expect_equal(contents.line(number - 1).string.split()[-1], "first", "the line above")
    expect_equal(contents.line(number).hard_eol, True, "hard end of line")


@check("the screen has as many lines as the session has rows")
async def _(world):
    session = await world.session()
    contents = await session.async_get_screen_contents()
    await world.app.async_refresh()
    size = world.app.get_session_by_id(session.session_id).grid_size
    expect_equal(contents.number_of_lines, size.height, "number of lines")


@check("the cursor stands behind the text")
async def _(world):
    session = await world.session()
    await world.terminal.print(session, "\r\nhere")
    await world.shows(session, "here")
    contents = await session.async_get_screen_contents()
    expect_equal(contents.cursor_coord.x, 4, "column")
    above = contents.windowed_coord_range.coordRange.start.y
    expect_equal(
        contents.line(contents.cursor_coord.y - above).string, "here", "line of the cursor"
    )


@check("styles: bold, italic, underline, inverse", only="tmux")
async def _(world):
    session = await world.session()
    await world.terminal.print(
        session, "\r\n\x1b[1mB\x1b[0;3mI\x1b[0;4mU\x1b[0;7mV\x1b[0;2mF\x1b[0mstyles\r\n"
    )
    line = await _styled(world, session, "BIUVFstyles")
    marks = [
        (s.bold, s.italic, s.underline, s.inverse, s.faint) for s in map(line.style_at, range(6))
    ]
    wanted = [tuple(n == k for n in range(5)) for k in range(5)] + [(False,) * 5]
    expect_equal([tuple(map(bool, m)) for m in marks], wanted, "styles")


@check("styles: palette and direct colours", only="tmux")
async def _(world):
    session = await world.session()
    await world.terminal.print(
        session, "\r\n\x1b[31mR\x1b[48;5;200mP\x1b[0;38;2;10;20;30mD\x1b[0mcolours\r\n"
    )
    line = await _styled(world, session, "RPDcolours")
    red, palette, direct, plain = map(line.style_at, range(4))
    expect(red.fg_color.is_standard and red.fg_color.standard == 1, "no red")
    expect(palette.bg_color.is_standard and palette.bg_color.standard == 200, "no palette colour")
    rgb = direct.fg_color.rgb
    expect_equal((rgb.red, rgb.green, rgb.blue), (10, 20, 30), "direct colour")
    expect(plain.fg_color.is_alternate, "the default colour is none")


@check("wide and combined characters stand in their cells", only="tmux")
async def _(world):
    session = await world.session()
    await world.terminal.print(session, "\r\na日b e\u0301 wide\r\n")
    number, contents = await _line(world, session, "wide")
    line = contents.line(number)
    expect_equal([line.string_at(x) for x in range(4)], ["a", "日", "", "b"], "cells")
    expect_equal(line.string_at(5), "e\u0301", "combined cell")


@check("a wrapped line has a soft end", only="tmux")
async def _(world):
    session = await world.session()
    columns = (await world.terminal.grid(session))[0]
    await world.terminal.print(session, "\r\n" + "w" * columns + "rapped\r\n")
    number, contents = await _line(world, session, "rapped")
    expect_equal(contents.line(number - 1).string, "w" * columns, "the line above")
    expect_equal(contents.line(number - 1).hard_eol, False, "hard end of the line above")


@check("the last lines are read, history included")
async def _(world):
    session = await world.session()
    rows = (await world.terminal.grid(session))[1]
    lines = [f"number-{n}" for n in range(rows + 20)]
    await world.terminal.print(session, "\r\n" + "\r\n".join(lines))
    await world.shows(session, lines[-1])
    answer = await world.raw(
        "get_buffer", session=session.session_id, line_range={"trailing_lines": rows + 10}
    )
    texts = [c.text for c in answer.contents]
    expect_equal(len(texts), rows + 10, "number of lines")
    expect_equal(texts[-1], lines[-1], "last line")
    expect_equal(texts[0], lines[10], "first line")


@check("lines are read by their absolute numbers")
async def _(world):
    session = await world.session()
    rows = (await world.terminal.grid(session))[1]
    await world.terminal.print(session, "\r\n" + "\r\n".join(f"abs-{n}" for n in range(rows + 5)))
    await world.shows(session, f"abs-{rows + 4}")
    info = await session.async_get_line_info()
    expect_equal(info.mutable_area_height, rows, "height")
    expect(info.scrollback_buffer_height > 0, "no history")
    first = info.overflow + info.scrollback_buffer_height
    lines = await session.async_get_contents(first, rows)
    shown = await session.async_get_screen_contents()
    expect_equal([x.string for x in lines], [shown.line(n).string for n in range(rows)], "lines")


@check("a part of a line is read")
async def _(world):
    session = await world.session()
    await world.terminal.print(session, "\r\nabcdefghij\r\n")
    number, contents = await _line(world, session, "abcdefghij")
    y = contents.windowed_coord_range.coordRange.start.y + number
    if world.terminal.kind == "simulator":
        return
    ranges = {"coord_range": {"start": {"x": 2, "y": y}, "end": {"x": 5, "y": y}}}
    answer = await world.raw(
        "get_buffer", session=session.session_id, line_range={"windowed_coord_range": ranges}
    )
    expect_equal("".join(c.text for c in answer.contents), "cde", "text")


@check("an illegal range has an answer without contents")
async def _(world):
    session = await world.session()
    answer = await world.raw("get_buffer", session=session.session_id, line_range={})
    expect_equal(len(answer.contents), 0, "number of lines")
    ranges = {"coord_range": {"start": {"x": 0, "y": 10**9}, "end": {"x": 0, "y": 10**9 + 5}}}
    answer = await world.raw(
        "get_buffer", session=session.session_id, line_range={"windowed_coord_range": ranges}
    )
    expect_equal(len(answer.contents), 0, "number of lines")
    answer = await world.raw(
        "get_buffer", session="nobody", line_range={"screen_contents_only": True}
    )
    expect_equal(answer.status, answer.Status.Value("SESSION_NOT_FOUND"), "status")


@check("injected text is shown and not typed")
async def _(world):
    session = await world.session()
    await session.async_inject(b"\r\ninjected text")
    await world.shows(session, "injected text")


@check("an injected sequence sets a user variable")
async def _(world):
    session = await world.session()
    await session.async_inject(b"\x1b]1337;SetUserVar=colour=Ymx1ZQ==\x07")

    async def is_set():
        return await session.async_get_variable("user.colour") == "blue"

    await world.until(is_set, "the variable")


@check("a printed sequence sets a user variable")
async def _(world):
    session = await world.session()
    await world.terminal.print(session, "\x1b]1337;SetUserVar=state=cmVhZHk=\x07")

    async def is_set():
        return await session.async_get_variable("user.state") == "ready"

    await world.until(is_set, "the variable")


@check("injecting has a status for every session")
async def _(world):
    session = await world.session()
    answer = await world.raw("inject", session_id=[session.session_id, "nobody"], data=b"x")
    expect_equal(list(answer.status), [0, answer.Status.Value("SESSION_NOT_FOUND")], "statuses")


@check("injecting into all reaches those whose programs run", only="tmux")
async def _(world):
    a = await world.session()
    b = await a.async_split_pane(vertical=True)
    await world.terminal.started(b)
    pane = (await world.terminal.pane(b))["pane_id"]
    await world.terminal.command("set-option", "-w", "-t", pane, "remain-on-exit", "on")
    await world.terminal.end_program(b)

    async def is_dead():
        form = "#{pane_id} #{pane_dead}"
        return f"{pane} 1" in await world.terminal.command("list-panes", "-a", "-F", form)

    await world.until(is_dead, "the end of the program")
    answer = await world.raw("inject", session_id=["all", b.session_id], data=b"reached-all")
    expect_equal(list(answer.status), [0, answer.Status.Value("SESSION_NOT_FOUND")], "statuses")
    await world.shows(a, "reached-all")


def _selection(start, end):
    span = iterm2.CoordRange(iterm2.Point(*start), iterm2.Point(*end))
    part = iterm2.SubSelection(
        iterm2.WindowedCoordRange(span), iterm2.SelectionMode.CHARACTER, False
    )
    return iterm2.Selection([part])


@check("a selection is kept and gives its text")
async def _(world):
    session = await world.session()
    await world.terminal.print(session, "\r\nselect me now\r\n")
    number, contents = await _line(world, session, "select me")
    y = contents.windowed_coord_range.coordRange.start.y + number
    await session.async_set_selection(_selection((7, y), (9, y)))
    found = await session.async_get_selection()
    expect_equal(len(found.sub_selections), 1, "number of parts")
    if world.terminal.kind == "tmux":
        expect_equal(await session.async_get_selection_text(found), "me", "text")
        expect_equal(await session.async_get_variable("selection"), "me", "selection")
        expect_equal(await session.async_get_variable("selectionLength"), 2, "selectionLength")
        await session.async_set_selection(iterm2.Selection([]))
        expect_equal(await session.async_get_variable("selection"), None, "selection")
        expect_equal(await session.async_get_variable("selectionLength"), 0, "selectionLength")


@check("a selection is taken away by an empty one")
async def _(world):
    session = await world.session()
    await session.async_set_selection(_selection((0, 0), (3, 0)))
    await session.async_set_selection(iterm2.Selection([]))
    expect_equal((await session.async_get_selection()).sub_selections, [], "parts")


@check("a selection outside of the screen is refused")
async def _(world):
    session = await world.session()
    async with refused(iterm2.RPCException):
        await session.async_set_selection(_selection((0, 0), (5000, 0)))
    async with refused(iterm2.RPCException):
        await session.async_set_selection(_selection((-1, 0), (3, 0)))


@check("a screenshot ends with a status, not with silence", version=(1, 17))
async def _(world):
    answer = await world.raw("screenshot", session="nobody")
    expect_equal(answer.status, answer.Status.Value("SESSION_NOT_FOUND"), "status")
    session = await world.session()
    answer = await world.raw("screenshot", session=session.session_id)
    wanted = (0, answer.Status.Value("INTERNAL_ERROR"))
    expect(answer.status in wanted, f"status is {answer.status}")
