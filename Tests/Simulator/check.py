#!/usr/bin/env python3
"""Checks the simulator itself: sizes, divorce, waits, injections, faults, refusals."""

import asyncio
import base64
import json
import os
import sys
import tempfile

from websockets.exceptions import ConnectionClosed, InvalidStatus

from simulator import geometry
from simulator.client import Client
from simulator.geometry import Leaf, Splitter

HERE = os.path.dirname(os.path.abspath(__file__))


async def check_splitting():
    """A same-orientation split scales all siblings by one factor."""
    a, b = Leaf("a"), Leaf("b")
    root = Splitter(True, [a, b], 301, 100)
    a.width, b.width = 200, 100
    geometry.resize(root, 301, 100)
    geometry.insert(root, a, Leaf("c"), True, False)
    assert [c.width for c in root.children] == [119, 120, 60], [c.width for c in root.children]
    geometry.insert(root, b, Leaf("d"), False, True)
    assert [x.session for x in geometry.leaves(root)] == ["a", "c", "d", "b"]
    geometry.remove(root, geometry.leaf_of(root, "d"))
    assert root.children[2] is b and geometry.depth(root) == 1


async def check_layout(client):
    """SetTabLayout grows the window, wants the same shape, and may lose a cell."""
    await client.connect()
    session, tab = await client.first()
    new = (await client.call("split_pane", session=session, split_direction=0)).session_id[0]
    root = (await client.call("list_sessions")).windows[0].tabs[0].root
    assert [x.session.unique_identifier for x in root.links] == [session, new]
    for link, columns in zip(root.links, (50, 70)):
        link.session.grid_size.width, link.session.grid_size.height = columns, 30
    assert (await client.call("set_tab_layout", tab_id=tab, root=root)).status == 0
    root = (await client.call("list_sessions")).windows[0].tabs[0].root
    sizes = [link.session.grid_size.width for link in root.links]
    assert 119 <= sum(sizes) <= 120 and root.links[0].session.grid_size.height == 30, sizes
    del root.links[1]
    assert (await client.call("set_tab_layout", tab_id=tab, root=root)).status == 2


async def check_divorce(client):
    """Custom properties are lost at a reload, unless a different value was set before."""
    await client.connect()
    session, _ = await client.first()
    custom = [{"key": "Muntin", "json_value": '"mark"'}, {"key": "Badge Text", "json_value": '"b"'}]
    ids = []
    for _ in range(2):
        answer = await client.call("split_pane", session=session, custom_profile_properties=custom)
        ids.append(answer.session_id[0])

    async def values(identifier):
        answer = await client.call(
            "get_profile_property", session=identifier, keys=["Muntin", "Badge Text"]
        )
        return [json.loads(p.json_value) for p in answer.properties]

    same, other = ('"b"', '"c"')
    for identifier, value in zip(ids, (same, other)):
        pairs = [{"key": "Badge Text", "json_value": value}]
        assert (
            await client.call("set_profile_property", session=identifier, assignments=pairs)
        ).status == 0
    colored = (
        await client.call("split_pane", session=session, custom_profile_properties=custom)
    ).session_id[0]
    data = b"\x1b]1337;SetColors=match=rgb:ffff01\x07\x1b]1337;SetColors=match=rgb:ffff00\x07"
    assert list((await client.call("inject", session_id=[colored], data=data)).status) == [0]
    await client.control("reload")
    assert await values(ids[0]) == [""], await values(ids[0])
    assert await values(colored) == ["mark", "b"], await values(colored)
    assert await values(ids[1]) == ["mark", "c"], await values(ids[1])


async def check_waits(client):
    """Requests sent together share one wait."""
    await client.connect()
    await client.control("reset")
    await client.control("set", quiet=0.05)
    for _ in range(2):
        for _ in range(20):
            await client.send("focus")
        for _ in range(20):
            await client.receive()
    counts = await client.control("counts")
    assert (counts["waits"], counts["total"], counts["changing"]) == (2, 40, 0), counts


async def check_injection(client):
    """Expressions in strings of invocations are evaluated, and it shows."""
    await client.connect()
    session, _ = await client.first()
    text = 'iterm2.set_name(name: "a \\(1 + 2) \\\\(b)")'
    await client.call("invoke_function", invocation=text, method={"receiver": session})
    told = await client.control("calls")
    assert told["calls"][0]["arguments"] == {"name": "a 3 \\(b)"}, told
    assert {"source": "invocation", "text": "1 + 2"} in told["interpolations"]


async def check_moving(client):
    """The flag of move_session is inverted for stacked panes; sessions stay."""
    await client.connect()
    session, _ = await client.first()
    tab = await client.call(
        "create_tab", window_id=(await client.call("list_sessions")).windows[0].window_id
    )
    ids = f'session: "{tab.session_id}", destination: "{session}"'
    call = f"iterm2.move_session({ids}, vertical: false, before: true)"
    answer = await client.call("invoke_function", invocation=call, app={})
    assert answer.success.json_result == "null", answer
    root = (await client.call("list_sessions")).windows[0].tabs[0].root
    assert [x.session.unique_identifier for x in root.links] == [session, tab.session_id]
    spec = {
        "tabs": [
            {
                "tab_id": (await client.first())[1],
                "root": {
                    "vertical": True,
                    "children": [
                        {"session_id": tab.session_id},
                        {"new_session": {"command": "top"}},
                        {"session_id": session},
                    ],
                },
            }
        ]
    }
    text = base64.b64encode(json.dumps(spec).encode()).decode()
    answer = await client.call(
        "invoke_function", invocation=f'iterm2.apply_layout(spec_json_b64: "{text}")', app={}
    )
    assert answer.success.json_result == "null", answer


async def check_faults(client):
    """Each fault strikes as it should, once."""
    await client.connect()
    await client.control("fault", kind="silent", request="focus")
    first, second = await client.send("focus"), await client.send("focus")
    assert (await client.receive()).id == second != first
    await client.control("fault", kind="late", request="focus", seconds=0.1)
    first, second = await client.send("focus"), await client.send("focus")
    assert [(await client.receive()).id for _ in range(2)] == [second, first]
    await client.control("fault", kind="duplicate")
    await client.send("focus")
    assert [(await client.receive()).id for _ in range(2)] == [client._id] * 2
    for kind, wanted in (("error", "error"), ("empty", None)):
        await client.control("fault", kind=kind)
        await client.send("focus")
        assert (await client.receive()).WhichOneof("submessage") == wanted
    for tree in ("cycle", "same", "huge", "hollow", "sizes"):
        await client.control("fault", kind="lie", tree=tree, count=50)
        await client.call("list_sessions")
    for kind in ("garbage", "text", "lie"):
        await client.control("fault", kind=kind, tree="deep", count=5000)
        await client.send("list_sessions")
        await asyncio.wait_for(client.websocket.recv(), 3)
    await client.control("fault", kind="status", request="split_pane", status="CANNOT_SPLIT")
    assert (await client.call("split_pane", session="active")).status == 3
    for kind in ("close", "abort", "cut"):
        await client.control("fault", kind=kind)
        await client.send("focus")
        try:
            await client.receive()
        except ConnectionClosed:
            await client.connect()
        else:
            raise AssertionError("still open")


async def check_refusals(client):
    """Bad handshakes are refused with their status."""
    for headers, status in (
        ({"Origin": "http://example.org/"}, 400),
        ({"x-iterm2-library-version": None}, 400),
        ({"x-iterm2-library-version": "python 0.1"}, 406),
        ({"Host": "example.org"}, 400),
    ):
        try:
            await client.connect(**headers)
        except InvalidStatus as error:
            assert error.response.status_code == status, (headers, error)
        else:
            raise AssertionError(f"{headers} was accepted")
    await client.control("set", cookie="good")
    for cookie, accepted in (("bad", False), ("good", True), ("good", False)):
        try:
            await client.connect(**{"x-iterm2-cookie": cookie})
        except InvalidStatus as error:
            assert not accepted and error.response.status_code == 401, error
        else:
            assert accepted, "a bad cookie was accepted"


async def check_relaunch(client):
    """A relaunch forgets variables and cuts connections."""
    await client.connect()
    session, _ = await client.first()
    pair = [{"name": "user.a", "value": "1"}]
    await client.call("variable", session_id=session, set=pair)
    await client.control("relaunch", ids="keep")
    await client.connect()
    assert list((await client.call("variable", session_id=session, get=["user.a"])).values) == [
        "null"
    ]
    await client.control("relaunch", ids="new")
    await client.connect()
    assert (await client.first())[0] != session


async def run(check):
    """One check with a simulator of its own."""
    if not check.__code__.co_argcount:
        await check()
        return
    with tempfile.TemporaryDirectory(prefix="msim-") as folder:
        process = await asyncio.create_subprocess_exec(
            sys.executable,
            os.path.join(HERE, "iterm2_simulator.py"),
            "--socket",
            os.path.join(folder, "api"),
            stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.PIPE,
        )
        try:
            await asyncio.wait_for(process.stdout.readline(), 10)
            await asyncio.wait_for(check(Client(folder, process)), 15)
            process.stdin.close()
            assert await asyncio.wait_for(process.wait(), 5) == 0, "it did not end with its input"
        finally:
            if process.returncode is None:
                process.kill()
                await process.wait()


def main():
    """The exit status is 1 where a check failed."""
    checks = {n: f for n, f in globals().items() if n.startswith("check_")}
    failed = 0
    for name, check in checks.items():
        try:
            asyncio.run(run(check))
        except Exception as error:
            failed += 1
            print(f"FAIL {name}: {type(error).__name__}: {error}")
        else:
            print(f"ok {name}")
    print(f"{len(checks) - failed} passed, {failed} failed")
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
