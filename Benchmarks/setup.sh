#!/usr/bin/env bash
# Installs what the benchmarks need and is missing. What cannot be installed is named and left out.
#
#   setup.sh            everything
#   setup.sh --no-peers only what measures muntin itself
set -uo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")" || exit 1

say() { printf '%s\n' "setup: $*" >&2; }
has() { command -v "$1" >/dev/null 2>&1; }

as_root() {
  if [ "$(id -u)" -eq 0 ]; then "$@"; elif has sudo; then sudo -n "$@"; else return 1; fi
}

updated=
package() { # package COMMAND NAME: installs NAME if COMMAND is missing
  if has "$1"; then return 0; fi
  if has apt-get; then
    if [ -z "$updated" ]; then
      as_root timeout 300 apt-get update -qq >/dev/null 2>&1
      updated=yes
    fi
    as_root env DEBIAN_FRONTEND=noninteractive timeout 600 \
      apt-get install -y -qq --no-install-recommends "$2" >/dev/null 2>&1
  elif has brew; then
    HOMEBREW_NO_AUTO_UPDATE=1 brew install --quiet "$2" >/dev/null 2>&1
  fi
  has "$1" || { say "$2 cannot be installed here: it is left out"; return 1; }
}

build() { # build NAME FLAGS...: .bin/NAME from NAME.c
  local name=$1
  shift
  if [ ".bin/$name" -nt "$name.c" ]; then return 0; fi
  mkdir -p .bin
  # shellcheck disable=SC2068  # flags are words
  cc -O2 -Wall -o ".bin/$name" "$name.c" $@
}

package cc gcc && package tmux tmux || exit 1
build spawn || exit 1
# shellcheck disable=SC2046  # flags are words
build events $(pkg-config --cflags --libs yaml-0.1 2>/dev/null || echo -lyaml) \
  || say "libyaml's headers are missing: validate is not compared"
package zsh zsh

if has swift; then
  # Linked as a release of muntin is.
  (cd Empty && ../../scripts/release.sh empty >&2) \
    || say "the empty program does not build: start-up is not compared"
else
  say "there is no Swift: start-up is not compared"
fi

if [ "${1:-}" = --no-peers ]; then exit 0; fi

if ! .venv/bin/tmuxp --version >/dev/null 2>&1; then
  rm -rf .venv
  { python3 -m venv .venv && timeout 300 .venv/bin/python -m pip install --quiet --no-input \
    --disable-pip-version-check --root-user-action=ignore tmuxp; } \
    || say "tmuxp cannot be installed here: it is left out"
fi
package tmuxinator tmuxinator
if ! [ -x .bin/smug ] && ! has smug; then
  if has go; then
    GOBIN=$PWD/.bin timeout 300 go install github.com/ivaaaan/smug@latest >/dev/null 2>&1 \
      || say "smug cannot be built here: it is left out"
  else
    package smug smug
  fi
fi
exit 0
