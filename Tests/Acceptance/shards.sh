#!/usr/bin/env bash
# One index, its three shards, and the three served by three hosts give the same answers; a host that stops, dies or talks
# nonsense is named, and its return makes answers complete again: shards.sh [PROGRAM]
#
# The hosts are network namespaces where they may be made, else three ports of the loopback address. Needs Debian's
# xapian-tools and python3, and for namespaces iproute2.
set -uo pipefail
here=$(realpath "$(dirname "$0")")
program=$(realpath "${1:-$here/../../.build/release/loccit}")
documents=${DOCUMENTS:-100}
for tool in xapian-tcpsrv xapian-progsrv xapian-replicate xapian-replicate-server python3; do
  command -v "$tool" >/dev/null || { echo "skip shards.sh: $tool is missing (apt install xapian-tools python3)"; exit 0; }
done

work=$(mktemp -d)
spaces=()
started=()
failures=0

# Ends a process that this script started, with its children, by their ids.
end() {
  local pid=$1 child
  for child in $(children "$pid"); do kill -CONT "$child" 2>/dev/null; kill -KILL "$child" 2>/dev/null; done
  kill -CONT "$pid" 2>/dev/null
  kill -KILL "$pid" 2>/dev/null
  wait "$pid" 2>/dev/null
}
children() { cat "/proc/$1/task/"*/children 2>/dev/null; }

finish() {
  local pid space
  for pid in "${started[@]}"; do [ -d "/proc/$pid" ] && end "$pid"; done
  for space in "${spaces[@]}"; do ip netns del "$space" 2>/dev/null; done
  rm -rf "$work"
}
trap finish EXIT

say() { printf '%s\n' "$*"; }
check() { # NAME COMMAND…
  local name=$1
  shift
  if "$@"; then say "ok   $name"; else say "FAIL $name"; failures=$((failures + 1)); fi
}
loccit() { "$program" "$@"; }

say "== the documents"
mkdir "$work/text"
awk -v folder="$work/text" -v documents="$documents" -v seed=7 -f "$here/../../Benchmarks/generate-corpus.awk"
cp "$here"/../../corpus/[0-9]*.* "$work/text/"
export XAPIAN_MAX_CHANGESETS=100
loccit ingest --quiet --index "$work/one" --shards 1 "$work/text" || [ $? -eq 1 ]
loccit ingest --quiet --index "$work/three" --shards 3 "$work/text" || [ $? -eq 1 ]
loccit status --index "$work/one" | head -4
mapfile -t shards < <(sed -n "s|^glass |$work/three/|p" "$work/three/XAPIANDB")
[ "${#shards[@]}" -eq 3 ] || { say "FAIL three shards"; exit 1; }

python3 "$here/shards.py" queries "$work/text" >"$work/queries.tsv"
python3 "$here/shards.py" works "$work/text" >"$work/works.tsv"
say "$(wc -l <"$work/queries.tsv") queries, such as:"
awk 'NR % 12 == 1' "$work/queries.tsv"

# All answers to the queries of an index: answers FOLDER INDEX-OPTIONS…
answers() {
  local out=$1
  shift
  mkdir -p "$out"
  loccit search "$@" --queries "$work/queries.tsv" --limit 20 --format json >"$out/search" 2>>"$out/errors"
  loccit search "$@" --queries "$work/queries.tsv" --limit 7 --offset 7 --format json >"$out/second-page" 2>>"$out/errors"
  loccit search "$@" --queries "$work/queries.tsv" --limit 5 --group work --facets --format json >"$out/works" 2>>"$out/errors"
  loccit search "$@" --queries "$work/queries.tsv" --limit 10 --sort date --format json >"$out/dates" 2>>"$out/errors"
  loccit search "$@" --queries "$work/queries.tsv" --limit 4 --explain --format json >"$out/explained" 2>>"$out/errors"
  loccit cites "$@" --queries "$work/works.tsv" --limit 50 --format json >"$out/cites" 2>>"$out/errors"
  loccit sources "$@" --limit 100 --format json >"$out/sources" 2>>"$out/errors"
  loccit list "$@" --format json >"$out/list" 2>>"$out/errors"
  loccit show "$@" --format json $(python3 -c '
import json, sys
print(*dict.fromkeys(hit["id"] for line in open(sys.argv[1]) for hit in json.loads(line).get("hits", [])[:1]))' "$work/answers-one/search") \
    >"$out/show" 2>>"$out/errors"
}
same() { # WHAT FOLDER
  local kind
  for kind in search second-page works dates explained cites sources list show; do
    python3 "$here/shards.py" compare "$1, $kind" "$work/answers-one/$kind" "$2/$kind" || failures=$((failures + 1))
  done
  check "$1: nothing is incomplete" bash -c '! grep -q incomplete "$1/errors"' - "$2"
}
timed() { local start=$EPOCHREALTIME; "$@"; say "$(awk -v a="$start" -v b="$EPOCHREALTIME" 'BEGIN { printf "     %.1f s", b - a }')"; }

say "== one index"
timed answers "$work/answers-one" --index "$work/one"

say "== three shards, read here"
timed answers "$work/answers-three" --index "$work/three"
same "three shards" "$work/answers-three"

say "== three hosts"
hosts=()
if [ "$(id -u)" -eq 0 ] && ip netns add "loccit-$$-0" 2>/dev/null; then
  spaces+=("loccit-$$-0")
  for number in 1 2; do ip netns add "loccit-$$-$number" && spaces+=("loccit-$$-$number"); done
  # Addresses that are set aside for documentation are nobody's, unless this machine uses them itself.
  for net in 198.51.100 203.0.113 192.0.2; do ip -o address | grep -q " $net\." || break; done
  for number in 0 1 2; do
    ip link add "loccit$number" type veth peer name inner netns "loccit-$$-$number"
    ip address add "$net.$((4 * number + 1))/30" dev "loccit$number"
    ip link set "loccit$number" up
    ip -n "loccit-$$-$number" address add "$net.$((4 * number + 2))/30" dev inner
    ip -n "loccit-$$-$number" link set lo up
    ip -n "loccit-$$-$number" link set inner up
    hosts+=("$net.$((4 * number + 2)):9000")
  done
  say "three network namespaces: ${hosts[*]}"
else
  base=$((20000 + $$ % 20000))
  hosts=("127.0.0.1:$base" "127.0.0.1:$((base + 1))" "127.0.0.1:$((base + 2))")
  say "no namespaces here; three ports: ${hosts[*]}"
fi
servers=()
serve() { # NUMBER
  local number=$1 inside=()
  [ "${#spaces[@]}" -gt 0 ] && inside=(ip netns exec "loccit-$$-$number")
  # The namespace's helper becomes the server, so that this is its id.
  "${inside[@]}" xapian-tcpsrv --quiet --interface "${hosts[$number]%:*}" --port "${hosts[$number]#*:}" \
    "${shards[$number]}" 2>>"$work/servers.log" &
  servers[$number]=$!
  started+=("$!")
  local attempt
  for attempt in $(seq 50); do
    (exec 3<>"/dev/tcp/${hosts[$number]%:*}/${hosts[$number]#*:}") 2>/dev/null && return
    sleep 0.1
  done
  say "FAIL server $number does not start"
  exit 1
}
for number in 0 1 2; do serve "$number"; done
remote=()
for host in "${hosts[@]}"; do remote+=(--index "tcp://$host"); done
timed answers "$work/answers-remote" "${remote[@]}"
same "three hosts" "$work/answers-remote"
answers "$work/answers-mixed" --index "${shards[0]}" --index "tcp://${hosts[1]}" --index "tcp://${hosts[2]}"
same "one shard here, two on hosts" "$work/answers-mixed"
check "status over hosts" bash -c '[ "$("$1" status "${@:2}" --format json | python3 -c "
import json, sys
print(sum(json.loads(line)[\"documents\"] for line in sys.stdin))")" = "$("$1" list --index '"$work/one"' --format json | python3 -c "
import json, sys
print(len(json.load(sys.stdin)[\"documents\"]))")" ]' - "$program" "${remote[@]}"
check "doctor over a host" bash -c '"$1" doctor --index "$2" | grep -q "units can be read"' - "$program" "tcp://${hosts[0]}"

say "== a host that does not answer"
gone="tcp://${hosts[1]}"
query=$(awk -F'\t' 'NR == 1 { print $2 }' "$work/queries.tsv")
# Search with a word of the first query: incomplete NAME EXPECTED-REASON
incomplete() {
  local code
  loccit search "${remote[@]}" --timeout 2 --format json "$query" >"$work/out" 2>"$work/err"
  code=$?
  say "     $(tail -1 "$work/err")"
  check "$1: named on standard error" grep -q "incomplete: $gone" "$work/err"
  check "$1: marked in the answer" bash -c 'python3 -c "
import json, sys
sys.exit(json.load(sys.stdin)[\"incomplete\"] != [sys.argv[1]])" "$1" <"$2"' - "$gone" "$work/out"
  check "$1: exit code 0" [ "$code" -eq 0 ]
  loccit search "${remote[@]}" --timeout 2 "$query" 2>/dev/null | tail -1 | grep -q "incomplete: $gone"
  check "$1: said in text" [ $? -eq 0 ]
  loccit search "${remote[@]}" --timeout 2 --require-all "$query" >"$work/out" 2>"$work/err"
  code=$?
  check "$1: an error with --require-all" [ "$code" -eq 2 ]
  check "$1: which names it" grep -q "$gone" "$work/err"
}
complete() {
  loccit search "${remote[@]}" --format json "$query" >"$work/out" 2>"$work/err"
  check "$1: complete again" bash -c '! grep -q incomplete "$1" "$2"' - "$work/out" "$work/err"
}
stop() { local child; for child in $(children "${servers[1]}"); do kill "-$1" "$child"; done; kill "-$1" "${servers[1]}"; }

stop STOP
incomplete "stopped (SIGSTOP)"
stop CONT
complete "continued"

# The searches of a batch, and a host that is stopped in the middle of it.
loccit search "${remote[@]}" --timeout 2 --queries "$work/queries.tsv" --format json >"$work/out" 2>"$work/err" &
batch=$!
while [ "$(wc -l <"$work/out")" -lt 10 ] && [ -d "/proc/$batch" ]; do sleep 0.02; done
stop STOP
wait "$batch"
code=$?
stop CONT
check "stopped in mid-query: exit code 0" [ "$code" -eq 0 ]
check "stopped in mid-query: named" grep -q "incomplete: $gone" "$work/err"
check "stopped in mid-query: complete before, marked after" python3 -c '
import json, sys
marks = ["incomplete" in json.loads(line) for line in open(sys.argv[1])]
print("    ", marks.count(False), "answers complete,", marks.count(True), "marked")
sys.exit(len(marks) != 100 or marks[0] or not marks[-1] or marks != sorted(marks))' "$work/out"

loccit search "${remote[@]}" --timeout 2 --queries "$work/queries.tsv" --format json >"$work/out" 2>"$work/err" &
batch=$!
while [ "$(wc -l <"$work/out")" -lt 10 ] && [ -d "/proc/$batch" ]; do sleep 0.02; done
end "${servers[1]}"
wait "$batch"
code=$?
check "killed in mid-query: exit code 0" [ "$code" -eq 0 ]
check "killed in mid-query: complete before, marked after" python3 -c '
import json, sys
marks = ["incomplete" in json.loads(line) for line in open(sys.argv[1])]
print("    ", marks.count(False), "answers complete,", marks.count(True), "marked")
sys.exit(len(marks) != 100 or marks[0] or not marks[-1] or marks != sorted(marks))' "$work/out"
incomplete "down"
# What the others answer is what they would without it.
loccit search --index "tcp://${hosts[0]}" --index "tcp://${hosts[2]}" --queries "$work/queries.tsv" --limit 20 --format json \
  >"$work/two" 2>/dev/null
loccit search "${remote[@]}" --queries "$work/queries.tsv" --limit 20 --format json 2>/dev/null |
  python3 -c '
import json, sys
for line in sys.stdin:
  answer = json.loads(line)
  del answer["incomplete"]
  print(json.dumps(answer))' >"$work/rest"
python3 "$here/shards.py" compare "without it, as if it were not named" "$work/two" "$work/rest" || failures=$((failures + 1))
serve 1
complete "started again"

end "${servers[1]}"
inside=()
[ "${#spaces[@]}" -gt 0 ] && inside=(ip netns exec "loccit-$$-1")
"${inside[@]}" python3 -c '
import socket, sys
server = socket.create_server((sys.argv[1], int(sys.argv[2])))
while True:
    connection, _ = server.accept()
    connection.sendall(b"HTTP/1.1 400 Bad Request\r\n\r\n" * 20)
    connection.close()' "${hosts[1]%:*}" "${hosts[1]#*:}" &
nonsense=$!
started+=("$nonsense")
sleep 0.5
incomplete "nonsense on its port"
end "$nonsense"
serve 1
complete "a server again"

say "== programs"
for shard in "${shards[@]}"; do echo "remote :xapian-progsrv $shard"; done >"$work/programs"
timed answers "$work/answers-programs" --index "$work/programs"
same "three programs of a stub" "$work/answers-programs"
{ echo "auto $work/one"; echo "remote :sleep 20"; } >"$work/hung"
start=$SECONDS
loccit search --index "$work/hung" --timeout 1 --format json "$query" >"$work/out" 2>"$work/err"
check "a program that hangs is left out" grep -q '"incomplete": \[":sleep 20"\]' "$work/out"
check "and not waited for" [ $((SECONDS - start)) -lt 5 ]
loccit search --index "ssh://no such host/index" word >"$work/out" 2>"$work/err"
check "a bad address is an error" [ $? -eq 2 ]

say "== replicas"
port=$((40001 + $$ % 20000))
xapian-replicate-server --interface 127.0.0.1 --port "$port" "$work" 2>/dev/null &
started+=("$!")
sleep 0.5
replicate() {
  local number
  for number in 0 1 2; do
    xapian-replicate --host 127.0.0.1 --port "$port" --master "${shards[$number]#"$work/"}" --one-shot \
      "$work/replica-$number" >"$work/replicate.log" 2>&1 || { cat "$work/replicate.log"; return 1; }
  done
}
check "three shards are copied" replicate
replicas=()
for number in 0 1 2; do replicas+=(--index "$work/replica-$number"); done
answers "$work/answers-replicas" "${replicas[@]}"
same "three replicas" "$work/answers-replicas"
printf 'A late arrival\n\nBy Zelda Quist\n\nThe quagga is found in this document alone, and the replicas are to have it, too.\n' \
  >"$work/text/zz-late.txt"
loccit ingest --quiet --compact --index "$work/three" "$work/text/zz-late.txt"
mapfile -t shards < <(sed -n "s|^glass |$work/three/|p" "$work/three/XAPIANDB")
check "the next generation is copied" replicate
check "and found in the replicas" bash -c '"$@" | grep -q quagga' - "$program" search "${replicas[@]}" quagga

say
[ "$failures" -eq 0 ] && say "shards.sh: everything as it should be" || { say "shards.sh: $failures checks failed"; exit 1; }
