#!/usr/bin/env bash
# Two real documents, read and searched by the built program: seeds.sh FOLDER [PROGRAM]
# The folder holds 000_*.txt (a magazine article without notes) and 002_*.txt (a monograph's summary with endnotes).
set -euo pipefail
folder=${1:?usage: seeds.sh FOLDER [PROGRAM]}
program=$(realpath "${2:-$(dirname "$0")/../../.build/release/loccit}")
index=$(mktemp -d)
trap 'rm -rf "$index"' EXIT
cp "$folder"/*.txt "$index/"
mkdir "$index/ix"
"$program" ingest --quiet --index "$index/ix" "$index"/0*.txt
exec python3 "$(dirname "$0")/seeds.py" "$program" "$index"
