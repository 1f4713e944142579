"""Whether a quotation is speech, writing, a title, a term or held at a distance, and whether somebody is named for it only
where the words say who."""
import collections

from measure import letters


def same_speaker(wanted, found):
  """Whether a speaker's name or the words that stand for it hold the words wanted, or the other way about."""
  return any(letters(wanted) in letters(f) or letters(f) and letters(f) in letters(wanted)
             for f in (found.get("name") or "", found.get("mention") or ""))


def measure(bench):
  right, total = collections.Counter(), collections.Counter()
  named = correct = wanted = 0
  for case in bench.cases("quotation_kinds.json"):
    total[case["kind"]] += 1
    found = [q for q in bench.inspect_text(case["text"] + "\n")["quotations"]
             if letters(q["text"]) == letters(case["quote"])]
    if not found:
      bench.miss(f"not found: {case['text']}")
      wanted += case["speaker"] is not None
      continue
    quotation = found[0]
    if quotation["kind"] == case["kind"]:
      right[case["kind"]] += 1
    else:
      bench.miss(f"{case['kind']}, read as {quotation['kind']}: {case['text']}")
    speaker = quotation.get("speaker")
    wanted += case["speaker"] is not None
    named += speaker is not None
    if case["speaker"] and speaker and same_speaker(case["speaker"], speaker):
      correct += 1
    elif case["speaker"] or speaker:
      bench.miss(f"speaker {case['speaker']}, read as {speaker and speaker['name']}: {case['text']}")
  for kind in total:
    bench.share(kind, right[kind], total[kind])
  bench.share("all kinds", sum(right.values()), sum(total.values()))
  bench.rate("speakers", correct, named, wanted)
