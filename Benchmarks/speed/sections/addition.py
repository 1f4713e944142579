"""One new document of some 38 kB into a large index, another one in each run; the index is a copy."""
import os
import shutil
import statistics

import runs
from peers import remove
from table import seconds


def measure(bench):
  index, folder = bench.work / "added", bench.work / "additions"
  remove(index)
  remove(folder)
  shutil.copytree(bench.shelf_index(), index)
  bench.texts.generate(folder, documents=bench.rounds, seed=101)
  os.sync()
  times = []
  for text in sorted(folder.iterdir()):
    command = runs.Command([bench.program, "ingest", "--quiet", "--index", index, text])
    times.append(runs.run(command, bench.work / "errors").wall)
  bench.table.bound(f"one new document, {bench.units(index):,} units", statistics.median(times), 0.3, 0.1, seconds)
  remove(index)
