"""Checks of functions, alerts, registrations and menus."""

import asyncio

from suite.checks import check, expect, expect_equal, iterm2, refused


async def _invoke(world, invocation, timeout=-1):
    return await world.soon(
        iterm2.async_invoke_function(world.connection, invocation, timeout), "the result", 8
    )


@check("a registered function is called and gives its result")
async def _(world):
    @iterm2.RPC
    async def conformance_add(a, b):
        return {"sum": a + b}

    await conformance_add.async_register(world.connection)
    expect_equal(await _invoke(world, "conformance_add(a: 2, b: 40)"), {"sum": 42})
    expect_equal(await _invoke(world, "conformance_add(b: 2, a: 1)"), {"sum": 3})
    async with refused(iterm2.RPCException):
        await _invoke(world, "conformance_add(a: 2)")


@check("a registered function gets text as it is")
async def _(world):
    @iterm2.RPC
    async def conformance_echo(text):
        return text

    await conformance_echo.async_register(world.connection)
    expect_equal(
        await _invoke(world, r'conformance_echo(text: "a \\(b) \u20ac \n.")'), "a \\(b) € \n."
    )
    expect_equal(await _invoke(world, r'conformance_echo(text: "1+1=\(1+1)")'), "1+1=2")
    expect_equal(await _invoke(world, "conformance_echo(text: null)"), None)
    expect_equal(await _invoke(world, 'conformance_echo(text: [1, true, ["x"]])'), [1, 1, ["x"]])


@check("a registered function gets a variable by default")
async def _(world):
    @iterm2.RPC
    async def conformance_where(
        session_id=iterm2.Reference("id"), missing=iterm2.Reference("user.none?")
    ):
        return [session_id, missing]

    await conformance_where.async_register(world.connection)
    session = await world.session()
    found = await session.async_invoke_function("conformance_where()")
    expect_equal(found, [session.session_id, None])


@check("the exception of a registered function is told")
async def _(world):
    @iterm2.RPC
    async def conformance_fail():
        raise ValueError("on purpose")

    await conformance_fail.async_register(world.connection)
    try:
        await _invoke(world, "conformance_fail()")
    except iterm2.RPCException as error:
        expect("on purpose" in str(error), f"the reason is {error}")
    else:
        raise AssertionError("no exception")


@check("a registered function that is too slow ends by time")
async def _(world):
    @iterm2.RPC
    async def conformance_slow():
        await asyncio.get_running_loop().create_future()

    await conformance_slow.async_register(world.connection, timeout=0.3)
    async with refused(iterm2.RPCException):
        await _invoke(world, "conformance_slow()")


@check("a function that is registered already is refused")
async def _(world):
    @iterm2.RPC
    async def conformance_twice():
        return 1

    await conformance_twice.async_register(world.connection)
    async with refused(iterm2.notifications.SubscriptionException):
        await conformance_twice.async_register(world.connection)


@check("functions that are unknown or badly written fail with a reason")
async def _(world):
    for text in (
        "nothing_here()",
        "iterm2.count(array: ",
        "iterm2.count()",
        "user.x",
        "",
        "iterm2.alert(1)",
    ):
        try:
            await _invoke(world, text)
        except iterm2.RPCException as error:
            expect(str(error), f"no reason for {text!r}")
        else:
            raise AssertionError(f"{text!r} was accepted")


@check("built-in functions compute")
async def _(world):
    expect_equal(await _invoke(world, "iterm2.count(array: [1, 2, 3])"), 3)


@check("an invocation without context, and of unknown things, is told")
async def _(world):
    answer = await world.raw("invoke_function", invocation="iterm2.count(array: [])")
    names = answer.Status
    expect_equal(names.Name(answer.error.status), "REQUEST_MALFORMED")
    for context in (
        {"session": {"session_id": "no"}},
        {"tab": {"tab_id": "99999"}},
        {"window": {"window_id": "no"}},
        {"method": {"receiver": "no"}},
    ):
        answer = await world.raw("invoke_function", invocation="iterm2.count(array: [])", **context)
        expect_equal(names.Name(answer.error.status), "INVALID_ID", str(context))


@check("an alert is answered by a policy")
async def _(world):
    alert = iterm2.Alert("Title", 'More \\(text) "here"')
    alert.add_button("Yes")
    alert.add_button("No")
    result = await world.soon(alert.async_run(world.connection), "the answer")
    expect(result in (1000, 1001), f"result is {result}")


@check("an alert that asks for text is answered by a policy")
async def _(world):
    alert = iterm2.TextInputAlert("Title", "More", "placeholder", "default text")
    expect_equal(await world.soon(alert.async_run(world.connection), "the answer"), "default text")


@check("an alert with many parts is answered by a policy")
async def _(world):
    alert = iterm2.PolyModalAlert("Title", "More")
    alert.add_button("Go")
    alert.add_button("Stay")
    alert.add_checkboxes(["one", "two"], [0, 1])
    alert.add_combobox(["red", "blue"], "blue")
    alert.add_text_field("placeholder", "given")
    result = await world.soon(alert.async_run(world.connection), "the answer")
    expect(result.button in ("Go", "Stay"), f"button is {result.button!r}")
    expect_equal((result.tf_text, result.combo), ("given", "blue"), "text and choice")


@check("a panel for files is answered by a policy, none chosen")
async def _(world):
    panel = iterm2.OpenPanel()
    expect_equal(await world.soon(panel.async_run(world.connection), "the answer"), None)


@check("a component of the status bar is registered and opens a popover")
async def _(world):
    identifier = "org.example.conformance"
    component = iterm2.StatusBarComponent(
        "Short",
        "Detailed",
        [iterm2.CheckboxKnob("Knob", False, "knob")],
        "example",
        1.0,
        identifier,
    )

    @iterm2.StatusBarRPC
    async def conformance_bar(knobs, rows=iterm2.Reference("rows?")):
        return f"{rows}"

    await component.async_register(world.connection, conformance_bar)
    session = await world.session()
    await component.async_open_popover(session.session_id, "<p>hello</p>", iterm2.Size(100, 50))
    answer = await world.raw(
        "status_bar_component", identifier=identifier, open_popover={"session_id": "no"}
    )
    expect_equal(answer.status, answer.Status.Value("SESSION_NOT_FOUND"), "status")
    answer = await world.raw(
        "status_bar_component",
        identifier="no.such",
        open_popover={"session_id": session.session_id},
    )
    expect_equal(answer.status, answer.Status.Value("INVALID_IDENTIFIER"), "status")


@check("a provider of titles is registered")
async def _(world):
    @iterm2.TitleProviderRPC
    async def conformance_title(auto_name=iterm2.Reference("autoName?")):
        return (auto_name or "").upper()

    await conformance_title.async_register(
        world.connection, display_name="Upper", unique_identifier="org.example.upper"
    )


@check("a provider of a context menu is registered")
async def _(world):
    @iterm2.ContextMenuProviderRPC
    async def conformance_menu(session_id=iterm2.Reference("id")):
        return None

    await conformance_menu.async_register(
        world.connection, display_name="Do it", unique_identifier="org.example.menu"
    )


@check("a tool is registered")
async def _(world):
    await iterm2.async_register_web_view_tool(
        world.connection, "Conformance", "org.example.tool", True, "http://localhost:9/tool"
    )


@check("a tool without a host, or with a name that is taken, is refused")
async def _(world):
    answer = await world.raw("register_tool", name="A", identifier="org.example.a", URL="nonsense")
    expect_equal(answer.status, answer.Status.Value("REQUEST_MALFORMED"), "status")
    answer = await world.raw("register_tool", name="A")
    expect_equal(answer.status, answer.Status.Value("REQUEST_MALFORMED"), "status")


@check("the state of a menu item is told, an unknown one refused")
async def _(world):
    a = await world.session()
    await a.async_split_pane()
    state = await iterm2.MainMenu.async_get_menu_item_state(
        world.connection, "Maximize Active Pane"
    )
    expect_equal((state.checked, state.enabled), (False, True), "state")
    async with refused(iterm2.MenuItemException):
        await iterm2.MainMenu.async_select_menu_item(world.connection, "No Such Item")


@check("every item of the menu is known, and disabled where it means nothing", only="tmux")
async def _(world):
    menus = [m for m in vars(iterm2.MainMenu).values() if isinstance(m, type)]
    items = [item.value.identifier for menu in menus for item in menu]
    expect(len(items) > 100, f"the package knows only {len(items)} items")
    disabled = 0
    for item in items:
        state = await iterm2.MainMenu.async_get_menu_item_state(world.connection, item)
        if not state.enabled:
            answer = await world.raw("menu_item", identifier=item)
            expect_equal(answer.Status.Name(answer.status), "DISABLED", item)
            disabled += 1
    expect(disabled > 90, f"only {disabled} are disabled")


@check("panes are arranged evenly by the menu")
async def _(world):
    a = await world.session()
    b = await a.async_split_pane(vertical=True)
    await a.async_set_grid_size(iterm2.Size(20, 10))
    await b.async_activate()
    await iterm2.MainMenu.async_select_menu_item(world.connection, "Arrange Split Panes Evenly")

    async def is_even():
        tab = await world.refreshed_tab(a)
        widths = [s.grid_size.width for s in tab.sessions]
        return max(widths) - min(widths) <= 1

    await world.until(is_even, "even panes")
