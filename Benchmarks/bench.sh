#!/usr/bin/env bash
# Times ingest and search as whole processes, beside omindex and quest where they are installed.
#   bench.sh [FOLDER]   the texts to index; without it the court opinions of the gold data, else a generated corpus
# RUNS=5 sets how often each is run; the median is printed, and its ratio to the peer's.
set -euo pipefail
cd "$(dirname "$0")/.."
loccit=$PWD/.build/release/loccit
runs=${RUNS:-5}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

if [ $# -gt 0 ]; then
  texts=$1
elif [ -d "${EVALUATION_DATA:-.build-evaluation}/bulk/scotus" ]; then
  texts=$(realpath "${EVALUATION_DATA:-.build-evaluation}/bulk/scotus")
else
  texts=$work/texts
  mkdir "$texts"
  awk -v folder="$texts" -v documents=300 -v seed=7 -f Benchmarks/generate-corpus.awk
fi
bytes=$(find -L "$texts" -type f -name '*.txt' -exec cat {} + | wc -c)
echo "texts: $(find -L "$texts" -type f -name '*.txt' | wc -l) files, $bytes bytes; $runs runs each, median"

# The median wall time, in seconds, of running the rest of the words; $1 is what to do before each run.
median() {
  local before=$1
  shift
  for _ in $(seq "$runs"); do
    eval "$before"
    local start=$EPOCHREALTIME
    "$@" >/dev/null 2>"$work/errors" || { cat "$work/errors" >&2; true; }
    local end=$EPOCHREALTIME
    echo "$start $end" | awk '{ printf "%.4f\n", $2 - $1 }'
  done | sort -n | awk '{ times[NR] = $1 } END { print times[int((NR + 1) / 2)] }'
}

# Prints one line: what, its time, and the ratio to the peer's time where there is one.
report() { awk -v what="$1" -v time="$2" -v peer="${3:-0}" 'BEGIN {
  printf "%-44s %8.3f s", what, time; if (peer > 0) printf "   %5.2f x", time / peer; printf "\n" }'; }

peer=0
if command -v omindex >/dev/null; then
  peer=$(median "rm -rf $work/om" omindex --db "$work/om" --url / -p "$texts")
  report "omindex, first" "$peer"
fi
first=$(median "rm -rf $work/ix" "$loccit" ingest --quiet --index "$work/ix" --include '*.txt' "$texts")
report "loccit ingest, first" "$first" "$peer"
/usr/bin/env time -f '%M' true 2>/dev/null && {
  rm -rf "$work/ix"
  env time -f '%M' "$loccit" ingest --quiet --index "$work/ix" --include '*.txt' "$texts" 2>"$work/memory" >/dev/null || true
  echo "peak memory of ingest: $(tail -1 "$work/memory") KiB"
}
# CPU seconds of one job: what is done without writing, and what writing adds.
understanding=$(rm -rf "$work/dry"; { TIMEFORMAT='%U'; time "$loccit" ingest --quiet --jobs 1 --dry-run --index "$work/dry" \
  --include '*.txt' "$texts" >/dev/null 2>&1 || true; } 2>&1)
everything=$(rm -rf "$work/dry"; { TIMEFORMAT='%U'; time "$loccit" ingest --quiet --jobs 1 --index "$work/dry" \
  --include '*.txt' "$texts" >/dev/null 2>&1 || true; } 2>&1)
echo "$understanding $everything" | awk '{
  printf "reading and understanding %.1f s of CPU, writing the index %.1f s: %.2f x\n", $1, $2 - $1, $1 / ($2 - $1) }'
echo "index: $(du -sb "$work/ix" | cut -f1) bytes, $(du -sb "$work/ix" | awk -v b="$bytes" '{ printf "%.2f", $1 / b }') x the text"
if [ "$peer" != 0 ]; then
  again=$(median : omindex --db "$work/om" --url / -p "$texts")
  report "omindex, nothing changed" "$again"
else again=0; fi
report "loccit ingest, nothing changed" "$(median : "$loccit" ingest --quiet --index "$work/ix" --include '*.txt' "$texts")" "$again"

words=(justice "equal protection of laws" '"due process"' 'constitut*' 'in:note amendment')
[ -d "$work/texts" ] && words=(bace "bace dice foce guce" '"ba ce"' 'bac*' 'in:note bace')
peers=("${words[@]}")
peers[4]=${words[0]}
for i in "${!words[@]}"; do
  peer=0
  if command -v quest >/dev/null; then
    peer=$(median : quest --db="$work/ix" --msize=10 "${peers[$i]}")
  fi
  report "loccit search ${words[$i]}" "$(median : "$loccit" search --index "$work/ix" --limit 10 --format json "${words[$i]}")" "$peer"
done
