#!/usr/bin/env python3
"""Measures muntin against tmux itself, against its peers and against its budgets. See README.md.

Only ratios of one run travel from machine to machine. Rounds are interleaved; a ratio is taken of
medians and again of minima, and a budget is only called missed where both miss it.
"""

import argparse
import contextlib
import datetime
import json
import os
import platform
import pty
import re
import shutil
import signal
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import iterm

HERE = Path(__file__).resolve().parent
SIZES = {"S": (1, 2), "M": (4, 4), "L": (20, 8), "XL": (60, 8)}  # tabs, panes in each
ROUNDS = {"S": 11, "M": 11, "L": 5, "XL": 3}
DEADLINE = {"S": 20, "M": 30, "L": 90, "XL": 180}  # seconds for one run
ENOUGH = 60  # seconds spent on one contestant at one size, after which it runs no more
PEERS = {"tmuxp": 11, "tmuxinator": 6, "smug": 2.3}  # how many times faster muntin is to be
LARGE = {100: 11, 1000: 7, 10000: 3}  # panes of files to validate, and rounds


class Failed(Exception):
    """A run that did not do what was measured: its time means nothing."""


def panes_of(size):
    tabs, panes = SIZES[size]
    return tabs * panes


def ms(seconds):
    return seconds * 1000


def is_alive(pid):
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    try:  # dead, but not yet waited for by an init that takes its time
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return platform.system() != "Linux"


# ---------------------------------------------------------------- workspaces


def tabs(size):
    count, panes = SIZES[size]
    return [(f"t{number}", panes) for number in range(count)]


def muntin_file(size, start, command):
    lines = ["name: bench", f"defaults: {{directory: {start}}}", "size: 200x50", "tabs:"]
    for name, panes in tabs(size):
        lines += [f"  - name: {name}", "    layout: tiled", "    panes:"]
        lines += [f"      - {command}"] * panes
    return lines


def floor_file(size, start, command):
    lines = []
    for number, (name, panes) in enumerate(tabs(size)):
        make = "new-window -d -t bench:" if number else "new-session -d -s bench -x 200 -y 50"
        lines.append(f"{make} -n {name} -c {start}")
        for pane in range(panes):
            if pane:
                lines.append(f"split-window -t bench:{name} -c {start}")
                lines.append(f"select-layout -t bench:{name} tiled")
            lines.append(f"send-keys -t bench:{name} '{command}' Enter")
    return lines


def tmuxp_file(size, start, command):
    lines = ["session_name: bench", f"start_directory: {start}", "windows:"]
    for name, panes in tabs(size):
        lines += [f"  - window_name: {name}", "    layout: tiled", "    panes:"]
        lines += [f"      - {command}"] * panes
    return lines


def tmuxinator_file(size, start, command, config):
    lines = [
        "name: bench", f"root: {start}", "socket_name: bench", f"tmux_options: -f {config}",
        "attach: false", "windows:",
    ]
    for name, panes in tabs(size):
        lines += [f"  - {name}:", "      layout: tiled", "      panes:"]
        lines += [f"        - {command}"] * panes
    return lines


def smug_file(size, start, command):
    lines = ["session: bench", f"root: {start}", "windows:"]
    for name, panes in tabs(size):
        lines += [f"  - name: {name}", "    layout: tiled", "    commands:", f"      - {command}"]
        lines += ["    panes:"] if panes > 1 else []
        for _ in range(panes - 1):
            lines += ["      - type: horizontal", "        commands:", f"          - {command}"]
    return lines


def large_file(panes):
    lines = ["name: large", "tabs:"]
    for number in range(panes):
        if number % 8 == 0:
            lines += [f"  - name: tab-{number // 8}", "    layout: tiled", "    panes:"]
        lines.append(
            f"      pane-{number}: {{run: 'echo {number}', title: pane {number}, "
            f"env: {{NUMBER: '{number}'}}}}")
    return lines


def pane_format(source):
    """The format by which muntin asks for panes, read out of the file that holds it."""
    text = source.read_text()
    plain = re.search(r"func pane\(.*?plain: \[(.*?)\],\s*free:", text, re.S)
    free = re.search(r"let paneFree = \[(.*?)\]", text, re.S)
    if not plain or not free:
        raise Failed("the fields of panes are not found in TmuxFormats.swift")

    def name(moving, text):
        return f"s/\n/\x01/:#{{s/\t/\x02/:{text}}}" if moving else text

    plain = [name(*found) for found in re.findall(r'(moving\()?"([^"]+)"', plain[1])]
    free = re.sub(r"TmuxOptions\.mark\(\.pane\)|\w+\.mark\(\.pane\)", '"@muntin"', free[1])
    free = re.findall(r'"([^"]+)"', free)
    return "".join(
        [f"#{{{field}}}\t" for field in plain] + [f"#{{n:{field}}}\t" for field in free]
        + [f"#{{{field}}}" for field in free])


# ---------------------------------------------------------------- the place where all happens


class Place:
    """A folder with a home, and the tmux servers that were started in it."""

    def __init__(self, tmux):
        self.tmux = tmux
        # Not TMPDIR: the path of a socket may have about 100 bytes.
        self.root = Path(tempfile.mkdtemp(prefix="mb-", dir="/tmp")).resolve()
        self.marks = self.root / "marks"
        self.start = self.root / "start"
        self.config = self.root / "tmux.conf"
        self.runs = 0
        self.start.mkdir()
        self.config.write_text("set -g default-size 200x50\n")
        for shell in "bash", "zsh":
            home = self.root / shell
            home.mkdir()
            # For tools that cannot be told of a configuration.
            shutil.copy(self.config, home / ".tmux.conf")
        for name in ".bash_profile", ".bashrc":
            (self.root / "bash" / name).touch()
        (self.root / "zsh" / ".zshrc").write_text("sleep 0.3\n")

    def write(self, name, lines):
        path = self.root / name
        if not path.exists():
            path.write_text("\n".join(lines) + "\n")
        return str(path)

    def fresh(self, shell="bash"):
        """An environment in which no tmux server has ever been."""
        self.runs += 1
        folder = self.root / f"r{self.runs}"
        folder.mkdir()
        return {
            "PATH": os.environ.get("PATH", os.defpath),
            "HOME": str(self.root / shell),
            "SHELL": shutil.which(shell) or "/bin/sh",
            "TMUX_TMPDIR": str(folder),
            "XDG_STATE_HOME": str(folder / "state"),
            "XDG_CONFIG_HOME": str(folder / "config"),
            "TERM": "xterm-256color",
            "LANG": "C.UTF-8",
            "EDITOR": "true",
            "COLUMNS": "200",
            "LINES": "50",
        }

    def servers(self, folder):
        return [path for path in folder.glob("tmux-*/*") if path.is_socket()]

    def ask(self, socket, *words):
        with contextlib.suppress(subprocess.TimeoutExpired):
            done = subprocess.run(
                [self.tmux, "-S", socket, *words], stdin=subprocess.DEVNULL, timeout=20,
                stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
            return done.stdout.split()
        return []

    def processes(self, folder):
        """The process ids of the servers and of the panes."""
        servers, panes = set(), []
        for socket in self.servers(folder):
            found = self.ask(socket, "list-panes", "-a", "-F", "#{pid} #{pane_pid}")
            servers.update(int(word) for word in found[::2])
            panes += [int(word) for word in found[1::2]]
        return servers, panes

    def end(self, folder):
        """Ends the servers, and waits for every shell: dying ones would slow the next run."""
        servers, panes = self.processes(folder)
        for socket in self.servers(folder):
            self.ask(socket, "kill-server")
        waiting = servers | set(panes)
        deadline = time.monotonic() + 10
        while waiting and time.monotonic() < deadline:
            waiting = {pid for pid in waiting if is_alive(pid)}
            time.sleep(0.002)
        for pid in waiting:
            with contextlib.suppress(OSError):
                os.kill(pid, signal.SIGKILL)
        shutil.rmtree(folder, ignore_errors=True)

    def close(self):
        for folder in self.root.glob("r[0-9]*"):
            self.end(folder)
        shutil.rmtree(self.root, ignore_errors=True)

    # -------------------------------------------------------- runs

    def mark_count(self):
        return self.marks.stat().st_size // 2

    def await_marks(self, count, deadline):
        deadline += time.monotonic()
        while self.mark_count() < count:
            if time.monotonic() > deadline:
                raise Failed(f"{self.mark_count()} of {count} commands ran")
            time.sleep(0.0005)

    @contextlib.contextmanager
    def run(self, words, environment, deadline, errors=subprocess.DEVNULL):
        """A process which is gone when the block is left, however that happens."""
        process = subprocess.Popen(
            words, env=environment, cwd=self.start, stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL, stderr=errors, start_new_session=True)
        try:
            yield process
        finally:
            if process.poll() is None:
                with contextlib.suppress(ProcessLookupError):
                    os.killpg(process.pid, signal.SIGKILL)
                process.wait()

    def first(self, words, panes, environment, deadline):
        """Seconds until every command ran, and until the tool was done too."""
        self.marks.write_bytes(b"")
        with open(self.root / "errors", "w+") as errors:
            begin = time.perf_counter()
            with self.run(words, environment, deadline, errors) as process:
                settled = ended = None
                while settled is None or ended is None:
                    now = time.perf_counter() - begin
                    if settled is None and self.mark_count() >= panes:
                        settled = now
                    if ended is None and process.poll() is not None:
                        ended = now
                        if process.returncode != 0:
                            errors.seek(0)
                            raise Failed(
                                f"status {process.returncode}: {self.clean(errors.read())}")
                    if now > deadline:
                        raise Failed(f"{self.mark_count()} of {panes} commands in {deadline} s")
                    time.sleep(0.0005)
        found = len(self.processes(Path(environment["TMUX_TMPDIR"]))[1])
        if found != panes or self.mark_count() != panes:
            raise Failed(f"{found} panes and {self.mark_count()} commands instead of {panes}")
        return settled, max(settled, ended)

    def clean(self, text):
        lines = [line for line in text.replace(str(self.root), "...").splitlines() if line.strip()]
        return re.sub(r"(/[\w.-]+){2,}", "...", lines[-1])[:100] if lines else "no message"

    def spawn(self, words, environment=None, deadline=60):
        """Wall and processor time in seconds and peak memory in bytes, seen by a small parent."""
        report = self.root / "report"
        report.unlink(missing_ok=True)
        process = subprocess.Popen(
            [HERE / ".bin" / "spawn", str(deadline), report, *words], cwd=self.start,
            env=environment or {**self.fresh(), "TMUX_TMPDIR": str(self.root)},
            stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        try:
            process.wait(deadline + 10)
        except BaseException:
            process.terminate()  # spawn ends its child at that
            with contextlib.suppress(subprocess.TimeoutExpired):
                process.wait(3)
            process.kill()
            process.wait()
            raise
        wall, user, system, peak, status = map(int, report.read_text().split())
        if status != 0:
            raise Failed(f"{Path(words[0]).name} {words[1]}: status {status}")
        return wall / 1e6, (user + system) / 1e6, peak * 1024


# ---------------------------------------------------------------- what is printed


class Report:
    def __init__(self):
        self.rows = []
        self.samples = {}
        self.notes = []

    def keep(self, name, values):
        self.samples[name] = [round(value, 6) for value in values]

    def note(self, text):
        if text not in self.notes:
            self.notes.append(text)
            print(f"note: {text}", file=sys.stderr)

    def row(self, name, shown, value, least=None, budget=None, more=False, unit="x"):
        """A row of the table; `least` is the same ratio of minima, `more` asks for at least."""
        values = [value] if least is None else [value, least]
        kept = [(one >= budget if more else one <= budget) for one in values] if budget else []
        verdict = "" if not kept else "ok" if all(kept) else "near" if any(kept) else "MISSED"
        sign = ">=" if more else "<="
        row = {
            "name": name, "measured": shown, "ratio": round(value, 3),
            "ratio_of_minima": None if least is None else round(least, 3), "unit": unit,
            "budget": f"{sign} {budget:g}{unit}" if budget else "", "verdict": verdict,
        }
        self.rows.append(row)
        print(" | ".join(self.cells(row)), flush=True)

    def cells(self, row):
        ratio = f"{row['ratio']:.2f}{row['unit']}" if row["unit"] == "x" else (
            f"{row['ratio']:g}{row['unit']}")
        least = row["ratio_of_minima"]
        return [row["name"], row["measured"], ratio, "" if least is None else f"{least:.2f}x",
                row["budget"], row["verdict"]]

    def compare(self, name, ours, theirs, budget=None, more=False):
        """Ours over theirs, or with `more` how many times theirs is ours."""
        pairs = [(statistics.median(ours), statistics.median(theirs)), (min(ours), min(theirs))]
        ratios = [b / a if more else a / b for a, b in pairs]
        shown = f"{ms(pairs[0][0]):.1f} / {ms(pairs[0][1]):.1f} ms"
        self.row(name, shown, ratios[0], ratios[1], budget, more)

    def markdown(self, facts):
        head = ["row", "medians", "ratio", "of minima", "budget", ""]
        lines = [f"# {facts['date']}", ""]
        lines += [f"- {key}: {value}" for key, value in facts.items() if key != "date"]
        lines += ["", "| " + " | ".join(head) + " |", "|---" * len(head) + "|"]
        lines += ["| " + " | ".join(self.cells(row)) + " |" for row in self.rows]
        lines += [""] + [f"- {note}" for note in self.notes]
        return "\n".join(lines).rstrip() + "\n"


# ---------------------------------------------------------------- the measurements


class Bench:
    def __init__(self, options, place, report):
        self.options, self.place, self.report = options, place, report
        self.tmux, self.muntin = place.tmux, str(options.muntin)
        self.tools = {
            "tmuxp": self.tool("tmuxp", HERE / ".venv" / "bin" / "tmuxp"),
            "tmuxinator": self.tool("tmuxinator"),
            "smug": self.tool("smug", HERE / ".bin" / "smug"),
        }

    def tool(self, name, own=None):
        path = str(own) if own and own.exists() else shutil.which(name)
        if not path:
            self.report.note(f"{name} is not installed: left out")
        return path

    def rounds(self, size):
        return self.options.rounds or ROUNDS[size]

    def contestants(self, size):
        place = self.place
        command = f"echo r>>{place.marks}"
        where = size, str(place.start), command

        def file(tool, lines):
            return place.write(f"{tool}-{size}.{'conf' if tool == 'floor' else 'yml'}", lines)

        socket = ["-L", "bench", "-f", str(place.config)]
        found = {
            "muntin": [
                self.muntin, "apply", file("muntin", muntin_file(*where)), "--host", "tmux",
                "--socket", "bench", "--tmux-config", str(place.config), "--yes"],
            "floor": [
                self.tmux, *socket, "start-server", ";", "source-file",
                file("floor", floor_file(*where))],
        }
        if path := self.tools["tmuxp"]:
            found["tmuxp"] = [
                path, "load", "-y", "-d", *socket, file("tmuxp", tmuxp_file(*where))]
        if path := self.tools["tmuxinator"]:
            lines = tmuxinator_file(*where, place.config)
            found["tmuxinator"] = [
                path, "start", f"--project-config={file('tmuxinator', lines)}"]
        if path := self.tools["smug"]:
            found["smug"] = [
                path, "start", "-f", file("smug", smug_file(*where)), "--detach"]
        return found

    def apply(self, words, size, shell="bash", path=None):
        environment = self.place.fresh(shell)
        if path:
            environment["PATH"] = f"{path}:{environment['PATH']}"
        try:
            return self.place.first(words, panes_of(size), environment, DEADLINE[size])
        finally:
            self.place.end(Path(environment["TMUX_TMPDIR"]))

    def race(self, size, shell, rounds, enough, label):
        """Interleaved rounds: the seconds to settle and to be done, by contestant."""
        found = self.contestants(size)
        settled, done, failures = ({name: [] for name in found} for _ in range(3))
        for round in range(-1, rounds):  # the first warms the caches, and counts for nothing
            names = list(found)
            for name in names[round % len(names):] + names[:round % len(names)]:
                if name in PEERS and (round < 0 and size != "S" or sum(done[name]) > enough):
                    continue
                if len(failures[name]) > 1:
                    continue
                try:
                    times = self.apply(found[name], size, shell)
                except Failed as failure:
                    failures[name].append(str(failure))
                    continue
                if round >= 0:
                    settled[name].append(times[0])
                    done[name].append(times[1])
        for name, texts in failures.items():
            if texts:
                self.report.note(
                    f"{label}: {name} failed {len(texts)} of {len(texts) + len(done[name])}: "
                    + texts[-1])
        for name in found:
            self.report.keep(f"{label}, {name}, settled", settled[name])
            self.report.keep(f"{label}, {name}, done", done[name])
        return settled, done

    def first(self):
        for size in self.options.sizes:
            label = f"first apply, {panes_of(size)} panes"
            settled, done = self.race(size, "bash", self.rounds(size), ENOUGH, label)
            ours = settled["muntin"]
            if not ours:
                continue
            if settled["floor"]:
                budget = 1.5 if size == "S" else 1.15
                self.report.compare(f"{label}: muntin / floor", ours, settled["floor"], budget)
                self.report.compare(
                    f"{label}: muntin / floor, until muntin has ended", done["muntin"],
                    done["floor"])
            for name, times in PEERS.items():
                if settled.get(name):
                    budget = None if size == "S" else times
                    self.report.compare(
                        f"{label}: {name} / muntin", ours, settled[name], budget, more=True)

    def zsh_alone(self):
        """Seconds until one such shell runs a command that was typed ahead."""
        environment = self.place.fresh("zsh")
        self.place.marks.write_bytes(b"")
        begin = time.perf_counter()
        child, terminal = pty.fork()
        if child == 0:
            try:
                os.chdir(self.place.start)
                os.execve(environment["SHELL"], ["-zsh"], environment)
            finally:
                os._exit(127)
        try:
            os.write(terminal, f"echo r>>{self.place.marks}\n".encode())
            self.place.await_marks(1, 20)
            return time.perf_counter() - begin
        finally:
            os.kill(child, signal.SIGKILL)
            os.close(terminal)
            os.waitpid(child, 0)

    def zsh(self):
        if not shutil.which("zsh"):
            return self.report.note("zsh is not installed: left out")
        rounds = self.options.rounds or 7
        alone = [self.zsh_alone() for _ in range(rounds)]
        label = "slow zsh, 16 panes"
        settled, _ = self.race("M", "zsh", rounds, 6, label)
        alone += [self.zsh_alone() for _ in range(rounds)]
        self.report.keep("slow zsh, alone", alone)
        if settled["muntin"]:
            self.report.compare(f"{label}: muntin / one shell", settled["muntin"], alone, 1.15)
        if settled["floor"]:
            self.report.compare(f"{label}: floor / one shell", settled["floor"], alone)
        if settled["muntin"] and settled["floor"]:
            self.report.compare(f"{label}: muntin / floor", settled["muntin"], settled["floor"])
        for name in PEERS:
            if settled.get(name) and settled["muntin"]:
                self.report.compare(
                    f"{label}: {name} / muntin", settled["muntin"], settled[name], more=True)

    def nothing(self):
        fields = pane_format(HERE.parent / "Sources/MuntinTmux/Host/TmuxFormats.swift")
        for size in self.options.sizes:
            environment = self.place.fresh()
            apply = self.contestants(size)["muntin"]
            listing = [self.tmux, "-L", "bench", "list-panes", "-a", "-F", fields]
            try:
                self.place.first(apply, panes_of(size), environment, DEADLINE[size])
                said = subprocess.run(
                    apply, env=environment, cwd=self.place.start, stdin=subprocess.DEVNULL,
                    capture_output=True, text=True, timeout=60).stdout
                if "No changes" not in said:
                    raise Failed(f"the second apply of {panes_of(size)} panes changes something")
                times = {"apply": [], "list": [], "start-up": []}
                commands = [apply, listing, [self.muntin, "--version"]]
                for _ in range(max(self.rounds(size), 9)):
                    for name, words in zip(times, commands):
                        times[name].append(self.place.spawn(words, environment)[0])
            finally:
                self.place.end(Path(environment["TMUX_TMPDIR"]))
            label = f"nothing to do, {panes_of(size)} panes"
            for name, values in times.items():
                self.report.keep(f"{label}, {name}", values)
            middle, least = (
                {name: pick(values) for name, values in times.items()}
                for pick in (statistics.median, min))
            ratios = [
                (kind["apply"] - kind["start-up"]) / kind["list"] for kind in (middle, least)]
            self.report.row(
                f"{label}: (muntin - start-up) / list-panes",
                f"({ms(middle['apply']):.1f} - {ms(middle['start-up']):.1f})"
                f" / {ms(middle['list']):.1f} ms",
                ratios[0], ratios[1], 1.3)

    def processes(self):
        folder, log = self.place.root / "count", self.place.root / "count.log"
        folder.mkdir(exist_ok=True)
        wrapper = folder / "tmux"
        wrapper.write_text(f'#!/bin/sh\necho >>{log}\nexec {self.tmux} "$@"\n')
        wrapper.chmod(0o755)
        for size in self.options.sizes:
            for name, words in self.contestants(size).items():
                if name == "floor" or (name in PEERS and size not in "SM"):
                    continue
                log.write_bytes(b"")
                label = f"tmux processes, {panes_of(size)} panes: {name}"
                try:
                    self.apply(words, size, path=folder)
                except Failed as failure:
                    self.report.note(f"{label}: {failure}")
                    continue
                self.report.row(
                    label, "", log.stat().st_size, budget=1 if name == "muntin" else None, unit="")

    def iterm(self):
        iterm.measure(self)

    def validate(self):
        tiny = [self.muntin, "validate", self.place.write("large-0.yml", ["name: a", "panes: [b]"])]
        reader = HERE / ".bin" / "events"
        times, peaks = {}, {}
        for panes, rounds in LARGE.items():
            file = self.place.write(f"large-{panes}.yml", large_file(panes))
            commands = {"muntin": [self.muntin, "validate", file], "tiny": tiny}
            if reader.exists():
                commands["events"] = [str(reader), file]
            runs = {name: [] for name in commands}
            for _ in range(self.options.rounds or rounds):
                for name, words in commands.items():
                    runs[name].append(self.place.spawn(words))
            for name, found in runs.items():
                times[name, panes] = [wall for wall, _, _ in found]
                peaks[name, panes] = statistics.median(peak for _, _, peak in found)
                self.report.keep(f"validate, {panes} panes, {name}", times[name, panes])
            if "events" in runs:
                self.report.compare(
                    f"validate, {panes} panes: muntin / events", times["muntin", panes],
                    times["events", panes], 10 if panes == 10000 else None)
        ratios = [
            (pick(times["muntin", 10000]) - pick(times["tiny", 10000]))
            / (pick(times["muntin", 1000]) - pick(times["tiny", 1000]))
            for pick in (statistics.median, min)]
        self.report.row(
            "validate, time of 10 000 panes / of 1 000, without start-up", "", *ratios, budget=12)
        own = {
            panes: peaks["muntin", panes] - peaks["tiny", panes] for panes in (1000, 10000)}
        self.report.row(
            "validate, memory of 10 000 panes / of 1 000, without start-up",
            f"{own[10000] / 1e6:.1f} / {own[1000] / 1e6:.1f} MB", own[10000] / own[1000], budget=12)

    def startup(self):
        empty = HERE / "Empty" / ".build" / "release" / "empty"
        if not empty.exists():
            return self.report.note("the empty program is not built: start-up is not compared")
        ours, theirs = [], []
        for _ in range((self.options.rounds or 7) * 3):
            ours.append(self.place.spawn([self.muntin, "--version"])[0])
            theirs.append(self.place.spawn([str(empty), "--version"])[0])
        self.report.keep("start-up, muntin", ours)
        self.report.keep("start-up, empty", theirs)
        self.report.compare("start-up: muntin / an empty tool", ours, theirs, 2)

    def memory(self):
        for size in self.options.sizes:
            environment = self.place.fresh()
            self.place.marks.write_bytes(b"")
            try:
                peak = self.place.spawn(
                    self.contestants(size)["muntin"], environment, DEADLINE[size])[2]
                self.place.await_marks(panes_of(size), DEADLINE[size])
            finally:
                self.place.end(Path(environment["TMUX_TMPDIR"]))
            self.report.row(
                f"memory, first apply of {panes_of(size)} panes, peak", "", round(peak / 1e6, 1),
                budget=40, unit=" MB")


ALL = ["first", "zsh", "nothing", "processes", "iterm", "validate", "startup", "memory"]


# ---------------------------------------------------------------- the whole


def version(words):
    with contextlib.suppress(OSError, subprocess.TimeoutExpired):
        done = subprocess.run(
            words, stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=30)
        return (done.stdout or done.stderr).strip().split("\n")[0]
    return "not known"


def load():
    return " ".join(f"{value:.1f}" for value in os.getloadavg())


def machine(bench):
    words = {
        "tmuxp": ["--version"], "tmuxinator": ["version"]}  # smug has none that ends at once
    release = re.match(r"[\d.]*\d|", platform.release())[0]  # the rest may name the machine
    peers = [
        version([path, *words[name]]) if name in words else name
        for name, path in bench.tools.items() if path]
    return {
        "date": datetime.date.today().isoformat(),
        "muntin": version([bench.muntin, "--version"]),
        "tmux": version([bench.tmux, "-V"]),
        "peers": ", ".join(peers) or "none",
        "system": f"{platform.system()} {release} {platform.machine()}",
        "cores": os.cpu_count(),
        "load at the start": load(),
        "sizes": ", ".join(f"{size} = {panes_of(size)} panes" for size in bench.options.sizes),
    }


def arguments():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--sizes", default="S,M,L,XL", help="of S,M,L,XL (2, 16, 160, 480 panes)")
    parser.add_argument("--rounds", type=int, help="instead of a number by size")
    parser.add_argument("--only", action="append", metavar="NAME", choices=ALL,
                        help=f"one of {', '.join(ALL)}; may be repeated")
    parser.add_argument("--muntin", type=Path, default=HERE.parent / ".build/release/muntin",
                        help="the tool (default: what `make release` makes)")
    parser.add_argument("--json", type=Path, metavar="OUT", help="every sample, here too")
    parser.add_argument("--no-setup", action="store_true", help="install and build nothing")
    parser.add_argument("--no-results", action="store_true", help="write nothing into results/")
    options = parser.parse_args()
    options.sizes = [size for size in options.sizes.upper().split(",") if size]
    if unknown := [size for size in options.sizes if size not in SIZES]:
        parser.error(f"no such size: {', '.join(unknown)}")
    if options.rounds is not None and options.rounds < 1:
        parser.error("--rounds must be 1 or more")
    options.muntin = options.muntin.resolve()
    if not os.access(options.muntin, os.X_OK):
        parser.error("there is no muntin to measure: `make release` first, or --muntin PATH")
    return options


def main():
    options = arguments()
    for number in signal.SIGTERM, signal.SIGHUP:
        signal.signal(number, lambda *_: sys.exit(1))
    if not options.no_setup:
        subprocess.run([HERE / "setup.sh"], stdin=subprocess.DEVNULL, timeout=1800)
    tmux = shutil.which("tmux")
    if not tmux or not (HERE / ".bin" / "spawn").exists():
        sys.exit("tmux and a C compiler are needed: Benchmarks/setup.sh")
    begin, report, place = time.monotonic(), Report(), Place(tmux)
    try:
        bench = Bench(options, place, report)
        facts = machine(bench)
        for name in options.only or ALL:
            try:
                getattr(bench, name)()
            except (Failed, subprocess.TimeoutExpired) as failure:
                report.note(f"{name} is not measured: {place.clean(str(failure))}")
    finally:
        # A second ctrl-C must not leave servers behind.
        for number in signal.SIGINT, signal.SIGTERM, signal.SIGHUP:
            signal.signal(number, signal.SIG_IGN)
        place.close()
    facts["load at the end"] = load()
    facts["took"] = f"{time.monotonic() - begin:.0f} s"
    everything = {
        "machine": facts, "rows": report.rows, "notes": report.notes, "seconds": report.samples}
    text = json.dumps(everything, indent=1) + "\n"
    if options.json:
        options.json.write_text(text)
    if not options.no_results:
        folder = HERE / "results"
        folder.mkdir(exist_ok=True)
        (folder / f"{facts['date']}.md").write_text(report.markdown(facts))
        (folder / f"{facts['date']}.json").write_text(text)
    print("\n" + report.markdown(facts))
    return 1 if any(row["verdict"] == "MISSED" for row in report.rows) else 0


if __name__ == "__main__":
    sys.exit(main())
