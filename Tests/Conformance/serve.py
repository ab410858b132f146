#!/usr/bin/env python3
"""Runs the conformance suites against `muntin serve` over a private tmux, or against the simulator.

    serve.py --muntin .build/debug/muntin [--suite official] [--only NAME] [-- OPTIONS OF SERVE]
    serve.py --simulator [--version 1.11]

Everything is private: HOME, the tmux server, the socket; all of it is gone afterwards, also on failure.
"""

import argparse
import contextlib
import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time

HERE = os.path.dirname(os.path.abspath(__file__))
SIMULATOR = os.path.join(HERE, "..", "Simulator", "iterm2_simulator.py")
SUITES = ("official", "seeds", "it2_cli")
READY_SECONDS = 20
OTHER_PROFILE = {"Name": "Conformance Worker", "Guid": "C0FFEE00-0000-4000-8000-000000000001", "Badge Text": "worker"}


def parse(arguments):
    """The options; those behind `--` are for the server."""
    own, _, extra = (arguments, None, []) if "--" not in arguments else (
        arguments[: arguments.index("--")], None, arguments[arguments.index("--") + 1 :])
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    behind = parser.add_mutually_exclusive_group(required=True)
    behind.add_argument("--muntin", help="path of the tool")
    behind.add_argument("--simulator", action="store_true")
    parser.add_argument("--version", default="1.17", help="protocol version of the simulator")
    parser.add_argument("--suite", action="append", choices=SUITES, help="only this one; may be repeated")
    parser.add_argument("--only", help="only checks whose name holds this text")
    parser.add_argument("--keep", action="store_true", help="leave HOME and the server's log, and say where")
    options = parser.parse_args(own)
    options.extra = extra
    return options


class Stage:
    """A HOME of its own with all that runs in it."""

    def __init__(self, keep):
        self.home = tempfile.mkdtemp(prefix="mconf-")
        self.keep, self._processes = keep, []
        self.support = os.path.join(self.home, "Library", "Application Support", "iTerm2")
        self.socket = os.path.join(self.support, "private", "socket")
        self.log = os.path.join(self.home, "server.log")
        os.makedirs(os.path.dirname(self.socket), mode=0o700)
        os.makedirs(os.path.join(self.home, "tmux"), mode=0o700)
        keep_out = ("ITERM", "IT2_", "TMUX", "LC_", "MUNTIN")
        kept = {k: v for k, v in os.environ.items() if not k.startswith(keep_out)}
        self.environment = {
            **kept, "HOME": self.home, "TMUX_TMPDIR": os.path.join(self.home, "tmux"), "SHELL": "/bin/sh",
            "PS1": "$ ", "ENV": "", "LANG": "C.UTF-8", "TERM": "xterm-256color", "COLUMNS": "200",
            "XDG_STATE_HOME": os.path.join(self.home, "state"), "ITERM2_COOKIE": "conformance",
            "XDG_RUNTIME_DIR": self.home, "PYTHONWARNINGS": "ignore",
        }

    def start(self, command, **options):
        """A process that is killed with the stage, its children too."""
        process = subprocess.Popen(command, env=self.environment, start_new_session=True, **options)
        self._processes.append(process)
        return process

    def tmux(self, *arguments):
        """One command of the private tmux server."""
        command = ["tmux", "-L", "default", "-f", os.path.join(self.home, "tmux.conf"), *arguments]
        return subprocess.run(
            command, env=self.environment, check=True, timeout=10, stdin=subprocess.DEVNULL,
            capture_output=True, cwd=self.home)

    def close(self):
        """Ends all processes and removes the folder."""
        for process in reversed(self._processes):
            for number in (signal.SIGTERM, signal.SIGKILL):
                with contextlib.suppress(ProcessLookupError, PermissionError):
                    os.killpg(process.pid, number)
                with contextlib.suppress(subprocess.TimeoutExpired):
                    process.wait(timeout=3)
                    break
        with contextlib.suppress(subprocess.SubprocessError, OSError):
            self.tmux("kill-server")
        if self.keep:
            print(f"kept: {self.home}", file=sys.stderr)
        else:
            shutil.rmtree(self.home, ignore_errors=True)


def wait_until_ready(path, process, log):
    """Waits until the socket takes a connection; SystemExit where the server ends or is too late."""
    end = time.monotonic() + READY_SECONDS
    while time.monotonic() < end:
        if process.poll() is not None:
            raise SystemExit(f"FAIL the server ended with {process.returncode}\n{tail(log)}")
        with contextlib.suppress(OSError), socket.socket(socket.AF_UNIX) as client:
            client.connect(path)
            return
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(timeout=0.03)
    raise SystemExit(f"FAIL no server listens within {READY_SECONDS} s\n{tail(log)}")


def tail(path):
    """The last lines of a file."""
    with contextlib.suppress(OSError), open(path, encoding="utf-8", errors="replace") as file:
        return "".join(file.readlines()[-20:])
    return ""


def start_simulator(stage, options):
    """The simulator; the arguments by which suites find what is behind."""
    control = os.path.join(stage.home, "control")
    command = [sys.executable, SIMULATOR, "--socket", stage.socket, "--control", control]
    process = stage.start(
        [*command, "--version", options.version, "--undo", "0.2"], stdin=subprocess.PIPE,
        stdout=subprocess.PIPE, text=True)
    if '"ready"' not in process.stdout.readline():
        raise SystemExit("FAIL the simulator did not start")
    process.stdin.write(json.dumps({"do": "profile", **OTHER_PROFILE}) + "\n")
    process.stdin.flush()
    process.stdout.readline()
    return ["--simulator", control]


def start_server(stage, options):
    """A tmux server with one session, and `muntin serve` before it."""
    with open(os.path.join(stage.home, "tmux.conf"), "w", encoding="utf-8") as file:
        file.write("set -g default-shell /bin/sh\nset -g default-command /bin/sh\nset -g status off\n")
    folder = os.path.join(stage.support, "DynamicProfiles")
    os.makedirs(folder)
    with open(os.path.join(folder, "conformance.json"), "w", encoding="utf-8") as file:
        json.dump({"Profiles": [{**OTHER_PROFILE, "Dynamic Profile Parent Name": "Default"}]}, file)
    stage.tmux("new-session", "-d", "-s", "main", "-x", "160", "-y", "48")
    command = [os.path.abspath(options.muntin), "serve", "--host", "tmux", "--socket", stage.socket]
    with open(stage.log, "wb") as log:
        process = stage.start(
            [*command, *options.extra], stdin=subprocess.DEVNULL, stdout=log, stderr=log, cwd=stage.home)
    wait_until_ready(stage.socket, process, stage.log)
    return ["--tmux", "default"]


def run_suite(stage, name, behind, only):
    """Whether a suite passed."""
    if not os.path.exists(os.path.join(HERE, name + ".py")):
        return True
    started = time.monotonic()
    print(f"== {name}", flush=True)
    command = [sys.executable, os.path.join(HERE, name + ".py"), *behind]
    if only and name == "official":
        command += ["--only", only]
    process = stage.start(command, cwd=stage.home, stdin=subprocess.DEVNULL)
    try:
        status = process.wait(timeout=300)
    except subprocess.TimeoutExpired:
        print("FAIL the suite has not ended in time")
        status = 1
    print(f"== {name}: {time.monotonic() - started:.1f} s", flush=True)
    return status == 0


def main():
    """The exit status is 1 where anything failed."""
    options = parse(sys.argv[1:])
    stage = Stage(options.keep)
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))
    try:
        behind = (start_simulator if options.simulator else start_server)(stage, options)
        results = [run_suite(stage, n, behind, options.only) for n in options.suite or SUITES]
        if not all(results) and (log := tail(stage.log)):
            print(f"== end of the server's log\n{log}")
    finally:
        stage.close()
    sys.exit(0 if all(results) else 1)


if __name__ == "__main__":
    main()
