"""Whether an excerpt shows what was looked for, beside 200 characters round the first word of the query in the same hit.

On questions whose answers are known as runs of a text: how much of them the first excerpt shows, and how much of the
excerpt they are. On questions with a short answer: how often one of the first five excerpts holds it.
"""
import json
import pathlib
import re
import tempfile

from measure import letters

WINDOW = 200


def measure(bench):
  folder = bench.folder("retrieval")
  if not folder:
    return print("excerpts: needs --data")
  runs(bench, folder / "chunk-eval")
  answers(bench, folder / "simpleqa-history")


def hits(bench, index, query, limit):
  answer = bench.run(
    "search", "--index", index, "--plain", "--limit", limit, "--format", "json", " ".join(query.split()))
  return json.loads(answer)["hits"]


def runs(bench, folder):
  texts = {path.stem: path.read_text(encoding="utf-8") for path in folder.glob("*.md") if path.stem != "README"}
  places = {name: offsets(text) for name, text in texts.items()}
  shown, wanted, length = {"excerpt": 0, "window": 0}, 0, {"excerpt": 0, "window": 0}
  with tempfile.TemporaryDirectory() as index:
    bench.run("ingest", "--quiet", "--index", index, *(folder / f"{name}.md" for name in texts))
    for line in (folder / "questions.jsonl").read_text(encoding="utf-8").splitlines():
      question = json.loads(line)
      name = question["corpus"]
      gold = set()
      for span in question["spans"]:
        gold.update(range(places[name][span["start"]], places[name][span["end"]]))
      wanted += len(gold)
      for hit in hits(bench, index, question["query"], 1):
        for form, text in (("excerpt", hit["excerpt"]["text"]), ("window", window(hit))):
          run = letters(text)
          length[form] += len(run)
          if pathlib.Path(hit["path"]).stem != name:
            continue
          start = letters(texts[name]).find(run) if len(run) < 12 else found(texts[name], run, gold)
          shown[form] += len(gold.intersection(range(start, start + len(run)))) if start >= 0 else 0
        if not shown:
          bench.miss(question["query"])
  for form in shown:
    bench.rate(f"runs of text, {form}", shown[form], length[form], wanted)


def answers(bench, folder):
  gold = [json.loads(line) for line in (folder / "answers.jsonl").read_text(encoding="utf-8").splitlines()]
  queries = dict(line.split("\t", 1) for line in (folder / "queries.tsv").read_text(encoding="utf-8").splitlines())
  gold = [question for question in gold if question["answer_in_docs"]]
  held = {"excerpt": 0, "window": 0, "whole": 0}
  with tempfile.TemporaryDirectory() as work:
    corpus = pathlib.Path(work, "corpus")
    corpus.mkdir()
    for line in (folder / "corpus.jsonl").read_text(encoding="utf-8").splitlines():
      page = json.loads(line)
      (corpus / f"{page['id']}.md").write_text(page["text"], encoding="utf-8")
    bench.run("ingest", "--quiet", "--index", f"{work}/index", corpus)
    for question in gold:
      answer = plain(question["answer"])
      best = hits(bench, f"{work}/index", queries[question["qid"]], 5)
      forms = {
        "excerpt": [hit["excerpt"]["text"] for hit in best], "window": [window(hit) for hit in best],
        "whole": [hit["text"] for hit in best]}
      for form, texts in forms.items():
        held[form] += any(answer in plain(text) for text in texts)
      if not any(answer in plain(text) for text in forms["excerpt"]):
        bench.miss(f"{question['qid']} {queries[question['qid']]} -> {question['answer']}")
  for form, count in held.items():
    bench.share(f"answers in five, {form}", count, len(gold))


def window(hit):
  """So many characters round the first word of the unit's text that is highlighted in the excerpt."""
  words = {hit["excerpt"]["text"][start:end].casefold() for start, end in hit["excerpt"]["highlights"]}
  text = hit["text"]
  places = [m.start() for m in re.finditer(r"\w+", text) if m.group().casefold() in words]
  start = max(0, (places[0] if places else 0) - WINDOW // 2)
  return text[start:start + WINDOW]


def plain(text):
  """Letters and digits, in words."""
  return " " + " ".join(re.findall(r"[^\W_]+", text.casefold())) + " "


_letters = {}


def offsets(text):
  """For each character, how many letters stand before it; one more for the end."""
  counts, total = [], 0
  for character in text:
    counts.append(total)
    total += len(letters(character))
  return counts + [total]


def found(text, run, gold):
  """Where a run of letters stands in a text: where it shows most, if it stands there more than once."""
  whole = _letters.setdefault(id(text), letters(text))
  places, start = [], whole.find(run)
  while start >= 0:
    places.append(start)
    start = whole.find(run, start + 1)
  return max(places, key=lambda place: len(gold.intersection(range(place, place + len(run)))), default=-1)
