#!/usr/bin/env python3
"""Holds files of dynamic profiles against their schema and iTerm2's own Python package.

Reads a JSON list of such files from standard input. Each must pass
schemas/dynamic-profile.schema.json, and each trigger that the package knows must be just what the
package makes of it again. Needs jsonschema and iterm2.
"""

import json
import pathlib
import sys

try:
    from iterm2.triggers import decode_trigger
    from jsonschema import Draft202012Validator
except ImportError as error:
    sys.exit(f"profile-agreement: {error}; make setup installs what is needed")

ROOT = pathlib.Path(__file__).resolve().parent.parent

# What the package of this version does not know.
NEWER = {
    "iTermSetTabStatusTrigger", "iTermEnterWorkgroupTrigger", "iTermExitWorkgroupTrigger",
}
LAST_EVENT = 112


def is_known(trigger):
    action = trigger["action"]
    return (
        action not in NEWER
        and "Browser" not in action
        and "Javascript" not in action
        and trigger["matchType"] <= LAST_EVENT
        and trigger["matchType"] not in (1, 2)
        and not {"name", "job"} & trigger.keys()
    )


def main():
    schema = json.loads((ROOT / "schemas" / "dynamic-profile.schema.json").read_text("utf-8"))
    Draft202012Validator.check_schema(schema)
    validator = Draft202012Validator(schema)
    faults, triggers = [], 0
    for document in json.load(sys.stdin):
        for fault in validator.iter_errors(document):
            faults.append(f"{list(fault.path)}: {fault.message[:300]}")
        for profile in document["Profiles"]:
            for trigger in filter(is_known, profile.get("Triggers", [])):
                again = decode_trigger(trigger).encode
                triggers += 1
                if again != trigger:
                    faults.append(f"{trigger} is {again} to the package")
    print("\n".join(faults[:20]))
    print(f"{triggers} triggers, {len(faults)} faults")
    return 1 if faults or not triggers else 0


if __name__ == "__main__":
    sys.exit(main())
