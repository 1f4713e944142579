#!/usr/bin/env bash
# Kills ingests with SIGKILL at random moments and checks what they leave: crash.sh [PROGRAM] [--kills N] [--seed N]
# Half are first ingests, the rest take in changes or rebuild; some minutes for the 200 of the default.
set -euo pipefail
here=$(dirname "$0")
program=$here/../../.build/release/loccit
if [ $# -gt 0 ] && [[ $1 != --* ]]; then
  program=$1
  shift
fi
exec python3 "$here/crash.py" "$program" "$@"
