"""Measures muntin against the official Python package on one server of iTerm2's API."""

import contextlib
import os
import shutil
import subprocess
import tempfile
import time
from pathlib import Path

HERE = Path(__file__).resolve().parent
PYTHON = HERE.parent / ".venv" / "bin" / "python"
PANES = {"M": 16}
FASTER = 10  # times that the whole process is to be faster than the script
SECONDS = 30


def workspace(panes):
    side = int(panes**0.5)
    lines = [
        "name: bench", "size: 200x50", f"layout: {side}x{side}", "panes:"]
    for number in range(panes):
        lines += [
            f"  - run: echo {number}", "    badge: bench",
            "    colors: {background: '#102030', foreground: '#e0e0e0'}"]
    return "\n".join(lines) + "\n"


@contextlib.contextmanager
def serving(muntin):
    """A server in front of a terminal in memory, where clients look for iTerm2's socket."""
    home = Path(tempfile.mkdtemp(prefix="muntin-bench-"))
    environment = {
        "PATH": os.environ["PATH"], "HOME": str(home), "LANG": "C.UTF-8", "ITERM2_COOKIE": "none",
        "XDG_STATE_HOME": str(home / "state"), "SHELL": "/bin/sh"}
    socket = home / "Library/Application Support/iTerm2/private/socket"
    server = subprocess.Popen(
        [muntin, "serve", "--host", "memory"], env=environment, stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        end = time.monotonic() + SECONDS
        while not socket.exists():
            if time.monotonic() > end or server.poll() is not None:
                raise RuntimeError("muntin serve did not come up")
            time.sleep(0.005)
        yield environment, home
    finally:
        server.terminate()
        server.wait(SECONDS)
        shutil.rmtree(home, ignore_errors=True)


def run(words, environment):
    begin = time.monotonic()
    done = subprocess.run(
        words, env=environment, stdin=subprocess.DEVNULL, capture_output=True, text=True,
        timeout=SECONDS)
    took = time.monotonic() - begin
    if done.returncode != 0:
        raise RuntimeError(f"status {done.returncode}: {done.stderr.strip()[-200:]}")
    return took


def measure(bench):
    """Whole processes, each against a server of its own; they take turns."""
    report, muntin = bench.report, str(bench.muntin)
    if not PYTHON.exists():
        return report.note("there is no .venv: iTerm2's API is not measured; make setup")
    for size, panes in PANES.items():
        if size not in bench.options.sizes:
            continue
        times = {"muntin": [], "python": [], "muntin again": []}
        for _ in range((bench.options.rounds or 11) + 1):
            for name in "muntin", "python":
                with serving(muntin) as (environment, home):
                    file = home / "bench.yaml"
                    file.write_text(workspace(panes))
                    words = [muntin, "apply", str(file), "--host", "iterm2"]
                    if name == "python":
                        words = [str(PYTHON), str(HERE / "iterm_script.py"), str(panes)]
                    times[name].append(run(words, environment))
                    if name == "muntin":
                        times["muntin again"].append(run(words, environment))
        times = {name: found[1:] for name, found in times.items()}  # the first warms the caches
        for name, found in times.items():
            report.keep(f"iTerm2's API, {panes} panes, {name}", found)
        for what, ours, budget in [
            ("first apply", "muntin", FASTER), ("nothing to do", "muntin again", None),
        ]:
            report.compare(
                f"iTerm2's API, {panes} panes, {what}: python script / muntin", times[ours],
                times["python"], budget, more=True)
