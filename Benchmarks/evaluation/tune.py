#!/usr/bin/env python3
"""Tries other figures of the ranking on the test collections: tune.py --evaluation FOLDER --data DATA NAME=V1,V2,… …

Every combination of the values named is built in a copy of the sources and measured with the gold data's script: a minute or
two each, since the figures are constants of the program. Prints nDCG@10 and mean average precision of each by collection,
and what is to be expected of the best elsewhere: chosen on all collections but one and measured on that, for each in turn.

A name is one of those in FIGURES; without any, the figures as they stand are measured and the names are listed.
"""

import argparse
import itertools
import json
import pathlib
import re
import shutil
import statistics
import subprocess

ROOT = pathlib.Path(__file__).resolve().parents[2]
RANKING = "Sources/Search/Ranking/"

# Where each figure stands: a file, and what comes before the number.
FIGURES = {
  "stop-words": (RANKING + "Ranking.swift", "static let stopWordFactor = "),
  "repetitions": (RANKING + "Ranking.swift", "static let repetitions = "),
  "least-average": (RANKING + "WeightingScheme.swift", "static let leastAverage = "),
  "least-length": ("Sources/Search/Index/Schema.swift", "static let leastLength: UInt32 = "),
  "title": ("Sources/Search/Index/Schema.swift", "static let titleCount: UInt32 = "),
  "run": (RANKING + "Nearness.swift", "static let works = Weights(run: "),
  "sharpness": (RANKING + "Nearness.swift", r"static let works = Weights\(run: [\d.]+, sharpness: "),
  "reach": (RANKING + "Nearness.swift", "static let reach = "),
  "feedback-depth": (RANKING + "Feedback.swift", "static let depth = "),
  "feedback-words": (RANKING + "Feedback.swift", "static let wordCount = "),
  "feedback-weight": (RANKING + "Feedback.swift", "static let weight = "),
  "feedback-steepness": (RANKING + "Feedback.swift", "static let steepness = "),
}
MEASURES = ("ndcg10", "map")


class Tree:
  """A copy of the sources in which figures are changed."""

  def __init__(self, folder):
    self.folder = folder
    self.folder.mkdir(parents=True, exist_ok=True)
    for name in ("Package.swift", "Sources", "Tests", "Benchmarks"):
      source, copy = ROOT / name, folder / name
      if source.is_dir():
        shutil.copytree(source, copy, dirs_exist_ok=True)
      else:
        shutil.copy(source, copy)

  def set(self, name, value):
    file, before = FIGURES[name]
    # A figure is set by what stands in the project, whatever the copy has.
    before = before if "\\" in before else re.escape(before)
    path = self.folder / file
    text, count = re.subn(f"({before})[\\d_.]+", lambda match: match.group(1) + value, path.read_text())
    if count != 1:
      raise SystemExit(f"tune: {name} stands {count} times in {file}")
    path.write_text(text)

  def build(self):
    command = ["swift", "build", "-c", "release", "--disable-local-rpath", "--product", "loccit"]
    done = subprocess.run(command, cwd=self.folder, capture_output=True, text=True)
    if done.returncode != 0:
      raise SystemExit(f"tune: the build failed:\n{done.stdout[-2000:]}{done.stderr[-2000:]}")
    return self.folder / ".build/release/loccit"


def measured(program, options):
  """By collection, a pair of nDCG@10 and mean average precision."""
  out = options.work / "figures.json"
  subprocess.run(
    ["python3", options.evaluation / "score.py", "retrieval", "--data", options.data, "--loccit", program, "--json", out],
    check=True, capture_output=True)
  figures = json.loads(out.read_text())
  return {
    name.split("/")[1]: tuple(figures[name][measure] for measure in MEASURES)
    for name in figures if name.split("/")[1] in options.collections}


def mean(results, collections):
  return tuple(statistics.mean(results[name][place] for name in collections) for place in range(len(MEASURES)))


def row(label, results, collections):
  cells = [f"{results[name][0]:.3f}/{results[name][1]:.3f}" for name in collections]
  print(f"{label:44} {' '.join(cells)}  mean {' / '.join(f'{value:.4f}' for value in mean(results, collections))}")


def main():
  parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
  parser.add_argument("--evaluation", type=pathlib.Path, required=True, help="the folder with score.py")
  parser.add_argument("--data", type=pathlib.Path, required=True, help="the gold data, unpacked")
  parser.add_argument("--work", type=pathlib.Path, default=ROOT / ".build-tune", help="where the copy is built")
  parser.add_argument("--collections", nargs="+", default=["cacm", "cisi", "cranfield", "lisa", "med"])
  parser.add_argument("values", nargs="*", metavar="NAME=V1,V2,…")
  options = parser.parse_args()
  options.evaluation, options.data = options.evaluation.resolve(), options.data.resolve()
  if not options.values:
    print("names:", ", ".join(FIGURES))
  names = [value.split("=")[0] for value in options.values]
  unknown = [name for name in names if name not in FIGURES]
  if unknown:
    raise SystemExit(f"tune: there is no figure {', '.join(unknown)}; there are {', '.join(FIGURES)}")
  choices = [value.split("=")[1].split(",") for value in options.values]
  tree = Tree(options.work / "loccit")
  found = {}
  for values in itertools.product(*choices):
    for name, value in zip(names, values):
      tree.set(name, value)
    label = " ".join(f"{name}={value}" for name, value in zip(names, values)) or "as it stands"
    found[label] = measured(tree.build(), options)
    row(label, found[label], options.collections)
  if len(found) > 1 and len(options.collections) > 1:
    kept = {}
    for left_out in options.collections:
      others = [name for name in options.collections if name != left_out]
      best = max(found, key=lambda label: sum(mean(found[label], others)))
      kept[left_out] = found[best][left_out]
    row("chosen on the others", kept, options.collections)


main()
