"""Checks of tabs and their trees."""

import base64
import json

from suite.checks import check, expect, expect_equal, iterm2, refused

_MAXIMISE = "Maximize Active Pane"


def _shape(node):
    if isinstance(node, iterm2.Session):
        return node.session_id
    return (node.vertical, [_shape(c) for c in node.children])


@check("a selected tab is the current one")
async def _(world):
    window = await world.window()
    first = window.current_tab
    second = await window.async_create_tab()
    for tab in (first, second):
        await tab.async_select()
        await world.app.async_refresh_focus()
        expect_equal(window.current_tab.tab_id, tab.tab_id, "current tab")


@check("a tab gets a title, also as tmux sees it")
async def _(world):
    session = await world.session()
    await session.tab.async_set_title("code \\\\(1)")
    expect_equal(
        await session.tab.async_get_variable("titleOverride"), "code \\(1)", "titleOverride"
    )
    expect_equal(await session.tab.async_get_variable("title"), "code \\(1)", "title")
    if world.terminal.kind == "tmux":
        await session.tab.async_set_title("tests (2)")
        expect_equal((await world.terminal.pane(session))["window_name"], "tests (2)", "name")


@check("a tab without a title is called as its session is")
async def _(world):
    session = await world.session()
    await session.async_set_name("its-name")
    name = await session.async_get_variable("presentationName")
    expect_equal(await session.tab.async_get_variable("title"), name, "title")
    expect_equal(await session.tab.async_get_variable("titleOverride"), None, "titleOverride")


@check("a title of a tab is interpolated")
async def _(world):
    session = await world.session()
    tab = session.tab
    await tab.async_set_variable("user.word", "sesame")
    await tab.async_set_title("say \\(user.word)")
    expect_equal(await tab.async_get_variable("title"), "say sesame", "title")


@check("variables of a tab are kept, and its id is one")
async def _(world):
    tab = (await world.session()).tab
    await tab.async_set_variable("user.list", [1, 2.5, "x", None])
    expect_equal(await tab.async_get_variable("user.list"), [1, 2.5, "x", None])
    expect_equal(str(await tab.async_get_variable("id")), tab.tab_id, "id")
    expect_equal(await tab.async_get_variable("window.id"), tab.window.window_id, "window.id")


@check("the pane in a direction is selected")
async def _(world):
    left = await world.session()
    right = await left.async_split_pane(vertical=True)
    await right.async_activate()
    tab = left.tab
    found = await tab.async_select_pane_in_direction(iterm2.NavigationDirection.LEFT)
    expect_equal(found, left.session_id, "pane to the left")
    await world.app.async_refresh_focus()
    expect_equal(tab.current_session.session_id, left.session_id, "active session")
    expect_equal(await tab.async_select_pane_in_direction(iterm2.NavigationDirection.ABOVE), None)


@check("a grid of panes is a tree of alternating orientations")
async def _(world):
    a = await world.session()
    b = await a.async_split_pane(vertical=True)
    c = await a.async_split_pane(vertical=False)
    d = await b.async_split_pane(vertical=False)
    tab = await world.refreshed_tab(a)
    wanted = (True, [(False, [a.session_id, c.session_id]), (False, [b.session_id, d.session_id])])
    expect_equal(_shape(tab.root), wanted, "tree")


@check("panes of one orientation are siblings of one size")
async def _(world):
    a = await world.session()
    b = await a.async_split_pane(vertical=True)
    c = await b.async_split_pane(vertical=True)
    tab = await world.refreshed_tab(a)
    expect_equal(_shape(tab.root), (True, [a.session_id, b.session_id, c.session_id]), "tree")
    widths = [s.grid_size.width for s in tab.sessions]
    expect(max(widths) - min(widths) <= 1, f"widths are {widths}")


@check("a closed pane leaves its room to its siblings, and splitters of one dissolve")
async def _(world):
    a = await world.session()
    b = await a.async_split_pane(vertical=True)
    c = await b.async_split_pane(vertical=False)
    await c.async_close(force=True)
    tab = await world.refreshed_tab(a)
    expect_equal(_shape(tab.root), (True, [a.session_id, b.session_id]), "tree")


@check("sizes of panes are set by a layout")
async def _(world):
    a = await world.session()
    b = await a.async_split_pane(vertical=True)
    tab = await world.refreshed_tab(a)
    a, b = tab.sessions
    total = a.grid_size.width + b.grid_size.width
    wanted, rows = total // 4, a.grid_size.height
    a.preferred_size = iterm2.Size(wanted, rows)
    b.preferred_size = iterm2.Size(total - wanted, rows)
    await tab.async_update_layout()

    async def is_resized():
        await world.app.async_refresh()
        width = world.app.get_session_by_id(a.session_id).grid_size.width
        return abs(width - wanted) <= 1

    await world.until(is_resized, "the new size")
    tab = await world.refreshed_tab(a)
    listed = tab.sessions[0].grid_size
    expect_equal(
        (listed.width, listed.height), await world.terminal.grid(a), "grid behind the server"
    )


@check("a layout of another shape is refused")
async def _(world):
    a = await world.session()
    await a.async_split_pane(vertical=True)
    tab = await world.refreshed_tab(a)
    root = tab.root.to_protobuf()
    root.links.add().CopyFrom(root.links[0])
    answer = await world.raw("set_tab_layout", tab_id=tab.tab_id, root=root)
    expect_equal(answer.status, answer.Status.Value("WRONG_TREE"), "status")
    answer = await world.raw("set_tab_layout", tab_id="99999", root=root)
    expect_equal(answer.status, answer.Status.Value("BAD_TAB_ID"), "status")


@check("a tab is moved to a window of its own")
async def _(world):
    window = await world.window()
    tab = await window.async_create_tab()
    session = tab.current_session.session_id
    moved = await tab.async_move_to_window()
    expect(moved.window_id != window.window_id, "the same window")
    expect_equal([s.session_id for t in moved.tabs for s in t.sessions], [session], "sessions")


@check("a closed tab is gone, an unknown one is told")
async def _(world):
    window = await world.window()
    tab = await window.async_create_tab()
    await tab.async_close(force=True)
    await world.app.async_refresh()
    expect(world.app.get_tab_by_id(tab.tab_id) is None, "still there")
    answer = await world.raw("close", tabs={"tab_ids": ["99999"]}, force=True)
    expect_equal(list(answer.statuses), [answer.Status.Value("NOT_FOUND")], "statuses")


@check("a pane is maximised and the others are listed apart")
async def _(world):
    a = await world.session()
    b = await a.async_split_pane(vertical=True)
    await b.async_activate()
    await iterm2.MainMenu.async_select_menu_item(world.connection, _MAXIMISE)
    tab = await world.refreshed_tab(a)
    expect_equal([s.session_id for s in tab.sessions], [b.session_id], "visible sessions")
    expect_equal(
        [s.session_id for s in tab.minimized_sessions], [a.session_id], "minimised sessions"
    )
    if world.terminal.kind == "tmux":
        expect_equal((await world.terminal.pane(b))["window_zoomed_flag"], "1", "tmux's zoom")
    await iterm2.MainMenu.async_select_menu_item(world.connection, _MAXIMISE)
    tab = await world.refreshed_tab(a)
    expect_equal(len(tab.sessions), 2, "visible sessions")


@check("a pane is moved beside another one")
async def _(world):
    a = await world.session()
    window = a.window
    b = (await window.async_create_tab()).current_session
    await world.app.async_move_session(b, a, True, True)
    tab = await world.refreshed_tab(a)
    expect_equal(_shape(tab.root), (True, [b.session_id, a.session_id]), "tree")
    expect_equal(len(window.tabs), 1, "number of tabs")


@check("a pane becomes a tab and a window", version=(1, 13))
async def _(world):
    a = await world.session()
    b = await a.async_split_pane(vertical=True)
    tab_id = await b.async_move_to_new_tab()
    await world.app.async_refresh()
    expect_equal([s.session_id for s in world.app.get_tab_by_id(tab_id).sessions], [b.session_id])
    window_id = await b.async_move_to_new_window()
    await world.app.async_refresh()
    moved = world.app.get_window_by_id(window_id)
    expect_equal([s.session_id for t in moved.tabs for s in t.sessions], [b.session_id])


@check("the only pane of a tab does not become a tab of the same window", version=(1, 13))
async def _(world):
    a = await world.session()
    async with refused(iterm2.RPCException):
        await a.async_move_to_new_tab()


@check("a layout is applied, sessions kept", version=(1, 14))
async def _(world):
    a = await world.session()
    b = await a.async_split_pane(vertical=True)
    c = await b.async_split_pane(vertical=True)
    tab = await world.refreshed_tab(a)
    ids = [{"session_id": s.session_id} for s in (c, a, b)]
    root = {"vertical": False, "children": [ids[0], {"vertical": True, "children": ids[1:]}]}
    await world.app.async_apply_layout({"tabs": [{"tab_id": tab.tab_id, "root": root}]})
    tab = await world.refreshed_tab(a)
    wanted = (False, [c.session_id, (True, [a.session_id, b.session_id])])
    expect_equal(_shape(tab.root), wanted, "tree")


@check("a layout that forgets a session is refused", version=(1, 14))
async def _(world):
    a = await world.session()
    await a.async_split_pane(vertical=True)
    spec = {"tabs": [{"tab_id": a.tab.tab_id, "root": {"session_id": a.session_id}}]}
    text = base64.b64encode(json.dumps(spec).encode()).decode()
    async with refused(iterm2.RPCException):
        await iterm2.async_invoke_function(
            world.connection, f'iterm2.apply_layout(spec_json_b64: "{text}")'
        )
