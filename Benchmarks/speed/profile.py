#!/usr/bin/env python3
"""Where the processor time of an ingest and of searches goes, by perf: by module and by function, alone and with what it calls.

  profile.py [ingest] [search] [--data FOLDER] [--loccit PROGRAM] [--work FOLDER] [--top N]

The folded stacks are left in `--work` (`ingest.folded`: a stack a line, outermost first, with its samples, as flame graph
viewers read it). perf cannot always tell who called Xapian and zlib, whose functions then stand alone. Needs perf (apt-get install linux-perf) and `swift demangle`.
"""
import argparse
import collections
import os
import re
import shutil
import subprocess
import sys

from bench import Bench
from sections import latency

RATE = 199
# A frame: its address, `symbol`, and `(/path/of/object)`.
FRAME = re.compile(r"^\s+[0-9a-f]+ (.*) \(([^()]*)\)$")
# A mangled Swift name begins with its module: the length of the name, then the name; `s` and `S` are the standard library.
MODULE = re.compile(r"^\$[sS](\d+)")
# The Swift runtime, which a release holds.
RUNTIME = ("swift_", "swift::", "_swift", "__swift", "_dispatch", "dispatch_")


def main():
  parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
  parser.add_argument("what", nargs="*", metavar="ingest|search")
  parser.add_argument("--data")
  parser.add_argument("--loccit", default=".build/release/loccit")
  parser.add_argument("--work", default=".build-bench")
  parser.add_argument("--top", type=int, default=25)
  options = parser.parse_args()
  options.runs = 1
  for program in ("perf", "swift"):
    if not shutil.which(program):
      sys.exit(f"profile.py: no {program} here")
  bench = Bench(options)
  commands = {"ingest": ingest, "search": search}
  for what in options.what or commands:
    if what not in commands:
      sys.exit(f"profile.py: ingest or search, not {what}")
    stacks = record(commands[what](bench), bench.work / f"{what}.perf")
    report(what, stacks, options.top)
    with open(bench.work / f"{what}.folded", "w", encoding="utf-8") as folded:
      for stack, count in sorted(stacks.items()):
        folded.write(";".join(name.replace(";", ",") for _, name in reversed(stack)) + f" {count}\n")


def ingest(bench):
  command = bench.ingest(bench.texts.opinions(), "profiled")
  command.before()
  return command


def search(bench):
  return bench.loccit(
    "search", "--quiet", "--index", bench.shelf_index(), "--queries", latency.batch(bench), format="json")


def record(command, file):
  """The samples of a run: stacks from the innermost frame outwards, each frame its module and its function."""
  subprocess.run(
    ["perf", "record", "-q", "-F", str(RATE), "--call-graph", "dwarf,32768", "-o", file, "--", *map(str, command.words)],
    stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
  script = subprocess.run(
    ["perf", "script", "-i", file, "-F", "comm,ip,sym,dso", "--no-inline"], capture_output=True, encoding="utf-8",
    errors="replace").stdout
  file.unlink(missing_ok=True)
  frames = [FRAME.match(line) for line in script.splitlines()] + [None]
  names = demangled({frame.group(1) for frame in frames if frame})
  stacks, stack = collections.Counter(), []
  for frame in frames:
    if frame:
      stack.append((module(*frame.groups()), names[frame.group(1)]))
    elif stack:
      stacks[tuple(stack)] += 1
      stack = []
  return stacks


def demangled(symbols):
  symbols = sorted(symbols)
  done = subprocess.run(
    ["swift", "demangle", "--simplified", "--compact"], input="\n".join(symbols), capture_output=True, encoding="utf-8")
  return dict(zip(symbols, done.stdout.splitlines()))


def module(symbol, file):
  """The target of a function of ours, else the library that it stands in."""
  name = os.path.basename(file)
  if name.startswith("["):
    return "kernel"
  if ".so" in name:
    return name[:name.index(".so")]
  start = MODULE.match(symbol)
  if start:
    return symbol[start.end():start.end() + int(start.group(1))]
  if symbol.startswith(RUNTIME):
    return "Swift runtime"
  return "Swift, specialised" if symbol.startswith(("$s", "$S")) else "C and C++"


def report(what, stacks, top):
  total = sum(stacks.values())
  modules, modules_all, own, whole = (collections.Counter() for _ in range(4))
  for stack, count in stacks.items():
    modules[stack[0][0]] += count
    own[stack[0]] += count
    for name in {name for name, _ in stack}:
      modules_all[name] += count
    for frame in set(stack):
      whole[frame] += count
  print(f"\n== {what}: {total:,} samples, {total / RATE:.1f} s of processor time")
  print("-- modules: alone, and with what they call")
  for name, count in modules_all.most_common(top):
    print(f"{100 * modules[name] / total:6.1f} % {100 * count / total:6.1f} %  {name}")
  for title, counts in [("functions, alone", own), ("functions of ours, with what they call", {
      frame: count for frame, count in whole.items() if not frame[0].startswith(("lib", "ld-", "kernel", "Swift runtime"))})]:
    print(f"-- {title}")
    for (name, function), count in collections.Counter(counts).most_common(top):
      print(f"{100 * count / total:6.1f} %  {name:20} {function[:100]}")


if __name__ == "__main__":
  main()
