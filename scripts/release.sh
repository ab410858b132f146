#!/usr/bin/env bash
# Builds a product of the package in the current folder as one file that needs no Swift.
#
#   release.sh PRODUCT
#
# On Linux the file lies at a fixed address (docs/decisions/0010) and stands on libc alone (0020).
set -euo pipefail

flags=(--static-swift-stdlib)
if [ "$(uname -s)" = Linux ]; then
  static=$PWD/.build/static
  mkdir -p "$static"
  for library in stdc++ yaml z; do
    # Where there is no such file it prints the bare name: then the shared library is taken.
    archive=$(cc -print-file-name="lib$library.a")
    case $archive in /*) ln -sf "$archive" "$static/lib$library.a" ;; esac
  done
  # Before the system's folder, which has the shared ones as well.
  for module in yaml-0.1 zlib; do
    place=$(pkg-config --variable=pcfiledir "$module" || true)
    if [ -n "$place" ]; then
      sed "s|^Libs:|Libs: -L$static|" "$place/$module.pc" >"$static/$module.pc"
    fi
  done
  for flag in -no-pie -static-libgcc; do
    flags+=(-Xswiftc -Xclang-linker -Xswiftc "$flag")
  done
  flags+=(-Xlinker --no-export-dynamic -Xlinker "-L$static" --pkg-config-path "$static")
fi
swift build -c release "${flags[@]}" --product "$1"
ls -lh ".build/release/$1"
