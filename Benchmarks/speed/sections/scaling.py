"""How size, time and memory grow with the units of an index, at 17 MB, 170 MB and 1 GB of text: figures to reckon with."""
import os

import runs
from sections import latency
from texts import size

QUERIES = 800
KINDS = ["word", "words", "phrase", "wildcard"]


def measure(bench):
  program = latency.built(bench)
  print("| text | units | text, bytes a unit | index, bytes a unit | of these postings, values and terms, records | "
        "ingest, s (of processor) | units a second | memory, MiB | query, ms of processor: word | words | phrase | wildcard |")
  print("|" + " --- |" * 12)
  for name, texts in [
      ("17 MB", bench.texts.opinions()), ("170 MB", bench.texts.library()), ("1 GB, made up", bench.texts.gigabyte())]:
    command, index = bench.ingest(texts, "scaling"), bench.work / "scaling"
    command.before()
    os.sync()
    took = runs.run(command, bench.work / "errors")
    units = bench.units(index)
    tables = [
      sum(path.stat().st_size for path in index.rglob(pattern)) / units
      for pattern in ("postlist.*", "termlist.*", "docdata.*")]
    print(
      f"| {name} | {units:,} | {size(texts) / units:.0f} | {size(index) / units:.0f} | "
      + ", ".join(f"{bytes:.0f}" for bytes in tables)
      + f" | {took.wall:.0f} ({took.cpu:.0f}) | {units / took.wall:,.0f} | {took.memory / 2**20:.0f} | "
      + " | ".join(query_times(program, index, texts)) + " |", flush=True)


def query_times(program, index, texts):
  """Median and p99 of each kind of query."""
  if not program:
    return ["?"] * len(KINDS)
  queries = latency.mixed(texts, QUERIES, KINDS)
  times = [cpu for _, cpu in latency.times(program, index, queries)]
  cells = []
  for kind in KINDS:
    own = [took for took, (name, _) in zip(times, queries[1:]) if name == kind]
    cells.append(f"{latency.percentile(own, 50) * 1000:.1f}, {latency.percentile(own, 99) * 1000:.1f}")
  return cells
