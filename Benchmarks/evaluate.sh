#!/usr/bin/env bash
# Measures accuracy with the gold data's own script: evaluate.sh FOLDER DATA PROGRAM
set -euo pipefail
folder=$1 data=$2 program=$3
"$folder/prepare" "$data"
for what in notes falselinks quotations speakers references footnotes resolution retrieval; do
  echo "== $what"
  python3 "$folder/score.py" "$what" --data "$data" --loccit "$program" --json "$data/$what.json" || true
done
echo "== our own measures"
"$(dirname "$0")"/evaluation/measure.py --data "$data" --loccit "$program"
