"""How often a link is right at each confidence that it was given: links given 0.9 ought to be right nine times in ten."""
import collections
import json

from measure import letters


def measure(bench):
  structure = bench.folder("structure")
  if not structure:
    return print("calibration: needs --data")
  right, given = collections.Counter(), collections.Counter()
  for gold_path in sorted(structure.glob("*/*.gold.json")):
    gold, page = json.loads(gold_path.read_text(encoding="utf-8")), gold_path.name.endswith(".page.gold.json")
    text_path = gold_path.with_name(gold_path.name.removesuffix(".gold.json") + ".txt")
    if "markers" not in gold or page or not text_path.exists():
      continue
    text = text_path.read_text(encoding="utf-8")
    notes = {n["id"]: letters(text[n["body_start"]:n["body_end"]])[:32] for n in gold["notes"]}
    wanted = collections.Counter(
      (letters(text[max(0, m["start"] - 40):m["start"]])[-8:], notes.get(m.get("note"))) for m in gold["markers"])
    document = bench.inspect(text_path)
    found = {n["id"]: letters(n["text"])[:32] for n in document["notes"]}
    for marker in document["markers"]:
      if marker["note"] is None:
        continue
      band = min(int(marker["confidence"] * 10 + 1e-9), 9)
      key = (letters(document["text"][max(0, marker["offset"] - 40):marker["offset"]])[-8:], found[marker["note"]])
      given[band] += 1
      if wanted[key] > 0:
        wanted[key] -= 1
        right[band] += 1
  for band in sorted(given):
    bench.share(f"links given {band / 10:.1f} to {band / 10 + 0.1:.1f}", right[band], given[band])
