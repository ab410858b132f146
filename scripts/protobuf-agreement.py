#!/usr/bin/env python3
"""Holds proto/iterm2.proto against the descriptor in the Python package `iterm2`.

Every message, field, number, type, label, default and oneof, and every value of every enum, must
be the same on both sides; the order in which they are written is free, but for the first value of
an enum, which is its default. Needs iterm2 from PyPI, and protoc.
"""

import pathlib
import subprocess
import sys
import tempfile

try:
    from google.protobuf import descriptor_pb2
    from iterm2 import api_pb2
except ImportError as error:
    sys.exit(f"protobuf-agreement: {error}; make setup installs what is needed")

ROOT = pathlib.Path(__file__).resolve().parent.parent
FIELD = descriptor_pb2.FieldDescriptorProto


def ours():
    """The descriptor that protoc makes of our file."""
    with tempfile.TemporaryDirectory() as folder:
        path = pathlib.Path(folder) / "set"
        command = ["protoc", f"--proto_path={ROOT / 'proto'}", f"--descriptor_set_out={path}"]
        try:
            subprocess.run([*command, "iterm2.proto"], check=True)
        except (FileNotFoundError, subprocess.CalledProcessError) as error:
            sys.exit(f"protobuf-agreement: {error}; make setup installs protoc")
        return descriptor_pb2.FileDescriptorSet.FromString(path.read_bytes()).file[0]


def theirs():
    """The descriptor inside the package."""
    return descriptor_pb2.FileDescriptorProto.FromString(api_pb2.DESCRIPTOR.serialized_pb)


def facts(file):
    """Each thing that the file says, by the name of what it says it of."""
    found = {"file": (file.package, file.syntax or "proto2", list(file.dependency))}
    found["file extensions and services"] = (len(file.extension), len(file.service))
    for message in file.message_type:
        found.update(message_facts(message, file.package))
    for enum in file.enum_type:
        found.update(enum_facts(enum, file.package))
    return found


def message_facts(message, scope):
    name = f"{scope}.{message.name}"
    oneofs = [oneof.name for oneof in message.oneof_decl]
    found = {
        f"message {name}": (
            sorted(field.name for field in message.field),
            sorted(oneofs),
            [(span.start, span.end) for span in message.reserved_range],
            [(span.start, span.end) for span in message.extension_range],
        )
    }
    for field in message.field:
        found[f"field {name}.{field.name}"] = {
            "number": field.number,
            "label": FIELD.Label.Name(field.label),
            "type": field.type_name or FIELD.Type.Name(field.type),
            "kind": FIELD.Type.Name(field.type),
            "default": field.default_value if field.HasField("default_value") else None,
            "oneof": oneofs[field.oneof_index] if field.HasField("oneof_index") else None,
            "deprecated": field.options.deprecated,
            "packed": field.options.packed,
        }
    for nested in message.nested_type:
        found.update(message_facts(nested, name))
    for enum in message.enum_type:
        found.update(enum_facts(enum, name))
    return found


def enum_facts(enum, scope):
    return {
        f"enum {scope}.{enum.name}": {
            "values": sorted((value.number, value.name) for value in enum.value),
            "default": enum.value[0].name,
            "alias": enum.options.allow_alias,
        }
    }


def main():
    mine, official = facts(ours()), facts(theirs())
    differing = [
        f"{name}: {mine.get(name)} instead of {official.get(name)}"
        for name in sorted(mine.keys() | official.keys())
        if mine.get(name) != official.get(name)
    ]
    for line in differing:
        print(line)
    print(f"{len(official)} facts, {len(differing)} differ")
    sys.exit(1 if differing or len(official) < 500 else 0)


main()
