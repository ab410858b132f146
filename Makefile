# Every target installs what it needs and is missing. `make` alone lists them.

SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help

# One set of flags for build and test: others would build everything again.
swift_flags := --disable-xctest --explicit-target-dependency-import-check error
export MUNTIN_PYTHON := $(CURDIR)/.venv/bin/python

.PHONY: help setup build test demo protobuf lint bench release clean

help: ## list the targets
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-9s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

setup: ## install what is missing: libyaml, zlib, tmux, protoc, a Python environment
	@scripts/setup.sh

build: setup ## build the tool for debugging
	swift build --product muntin

test: setup ## build and run every test
	swift build --build-tests $(swift_flags)
	@scripts/test.sh

demo: setup ## show an apply in a tmux server of its own
	@scripts/demo.sh

protobuf: setup ## make Swift of proto/iterm2.proto
	scripts/generate-protobuf.sh

lint: ## check the form of Swift files and scripts
	swift format lint --strict --recursive Sources Tests Package.swift
	@for script in scripts/*.sh .ci/run; do bash -n "$$script" || exit 1; done
	@if command -v shellcheck >/dev/null; then shellcheck scripts/*.sh .ci/run; fi

bench: release ## measure against the floor and the peers; writes Benchmarks/results
	python3 Benchmarks/run.py

release: setup ## build the tool as one file that needs no Swift: .build/release/muntin
	@scripts/release.sh muntin

clean: ## remove everything that was built
	rm -rf .build .venv Benchmarks/.bin Benchmarks/.venv Benchmarks/Empty/.build
