"""Id., supra and short case citations of the resolution cases in structure/eyecite, each citation as a note of its own.

A case gives each citation the number of the authority that it leads to, or none where a reader must not decide."""
import json
import re

from measures.back_references import read, root

BACK = re.compile(r"\b(?:Id|Ibid)\b|\bsupra\b|\bat (?:¶ )?\d+\b|U\. ?S\., at")


def measure(bench):
  path = bench.folder("structure", "eyecite", "resolve_cases.json")
  if not path:
    return print("legal_back_references: needs --data")
  right = found = wanted = abstained = to_abstain = 0
  for case in json.loads(path.read_text(encoding="utf-8")):
    items = case.get("items")
    if case["kind"] != "sequence" or not items:
      continue
    notes = read(bench, [f"{number}. {item['text']}" for number, item in enumerate(items, 1)])
    references = {r["id"]: r for note in notes for r in note["references"]}
    owner = {r["id"]: number for number, note in enumerate(notes) for r in note["references"]}
    for number, item in enumerate(items):
      if not BACK.search(item["text"]):
        continue
      own = [r for r in notes[number]["references"] if r["form"] != "full"] or notes[number]["references"][:1]
      state = own[-1]["resolution"]["state"] if own else "none"
      target = owner.get(root(own[-1]["id"], references)) if state == "resolved" else None
      found += state == "resolved"
      what = f"{case['test']} {[i['text'] for i in items[:number + 1]]} is {item['resource']}: {state} {target}"
      if item["resource"] is None:
        to_abstain += 1
        abstained += state != "resolved"
        if state == "resolved":
          bench.miss(what)
        continue
      wanted += 1
      if target is not None and items[target]["resource"] == item["resource"]:
        right += 1
      else:
        bench.miss(what)
  bench.rate("targets", right, found, wanted)
  bench.share("abstains where it must", abstained, to_abstain)
