#!/usr/bin/env bash
# Runs every test that was built, in groups one after the other.
#
# Tests of a group run side by side. Those that work a processor hard would starve those that drive
# a real terminal and wait for it, so the latter come in groups of their own.
set -uo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

# Test targets, as regular expressions; what is named here is not in the first group.
readonly apart=('muntinTests' 'MuntinTmuxTests' 'MuntinITermTests' 'MuntinITermServerTests')
# Suites of other people's clients, which give a shell only so long to show its prompt.
readonly clients='^muntinTests\.ConformanceTests'
status=0
export MUNTIN_PYTHON=${MUNTIN_PYTHON:-$PWD/.venv/bin/python}

group() { # group OPTIONS…: runs the tests that they choose
  swift test --skip-build --disable-xctest "$@" || status=1
}

others=()
for target in "${apart[@]}"; do others+=(--skip "^$target\\."); done
group "${others[@]}"
for target in "${apart[@]}"; do group --filter "^$target\\." --skip "$clients"; done
group --filter "$clients"
exit "$status"
