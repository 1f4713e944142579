"""Web pages whose markers are raised numbers without links: links and note texts, against the gold of the same work."""
import collections
import json

from measure import letters


def measure(bench):
  structure = bench.folder("structure")
  if not structure:
    return print("plain_html: needs --data")
  links, texts = [0, 0, 0], [0, 0, 0]
  for page in sorted(structure.glob("*/*.plain.html")):
    gold_path = page.with_name(page.name.removesuffix(".plain.html") + ".content.gold.json")
    if not gold_path.exists():
      continue
    gold, document = json.loads(gold_path.read_text(encoding="utf-8")), bench.inspect(page)
    wanted_notes = {n["id"]: letters(n["text"]) for n in gold["notes"]}
    notes = {n["id"]: letters(n["text"]) for n in document["notes"]}
    wanted = [(letters(m["before"])[-24:], wanted_notes.get(m["note"])) for m in gold["markers"]]
    wanted = [(context, note[:32]) for context, note in wanted if note]
    by_note = collections.defaultdict(list)
    found = 0
    for marker in document["markers"]:
      if notes.get(marker["note"]):
        start = max(0, marker["offset"] - 120)
        by_note[notes[marker["note"]][:32]].append(letters(document["text"][start:marker["offset"]])[-24:])
        found += 1
    right = 0
    for context, note in wanted:
      places = by_note[note]
      place = next((p for p in places if p.endswith(context) or context.endswith(p) and len(p) >= 4), None)
      if place is None:
        bench.miss(f"{page.name}: missed {context} -> {note}")
      else:
        places.remove(place)
        right += 1
    for note, places in by_note.items():
      for place in places:
        bench.miss(f"{page.name}: extra {place} -> {note}")
    bag = collections.Counter(n for n in notes.values() if n)
    want_bag = collections.Counter(n for n in wanted_notes.values() if n)
    for key in (want_bag - bag):
      bench.miss(f"{page.name}: note text missed {key[:60]}")
    links = [a + b for a, b in zip(links, (right, found, len(wanted)))]
    texts = [a + b for a, b in zip(texts, ((bag & want_bag).total(), bag.total(), want_bag.total()))]
  bench.rate("links", *links)
  bench.rate("note texts", *texts)
