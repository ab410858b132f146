#!/usr/bin/env bash
# Makes Sources/MuntinITermWire/Generated/iterm2.pb.swift of proto/iterm2.proto.
#
# The result is committed, so that a build needs no protoc. Run this after a change of the .proto, or
# of the version of swift-protobuf. `--check` writes nothing and fails where the two do not agree.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

readonly checkout=.build/checkouts/swift-protobuf
readonly scratch=.build/protobuf-generator
readonly folder=Sources/MuntinITermWire/Generated

check=false
case ${1:-} in
'') ;;
--check) check=true ;;
*)
  printf 'usage: %s [--check]\n' "$0" >&2
  exit 64
  ;;
esac

command -v protoc >/dev/null || scripts/setup.sh
[ -d "$checkout" ] || swift package resolve >&2
# Only this product: all of them together would build protoc out of its C++ sources.
swift build --package-path "$checkout" --scratch-path "$scratch" --product protoc-gen-swift >&2

output=$folder
if $check; then
  output=$(mktemp -d)
  trap 'rm -rf "$output"' EXIT
fi
mkdir -p "$output"
protoc --proto_path=proto --plugin=protoc-gen-swift="$scratch/debug/protoc-gen-swift" \
  --swift_opt=Visibility=Package --swift_opt=UseAccessLevelOnImports=true \
  --swift_out="$output" iterm2.proto

if $check; then
  diff -u "$folder/iterm2.pb.swift" "$output/iterm2.pb.swift"
fi
