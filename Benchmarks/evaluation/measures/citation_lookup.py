"""`cites` as its users meet it: for the title of each cited work in retrieval/citation-lookup, the notes that cite it.

The documents are indexed as their plain-text renderings. A note is known by its letters; a note that prints the same
words outside a title counts as right and is not asked for. One query in `LOCCIT_EVERY` (1) is put."""
import json
import os
import pathlib
import tempfile

from measure import letters


def rows(path):
  return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def measure(bench):
  folder = bench.folder("retrieval", "citation-lookup")
  if not folder:
    return print("citation_lookup: needs --data")
  texts, names = {}, {}
  for row in rows(folder / "docs.jsonl"):
    file = pathlib.Path(row["file"]).name
    source = next(bench.folder("structure").glob("*/" + file), None)
    # A rendering that was not unpacked is passed over.
    if not source:
      continue
    names[row["doc"]] = source
    gold = json.loads(source.with_name(source.stem + ".gold.json").read_text(encoding="utf-8"))
    text = source.read_text(encoding="utf-8")
    texts[row["doc"]] = {note["id"]: letters(text[note["body_start"]:note["body_end"]]) for note in gold["notes"]}
  right = found = wanted = 0
  titles = rows(folder / "titles.jsonl")[::int(os.environ.get("LOCCIT_EVERY", "1"))]
  titles = [row for row in titles if row["doc"] in names]
  with tempfile.TemporaryDirectory() as place:
    index = pathlib.Path(place, "index")
    bench.run("ingest", "--quiet", "--index", index, *names.values())
    queries = pathlib.Path(place, "queries.tsv")
    queries.write_text("".join(f"q{n}\t{' '.join(row['query'].split())}\n" for n, row in enumerate(titles)), encoding="utf-8")
    answers = [[] for _ in titles]
    output = bench.run(
      "cites", "--index", index, "--queries", queries, "--format", "jsonl", "--limit", "1000", "--quiet")
    for line in output.splitlines():
      citation = json.loads(line)
      answers[int(citation["queryID"][1:])].append(citation)
  for row, citations in zip(titles, answers):
    name = row["doc"]
    gold = {texts[name][note] for note in row["gold_notes"] if note in texts[name]}
    also = {texts[name][note] for note in row["also_text_match"] if note in texts[name]}
    # Another document may cite a work of the same title; the gold says nothing of it.
    own = [c for c in citations if pathlib.Path(c["path"]).name == names[name].name and c["note"]]
    notes = {letters(c["note"]["text"]) for c in own}
    # A short form or ibid. that leads there is right, though its note prints no title.
    led = {letters(c["note"]["text"]) for c in own if c["resolution"]["state"] in ("resolved", "ambiguous")}
    counted = notes - also - (led - gold)
    right += len(counted & gold)
    found += len(counted)
    wanted += len(gold)
    if counted - gold or gold - notes:
      bench.miss(f"{name} {row['query']!r}: wrong {[n[:60] for n in counted - gold]} missing {[n[:60] for n in gold - notes]}")
  bench.rate("notes that cite a title", right, found, wanted)
  bench.share("titles asked for", len(titles), len(rows(folder / "titles.jsonl")))

