"""The texts that are measured with: sets of the evaluation's data where they are, else made-up ones, copied to one folder each
so that every program reads the very same files."""
import pathlib
import shutil
import subprocess

GENERATOR = pathlib.Path(__file__).resolve().parent.parent / "generate-corpus.awk"


class Texts:
  """Makes each folder of texts once, under `work`, and leaves it there for the next run."""

  def __init__(self, data, work):
    bulk = pathlib.Path(data, "bulk") if data else None
    self.bulk = bulk if bulk and (bulk / "scotus").exists() else None
    self.work = pathlib.Path(work, "texts", "real" if self.bulk else "generated")

  @property
  def are_generated(self):
    return self.bulk is None

  def opinions(self):
    """290 court opinions of 17.4 MB together, with notes at the feet of their pages."""
    return self._folder("17", [("scotus", "*.txt", None)], documents=456)

  def library(self):
    """Ten times as much: novels in TEI, books in Markdown and RFCs as plain text."""
    return self._folder(
      "170", [("eltec-eng", "*.xml", None), ("classic-books-md", "*.md", None), ("rfc", "*.txt", None)], documents=4560)

  def shelf(self):
    """Some 300,000 units: the opinions and 50 MB of the books."""
    return self._folder("300000", [("scotus", "*.txt", None), ("classic-books-md", "*.md", 50_000_000)], documents=1200)

  def gigabyte(self):
    """1 GB, always made up."""
    return self._made("1000", lambda folder: self.generate(folder, 26_200, seed=13))

  def small_files(self, count=10_000):
    """Many small files, always made up."""
    return self._made("10000", lambda folder: self.generate(folder, count, seed=11, paragraphs=2))

  def generate(self, folder, documents, seed, paragraphs=60):
    """Made-up prose with endnotes, the same for the same numbers; some 38 kB a document of 60 paragraphs."""
    folder.mkdir(parents=True, exist_ok=True)
    subprocess.run(
      ["awk", "-v", f"folder={folder}", "-v", f"documents={documents}", "-v", f"seed={seed}", "-v",
       f"paragraphs={paragraphs}", "-f", GENERATOR], check=True)

  def _folder(self, name, sets, documents):
    if self.are_generated:
      return self._made(name, lambda folder: self.generate(folder, documents, seed=7))
    return self._made(name, lambda folder: self._copy(sets, folder))

  def _copy(self, sets, folder):
    for name, pattern, limit in sets:
      taken = 0
      source = (self.bulk / name).resolve()
      for path in sorted(source.rglob(pattern)):
        if path.name == "README.md" or (limit and taken >= limit):
          continue
        taken += path.stat().st_size
        target = folder / name / path.relative_to(source)
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(path, target)

  def _made(self, name, make):
    """The folder of that name; one that was not finished is made anew."""
    folder = self.work / name
    if not folder.exists():
      unfinished = self.work / (name + ".unfinished")
      shutil.rmtree(unfinished, ignore_errors=True)
      unfinished.mkdir(parents=True)
      make(unfinished)
      unfinished.rename(folder)
    return folder


def size(folder):
  """The bytes of all files in a folder."""
  return sum(path.stat().st_size for path in pathlib.Path(folder).rglob("*") if path.is_file())


def count(folder):
  return sum(path.is_file() for path in pathlib.Path(folder).rglob("*"))
