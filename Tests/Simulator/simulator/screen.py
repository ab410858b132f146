"""What a session shows: lines of text, what was typed, prompts, and the sequences that matter."""

import re
import uuid

_SEQUENCE = re.compile(
    r"\x1b\](?P<osc>[^\x07\x1b]*)(?:\x07|\x1b\\)|\x1b\[(?P<csi>[0-9;?]*)(?P<final>[@-~])|\x1b[()][A-Z0-9]|\x1b."
)


class Prompt:
    """One mark of a shell prompt (OSC 133)."""

    def __init__(self, line):
        self.id = str(uuid.uuid4()).upper()
        self.line = line
        self.command = ""
        self.state = 0
        self.status = None


class Screen:
    """The text of one session; output is fed in, `on_event` is told of what a program announced."""

    def __init__(self, on_event):
        self.lines = [""]
        self.prompts = []
        self.typed = []
        self._on_event = on_event

    def feed(self, text):
        """Output of a program: text, and the sequences OSC 133 and 1337."""
        place = 0
        for match in _SEQUENCE.finditer(text):
            self._write(text[place : match.start()])
            place = match.end()
            if match["osc"] is not None:
                self._command(match["osc"])
            elif match["final"] == "J":
                self.lines = [""]
        self._write(text[place:])

    def _write(self, text):
        parts = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
        self.lines[-1] += parts[0]
        self.lines += parts[1:]

    def _command(self, osc):
        code, _, rest = osc.partition(";")
        if code == "133":
            self._shell_integration(rest)
        elif code == "1337":
            name, _, value = rest.partition("=")
            self._on_event(name, value)
        else:
            self._on_event("osc " + code, rest)

    def _shell_integration(self, rest):
        letter, _, argument = rest.partition(";")
        if letter == "A":
            self.prompts.append(Prompt(len(self.lines) - 1))
        elif letter == "B" and self.prompts:
            self._on_event("prompt", self.prompts[-1])
        elif letter == "C" and self.prompts:
            prompt = self.prompts[-1]
            prompt.state = 1
            prompt.command = argument or prompt.command or self.last_typed_line()
            self._on_event("command start", prompt)
        elif letter == "D" and self.prompts and self.prompts[-1].state == 1:
            prompt = self.prompts[-1]
            prompt.state = 2
            prompt.status = int(argument) if argument.isdigit() else 0
            self._on_event("command end", prompt)

    def last_typed_line(self):
        """The last whole line that was typed."""
        lines = "".join(self.typed).replace("\r", "\n").rstrip("\n").split("\n")
        return lines[-1]

    def type(self, text, has_shell):
        """Typed input: recorded and echoed; a shell with integration runs each line at once."""
        self.typed.append(text)
        if not has_shell:
            self.feed(text)
            return
        for piece in re.split(r"(\r|\n)", text):
            if piece in ("\r", "\n"):
                self.feed("\r\n\x1b]133;C\x07\x1b]133;D;0\x07")
                self.show_prompt()
            elif piece:
                self.feed(piece)

    def show_prompt(self):
        """A prompt as a shell with integration prints it."""
        self.feed("\x1b]133;A\x07$ \x1b]133;B\x07")
