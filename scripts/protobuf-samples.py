#!/usr/bin/env python3
"""Prints messages made by the Python package `iterm2`, for the tests to read and to write again.

One a line: `client` or `server`, the bytes in hexadecimal digits, and the same as JSON with the
names of the protocol. Together they hold every field, every member of a oneof and every value of
an enum that an envelope can reach; the script fails where one of the protocol is missing.
"""

import json
import random
import sys

try:
    from google.protobuf import json_format
    from google.protobuf.descriptor import FieldDescriptor
    from iterm2 import api_pb2
except ImportError as error:
    sys.exit(f"protobuf-samples: {error}; make setup installs what is needed")

# Levels of a message inside of one of its own kind.
DEEPEST = 2
# Messages of a kind that are made in vain, one after another, before the next kind has its turn.
PATIENCE = 100

covered = set()
chance = random.Random(1912)


def scalar(field):
    """A value that is not the default, and one that a reader of another type would get wrong."""
    if field.type == FieldDescriptor.TYPE_ENUM:
        value = chance.choice(field.enum_type.values)
        covered.add((field.enum_type.full_name, value.name))
        return value.number
    variant = chance.randrange(256)
    if field.type == FieldDescriptor.TYPE_STRING:
        return f"{field.name} {variant} äöü 漢 😀"
    if field.type == FieldDescriptor.TYPE_BYTES:
        return bytes([0, 255, 128, variant])
    if field.type == FieldDescriptor.TYPE_BOOL:
        return variant % 2 == 0
    if field.type in (FieldDescriptor.TYPE_FLOAT, FieldDescriptor.TYPE_DOUBLE):
        return -0.5 - field.number - variant
    if field.type == FieldDescriptor.TYPE_UINT32:
        return 4_294_967_295 - field.number - variant
    if field.type == FieldDescriptor.TYPE_INT32:
        return -2_147_483_648 + field.number + variant
    if field.type == FieldDescriptor.TYPE_INT64:
        return -9_223_372_036_854_775_808 + field.number + variant
    raise ValueError(f"{field.full_name} is of a type that has no sample")


def fill(message, above):
    """Sets every field, and one member of each oneof."""
    descriptor = message.DESCRIPTOR
    covered.add(descriptor.full_name)
    if above.count(descriptor.full_name) > DEEPEST:
        return
    above = [*above, descriptor.full_name]
    alone = [field for field in descriptor.fields if not field.containing_oneof]
    for field in alone + [chance.choice(oneof.fields) for oneof in descriptor.oneofs]:
        assign(message, field, above)


def assign(message, field, above):
    covered.add((field.containing_type.full_name, field.name))
    repeated = field.is_repeated
    if field.type == FieldDescriptor.TYPE_MESSAGE:
        held = getattr(message, field.name)
        for _ in range(2 if repeated else 1):
            part = held.add() if repeated else held
            part.SetInParent()
            fill(part, above)
    elif repeated:
        held = getattr(message, field.name)
        held.extend(scalar(field) for _ in range(2))
    else:
        setattr(message, field.name, scalar(field))


def samples(side, kind):
    """Messages that each have something that none before them had."""
    for field in kind.DESCRIPTOR.oneofs_by_name["submessage"].fields:
        in_vain = 0
        while in_vain < PATIENCE:
            before = len(covered)
            message = kind(id=chance.randrange(-(2**63), 2**63))
            covered.update({kind.DESCRIPTOR.full_name, (kind.DESCRIPTOR.full_name, "id")})
            assign(message, field, [])
            in_vain += 1
            if len(covered) > before:
                in_vain = 0
                text = json_format.MessageToJson(
                    message, preserving_proto_field_name=True, indent=None
                )
                yield f"{side} {message.SerializeToString(deterministic=True).hex()} {text}"


def everything():
    """All that the protocol has, under the names that `covered` uses."""
    waiting = list(api_pb2.DESCRIPTOR.message_types_by_name.values())
    enums = list(api_pb2.DESCRIPTOR.enum_types_by_name.values())
    while waiting:
        message = waiting.pop()
        waiting += message.nested_types
        enums += message.enum_types
        yield message.full_name
        yield from ((message.full_name, field.name) for field in message.fields)
    for enum in enums:
        yield from ((enum.full_name, value.name) for value in enum.values)


def main():
    lines = [
        *samples("client", api_pb2.ClientOriginatedMessage),
        *samples("server", api_pb2.ServerOriginatedMessage),
    ]
    missing = set(everything()) - covered
    if missing:
        sys.exit(f"protobuf-samples: no sample has {json.dumps(sorted(map(str, missing)))}")
    print("\n".join(lines))


main()
