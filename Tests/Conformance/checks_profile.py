"""Checks of profiles, colour presets and preferences."""

import json

from suite.checks import check, expect, expect_equal, iterm2, refused

# The second profile, which the harness provides before the checks run.
OTHER_NAME = "Conformance Worker"


async def _other(world):
    profiles = await iterm2.PartialProfile.async_query(world.connection)
    found = [p for p in profiles if p.name == OTHER_NAME]
    expect(found, f"no profile {OTHER_NAME!r} (a dynamic profile of the harness)")
    return found[0]


@check("profiles are listed with name and id")
async def _(world):
    profiles = await iterm2.PartialProfile.async_query(world.connection)
    expect(profiles, "no profile")
    expect(all(p.name and p.guid for p in profiles), "a profile without name or id")


@check("profiles are listed by id and by property")
async def _(world):
    default = await iterm2.PartialProfile.async_get_default(world.connection)
    answer = await world.raw("list_profiles", guids=[default.guid], properties=["Name"])
    keys = [[p.key for p in profile.properties] for profile in answer.profiles]
    expect_equal(keys, [["Name"]], "keys")
    answer = await world.raw("list_profiles", guids=["no such id"])
    expect_equal(len(answer.profiles), 0, "number of profiles")


@check("a full profile has colours and a command")
async def _(world):
    partial = await iterm2.PartialProfile.async_get_default(world.connection)
    profile = await partial.async_get_full_profile()
    expect(profile.background_color is not None, "no background colour")
    expect_equal(profile.name, partial.name, "name")


@check("a dynamic profile is listed")
async def _(world):
    profile = await (await _other(world)).async_get_full_profile()
    expect_equal(profile.badge_text, "worker", "badge")


@check("a new session has the profile it was given")
async def _(world):
    await _other(world)
    session = (await world.window(profile=OTHER_NAME)).current_tab.current_session
    expect_equal(await session.async_get_variable("profileName"), OTHER_NAME, "profileName")
    expect_equal((await session.async_get_profile()).badge_text, "worker", "badge")


@check("properties of a session are set")
async def _(world):
    session = await world.session()
    change = iterm2.LocalWriteOnlyProfile()
    change.set_background_color(iterm2.Color(30, 40, 50))
    change.set_badge_text("hello \\(id)")
    change.set_use_tab_color(True)
    change.set_tab_color(iterm2.Color(255, 128, 0))
    await session.async_set_profile_properties(change)
    profile = await session.async_get_profile()
    colour = profile.background_color
    expect_equal((round(colour.red), round(colour.green), round(colour.blue)), (30, 40, 50), "colour")
    expect_equal(profile.badge_text, "hello \\(id)", "badge")
    expect_equal(bool(profile.use_tab_color), True, "use of the tab colour")
    expect_equal(await session.async_get_variable("badge"), "hello " + session.session_id, "badge")


@check("a changed session has a profile of its own; others do not change")
async def _(world):
    a, b = await world.session(), await world.session()
    shared = await a.async_get_profile()
    change = iterm2.LocalWriteOnlyProfile()
    change.set_badge_text("mine")
    await a.async_set_profile_properties(change)
    own = await a.async_get_profile()
    expect(own.guid != shared.guid, "the id is the shared one")
    expect_equal(own.original_guid, shared.guid, "original id")
    expect((await b.async_get_profile()).badge_text != "mine", "the other session changed")


@check("properties that are unknown or of a wrong kind are refused")
async def _(world):
    session = await world.session()
    for key, value in (("No Such Key", "1"), ("Badge Text", "5"), ("Badge Text", "null"),
                       ("Background Color", '"red"'), ("Badge Text", "{")):
        answer = await world.raw(
            "set_profile_property", session=session.session_id,
            assignments=[{"key": key, "json_value": value}])
        expect_equal(answer.status, answer.Status.Value("REQUEST_MALFORMED"), f"status for {key} {value}")
    answer = await world.raw(
        "set_profile_property", session="nobody", assignments=[{"key": "Badge Text", "json_value": '"x"'}])
    expect_equal(answer.status, answer.Status.Value("SESSION_NOT_FOUND"), "status")


@check("nothing of a refused request is applied")
async def _(world):
    session = await world.session()
    pairs = [{"key": "Badge Text", "json_value": '"half"'}, {"key": "No Such Key", "json_value": "1"}]
    await world.raw("set_profile_property", session=session.session_id, assignments=pairs)
    expect((await session.async_get_profile()).badge_text != "half", "half was applied")


@check("a deprecated single property is set")
async def _(world):
    session = await world.session()
    answer = await world.raw(
        "set_profile_property", session=session.session_id, key="Badge Text", json_value='"one"')
    expect_equal(answer.status, 0, "status")
    expect_equal((await session.async_get_profile()).badge_text, "one", "badge")


@check("only the properties asked for are read")
async def _(world):
    session = await world.session()
    answer = await world.raw(
        "get_profile_property", session=session.session_id, keys=["Name", "Rows"])
    expect_equal({p.key for p in answer.properties}, {"Name", "Rows"}, "keys")
    answer = await world.raw("get_profile_property", session="nobody")
    expect_equal(answer.status, answer.Status.Value("SESSION_NOT_FOUND"), "status")


@check("a change of a shared profile reaches its sessions")
async def _(world):
    other = await (await _other(world)).async_get_full_profile()
    session = (await world.window(profile=OTHER_NAME)).current_tab.current_session
    await other.async_set_badge_text("changed")
    try:
        async def has_changed():
            return (await session.async_get_profile()).badge_text == "changed"

        await world.until(has_changed, "the change")
    finally:
        await other.async_set_badge_text("worker")


@check("a shared profile of an unknown id is refused")
async def _(world):
    answer = await world.raw(
        "set_profile_property", guid_list={"guids": ["no such id"]},
        assignments=[{"key": "Badge Text", "json_value": '"x"'}])
    expect_equal(answer.status, answer.Status.Value("BAD_GUID"), "status")


@check("a session switches to another profile")
async def _(world):
    session = await world.session()
    profile = await (await _other(world)).async_get_full_profile()
    await session.async_set_profile(profile)
    expect_equal(await session.async_get_variable("profileName"), OTHER_NAME, "profileName")
    expect_equal((await session.async_get_profile()).badge_text, "worker", "badge")


@check("the default profile is changed, and back")
async def _(world):
    before = await iterm2.PartialProfile.async_get_default(world.connection)
    other = await _other(world)
    await other.async_make_default()
    try:
        now = await iterm2.PartialProfile.async_get_default(world.connection)
        expect_equal(now.guid, other.guid, "default profile")
        session = (await world.window()).current_tab.current_session
        expect_equal(await session.async_get_variable("profileName"), OTHER_NAME, "profileName")
    finally:
        await before.async_make_default()


@check("properties laid over a new pane are its own")
async def _(world):
    a = await world.session()
    custom = iterm2.LocalWriteOnlyProfile()
    custom.set_name("customised")
    custom.set_badge_text("over")
    b = await a.async_split_pane(profile_customizations=custom)
    expect_equal(await b.async_get_variable("name"), "customised", "name")
    expect_equal((await b.async_get_profile()).badge_text, "over", "badge")
    expect(await a.async_get_variable("name") != "customised", "the name of the other")


@check("colour presets are listed and read")
async def _(world):
    names = await iterm2.ColorPreset.async_get_list(world.connection)
    expect(names, "no preset")
    preset = await iterm2.ColorPreset.async_get(world.connection, names[0])
    keys = {value.key for value in preset.values}
    expect("Background Color" in keys or "Background Color (Dark)" in keys, f"keys are {keys}")


@check("an unknown colour preset is refused")
async def _(world):
    async with refused(iterm2.GetPresetException, iterm2.ListPresetsException):
        await iterm2.ColorPreset.async_get(world.connection, "no such preset")


@check("a colour preset is applied to a session")
async def _(world):
    session = await world.session()
    names = await iterm2.ColorPreset.async_get_list(world.connection)
    preset = await iterm2.ColorPreset.async_get(world.connection, names[-1])
    profile = await session.async_get_profile()
    await profile.async_set_color_preset(preset)
    wanted = {v.key: v for v in preset.values}.get("Background Color")
    if wanted is not None:
        found = (await session.async_get_profile()).background_color
        expect_equal(round(found.red), round(wanted.red), "red of the background")


@check("preferences are set and read")
async def _(world):
    answer = await world.raw("preferences", requests=[
        {"set_preference_request": {"key": "ConformanceKey", "json_value": '{"a": [1, "b"]}'}},
        {"get_preference_request": {"key": "ConformanceKey"}},
        {"get_preference_request": {"key": "ConformanceNever"}},
        {"set_preference_request": {"key": "ConformanceKey", "json_value": "{"}},
    ])
    results = answer.results
    expect_equal(len(results), 4, "number of results")
    expect_equal(json.loads(results[1].get_preference_result.json_value), {"a": [1, "b"]}, "value")
    expect_equal(results[2].get_preference_result.json_value, "null", "value never set")
    status = results[3].set_preference_result
    expect_equal(status.status, status.Status.Value("BAD_JSON"), "status")


@check("a known preference is set by the client")
async def _(world):
    key = iterm2.PreferenceKey.DIM_INACTIVE_SPLIT_PANES
    await iterm2.async_set_preference(world.connection, key, True)
    expect_equal(bool(await iterm2.async_get_preference(world.connection, key)), True)


@check("an unknown default profile is refused, an empty request told")
async def _(world):
    wish = {"set_default_profile_request": {"guid": "no such id"}}
    answer = await world.raw("preferences", requests=[wish, {}])
    status = answer.results[0].set_default_profile_result
    expect_equal(status.status, status.Status.Value("BAD_GUID"), "status")
    expect_equal(answer.results[1].WhichOneof("result"), "unrecognized_request", "result")
