"""What goes wrong on purpose: answers kept back, doubled, misdirected; frames of garbage; lies."""

from dataclasses import dataclass, field

from iterm2 import api_pb2

KINDS = {
    "silent",
    "late",
    "duplicate",
    "wrong_id",
    "garbage",
    "text",
    "close",
    "abort",
    "error",
    "empty",
    "lie",
    "status",
    "cut",
    "flood",
}


@dataclass
class Fault:
    """One fault: which requests it meets, how many of them it lets pass, how often it strikes."""

    kind: str
    request: str = "*"
    skip: int = 0
    times: int = 1
    seconds: float = 0.5
    tree: str = "cycle"
    count: int = 5000
    status: str = ""
    struck: int = field(default=0)

    def meets(self, name):
        """Whether the fault strikes this request; counts."""
        if self.request not in ("*", name, name.removesuffix("_request")) or self.times == 0:
            return False
        if self.skip > 0:
            self.skip -= 1
            return False
        if self.times > 0:
            self.times -= 1
        self.struck += 1
        return True


def make(values):
    """A fault from the control channel; raises ValueError for an unknown kind or member."""
    if values.get("kind") not in KINDS:
        raise ValueError(f"unknown fault {values.get('kind')!r}; known are {sorted(KINDS)}")
    try:
        return Fault(**values)
    except TypeError as error:
        raise ValueError(str(error)) from error


def flood(identifier, listing, count):
    """Messages that nobody asked for: notifications of everything, and answers to other ids."""
    notice = api_pb2.ServerOriginatedMessage()
    notice.notification.layout_changed_notification.list_sessions_response.CopyFrom(listing)
    stray = api_pb2.ServerOriginatedMessage(id=identifier + 1_000_000)
    stray.list_sessions_response.CopyFrom(listing)
    both = [notice.SerializeToString(), stray.SerializeToString()]
    return both * count


def refusing_answer(message, fault):
    """An answer of the right type with a status by name, or with nothing but its default."""
    answer = api_pb2.ServerOriginatedMessage(id=message.id)
    kind = message.WhichOneof("submessage").removesuffix("_request") + "_response"
    body = getattr(answer, kind)
    body.SetInParent()
    if fault.status:
        value = body.Status.Value(fault.status)
        field = (
            body.DESCRIPTOR.fields_by_name.get("status")
            or body.DESCRIPTOR.fields_by_name["statuses"]
        )
        if field.is_repeated:
            getattr(body, field.name).append(value)
        else:
            setattr(body, field.name, value)
    return answer.SerializeToString()


def _varint(number):
    out = bytearray()
    while number > 127:
        out.append(number & 127 | 128)
        number >>= 7
    return bytes([*out, number])


def _field(number, payload):
    return _varint(number << 3 | 2) + _varint(len(payload)) + payload


def lying_answer(identifier, truth, fault):
    """The bytes of a ListSessions answer whose tree is a lie.

    `cycle` lists every tab again inside another window (each id twice), `same` has one session in
    two panes, `huge` has a tab of `count` panes, `deep` one of `count` splitters in each other,
    `hollow` has splitters without links and windows without ids, `sizes` absurd sizes.
    """
    answer = api_pb2.ServerOriginatedMessage(id=identifier)
    told = answer.list_sessions_response
    told.CopyFrom(truth)
    if fault.tree == "deep":
        return _field(106, _deep_response(fault.count)) + b"\x08" + _varint(identifier)
    if not told.windows:
        return answer.SerializeToString()
    first = told.windows[0].tabs[0].root
    if fault.tree == "cycle":
        again = told.windows.add()
        again.CopyFrom(told.windows[0])
    elif fault.tree == "same":
        first.links.add().CopyFrom(first.links[0])
    elif fault.tree == "huge":
        for number in range(fault.count):
            first.links.add().session.unique_identifier = f"liar-{number}"
    elif fault.tree == "hollow":
        first.links.add().node.SetInParent()
        first.links.add()
        told.windows.add().tabs.add()
    elif fault.tree == "sizes":
        for link in first.links:
            link.session.grid_size.width, link.session.grid_size.height = -(2**31), 2**31 - 1
    else:
        raise ValueError(f"unknown lie {fault.tree!r}")
    return answer.SerializeToString()


def _deep_response(count):
    node = _field(2, _field(1, _field(1, b"deep")))
    vertical = False
    for _ in range(count):
        vertical = not vertical
        node = b"\x08" + bytes([vertical]) + _field(2, _field(2, node))
    tab = _field(2, b"1") + _field(3, node)
    return _field(1, _field(1, tab) + _field(2, b"pty-deep"))
