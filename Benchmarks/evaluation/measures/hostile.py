"""Hostile files: each is read to the end or refused with a reason, within 20 s and 1 GiB, and nothing crashes.

Every file under the data's `nasty` folder. Time is that of the processor (a busy machine makes no file guilty); memory is
the largest of the program and the converters that it ran.
"""
import collections
import json
import os
import subprocess
import threading
import time

SECONDS = 20
MEBIBYTES = 1024


def measure(bench):
  folder = bench.folder("nasty")
  if not folder:
    return print(f"{bench.name:20} no folder nasty in the data")
  outcomes = collections.Counter()
  files = sorted(path for path in folder.rglob("*") if path.is_file())
  slowest, largest = 0.0, 0
  for path in files:
    outcome, seconds, mebibytes = read(bench.program, path)
    slowest, largest = max(slowest, seconds), max(largest, mebibytes)
    if seconds > SECONDS or mebibytes > MEBIBYTES:
      outcome = "past a limit"
    outcomes[outcome] += 1
    if outcome in ("crash", "hang", "past a limit", "no reason"):
      bench.miss(f"{path}: {outcome}, {seconds:.1f} s, {mebibytes} MiB")
  for outcome, count in outcomes.most_common():
    bench.share(outcome, count, len(files))
  print(f"{bench.name:20} slowest {slowest:.1f} s of CPU, largest {largest} MiB")


def read(program, path):
  """What became of a file, the processor seconds and the mebibytes that it took."""
  process = subprocess.Popen(
    [program, "inspect", "--format", "json", str(path)], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
  output = []
  reader = threading.Thread(target=lambda: output.append(process.stdout.read()))
  reader.start()
  status, usage = wait(process.pid)
  process.returncode = 0
  reader.join()
  seconds, mebibytes = usage.ru_utime + usage.ru_stime, usage.ru_maxrss >> 10
  if status is None:
    return "hang", seconds, mebibytes
  if os.WIFSIGNALED(status):
    return "crash", seconds, mebibytes
  if os.WEXITSTATUS(status) == 0:
    return "read", seconds, mebibytes
  try:
    error = json.loads(output[0].decode("utf-8", "replace"))
    return "refused: " + error["code"] if error["message"] else "no reason", seconds, mebibytes
  except (ValueError, KeyError):
    return "no reason", seconds, mebibytes


def wait(pid, patience=120):
  """The wait status and usage of a process; no status where it had to be killed."""
  end = time.monotonic() + patience
  while time.monotonic() < end:
    done, status, usage = os.wait4(pid, os.WNOHANG)
    if done:
      return status, usage
    time.sleep(0.005)
  os.kill(pid, 9)
  return None, os.wait4(pid, 0)[2]
