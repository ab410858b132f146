"""Checks of windows."""

from suite.checks import check, expect, expect_equal, iterm2, refused


def _ids(window):
    return [t.tab_id for t in window.tabs]


@check("a new window has one tab with one session")
async def _(world):
    before = await world.terminal.count()
    window = await world.window()
    expect_equal([len(t.sessions) for t in window.tabs], [1], "sessions of tabs")
    expect_equal(await world.terminal.count(), before + 1, "number of panes")


@check("a new window runs the command it is given", only="tmux")
async def _(world):
    window = await world.window(command="sh -c 'echo run-by-window; exec sleep 1000'")
    await world.shows(window.current_tab.current_session, "run-by-window")


@check("a new tab stands last, or where it is wished")
async def _(world):
    window = await world.window()
    first = window.current_tab
    last = await window.async_create_tab()
    front = await window.async_create_tab(index=0)
    await world.app.async_refresh()
    expect_equal(_ids(window), [front.tab_id, first.tab_id, last.tab_id], "tabs")


@check("a new tab is selected")
async def _(world):
    window = await world.window()
    tab = await window.async_create_tab()
    await world.app.async_refresh()
    expect_equal(window.current_tab.tab_id, tab.tab_id, "current tab")


@check("a tab of an unknown profile is refused")
async def _(world):
    window = await world.window()
    async with refused(iterm2.CreateTabException):
        await window.async_create_tab(profile="no such profile")
    async with refused(iterm2.CreateWindowException):
        await world.window(profile="no such profile")


@check("a tab in an unknown window is refused")
async def _(world):
    answer = await world.raw("create_tab", window_id="pty-nowhere")
    expect_equal(answer.status, answer.Status.Value("INVALID_WINDOW_ID"), "status")


@check("an index behind the last tab is told, and the tab is there")
async def _(world):
    window = await world.window()
    answer = await world.raw("create_tab", window_id=window.window_id, tab_index=9)
    expect_equal(answer.status, answer.Status.Value("INVALID_TAB_INDEX"), "status")
    await world.app.async_refresh()
    expect(str(answer.tab_id) in _ids(window), "the tab is not there")


@check("tabs are put in another order")
async def _(world):
    window = await world.window()
    for _ in range(2):
        await window.async_create_tab()
    tabs = list(window.tabs)
    await window.async_set_tabs([tabs[2], tabs[0], tabs[1]])
    await world.app.async_refresh()
    expect_equal(_ids(window), [tabs[2].tab_id, tabs[0].tab_id, tabs[1].tab_id], "tabs")


@check("a tab is moved into another window with its session")
async def _(world):
    first, second = await world.window(), await world.window()
    await first.async_create_tab()
    moved = first.tabs[0]
    session = moved.current_session
    await second.async_set_tabs([moved, *second.tabs])
    await world.app.async_refresh()
    expect_equal((len(first.tabs), len(second.tabs)), (1, 2), "numbers of tabs")
    found = world.app.get_window_and_tab_for_session(world.app.get_session_by_id(session.session_id))
    expect_equal(found[0].window_id, second.window_id, "window of the session")


@check("orders of tabs that make no sense are refused")
async def _(world):
    window = await world.window()
    tab = window.tabs[0].tab_id
    answer = await world.raw("reorder_tabs", assignments=[{"window_id": "pty-no", "tab_ids": [tab]}])
    expect_equal(answer.status, answer.Status.Value("INVALID_WINDOW_ID"), "status")
    answer = await world.raw(
        "reorder_tabs", assignments=[{"window_id": window.window_id, "tab_ids": ["99999"]}])
    expect_equal(answer.status, answer.Status.Value("INVALID_TAB_ID"), "status")
    answer = await world.raw(
        "reorder_tabs", assignments=[{"window_id": window.window_id, "tab_ids": [tab, tab]}])
    expect_equal(answer.status, answer.Status.Value("INVALID_ASSIGNMENT"), "status")


@check("a frame can be read, and set to a size near the wished one")
async def _(world):
    window = await world.window()
    frame = await window.async_get_frame()
    expect(frame.size.width > 0 and frame.size.height > 0, "an empty frame")
    wish = iterm2.Frame(iterm2.Point(50, 60), iterm2.Size(frame.size.width + 200, frame.size.height + 150))
    await window.async_set_frame(wish)

    async def is_near():
        found = await window.async_get_frame()
        return abs(found.size.width - wish.size.width) < 60 and abs(found.size.height - wish.size.height) < 60

    await world.until(is_near, "the frame to grow")


@check("a window is not in full screen at first")
async def _(world):
    window = await world.window()
    expect_equal(bool(await window.async_get_fullscreen()), False, "fullscreen")
    await window.async_set_fullscreen(False)


@check("variables of a window are kept, and its id is one")
async def _(world):
    window = await world.window()
    await window.async_set_variable("user.kept", "a \\(b) \"c\"")
    expect_equal(await window.async_get_variable("user.kept"), "a \\(b) \"c\"")
    expect_equal(await window.async_get_variable("id"), window.window_id, "id")
    expect_equal(await window.async_get_variable("number"), window.window_number, "number")


@check("a window gets a title")
async def _(world):
    window = await world.window()
    await window.async_set_title("Named \\\\ here")
    expect_equal(await window.async_get_variable("titleOverride"), "Named \\ here", "titleOverride")
    expect_equal(await window.async_get_variable("title"), "Named \\ here", "title")
    expect_equal(await window.async_get_variable("titleOverrideFormat"), "Named \\\\ here")


@check("an activated window is the current one")
async def _(world):
    first, second = await world.window(), await world.window()
    for window in (first, second, first):
        await window.async_activate()
        await world.app.async_refresh_focus()
        expect_equal(world.app.current_window.window_id, window.window_id, "current window")


@check("a closed window is gone with its panes")
async def _(world):
    before = await world.terminal.count()
    window = await world.window()
    await window.async_create_tab()
    await window.async_close(force=True)
    await world.app.async_refresh()
    expect(world.app.get_window_by_id(window.window_id) is None, "still there")

    async def is_gone():
        return await world.terminal.count() == before

    await world.until(is_gone, "the panes to go", 8)


@check("closing an unknown window is refused")
async def _(world):
    answer = await world.raw("close", windows={"window_ids": ["pty-no", "pty-neither"]}, force=True)
    missing = answer.Status.Value("NOT_FOUND")
    expect_equal(list(answer.statuses), [missing, missing], "statuses")


@check("a window is saved and restored by an arrangement of its own")
async def _(world):
    window = await world.window()
    await window.async_create_tab()
    await window.async_save_window_as_arrangement("one window")
    other = await world.window()
    await other.async_restore_window_arrangement("one window")

    async def is_restored():
        await world.app.async_refresh()
        found = world.app.get_window_by_id(other.window_id)
        return found and len(found.tabs) == 3

    await world.until(is_restored, "two more tabs")
