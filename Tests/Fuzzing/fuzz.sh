#!/usr/bin/env bash
# Fuzzes each reader for SECONDS_EACH (600): fuzz.sh [READER…]
# (the cases of FuzzTarget). What is found is kept in .build-fuzz/findings and ends the run
# with 1; a finding becomes a test before it is mended.
set -euo pipefail
cd "$(dirname "$0")/../.."
build=.build-fuzz
seconds=${SECONDS_EACH:-600}
# Fuzzing is optional work: everything else on the machine goes first.
renice -n 19 $$ >/dev/null 2>&1 || true

LOCCIT_FUZZ=1 swift build -c release --product loccit-fuzz --sanitize=fuzzer --scratch-path "$build"
program=$build/release/loccit-fuzz
readers=("$@")
[ ${#readers[@]} -gt 0 ] || readers=(file text markdown html xml rtf office book converted apparatus page references)

mkdir -p "$build/findings"
failed=0
for reader in "${readers[@]}"; do
  inputs=$build/inputs/$reader
  mkdir -p "$inputs"
  # The sample documents, cut to a size at which mutations are quick, are where every reader starts.
  for file in corpus/*.* Tests/Fuzzing/inputs/$reader*.*; do
    [ -f "$file" ] && head -c 8192 "$file" >"$inputs/seed-$(basename "$file")"
  done
  echo "== $reader, $seconds s"
  LOCCIT_FUZZ=$reader "$program" -max_total_time="$seconds" -timeout=20 -rss_limit_mb=1024 -max_len=16384 \
    -dict=Tests/Fuzzing/words.dict -artifact_prefix="$build/findings/$reader-" -print_final_stats=1 -verbosity=0 \
    "$inputs" 2>&1 | grep -aE "stat::|ERROR|SUMMARY|Fatal|precondition|ALARM" || true
  [ "${PIPESTATUS[0]}" -eq 0 ] || failed=1
done
find "$build/findings" -type f | sed 's/^/finding: /'
[ -z "$(find "$build/findings" -type f)" ] || failed=1
exit $failed
