"""How long a query takes inside one process: mixed queries made of the texts' own words, each timed from its text to its ten hits
as JSON by a small program (`Benchmarks/latency`) around the library that `loccit` is made of. The first is left out."""
import os
import random
import re
import statistics
import subprocess

from table import seconds

QUERIES = 2_000
LIMIT = 0.015
WORD = re.compile(r"[^\W\d_]{4,}")
KINDS = ["word", "words", "phrase", "wildcard", "field", "near", "exact", "range"]


def measure(bench):
  program = built(bench)
  if not program:
    return
  index, queries = bench.shelf_index(), mixed(bench.texts.shelf(), QUERIES)
  rounds = [times(program, index, queries) for _ in range(bench.rounds)]
  rounds.sort(key=lambda times: percentile([wall for wall, _ in times], 99))
  middle = rounds[len(rounds) // 2]
  bench.table.bound(
    f"p99 of {QUERIES:,} queries in one process", percentile([wall for wall, _ in middle], 99), LIMIT, 0.005, seconds)
  bench.table.remark("latency, median and p99: " + spread([wall for wall, _ in middle]) + "; of processor time "
                     + spread([cpu for _, cpu in middle]))
  bench.table.remark("p99 of processor time by kind: " + ", ".join(
    f"{kind} " + milliseconds(percentile([cpu for (_, cpu), (name, _) in zip(middle, queries[1:]) if name == kind], 99))
    for kind in KINDS))
  slow = [(cpu, kind, query) for (_, cpu), (kind, query) in zip(middle, queries[1:]) if cpu > LIMIT]
  bench.table.remark(f"over {milliseconds(LIMIT)} of processor time: " + (", ".join(
    f"{sum(kind == name for _, name, _ in slow)} of {kind}" for kind in KINDS if any(kind == name for _, name, _ in slow))
    or "none") + "".join(f"; {query} {milliseconds(cpu)}" for cpu, _, query in sorted(slow, reverse=True)[:5]))


def built(bench):
  """The program that times queries, which lies beside ours; nothing, with a word on how to get it, where it is missing."""
  program = os.path.join(os.path.dirname(bench.program), "loccit-latency")
  if os.access(program, os.X_OK):
    return program
  bench.table.remark(f"no {program}: left out (LOCCIT_BENCH=1 swift build -c release --product loccit-latency)")
  return None


def times(program, index, queries):
  """The seconds of wall time and of processor time of each query but the first."""
  done = subprocess.run(
    [program, index], input="".join(query + "\n" for _, query in queries), capture_output=True, check=True,
    encoding="utf-8")
  return [tuple(int(number) / 1e6 for number in line.split()) for line in done.stdout.splitlines()[1:]]


def batch(bench):
  """The same queries as a file for `search --queries`."""
  file = bench.work / "queries"
  file.write_text("".join(
    f"{kind}-{n}\t{query}\n" for n, (kind, query) in enumerate(mixed(bench.texts.shelf(), QUERIES))), encoding="utf-8")
  return file


def mixed(folder, count, kinds=KINDS):
  """Queries of these kinds in equal number, of words drawn from the running text, so that a common word comes often; the same
  for the same texts."""
  draw = random.Random(5)
  files = sorted(path for path in folder.rglob("*") if path.is_file())
  texts = [path.read_text(encoding="utf-8", errors="replace") for path in draw.sample(files, min(60, len(files)))]
  texts = [text for text in texts if len(text) > 2_000]
  lines = [text.splitlines() for text in texts]

  def place():
    text = draw.choice(texts)
    start = draw.randrange(len(text) - 1_500)
    return WORD.findall(text[start:start + 1_500])

  def words(number):
    return [draw.choice(place() or ["word"]) for _ in range(number)]

  def phrase():
    """Two to four neighbours on one line, of which one at least has five letters."""
    while True:
      found = re.findall(r"[^\W\d_]+", draw.choice(draw.choice(lines)))
      start, length = draw.randrange(max(1, len(found) - 3)), draw.randint(2, 4)
      words = found[start:start + length]
      if len(words) == length and max(map(len, words)) >= 5:
        return '"' + " ".join(words) + '"'

  makers = {
    "word": lambda: words(1)[0],
    "words": lambda: " ".join(words(draw.randint(2, 5))),
    "phrase": phrase,
    "wildcard": lambda: words(1)[0][:draw.randint(5, 7)].lower() + "*",
    "field": lambda: f"in:{draw.choice(['note', 'quotation', 'heading', 'passage'])} " + " ".join(words(2)),
    "near": lambda: "{} NEAR/8 {}".format(*words(2)),
    "exact": lambda: f'"{words(1)[0]}"',
    "range": lambda: " ".join(words(2)) + " date:{}..{}".format(*sorted(draw.sample(range(1950, 2020), 2))),
  }
  return [(kind, makers[kind]()) for kind in (kinds[n % len(kinds)] for n in range(count))]


def percentile(times, share):
  return sorted(times)[min(len(times) - 1, len(times) * share // 100)]


def spread(times):
  return f"{milliseconds(percentile(times, 50))} and {milliseconds(percentile(times, 99))}"


def milliseconds(value):
  return f"{value * 1000:.1f} ms"
