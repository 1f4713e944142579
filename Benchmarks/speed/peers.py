"""The programs that ours are measured beside; each is left out, with a word on how to get it, where it is missing."""
import pathlib
import shutil
import subprocess

from runs import Command

HERE = pathlib.Path(__file__).resolve().parent
PACKAGES = {
  "omindex": "xapian-omega", "quest": "xapian-tools", "recollindex": "recollcmd", "g++": "g++",
  "xapian-config": "libxapian-dev",
}


class Peers:
  """Commands of the peers, each writing to a folder of its own under `work`; nothing where a peer is missing."""

  def __init__(self, work, tell):
    self.work, self.tell, self.told = pathlib.Path(work, "peers"), tell, set()
    self.work.mkdir(parents=True, exist_ok=True)

  def omindex(self, texts, name="omindex", anew=True):
    """omindex on a folder, as it comes."""
    if not self._has("omindex"):
      return None
    index = self.work / name
    return Command(
      ["omindex", "--db", index, "--url", "/", "--no-delete", texts], before=(lambda: remove(index)) if anew else None)

  def recollindex(self, texts):
    """recollindex on a folder, with a configuration of its own and no spelling dictionary, at the priority of all others."""
    if not self._has("recollindex"):
      return None
    folder = self.work / "recoll"

    def clear():
      remove(folder)
      (folder / "home").mkdir(parents=True)
      (folder / "recoll.conf").write_text(
        f"topdirs = {texts}\nidxniceprio = 0\nnoaspell = 1\nindexstemminglanguages = english\nloglevel = 2\n"
        f"skippedPaths =\n", encoding="utf-8")

    environment = {
      "HOME": str(folder / "home"), "XDG_CONFIG_HOME": str(folder / "home"), "XDG_CACHE_HOME": str(folder / "home")}
    return Command(["recollindex", "-c", folder, "-z"], before=clear, environment=environment)

  def plain_loop(self, texts):
    """The plainest loop over Xapian: plain-loop.cpp."""
    program, index = self.built("plain-loop"), self.work / "plain"
    return program and Command([program, index, texts], before=lambda: remove(index))

  def quest(self, index, words):
    return Command(["quest", f"--db={index}", "--msize=10", *words]) if self._has("quest") else None

  def quest_finds(self, index, words):
    """Whether quest finds anything."""
    done = subprocess.run(
      ["quest", f"--db={index}", "--msize=1", *words], capture_output=True, encoding="utf-8", errors="replace")
    return done.returncode == 0 and "xactly 0 matches" not in done.stdout

  def built(self, name):
    """A C++ program of this folder, compiled; nothing where there is no compiler or no Xapian to compile with."""
    if not (self._has("g++") and self._has("xapian-config")):
      return None
    source, program = HERE / f"{name}.cpp", self.work / name
    if not program.exists() or program.stat().st_mtime < source.stat().st_mtime:
      flags = [
        subprocess.run(["xapian-config", flag], capture_output=True, check=True, encoding="utf-8").stdout.split()
        for flag in ("--cxxflags", "--libs")]
      subprocess.run(["g++", "-std=c++17", "-O2", *flags[0], source, "-o", program, *flags[1]], check=True)
    return program

  def _has(self, name):
    if shutil.which(name):
      return True
    if name not in self.told:
      self.told.add(name)
      self.tell(f"no {name} here: what it is measured beside is left out (apt-get install {PACKAGES[name]})")
    return False


def remove(folder):
  shutil.rmtree(folder, ignore_errors=True)
