"""Case citations of legal texts: volume, reporter, page, year, parties and pin cite.

Each text is read as a note, which may hold several citations and commentary. A gold case is found where a reference has
its volume and first page; the fields are counted over the cases found. Texts that are about line ends and markup are left
out, and so are parallel reports where the data tell them.
"""
import json
import re

from measure import letters


def measure(bench):
  eyecite, golden = bench.folder("structure", "eyecite"), bench.folder("structure", "eyecite-ts", "fixtures")
  if not eyecite:
    return print("legal_citations: needs --data")
  rows = []
  for row in json.loads((eyecite / "find_cases.json").read_text(encoding="utf-8")):
    text, cases = row["text"], [gold_of_eyecite(case, row["text"]) for case in row["expected"] if is_case(case)]
    if "\n" not in text and "<" not in text and cases and all(case["volume"] for case in cases):
      rows.append(("eyecite", text, cases))
  for name in ("golden", "expanded", "thorny"):
    path = golden and golden / f"{name}-corpus.json"
    if path and path.exists():
      for row in json.loads(path.read_text(encoding="utf-8"))["samples"]:
        cases, groups = [], set()
        for case in row.get("expected", []):
          # A parallel report of the same case is no case of its own.
          if case.get("type") == "case" and case.get("volume") and case.get("page") and case.get("groupId") not in groups:
            cases.append(gold_of_fixture(case))
            groups |= {case["groupId"]} if case.get("groupId") else set()
        if cases and "\n" not in row["text"]:
          rows.append(("eyecite-ts", row["text"], cases))
  for source in ("eyecite", "eyecite-ts"):
    score(bench, source, [row for row in rows if row[0] == source])


def is_case(case):
  return case["type"] == "case_citation" and not case.get("short")


def gold_of_eyecite(case, text):
  """eyecite's test helper takes volume 1, reporter U.S. and page 1 where a case names none."""
  more, group = case.get("metadata") or {}, case.get("groups") or {}
  pin = more.get("pin_cite")
  return {
    "volume": str(case.get("volume") or group.get("volume") or "1"),
    "reporter": case.get("reporter_found") or case.get("reporter") or "U.S.",
    "page": str(case.get("page") or group.get("page") or "1"),
    "year": str(case["year"]) if case.get("year") else None,
    "pin": re.sub(r"^(at|pp?\\.)\\s*", "", pin) if pin else None,
    "parties": [more[key] for key in ("plaintiff", "defendant") if more.get(key)],
  }


def gold_of_fixture(case):
  return {
    "volume": str(case["volume"]) if case.get("volume") else None, "reporter": case.get("reporter"),
    "page": str(case["page"]) if case.get("page") else None, "year": str(case["year"]) if case.get("year") else None,
    "pin": str(case["pincite"]) if case.get("pincite") else None,
    "parties": [case[key] for key in ("plaintiff", "defendant") if case.get(key)],
  }


def score(bench, source, rows):
  found = read(bench, [text for _, text, _ in rows])
  fields, cases, right = ("reporter", "year", "parties", "pin"), 0, 0
  tally = {field: [0, 0] for field in fields}
  for (_, text, golds), references in zip(rows, found):
    for gold in golds:
      cases += 1
      match = next((r for r in references if str(r["item"].get("volume")) == gold["volume"]
                    and re.split(r"\D", str(r["item"].get("page") or ""))[0] == gold["page"]), None)
      if not match:
        bench.miss(f"not found: {gold['volume']} {gold['reporter']} {gold['page']}  <- {text[:110]}")
        continue
      right += 1
      for field in fields:
        if not gold[field]:
          continue
        tally[field][1] += 1
        if agrees(field, gold[field], match):
          tally[field][0] += 1
        else:
          bench.miss(f"{field}: {gold[field]!r} <- {text[:110]}  {json.dumps(match['item'], ensure_ascii=False)[:200]}")
  bench.share(f"{source}: case found", right, cases)
  for field in fields:
    bench.share(f"{source}: {field}", *tally[field])


def agrees(field, want, reference):
  item = reference["item"]
  if field == "reporter":
    return key(item.get("container-title")) == key(want)
  if field == "year":
    return str((item.get("issued") or {}).get("date-parts", [[None]])[0][0]) == want
  if field == "parties":
    return all(letters(party) in letters(item.get("title") or "") for party in want)
  return re.findall(r"\d+", str((reference.get("locator") or {}).get("value") or ""))[:1] == re.findall(r"\d+", want)[:1]


def key(reporter):
  return re.sub(r"[^0-9a-z]", "", (reporter or "").casefold())


def read(bench, texts):
  """The references of each text, read as a note of its own, with a number before it so that a volume is not taken for one."""
  lines = "\n".join(f"{number} " + re.sub(r"\s+", " ", text) for number, text in enumerate(texts, 1)) + "\n"
  out = bench.run("inspect", "--references", "--notes", "--format", "jsonl", "-", text=lines)
  return [json.loads(line)["references"] for line in out.splitlines() if line.strip()]
