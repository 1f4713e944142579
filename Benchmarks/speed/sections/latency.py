"""How long a query takes inside one process: a batch of mixed queries made of the texts' own words.

`search --queries` writes each answer as one line when it is ready, so that the time from one line to the next is the time of a
query, from its text to its ten hits as JSON. The first, which bears the start of the process, is left out.
"""
import os
import random
import re
import statistics
import subprocess
import time

from table import seconds

QUERIES = 2_000
WORD = re.compile(r"[^\W\d_]{4,}")
KINDS = ["word", "words", "phrase", "wildcard", "field", "near", "exact", "range"]


def measure(bench):
  index, file = bench.shelf_index(), bench.work / "queries"
  queries = mixed(bench.texts.shelf(), QUERIES)
  file.write_text("".join(f"{kind}-{n}\t{query}\n" for n, (kind, query) in enumerate(queries)), encoding="utf-8")
  rounds = [answer(bench, index, file) for _ in range(bench.rounds)]
  if not all(rounds):
    return bench.table.remark("latency: the answers came several at a time; not measured")
  bench.table.bound(
    f"p99 of {QUERIES:,} queries in one process", statistics.median(percentile(times, 99) for times in rounds), 0.015,
    0.005, seconds)
  middle = sorted(rounds, key=lambda times: percentile(times, 99))[len(rounds) // 2]
  bench.table.remark(
    "latency, median and p99: all " + spread(middle) + "".join(
      f"; {name} " + spread([took for took, (kind, _) in zip(middle, queries[1:]) if kind == name]) for name in KINDS))


def answer(bench, index, file):
  """The seconds between answers; nothing where they did not come one at a time."""
  process = subprocess.Popen(
    [bench.program, "search", "--quiet", "--index", index, "--format", "json", "--queries", file], stdout=subprocess.PIPE,
    stderr=subprocess.DEVNULL)
  moments, together = [], 0
  # An answer has come when its line ends; a pipe may need several readings for it.
  while chunk := os.read(process.stdout.fileno(), 1 << 20):
    ended = chunk.count(b"\n")
    together += max(0, ended - 1)
    moments += [time.perf_counter()] * ended
  process.wait()
  if process.returncode not in (0, 1) or len(moments) != QUERIES:
    raise RuntimeError(f"{len(moments)} answers to {QUERIES} queries, exit {process.returncode}")
  # A busy machine may wake this process late now and then.
  return None if together > QUERIES // 100 else [later - earlier for earlier, later in zip(moments, moments[1:])]


def mixed(folder, count):
  """Queries of all kinds in equal number, of words drawn from the running text, so that a common word comes often; the same
  for the same texts."""
  draw = random.Random(5)
  files = sorted(path for path in folder.rglob("*") if path.is_file())
  texts = [path.read_text(encoding="utf-8", errors="replace") for path in draw.sample(files, min(60, len(files)))]
  texts = [text for text in texts if len(text) > 2_000]

  def place():
    text = draw.choice(texts)
    start = draw.randrange(len(text) - 1_500)
    return WORD.findall(text[start:start + 1_500])

  def words(number):
    return [draw.choice(place() or ["word"]) for _ in range(number)]

  def phrase():
    text = draw.choice(texts)
    while True:
      start = draw.randrange(len(text) - 200)
      found = re.search(r"(?<=\s)[a-z]+ [a-z]+( [a-z]+)?(?=\s)", text[start:start + 200])
      if found:
        return f'"{found.group()}"'

  makers = {
    "word": lambda: words(1)[0],
    "words": lambda: " ".join(words(draw.randint(2, 5))),
    "phrase": phrase,
    "wildcard": lambda: words(1)[0][:draw.randint(4, 6)].lower() + "*",
    "field": lambda: f"in:{draw.choice(['note', 'quotation', 'heading', 'passage'])} " + " ".join(words(2)),
    "near": lambda: "{} NEAR/8 {}".format(*words(2)),
    "exact": lambda: f'"{words(1)[0]}"',
    "range": lambda: " ".join(words(2)) + " date:{}..{}".format(*sorted(draw.sample(range(1950, 2020), 2))),
  }
  return [(kind, makers[kind]()) for kind in (KINDS[n % len(KINDS)] for n in range(count))]


def percentile(times, share):
  return sorted(times)[min(len(times) - 1, len(times) * share // 100)]


def spread(times):
  return f"{percentile(times, 50) * 1000:.1f} and {percentile(times, 99) * 1000:.1f} ms"
