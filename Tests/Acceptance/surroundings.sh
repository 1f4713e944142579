#!/usr/bin/env bash
# What an ingest does when its surroundings fail: surroundings.sh [PROGRAM]
# A full disk, a limit on files, a folder that goes away, an index that cannot be written, too little memory, a second
# writer. Each time what was committed stays, the message says why, the exit code is 2 (75 for the writer), and the next
# run carries on. Steps that need root or mounts are left out, and said to be, where they are refused.
set -uo pipefail
here=$(cd "$(dirname "$0")" && pwd)
program=$(realpath "${1:-$here/../../.build/release/loccit}")
work=$(mktemp -d)
failures=0
cleanup() {
  mountpoint -q "$work/disk" && umount "$work/disk"
  mountpoint -q "$work/readonly" && umount "$work/readonly"
  rm -rf "$work"
}
trap cleanup EXIT
cd "$work"
mkdir texts more
awk -v folder=texts -v documents=12 -v seed=3 -f "$here/../../Benchmarks/generate-corpus.awk"
awk -v folder=more -v documents=60 -v seed=5 -f "$here/../../Benchmarks/generate-corpus.awk"

check() { # what, whether
  if [ "$2" = 0 ]; then echo "ok      $1"; else echo "FAILED  $1"; failures=$((failures + 1)); fi
}
count() { "$program" list --index "$1" --format jsonl 2>/dev/null | wc -l; }
sound() { "$program" doctor --index "$1" --format json | grep -q '"state": "error"' && return 1 || return 0; }

# After a run that failed: code 2, a message that fits, all that was there before, soundness; then the next run ends well.
afterwards() { # name, index, exit code, pattern of the message, documents before
  check "$1: exit code 2 (was $3)" "$([ "$3" = 2 ]; echo $?)"
  check "$1: the message says why: $(head -c 160 errors | tr '\n' ' ')" "$(grep -qiE "$4" errors; echo $?)"
  check "$1: what was committed is there ($(count "$2") of at least $5 documents)" "$([ "$(count "$2")" -ge "$5" ]; echo $?)"
  check "$1: the index is sound" "$(sound "$2"; echo $?)"
}
carries_on() { # name, index, documents, words of the ingest
  local name=$1 index=$2 documents=$3
  shift 3
  "$program" ingest --quiet --index "$index" "$@" >/dev/null 2>errors
  check "$name: the next run carries on" "$?"
  check "$name: and all $documents documents are there" "$([ "$(count "$index")" = "$documents" ]; echo $?)"
  check "$name: and the index is sound" "$(sound "$index"; echo $?)"
}

# A full disk.
mkdir disk
if mount -t tmpfs -o size=6m tmpfs disk 2>/dev/null; then
  "$program" ingest --quiet --index disk/index texts >/dev/null
  before=$(count disk/index)
  "$program" ingest --quiet --commit-every 200K --index disk/index texts more >/dev/null 2>errors
  code=$?
  afterwards "full disk" disk/index "$code" "no space|space left|full" "$before"
  mount -o remount,size=200m disk
  carries_on "full disk" disk/index 72 texts more
  umount disk
else
  echo "left out: a full disk (mounting is refused)"
fi

# A limit on the size of a file, as quotas set one.
"$program" ingest --quiet --index limited texts >/dev/null
before=$(count limited)
(ulimit -f 2000; "$program" ingest --quiet --commit-every 200K --index limited texts more >/dev/null 2>errors)
code=$?
afterwards "file size limit" limited "$code" "too large|limit" "$before"
carries_on "file size limit" limited 72 texts more

# The folder of the texts goes away in the middle: its files fail, and nothing that was there is lost.
cp -r more going
"$program" ingest --quiet --index gone texts >/dev/null
("$program" ingest --progress json --commit-every 100K --index gone texts going >/dev/null 2>events) &
run=$!
for _ in $(seq 500); do grep -q '"added"' events 2>/dev/null && break; sleep 0.01; done
rm -rf going
wait "$run"
code=$?
check "folder removed: exit code 0, 1 or 2 (was $code)" "$([ "$code" -le 2 ]; echo $?)"
check "folder removed: the index is sound" "$(sound gone; echo $?)"
check "folder removed: what was there stays ($(count gone) documents)" "$([ "$(count gone)" -ge 12 ]; echo $?)"
carries_on "folder removed" gone "$(count gone)" texts

# An index that may only be read.
"$program" ingest --quiet --index kept texts >/dev/null
mkdir readonly
if mount --bind kept readonly 2>/dev/null && mount -o remount,bind,ro readonly 2>/dev/null; then
  "$program" ingest --quiet --index readonly texts more >/dev/null 2>errors
  code=$?
  afterwards "read-only index" readonly "$code" "read-only" 12
  "$program" search --index readonly journal >/dev/null
  check "read-only index: it can be searched" "$([ $? -le 1 ]; echo $?)"
  umount readonly
  carries_on "read-only index" kept 72 texts more
else
  echo "left out: a read-only index (mounting is refused)"
fi

# The index's own folder goes away in the middle.
("$program" ingest --progress json --commit-every 100K --index vanishing more >/dev/null 2>events) &
run=$!
for _ in $(seq 500); do grep -q '"committed"' events 2>/dev/null && break; sleep 0.01; done
rm -rf vanishing 2>/dev/null
wait "$run"
code=$?
check "index removed: it ends with a message or well (exit code $code)" "$([ "$code" -le 2 ]; echo $?)"
rm -rf vanishing
carries_on "index removed" vanishing 60 more

# Too little memory.
"$program" ingest --quiet --index small texts >/dev/null
for limit in 260000 200000 160000; do
  (ulimit -v $limit; "$program" ingest --quiet --commit-every 200K --index small texts more >/dev/null 2>errors)
  code=$?
  check "memory of $limit KiB: it ends with 0 or 2 (was $code: $(head -c 120 errors | tr '\n' ' '))" \
    "$([ "$code" = 0 ] || [ "$code" = 2 ]; echo $?)"
  check "memory of $limit KiB: the index is sound" "$(sound small; echo $?)"
done
carries_on "too little memory" small 72 texts more

# A second writer, and a lock file that names a process that is long gone.
"$program" ingest --quiet --index one texts >/dev/null
echo 999999 >one/writer.lock
carries_on "stale lock" one 12 texts
mkfifo pipe
("$program" ingest --progress json --index one more >/dev/null 2>pipe) &
run=$!
exec 7<pipe
read -r _ <&7
for command in "ingest texts" "remove nothing" "doctor --repair"; do
  # shellcheck disable=SC2086
  "$program" $command --index one >/dev/null 2>errors
  code=$?
  check "second writer: $command ends with 75 (was $code)" "$([ "$code" = 75 ]; echo $?)"
  check "second writer: $command names process $run: $(head -1 errors)" "$(grep -qE "process [0-9]+" errors; echo $?)"
done
cat <&7 >/dev/null
wait "$run"
check "second writer: the first ends well" "$?"

[ "$failures" = 0 ] && echo "surroundings: every step is as it should be" || { echo "surroundings: $failures failures"; exit 1; }
