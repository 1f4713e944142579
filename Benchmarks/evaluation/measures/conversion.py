"""Reading a format beside the bare tool that it rests on: the ratio of whole-process times, and MB a second.

The files of the data's `structure/formats`, each format's together; `loccit inspect --stage text` stops where the text is
laid out. The tool runs in turn with ours, and the median of the rounds is taken, so that a busy machine slows both alike.
"""
import collections
import os
import shutil
import statistics
import subprocess
import time

ROUNDS = 3
# What a format rests on, or would without a reader of our own.
TOOLS = {
  ".pdf": ["pdftotext", "FILE", "/dev/null"],
  ".docx": ["pandoc", "-f", "docx", "-t", "json", "FILE"],
  ".odt": ["pandoc", "-f", "odt", "-t", "json", "FILE"],
  ".epub": ["pandoc", "-f", "epub", "-t", "json", "FILE"],
  ".rtf": ["pandoc", "-f", "rtf", "-t", "json", "FILE"],
  ".tex": ["pandoc", "-f", "latex", "-t", "json", "FILE"],
  ".xml": ["pandoc", "-f", "jats", "-t", "json", "FILE"],
}


def measure(bench):
  folder = bench.folder("structure", "formats")
  if not folder:
    return print(f"{bench.name:20} no folder structure/formats in the data")
  files = collections.defaultdict(list)
  for path in sorted(folder.iterdir()):
    if path.suffix in TOOLS:
      files[path.suffix].append(str(path))
  for suffix, paths in sorted(files.items()):
    tool = TOOLS[suffix]
    if not shutil.which(tool[0]):
      print(f"{bench.name:20} {suffix}: no {tool[0]} here")
      continue
    ours, theirs = [], []
    for _ in range(ROUNDS):
      theirs.append(sum(seconds([path if word == "FILE" else word for word in tool]) for path in paths))
      ours.append(sum(seconds([bench.program, "inspect", "--stage", "text", path]) for path in paths))
    own, bare = statistics.median(ours), statistics.median(theirs)
    megabytes = sum(os.path.getsize(path) for path in paths) / 1e6
    print(
      f"{bench.name:20} {suffix:6} ours {own:7.2f} s  {tool[0]:10} {bare:7.2f} s  ratio {own / bare:5.2f}"
      f"   {megabytes / own:6.1f} MB/s")


def seconds(command):
  """The time of a whole process, in seconds."""
  start = time.perf_counter()
  subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False)
  return time.perf_counter() - start
