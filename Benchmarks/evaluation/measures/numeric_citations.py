"""Numbers in brackets in the text (`[12]`, `[3, 5–7]`): whether each leads to the entry of the list that it means.

Only numbers that the gold states one by one are counted; the numbers inside a span that are not printed are not."""
import collections
import json
import re

from measure import letters


def measure(bench):
  folder = bench.folder("structure", "jats-plos")
  if not folder:
    return print("numeric_citations: needs --data")
  right = found = wanted = 0
  for gold_path in sorted(folder.glob("*.gold.json")):
    gold = json.loads(gold_path.read_text(encoding="utf-8"))
    text_path = gold_path.with_name(gold_path.name.removesuffix(".gold.json") + ".txt")
    text = text_path.read_text(encoding="utf-8")
    entries = {r["id"]: letters(text[r["start"]:r["end"]])[:24] for r in gold["refs"]}
    want = collections.Counter()
    for cite in gold["cites"]:
      number = re.sub(r"[\[\]()]", "", text[cite["start"]:cite["end"]]).strip()
      before = text[max(0, cite["start"] - 400):cite["start"]]
      after = text[cite["end"]:cite["end"] + 400]
      # Only those inside square brackets: the rest of the set prints names and years, or bare raised numbers.
      targets = cite["rid"] if isinstance(cite["rid"], list) else [cite["rid"]]
      if number.isdigit() and len(targets) == 1 and targets[0] in entries and (
          text[cite["start"]] == "[" or re.search(r"\[[\d\s,;–-]*$", before) and re.match(r"[\d\s,;–-]*\]", after)):
        want[(letters(before)[-16:], number, entries[targets[0]])] += 1
    document = bench.inspect(text_path)
    by_id = {r["id"]: r for r in document["references"]}
    have = collections.Counter()
    for reference in document["references"]:
      target = by_id.get(reference["resolution"]["target"])
      if reference["form"] != "inline" or not reference["text"].strip().isdigit() or target is None:
        continue
      start = reference["range"][0]
      have[(letters(document["text"][max(0, start - 400):start])[-16:], reference["text"].strip(),
            letters(target["text"])[:24])] += 1
    for key in (want - have):
      bench.miss(f"{gold_path.name}: missed {key}")
    for key in (have - want):
      bench.miss(f"{gold_path.name}: extra {key}")
    right += (want & have).total()
    found += have.total()
    wanted += want.total()
  bench.rate("numbers in brackets", right, found, wanted)
