#!/usr/bin/env python3
"""The speed of ingest and search beside their peers, as ratios within one run: one module in `sections` each.

  bench.py [SECTION ...] [--data FOLDER] [--loccit PROGRAM] [--runs N] [--work FOLDER]

Without a section, all but `scaling`, in some 20 minutes. Peers take turns with ours, on the same files, and medians are
compared. Without the evaluation's data the texts are made up. Texts and the large index stay in `--work` for the next run. Python 3.9 or
later, standard library only. Exit 0 unless a program cannot be run: judging is left to the reader.
"""
import argparse
import hashlib
import importlib
import json
import os
import pathlib
import shutil
import subprocess
import sys
import time

import runs
from peers import Peers, remove
from table import Table
from texts import Texts

SECTIONS = ["first_ingest", "ten_times", "unchanged", "addition", "search", "ranges", "latency"]
# Only when asked for: a corpus of 1 GB, indexed once. For docs/scaling.md.
LONG = ["scaling"]


class Bench:
  """What a section is given: the program, the texts, the peers, the table, and how often to run."""

  def __init__(self, options):
    self.rounds = options.runs
    self.work = pathlib.Path(options.work).resolve()
    self.work.mkdir(parents=True, exist_ok=True)
    self.program = self._copied(os.path.abspath(options.loccit))
    self.table = Table()
    self.texts = Texts(options.data, self.work)
    self.peers = Peers(self.work, self.table.remark)

  def _copied(self, program):
    """The program as it is installed: one that the linker has just written takes more page faults at each start."""
    folder = self.work / "program"
    folder.mkdir(exist_ok=True)
    for name in ("", "-corpus", "-pdf", "-latency"):
      if os.path.exists(program + name):
        shutil.copy(program + name, folder / ("loccit" + name))
    return str(folder / "loccit")

  def alternate(self, commands, rounds=None):
    """Runs commands in turns, those that are nothing left out; see `runs.alternate`."""
    there = {name: command for name, command in commands.items() if command}
    return runs.alternate(there, rounds or self.rounds, self.work / "errors")

  def ingest(self, texts, name="ours", anew=True):
    """Our ingest of a folder into an index of that name. 1 is that a file could not be read, which is no failure here."""
    index = self.work / name
    return runs.Command(
      [self.program, "ingest", "--quiet", "--index", index, texts], before=(lambda: remove(index)) if anew else None,
      codes=(0, 1))

  def loccit(self, *words, format=None):
    return runs.Command([self.program, *words, *(["--format", format] if format else [])], codes=(0, 1))

  def units(self, index):
    """How many units an index holds."""
    done = subprocess.run(
      [self.program, "status", "--index", index, "--format", "json"], capture_output=True, encoding="utf-8")
    status = json.loads(done.stdout)
    return sum(status["units"].values())

  def shelf_index(self):
    """An index of some 300,000 units, made once for each build of the program; its documents have years from 1950 to 2019."""
    index, stamp = self.work / "300000", self.work / "300000.made-by"
    made_by = self._build() + str(self.texts.are_generated)
    if not (stamp.exists() and stamp.read_text() == made_by and index.exists()):
      texts = self.texts.shelf()
      stamp.unlink(missing_ok=True)
      remove(index)
      years = self.work / "years.json"
      files = sorted(path for path in texts.rglob("*") if path.is_file())
      years.write_text(json.dumps([
        {"id": f"text-{n}", "type": "book", "file": str(path), "issued": {"date-parts": [[1950 + n * 37 % 70]]}}
        for n, path in enumerate(files)]), encoding="utf-8")
      runs.run(runs.Command(
        [self.program, "ingest", "--quiet", "--index", index, "--metadata", years, texts], codes=(0, 1)),
        self.work / "errors")
      stamp.write_text(made_by)
    return index

  def _build(self):
    """Names this build: a hash of the program and of the one beside it that reads documents."""
    digest = hashlib.sha256()
    for path in (self.program, self.program + "-corpus"):
      if os.path.exists(path):
        digest.update(pathlib.Path(path).read_bytes())
    return digest.hexdigest()


def main():
  parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
  parser.add_argument("sections", nargs="*", metavar="SECTION", help=", ".join(SECTIONS + LONG))
  parser.add_argument("--data")
  parser.add_argument("--loccit", default=".build/release/loccit")
  parser.add_argument("--runs", type=int, default=5)
  parser.add_argument("--work", default=".build-bench")
  options = parser.parse_args()
  for name in options.sections:
    if name not in SECTIONS + LONG:
      sys.exit(f"bench.py: no section named {name}; there are {', '.join(SECTIONS + LONG)}")
  if not os.access(options.loccit, os.X_OK):
    sys.exit(f"bench.py: no program at {options.loccit}: build it first, or name it with --loccit")
  if options.runs < 1:
    sys.exit("bench.py: --runs is at least 1")
  bench, start = Bench(options), time.monotonic()
  bench.table.remark(
    f"{os.cpu_count()} cores, medians of {options.runs} runs in turns, "
    + ("made-up texts" if bench.texts.are_generated else "texts of the evaluation"))
  if options.sections != LONG:
    bench.table.head()
  for name in options.sections or SECTIONS:
    importlib.import_module("sections." + name).measure(bench)
  bench.table.remark(f"all of it took {(time.monotonic() - start) / 60:.1f} minutes")


if __name__ == "__main__":
  main()
