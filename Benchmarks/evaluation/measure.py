#!/usr/bin/env python3
"""Measures that the gold data's own script does not make, one module in `measures` each.

  measure.py [NAME ...] [--data FOLDER] [--loccit PROGRAM] [--misses N]

Without a name, all of them. Measures on cases of our own (`cases`) need no data; the others say so and pass when
`--data` names no folder. Standard library only. Exit 0 unless the program cannot be run: judging is left to the reader.
"""
import argparse
import importlib
import json
import os
import pathlib
import subprocess
import sys
import tempfile
import unicodedata

HERE = pathlib.Path(__file__).resolve().parent


class Bench:
  """What a measure is given: the program, the data, and the one way to print a figure."""

  def __init__(self, program, data, misses):
    self.program, self.data, self.misses, self.name = program, data, misses, ""

  def cases(self, file):
    """The hand-labelled cases in `cases/FILE` (JSON)."""
    return json.loads((HERE / "cases" / file).read_text(encoding="utf-8"))

  def folder(self, *parts):
    """A folder of the data, or nothing when it is not there."""
    path = pathlib.Path(self.data, *parts) if self.data else None
    return path if path and path.exists() else None

  def run(self, *arguments, text=None):
    """The program's standard output; a run that fails for another reason than "nothing found" ends the measure."""
    done = subprocess.run([self.program, *map(str, arguments)], input=text, capture_output=True, encoding="utf-8")
    if done.returncode > 1:
      raise RuntimeError(f"loccit {arguments[0]}: {done.stderr.strip()[:300]}")
    return done.stdout

  def inspect(self, path):
    """The document that is read from a file."""
    return json.loads(self.run("inspect", "--format", "json", path))

  def inspect_text(self, text):
    """The document that a plain text is."""
    with tempfile.TemporaryDirectory() as folder:
      path = pathlib.Path(folder, "case.txt")
      path.write_text(text, encoding="utf-8")
      return self.inspect(path)

  def rate(self, what, right, found, wanted):
    """Prints precision, recall and F1 of `right` among `found` and `wanted`."""
    precision = right / found if found else float(not wanted)
    recall = right / wanted if wanted else 1.0
    f1 = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
    print(f"{self.name:20} {what:32} P {precision:.4f}  R {recall:.4f}  F1 {f1:.4f}   (found {found}, wanted {wanted})")

  def share(self, what, right, total):
    """Prints the share of `right` in `total`."""
    print(f"{self.name:20} {what:32} {right / total if total else 1.0:.4f}   ({right} of {total})")

  def miss(self, line):
    """Shows one miss, as long as misses are asked for."""
    if self.misses > 0:
      self.misses -= 1
      print("  " + line)


def letters(text):
  """Letters alone, case and accents folded: what two renderings of one text share."""
  return "".join(c for c in unicodedata.normalize("NFKD", text).casefold() if c.isalpha())


def main():
  names = sorted(p.stem for p in (HERE / "measures").glob("*.py"))
  parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
  parser.add_argument("names", nargs="*", metavar="NAME", help=", ".join(names))
  parser.add_argument("--data")
  parser.add_argument("--loccit", default=".build/release/loccit")
  parser.add_argument("--misses", type=int, default=0)
  options = parser.parse_args()
  if not os.access(options.loccit, os.X_OK):
    sys.exit(f"measure.py: no program at {options.loccit}: build it first, or name it with --loccit")
  for name in options.names or names:
    if name not in names:
      sys.exit(f"measure.py: no measure named {name}; there are {', '.join(names)}")
    bench = Bench(os.path.abspath(options.loccit), options.data, options.misses)
    bench.name = name
    importlib.import_module("measures." + name).measure(bench)


if __name__ == "__main__":
  sys.modules.setdefault("measure", sys.modules["__main__"])
  main()
