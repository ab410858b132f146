"""Invocations and interpolated strings: a small parser that evaluates what it reads.

Text in string literals is interpolated: `\\(…)` is evaluated, so that an injection shows. Every
expression evaluated inside a string is handed to `scope.interpolated`.
"""

import re

_ESCAPES = {"n": "\n", "r": "\r", "t": "\t", "a": "\a", "b": "\b", "f": "\f", "e": "\x1b"}
_NUMBER = re.compile(r"\d+(\.\d+)?([eE][+-]?\d+)?")
_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")


class EvaluationError(Exception):
    """What iTerm2 answers FAILED with."""


class Undefined(EvaluationError):
    """A variable without a value where one is needed."""


class Reference(str):
    """A path handed over as `&path`."""


def text_of(value):
    """A value as text in an interpolated string."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "1" if value else "0"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, list):
        return "[" + ", ".join(text_of(v) for v in value) + "]"
    return str(value)


class Reader:
    """Reads one text. `scope` has variable(path), call(name, arguments) and interpolated(text)."""

    def __init__(self, text, scope, decodes_quote=True):
        self.text, self.scope, self.at = text, scope, 0
        self.decodes_quote = decodes_quote

    def invocation(self):
        """Calls separated by semicolons; the result of the last."""
        while True:
            self.space()
            path = self.path()
            self.space()
            if self.text[self.at : self.at + 1] != "(":
                self.fail("a function call is expected")
            result = self.call(path)
            self.space()
            if not self.take(";"):
                break
        if self.at != len(self.text):
            self.fail("text after the call")
        return result

    def interpolated_string(self):
        """The whole text as the inside of a string."""
        return self.string_until(None)

    def fail(self, why):
        """Ends the reading with the place of the fault."""
        raise EvaluationError(f"{why} at {self.at} in {self.text!r}")

    def space(self):
        """Skips blanks."""
        while self.text[self.at : self.at + 1].isspace():
            self.at += 1

    def take(self, token):
        """Whether the token stands here; it is then passed."""
        self.space()
        if self.text.startswith(token, self.at):
            self.at += len(token)
            return True
        return False

    def need(self, token):
        """Passes a token that must stand here."""
        if not self.take(token):
            self.fail(f"{token!r} is expected")

    def name(self):
        """One name."""
        match = _NAME.match(self.text, self.at)
        if not match:
            self.fail("a name is expected")
        self.at = match.end()
        return match[0]

    def path(self):
        """Names with dots."""
        names = [self.name()]
        while self.text[self.at : self.at + 1] == ".":
            self.at += 1
            names.append(self.name())
        return ".".join(names)

    def call(self, path):
        """The arguments of a call, and the call."""
        self.need("(")
        arguments = {}
        while not self.take(")"):
            if arguments:
                self.need(",")
                self.space()
            name = self.name()
            self.need(":")
            if self.take("&"):
                arguments[name] = Reference(self.path())
            else:
                arguments[name] = self.expression()
        return self.scope.call(path, arguments)

    def expression(self):
        """A whole expression, with its choice by `?`."""
        if self.take("["):
            return self.list()
        value, path = self.binary(0)
        if self.take("?"):
            self.space()
            if self.at == len(self.text) or self.text[self.at] in ",)]":
                return None if isinstance(value, Undefined) else value
            yes = self.expression()
            self.need(":")
            no = self.expression()
            return yes if self.defined(value) else no
        return self.defined(value)

    def list(self):
        """The rest of a list."""
        values = []
        while not self.take("]"):
            if values:
                self.need(",")
            values.append(self.expression())
        return values

    @staticmethod
    def defined(value):
        """The value, unless it is an undefined variable."""
        if isinstance(value, Undefined):
            raise value
        return value

    _LEVELS = (("||",), ("&&",), ("==", "!="), ("<=", ">=", "<", ">"), ("+", "-"), ("*", "/"))

    def binary(self, level):
        """Operators of a level and of all that bind tighter."""
        if level == len(self._LEVELS):
            return self.unary(), None
        value, path = self.binary(level + 1)
        while token := next((t for t in self._LEVELS[level] if self.take(t)), None):
            left, right = self.defined(value), self.defined(self.binary(level + 1)[0])
            try:
                value = self.operate(token, left, right)
            except (TypeError, ZeroDivisionError) as error:
                raise EvaluationError(str(error)) from error
        return value, path

    @staticmethod
    def operate(token, a, b):
        """One operator on two values."""
        match token:
            case "||":
                return bool(a) or bool(b)
            case "&&":
                return bool(a) and bool(b)
            case "==":
                return a == b
            case "!=":
                return a != b
            case "<":
                return a < b
            case "<=":
                return a <= b
            case ">":
                return a > b
            case ">=":
                return a >= b
            case "+":
                return a + b
            case "-":
                return a - b
            case "*":
                return a * b
        return a / b

    def unary(self):
        """Signs, and what stands behind them."""
        if self.take("!"):
            return not self.defined(self.unary())
        if self.take("-"):
            return -self.defined(self.unary())
        return self.primary()

    def primary(self):
        """Literals, variables, calls and parentheses."""
        self.space()
        if self.take("("):
            value = self.expression()
            self.need(")")
            return value
        if self.take("["):
            return self.list()
        if self.text[self.at : self.at + 1] == '"':
            self.at += 1
            return self.string_until('"')
        if match := _NUMBER.match(self.text, self.at):
            self.at = match.end()
            return float(match[0]) if match[1] or match[2] else int(match[0])
        path = self.path()
        if path in ("true", "false", "null"):
            return {"true": True, "false": False, "null": None}[path]
        if self.take("("):
            self.at -= 1
            return self.call(path)
        value = self.scope.variable(path)
        if value is None:
            return Undefined(f"{path} is undefined")
        if self.take("["):
            index = self.expression()
            self.need("]")
            try:
                return value[index]
            except (IndexError, KeyError, TypeError) as error:
                raise EvaluationError(f"no element {index} in {path}") from error
        return value

    def string_until(self, quote):
        """The inside of a string: escapes decoded, `\\(…)` evaluated."""
        parts = []
        while True:
            if self.at >= len(self.text):
                if quote is None:
                    return "".join(parts)
                self.fail("a string has no end")
            character = self.text[self.at]
            self.at += 1
            if character == quote:
                return "".join(parts)
            if character != "\\":
                parts.append(character)
                continue
            parts.append(self.escape())

    def escape(self):
        """What stands behind a backslash."""
        character = self.text[self.at : self.at + 1]
        self.at += 1
        if character == "(":
            start = self.at
            try:
                value = self.expression()
            except Undefined:
                value = None
            self.need(")")
            self.scope.interpolated(self.text[start : self.at - 1])
            return text_of(value)
        if character == "u":
            digits = self.text[self.at : self.at + 4]
            self.at += 4
            try:
                return chr(int(digits, 16))
            except ValueError:
                self.fail("four hexadecimal digits are expected")
        if character == '"' and not self.decodes_quote:
            return '\\"'
        return _ESCAPES.get(character, character)
