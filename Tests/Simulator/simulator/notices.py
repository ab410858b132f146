"""Subscriptions and the notifications that they bring."""

import asyncio
import json

from iterm2 import api_pb2


APP_WIDE = {6, 7, 8, 9, 10, 11}
PER_SESSION = {1, 2, 3, 5, 14}
VARIABLE = 12
Status = api_pb2.NotificationResponse.Status


def as_json(value):
    """A value as the API sends it: booleans have become numbers."""
    if isinstance(value, bool):
        value = int(value)
    return json.dumps(value, ensure_ascii=False)


class Notices:
    """Who subscribed to what, and what is posted to them."""

    def __init__(self, simulator):
        self.simulator = simulator
        self.subscriptions = []  # of (connection, request, session or None)
        self._variables = []  # of [connection, request, owner, last value]
        self._layout_pending = self._focus_pending = False
        self._last_focus, self._last_broadcast = None, None

    def forget(self, connection):
        """A connection is gone, and so are its subscriptions."""
        self.subscriptions = [s for s in self.subscriptions if s[0] is not connection]
        self._variables = [s for s in self._variables if s[0] is not connection]

    def change(self, connection, request):
        """Answers one request to subscribe or unsubscribe."""
        if not request.HasField("subscribe"):
            return Status.REQUEST_MALFORMED
        kind = request.notification_type
        if kind == VARIABLE:
            return self._change_variable(connection, request)
        if kind in PER_SESSION:
            return self._change_session(connection, request)
        if kind not in APP_WIDE:
            return Status.REQUEST_MALFORMED
        if kind == 10:
            return self._change_function(connection, request)
        return self._change(connection, request, None)

    def _change(self, connection, request, session):
        kind = request.notification_type
        found = [
            s for s in self.subscriptions
            if s[0] is connection and s[1].notification_type == kind and s[2] == session
        ]
        if request.subscribe:
            if found:
                return Status.OK if session == "all" else Status.ALREADY_SUBSCRIBED
            self.subscriptions.append((connection, request, session))
            return Status.OK
        if not found:
            return Status.NOT_SUBSCRIBED
        self.subscriptions.remove(found[0])
        return Status.OK

    def _change_session(self, connection, request):
        session = request.session
        if session != "all":
            session = self.simulator.app.session(request.session)
            if session is None:
                return Status.SESSION_NOT_FOUND
        return self._change(connection, request, session)

    def _change_function(self, connection, request):
        wish = request.rpc_registration_request
        signature = self._signature(wish)
        if not wish.name.replace("_", "").isalnum() or wish.name.startswith("iterm2."):
            return Status.REQUEST_MALFORMED
        found = [
            s for s in self.subscriptions
            if s[1].notification_type == 10 and self._signature(s[1].rpc_registration_request) == signature
        ]
        if request.subscribe:
            if found:
                return Status.DUPLICATE_SERVER_ORIGINATED_RPC
            self.subscriptions.append((connection, request, None))
            return Status.OK
        if not found or found[0][0] is not connection:
            return Status.NOT_SUBSCRIBED
        self.subscriptions.remove(found[0])
        return Status.OK

    @staticmethod
    def _signature(wish):
        return wish.name, tuple(sorted(a.name for a in wish.arguments))

    def function(self, name, arguments):
        """The registration that a call reaches: defaults may stand in for arguments."""
        for connection, request, _ in self.subscriptions:
            wish = request.rpc_registration_request
            if request.notification_type != 10 or wish.name != name:
                continue
            all_names = {a.name for a in wish.arguments}
            defaults = {d.name: d.path for d in wish.defaults}
            if all_names - set(defaults) <= set(arguments) <= all_names:
                return connection, wish, {k: v for k, v in defaults.items() if k not in arguments}
        return None

    def _change_variable(self, connection, request):
        wish = request.variable_monitor_request
        owner = self._owner(wish)
        if owner is None:
            return Status.INVALID_IDENTIFIER
        found = [s for s in self._variables if s[0] is connection and s[1] == wish]
        if request.subscribe:
            if found:
                return Status.ALREADY_SUBSCRIBED
            owners = owner if isinstance(owner, list) else [owner]
            last = {o: self.simulator.scopes.value(o, wish.name) for o in owners}
            self._variables.append([connection, wish, last])
            return Status.OK
        if not found:
            return Status.NOT_SUBSCRIBED
        self._variables.remove(found[0])
        return Status.OK

    def _owner(self, wish):
        app = self.simulator.app
        if wish.scope == api_pb2.VariableScope.Value("SESSION"):
            return app.sessions() if wish.identifier == "all" else app.session(wish.identifier)
        if wish.scope == api_pb2.VariableScope.Value("TAB"):
            return app.tab(wish.identifier)
        if wish.scope == api_pb2.VariableScope.Value("WINDOW"):
            return list(app.windows) if wish.identifier == "all" else app.window(wish.identifier)
        return app

    def check_variables(self):
        """Tells of every monitored variable that has another value than before."""
        for connection, wish, last in self._variables:
            if wish.identifier == "all":
                for owner in self._owner(wish):
                    last.setdefault(owner, None)
            for owner, before in list(last.items()):
                value = self.simulator.scopes.value(owner, wish.name)
                if value == before:
                    continue
                last[owner] = value
                notice = api_pb2.Notification()
                change = notice.variable_changed_notification
                change.scope, change.name = wish.scope, wish.name
                change.identifier = str(getattr(owner, "id", ""))
                change.json_new_value = as_json(value)
                connection.notify(notice)

    def post(self, kind, fill, session=None):
        """Posts one notification to everybody who wants this kind for this session."""
        told = set()
        for connection, request, wanted in list(self.subscriptions):
            if request.notification_type != kind or connection in told:
                continue
            if session is not None and kind in PER_SESSION and wanted not in ("all", session):
                continue
            notice = api_pb2.Notification()
            if fill(notice, request) is False:
                continue
            told.add(connection)
            connection.notify(notice)

    def new_session(self, session):
        """A session object was made; it stands in no tab yet."""
        self.post(6, lambda n, _: setattr(n.new_session_notification, "session_id", session.id))

    def terminated(self, session_id):
        """A program has ended."""
        self.post(7, lambda n, _: setattr(n.terminate_session_notification, "session_id", session_id))

    def screen_changed(self, session):
        """A session has new text."""
        self.post(2, lambda n, _: setattr(n.screen_update_notification, "session", session.id), session)

    def custom(self, session, identity, payload):
        """OSC 1337;Custom was seen."""

        def fill(notice, _):
            custom = notice.custom_escape_sequence_notification
            custom.session, custom.payload = session.id, payload
            if identity is not None:
                custom.sender_identity = identity

        self.post(5, fill, session)

    def prompt(self, session, event, prompt):
        """OSC 133 B, C or D was seen: `event` is prompt, command start or command end."""
        number = {"prompt": 1, "command start": 2, "command end": 3}[event]

        def fill(notice, request):
            modes = list(request.prompt_monitor_request.modes) or [1]
            if number not in modes:
                return False
            told = notice.prompt_notification
            told.session, told.unique_prompt_id = session.id, prompt.id
            if number == 1:
                told.prompt.placeholder = ""
                self.simulator.describe_prompt(session, prompt, told.prompt.prompt)
            elif number == 2:
                told.command_start.command = prompt.command
            else:
                told.command_end.status = prompt.status
            return True

        self.post(3, fill, session)

    def changed(self):
        """After every request: layout and focus are told of in a later turn, layout first."""
        if not self._layout_pending:
            self._layout_pending = True
            asyncio.get_running_loop().call_soon(self._tell)

    def _tell(self):
        self._layout_pending = False
        self.check_variables()
        layout = self.simulator.list_sessions()
        if layout != self.simulator.last_layout:
            self.simulator.last_layout = layout
            self.post(8, lambda n, _: n.layout_changed_notification.list_sessions_response.CopyFrom(layout))
        self._tell_focus()
        domains = [d for d in self.simulator.app.broadcast]
        if domains != (self._last_broadcast or []):
            self._last_broadcast = [list(d) for d in domains]
            self.post(11, lambda n, _: self._fill_broadcast(n, domains))

    @staticmethod
    def _fill_broadcast(notice, domains):
        notice.broadcast_domains_changed.SetInParent()
        for domain in domains:
            notice.broadcast_domains_changed.broadcast_domains.add().session_ids.extend(domain)

    def _tell_focus(self):
        now = self.simulator.focus()
        before = self._last_focus if self._last_focus is not None else []
        self._last_focus = now
        for change in now:
            if change not in before:
                self.post(9, lambda n, _, c=change: n.focus_changed_notification.CopyFrom(c))

    def remember(self):
        """Takes the present state as told."""
        self.simulator.last_layout = self.simulator.list_sessions()
        self._last_focus = self.simulator.focus()
