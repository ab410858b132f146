"""Counting requests and waits.

A *wait* begins with a request that arrives while every earlier request of its connection has been
answered; the first request begins the first wait. So requests sent without waiting for answers
share one wait. The count means something only if answers do not overtake the client's writing:
with `quiet` milliseconds, answers are held back until no request has come for so long, and then
all are sent at once, which makes the count exact for a client that pauses less than that.
"""

import collections

READING = {
    "get_buffer_request", "get_prompt_request", "list_sessions_request", "focus_request",
    "get_profile_property_request", "get_property_request", "list_profiles_request",
    "get_broadcast_domains_request", "list_prompts_request", "screenshot_request",
    "notification_request", "server_originated_rpc_result_request",
}


def is_changing(message):
    """Whether a request changes something (a subscription does not)."""
    kind = message.WhichOneof("submessage")
    if kind is None or kind in READING:
        return False
    body = getattr(message, kind)
    if kind == "variable_request":
        return len(body.set) > 0
    if kind == "menu_item_request":
        return not body.query_only
    if kind == "saved_arrangement_request":
        return body.action != 2
    if kind == "color_preset_request":
        return False
    if kind == "selection_request":
        return body.WhichOneof("request") == "set_selection_request"
    if kind == "preferences_request":
        return any("set" in (r.WhichOneof("request") or "") for r in body.requests)
    return kind != "transaction_request"


class Rounds:
    """The counts of one simulator since the last reset."""

    def __init__(self):
        self.reset()

    def reset(self):
        """Begins anew."""
        self.requests = collections.Counter()
        self.changing = self.waits = self.bytes = self.connections = 0
        self.most_outstanding = 0
        self.log = []

    def arrived(self, message, size, outstanding):
        """A request came while so many others of its connection were unanswered."""
        self.requests[message.WhichOneof("submessage") or "none"] += 1
        self.changing += is_changing(message)
        self.bytes += size
        self.waits += outstanding == 0
        self.most_outstanding = max(self.most_outstanding, outstanding + 1)
        self.log.append(message)

    def summary(self):
        """All counts for the control channel."""
        return {
            "requests": dict(self.requests), "total": sum(self.requests.values()),
            "changing": self.changing, "waits": self.waits, "bytes": self.bytes,
            "connections": self.connections, "most_outstanding": self.most_outstanding,
        }
