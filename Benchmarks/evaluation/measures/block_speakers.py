"""Whether a block quotation is found, with marks or without, and whose it is said to be: a person's, a body's, a
document's or nobody's."""
from measure import letters
from measures.quotation_kinds import same_speaker

BEFORE = ("The harbour of the lake towns was built in three stages, of which the last was never finished, and the stones "
          "for it were taken from the old church. ")


def measure(bench):
  found = named = correct = wanted = 0
  cases = bench.cases("block_speakers.json")
  for case in cases:
    words = f"“{case['quote']}”" if case["marked"] else case["quote"]
    document = bench.inspect_text(f"{BEFORE}\n\n{BEFORE}{case['lead']}\n\n{words}\n\n{case['after']}\n")
    blocks = [q for q in document["quotations"]
              if q["form"] == "block" and letters(q["text"]) == letters(case["quote"])]
    wanted += case["speaker"] is not None
    if not blocks:
      bench.miss(f"no block quotation: {case['lead']}")
      continue
    found += 1
    speaker = blocks[0].get("speaker")
    named += speaker is not None
    if case["speaker"] and speaker and same_speaker(case["speaker"], speaker):
      correct += 1
    elif case["speaker"] or speaker:
      bench.miss(f"{case['speaker']}, read as {speaker and speaker['name']}: {case['lead']}")
  bench.share("blocks found", found, len(cases))
  bench.rate("speakers", correct, named, wanted)
