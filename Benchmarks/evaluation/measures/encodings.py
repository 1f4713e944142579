"""How many files of another encoding than UTF-8, with nothing that names it, are read as the text that they are.

The data: a folder for each encoding, named by it (and perhaps a language: `windows-1250-polish`), as chardet's tests are.
Markup is cut out beforehand, so that no declaration helps.
"""
import collections
import pathlib
import re
import tempfile

from measure import letters

NAMES = {"MacCyrillic": "mac_cyrillic", "MacRoman": "mac_roman", "GB2312": "gb18030", "TIS-620": "cp874", "CP932": "cp932",
         "SHIFT_JIS": "cp932", "EUC-KR": "cp949", "CP949": "cp949", "utf-8-sig": "utf-8-sig", "Johab": "johab",
         "iso-8859-1": "cp1252"}


def charset(folder):
  if folder in NAMES:
    return NAMES[folder]
  parts = folder.split("-")
  return folder if len(parts) < 2 or not re.fullmatch("[a-z]{5,}", parts[-1]) else "-".join(parts[:-1])


def measure(bench):
  folder = bench.folder("nasty", "chardet", "tests")
  if not folder:
    return print("encodings: needs --data")
  right, silent, refused, total = (collections.Counter() for _ in range(4))
  with tempfile.TemporaryDirectory() as temporary:
    path = pathlib.Path(temporary, "case.txt")
    for source in sorted(folder.glob("*/*")):
      kind = charset(source.parent.name)
      data = source.read_bytes()
      if kind.lower().startswith("utf"):
        data = re.sub("(?s)<[^<>]*>", " ", data.decode(kind)).encode(kind)
      elif not kind.startswith("iso-2022"):
        data = re.sub(rb"(?s)<[^<>]*>", b" ", data)
      try:
        wanted = letters(data.decode(kind))
      except (UnicodeDecodeError, LookupError):
        continue
      if not wanted:
        continue
      path.write_bytes(data)
      total[kind] += 1
      document = bench.inspect(path)
      if "text" not in document:
        refused[kind] += 1
        bench.miss(f"{source.parent.name}/{source.name}: refused")
        continue
      # Running heads are left out of a reading text and notes change their place, so letters are counted.
      found, truth = collections.Counter(letters(document["text"])), collections.Counter(wanted)
      if sum((found & truth).values()) >= 0.99 * max(len(wanted), sum(found.values())):
        right[kind] += 1
      else:
        codes = sorted({d["code"] for d in document["diagnostics"] if d["code"].startswith("encoding")})
        silent[kind] += not codes
        bench.miss(f"{source.parent.name}/{source.name}: {codes}")
  for kind in sorted(total):
    if right[kind] < total[kind]:
      bench.share(kind, right[kind], total[kind])
  bench.share("read as it is", sum(right.values()), sum(total.values()))
  bench.share("wrong in silence", sum(silent.values()), sum(total.values()))
  bench.share("refused", sum(refused.values()), sum(total.values()))
