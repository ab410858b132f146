#!/usr/bin/env python3
"""Holds schemas/workspace.schema.json against the corpus of workspace files.

A valid file must pass the schema. An invalid one says in its head whether its fault is one of
form (`# structural: yes`: the schema must refuse it) or of meaning (`no`: it must pass).
Needs PyYAML and jsonschema.
"""

import json
import pathlib
import re
import sys

try:
    import yaml
    from jsonschema import Draft202012Validator
except ImportError as error:
    sys.exit(f"schema-agreement: {error}; make setup installs what is needed")

ROOT = pathlib.Path(__file__).resolve().parent.parent


class CoreLoader(yaml.SafeLoader):
    """A loader whose plain scalars mean what the YAML 1.2 core schema says."""


CoreLoader.yaml_implicit_resolvers = {}
for tag, pattern, first in [
    ("null", r"^(?:~|null|Null|NULL|)$", ["~", "n", "N", ""]),
    ("bool", r"^(?:true|True|TRUE|false|False|FALSE)$", list("tTfF")),
    ("int", r"^(?:[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+)$", list("-+0123456789")),
    (
        "float",
        r"^(?:[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?"
        r"|[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN))$",
        list("-+.0123456789"),
    ),
    ("merge", r"^(?:<<)$", ["<"]),
]:
    CoreLoader.add_implicit_resolver(f"tag:yaml.org,2002:{tag}", re.compile(pattern), first)


def integer(loader, node):
    text = loader.construct_scalar(node)
    if text.startswith("0o"):
        return int(text[2:], 8)
    return int(text, 16) if text.startswith("0x") else int(text)


CoreLoader.add_constructor("tag:yaml.org,2002:int", integer)
CoreLoader.add_constructor(
    "tag:yaml.org,2002:float", lambda loader, node: float(loader.construct_scalar(node))
)


def head(text, key):
    """What a `# key: value` line of the file says."""
    found = re.search(rf"^# {key}: *(.*)$", text, re.MULTILINE)
    return found.group(1).strip() if found else None


def wanted(path, text):
    """Whether the schema must accept the file; None where it is not asked."""
    if path.parent.name == "valid":
        return True
    if head(text, "schema") == "skip":
        return None
    structural = head(text, "structural")
    if structural not in ("yes", "no"):
        raise ValueError("needs a line `# structural: yes` or `# structural: no`")
    return structural == "no"


def main():
    schema = json.loads((ROOT / "schemas" / "workspace.schema.json").read_text("utf-8"))
    Draft202012Validator.check_schema(schema)
    validator = Draft202012Validator(schema)
    passed = failed = 0
    for path in sorted((ROOT / "Tests" / "MuntinSpecTests" / "Corpus").glob("*/*.yaml")):
        text = path.read_text("utf-8")
        try:
            accept = wanted(path, text)
            if accept is None:
                continue
            faults = list(validator.iter_errors(yaml.load(text, CoreLoader)))
        except (ValueError, yaml.YAMLError) as error:
            accept, faults = True, [error]
        if accept == (not faults):
            passed += 1
            continue
        failed += 1
        name = path.relative_to(ROOT)
        print(f"{name}: the schema accepts it" if not faults else f"{name}: {faults[0]}")
    print(f"{passed} passed, {failed} failed")
    return 1 if failed or not passed else 0


if __name__ == "__main__":
    sys.exit(main())
