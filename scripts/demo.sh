#!/usr/bin/env bash
# Shows what an apply does, in a tmux server of its own that is gone afterwards.
#
# Nothing of the user's is touched: the socket is private, the state lies in a temporary folder.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

readonly flags=(--disable-xctest --explicit-target-dependency-import-check error)
readonly socket="muntin-demo-$$"
readonly example=$PWD/examples/web-service.yaml
work=$(mktemp -d "${TMPDIR:-/tmp}/muntin-demo.XXXXXX")
readonly work

in_tmux() { tmux -L "$socket" "$@"; }

finish() {
  local status=$?
  in_tmux kill-server 2>/dev/null || true
  rm -rf "$work" "${TMUX_TMPDIR:-/tmp}/tmux-$(id -u)/$socket"
  if [ "$status" -ne 0 ]; then printf '\nThe demo failed (status %d).\n' "$status" >&2; fi
}
trap finish EXIT
trap 'exit 130' INT
trap 'exit 143' TERM

# MARK: Output

bold='' dim='' green='' red='' plain=''
if [ -t 1 ] && [ -z "${NO_COLOR:-}" ] && [ "${TERM:-dumb}" != dumb ]; then
  bold=$'\e[1m' dim=$'\e[2m' green=$'\e[32m' red=$'\e[31m' plain=$'\e[0m'
fi

headline() { printf '\n%s== %s%s\n' "$bold" "$*" "$plain"; }

tell() { printf '%s%s%s\n' "$dim" "$*" "$plain"; }

# Runs the tool and shows how.
run() {
  printf '\n%s$ muntin %s%s\n' "$bold" "$*" "$plain"
  "$muntin" "$@" </dev/null
}

# The same, where all but the end of the output has just been seen.
run_to_the_end() {
  local output
  printf '\n%s$ muntin %s%s\n' "$bold" "$*" "$plain"
  output=$("$muntin" "$@" </dev/null)
  tell '   (the plan once more)'
  tail -n 2 <<<"$output"
}

# MARK: What is there

# The panes of ours, one a line: name, id, process id.
panes() {
  "$muntin" ls --no-color "$file" | awk '$1 == "pane" {
    for (i = 3; i <= NF; i++) if ($i ~ /^%[0-9]+$/) id = $i
    if (match($0, /\([0-9]+\)/)) print $2, id, substr($0, RSTART + 1, RLENGTH - 2)
  }'
}

# The last lines that stand in each pane.
pictures() {
  local name id process
  while read -r name id process; do
    printf '\n%s── %s (%s, process %s)%s\n' "$bold" "$name" "$id" "$process" "$plain"
    in_tmux capture-pane -p -t "$id" | awk 'NF' | tail -n 5 | cut -c 1-90 | sed 's/^/   /'
  done < <(panes)
}

# Whether every process of before is there now.
compare() {
  local name id process now status=0
  printf '\n   %-10s %10s %10s\n' pane before now
  while read -r name id process; do
    now=$(awk -v name="$name" '$1 == name { print $3 }' <<<"$2")
    if [ "$now" = "$process" ]; then
      printf '   %-10s %10s %10s  %sthe same%s\n' "$name" "$process" "$now" "$green" "$plain"
    else
      printf '   %-10s %10s %10s  %sanother one%s\n' \
        "$name" "$process" "${now:-gone}" "$red" "$plain"
      status=1
    fi
  done <<<"$1"
  return "$status"
}

show_edit() {
  diff -U 1 "$example" "$file" | tail -n +3 \
    | sed -e '/^@/d' -e 's/^ /    /' -e "s/^-.*/   $red&$plain/" -e "s/^+.*/   $green&$plain/" \
    || true
}

edit() {
  awk '
    { sub(/color: orange/, "color: mediumseagreen") }
    { sub(/size: 60%/, "size: 40%") }
    { sub(/rows: \[server,/, "rows: [server, worker,") }
    { print }
    /editor: \{run:/ { print "          worker: echo \"a new pane for a worker\"" }
  ' "$example" >"$file"
}

# MARK: The demo

scripts/setup.sh
tell 'Building; the first time this takes about a minute.'
if ! swift build --product muntin "${flags[@]}" >"$work/build.log" 2>&1; then
  cat "$work/build.log" >&2
  exit 1
fi
muntin=$(swift build --show-bin-path "${flags[@]}")/muntin
readonly muntin file=$work/web/web.yaml

unset TMUX TMUX_PANE MUNTIN_HOST
export MUNTIN_SOCKET=$socket MUNTIN_VAR_logs=$work/logs
export XDG_STATE_HOME=$work/state XDG_CONFIG_HOME=$work/config
mkdir "$work/web"
cp "$example" "$file"
cd "$work/web"

headline 'A workspace is a file'
tell 'This one is examples/web-service.yaml. Here is what it means:'
run show web.yaml

headline 'The plan: what would be done, before anything is done'
run plan web.yaml

headline 'The apply: a tmux server of its own, each command given once its shell is ready'
run_to_the_end apply web.yaml --tmux-config /dev/null

headline 'What is there now'
run ls
tell 'And what the panes show:'
for _ in {1..40}; do
  if grep -qs GET "$work/logs/access.log"; then break; fi
  sleep 0.1
done
pictures
before=$(panes)

headline 'A second apply has nothing to do'
run apply web.yaml

headline 'Now the file is edited: a colour, a size, a pane more'
edit
show_edit
run apply web.yaml

headline 'The processes that ran before run on'
if ! compare "$before" "$(panes)"; then
  tell 'A process was ended that should have run on.'
  exit 1
fi

headline 'The end: destroy closes what the workspace owns, and nothing else'
run destroy web.yaml --yes
tell 'The file is all there is to it. Try it with your own: muntin init'
