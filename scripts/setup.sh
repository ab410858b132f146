#!/usr/bin/env bash
# Installs what the build and the tests need and is missing. Quick, and silent, when nothing is.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

readonly venv=.venv

say() { printf '%s\n' "setup: $*" >&2; }

fail() {
  say "$*"
  exit 1
}

has() { command -v "$1" >/dev/null 2>&1; }

# What the tests hold ours against: iTerm2's Python package, the `it2` tool, and what they stand on;
# tmuxp, whose files `muntin import` reads.
readonly pinned_packages=(
  iterm2==2.30 it2==0.2.3 websockets==17.4 protobuf==7.36.2 tmuxp==1.76.0 libtmux==0.62.0)

has_libyaml() { has pkg-config && pkg-config --exists yaml-0.1; }

# zlib with its headers; they come with Xcode's command line tools.
has_zlib() { [ "$(uname -s)" = Darwin ] || { has pkg-config && pkg-config --exists zlib; }; }

# ICU, which regular expressions are held against; macOS has it.
has_icu() {
  [ "$(uname -s)" = Darwin ] || compgen -G '/usr/lib/*/libicui18n.so.*' >/dev/null \
    || compgen -G '/usr/lib*/libicui18n.so.*' >/dev/null
}

# A Python that can make a virtual environment with pip in it.
has_venv() { has python3 && python3 -c 'import ensurepip, venv' >/dev/null 2>&1; }

as_root() {
  if [ "$(id -u)" -eq 0 ]; then
    "$@"
  elif has sudo; then
    sudo "$@"
  else
    fail "cannot install packages: neither root nor sudo. Please run as root: $*"
  fi
}

install_with_apt() {
  local -a missing=()
  has pkg-config || missing+=(pkg-config)
  has_libyaml || missing+=(libyaml-dev)
  has_zlib || missing+=(zlib1g-dev)
  has tmux || missing+=(tmux)
  has protoc || missing+=(protobuf-compiler)
  has_icu || missing+=(libicu-dev)
  has_venv || missing+=(python3 python3-venv)
  [ ${#missing[@]} -gt 0 ] || return 0
  say "installing ${missing[*]}"
  as_root apt-get update -qq
  as_root env DEBIAN_FRONTEND=noninteractive \
    apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null
}

install_with_brew() {
  local -a missing=()
  has pkg-config || missing+=(pkg-config)
  has_libyaml || missing+=(libyaml)
  has tmux || missing+=(tmux)
  has protoc || missing+=(protobuf)
  has_venv || missing+=(python)
  [ ${#missing[@]} -gt 0 ] || return 0
  say "installing ${missing[*]}"
  brew install --quiet "${missing[@]}"
}

install_packages() {
  if has_libyaml && has_zlib && has tmux && has protoc && has_icu && has_venv; then return 0; fi
  if has apt-get; then
    install_with_apt
  elif has brew; then
    install_with_brew
  else
    fail "please install libyaml and zlib with their headers, pkg-config, tmux 3.2 or later, protoc," \
      "and Python 3 with venv; this system has neither apt-get nor Homebrew"
  fi
  has_libyaml || fail "libyaml is still not found by pkg-config"
  has_zlib || fail "zlib is still not found by pkg-config"
  has tmux || fail "tmux is still not found"
  has protoc || fail "protoc is still not found"
  has_icu || fail "libicui18n is still not found"
  has_venv || fail "python3 still cannot make virtual environments"
}

has_python_packages() {
  "$venv/bin/python" - "${pinned_packages[@]}" <<'PYTHON' >/dev/null 2>&1
import importlib.metadata, sys, jsonschema, yaml
for package in sys.argv[1:]:
    name, version = package.split("==")
    assert importlib.metadata.version(name) == version
PYTHON
}

# The schema and the protocol are checked against implementations that are not ours.
install_python() {
  if has_python_packages; then return 0; fi
  say "making the Python environment $venv"
  rm -rf "$venv"
  python3 -m venv "$venv"
  "$venv/bin/python" -m pip install --quiet --disable-pip-version-check --no-input \
    --root-user-action=ignore jsonschema PyYAML "${pinned_packages[@]}"
}

has swift || fail "Swift 6.1 or later is needed; see https://www.swift.org/install"
install_packages
install_python
