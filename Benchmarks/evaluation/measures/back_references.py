"""What back-references of invented apparatuses lead to (`cases/back-references.json`).

In a case's notes `{a|…}` is a source and `{a2>a|…}` a reference that leads to it; `{x>a,b?|…}` may mean either, so that a
reader must not decide; `{x>!|…}` leads to nothing that is there. A found target is followed to the reference that names
the work in full, and is right when that is the gold one."""
import json
import re

MARK = re.compile(r"\{(\w+)(?:>([^|{}]*))?\|([^{}]*)\}")


def unmarked(line):
  """The note as printed, and its spans: name, what it leads to (nothing for a source), start and end."""
  text, spans, last = "", [], 0
  for match in MARK.finditer(line):
    text += line[last:match.start()]
    spans.append((match[1], match[2], len(text), len(text) + len(match[3])))
    text += match[3]
    last = match.end()
  return text + line[last:], spans


def overlap(reference, shift, start, end):
  return min(reference["range"][1] + shift, end) - max(reference["range"][0] + shift, start)


def read(bench, lines):
  """The references of each line, their ranges in the line itself."""
  output = bench.run("inspect", "--references", "--notes", "--format", "jsonl", "-", text="\n".join(lines) + "\n")
  return [json.loads(line) for line in output.splitlines() if line.strip()]


def root(identifier, references):
  """The reference that an id leads to in the end."""
  for _ in range(20):
    target = references[identifier]["resolution"]["target"]
    if not target or target not in references:
      return identifier
    identifier = target
  return identifier


def measure(bench):
  right = found = wanted = abstained = to_abstain = exact = ambiguous = false = 0
  for case in bench.cases("back-references.json"):
    lines, spans = zip(*(unmarked(line) for line in case["notes"]))
    notes = read(bench, lines)
    references, owner = {}, {}
    for line, (text, note) in enumerate(zip(lines, notes)):
      shift = text.find(note["note"]["text"])
      for reference in note["references"]:
        references[reference["id"]] = reference
        owner[reference["id"]] = (line, shift)
    sources = {name: (line, start, end) for line, own in enumerate(spans) for name, lead, start, end in own if not lead}

    def at(line, start, end):
      near = [(overlap(r, owner[i][1], start, end), i) for i, r in references.items() if owner[i][0] == line]
      best = max(near, default=(0, None))
      return best[1] if best[0] * 2 >= end - start else None

    def names(identifiers):
      """The gold sources that these lead to; a reference that is none of them stands for itself."""
      result = set()
      for identifier in identifiers:
        end = root(identifier, references)
        line, shift = owner[end]
        fits = [n for n, (l, s, e) in sources.items() if l == line and overlap(references[end], shift, s, e) * 2 >= e - s]
        result.update(fits or [end])
      return result

    for line, own in enumerate(spans):
      for name, lead, start, end in own:
        if not lead:
          continue
        identifier = at(line, start, end)
        resolution = references[identifier]["resolution"] if identifier else {"state": "none"}
        state = resolution["state"]
        said = names([resolution["target"]]) if state == "resolved" else names(resolution.get("candidates", []))
        found += state == "resolved"
        what = f"{case['name']} {lines[line][start:end]!r} is {lead}: {state} {sorted(said)} {resolution.get('rule', '')}"
        if lead == "!" or lead.endswith("?"):
          to_abstain += 1
          abstained += state in ("ambiguous", "unresolved")
          if lead.endswith("?"):
            ambiguous += 1
            exact += state == "ambiguous" and said == set(lead[:-1].split(","))
          if state not in ("ambiguous", "unresolved") or lead.endswith("?") and state != "ambiguous":
            bench.miss(what)
          continue
        wanted += 1
        if state == "resolved" and said == {lead}:
          right += 1
        else:
          bench.miss(what)
    gold = [(line, start, end) for line, own in enumerate(spans) for _, _, start, end in own]
    for identifier, reference in references.items():
      line, shift = owner[identifier]
      if not any(l == line and overlap(reference, shift, s, e) > 0 for l, s, e in gold):
        false += 1
        bench.miss(f"{case['name']} false: {reference['text']!r}")
  bench.rate("targets", right, found, wanted)
  bench.share("abstains where it must", abstained, to_abstain)
  bench.share("names all candidates, no other", exact, ambiguous)
  print(f"{bench.name:20} references that are none         {false}")
