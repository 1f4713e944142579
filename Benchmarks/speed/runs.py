"""Runs programs in turns and keeps what each run took."""
import dataclasses
import os
import statistics
import time


@dataclasses.dataclass
class Command:
  """A program with its arguments, what is done before each run (not timed), and which exit codes are a success."""

  words: list
  before: object = None
  environment: dict = None
  codes: tuple = (0,)


@dataclasses.dataclass
class Run:
  """Seconds of wall time and of processor time (user and system), and the largest process in bytes."""

  wall: float
  cpu: float
  memory: int


class Runs:
  """The runs of one command."""

  def __init__(self):
    self.all = []

  @property
  def wall(self):
    return statistics.median(run.wall for run in self.all)

  @property
  def cpu(self):
    return statistics.median(run.cpu for run in self.all)

  @property
  def memory(self):
    """The largest of any run: what a bound is about."""
    return max(run.memory for run in self.all)

  @property
  def spread(self):
    return min(run.wall for run in self.all), max(run.wall for run in self.all)


def alternate(commands, rounds, log):
  """Runs every command once a round, in turns, so that a busy machine slows all alike. Returns the `Runs` of each name.

  What was written before is first brought to disk, so that every run bears its own writing alone.
  """
  results = {name: Runs() for name in commands}
  for _ in range(rounds):
    for name, command in commands.items():
      if command.before:
        command.before()
        os.sync()
      results[name].all.append(run(command, log))
  return results


def run(command, log):
  """Runs a command once, its output thrown away, its errors in the file `log`. Throws where it fails."""
  with open(log, "wb") as errors:
    nowhere = os.open(os.devnull, os.O_RDWR)
    actions = [(os.POSIX_SPAWN_DUP2, nowhere, 0), (os.POSIX_SPAWN_DUP2, nowhere, 1),
               (os.POSIX_SPAWN_DUP2, errors.fileno(), 2)]
    words = [str(word) for word in command.words]
    start = time.perf_counter()
    process = os.posix_spawnp(words[0], words, {**os.environ, **(command.environment or {})}, file_actions=actions)
    _, status, usage = os.wait4(process, 0)
    wall = time.perf_counter() - start
    os.close(nowhere)
  if os.waitstatus_to_exitcode(status) not in command.codes:
    with open(log, encoding="utf-8", errors="replace") as errors:
      raise RuntimeError(f"{' '.join(words)} ended with {os.waitstatus_to_exitcode(status)}: {errors.read()[:500]}")
  return Run(wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss * 1024)
