"""Whether a sentence that is remembered badly is found: a third of its words forgotten, one of the others misspelt.

Sentences are drawn from the paragraphs of the court opinions with a fixed seed. A hit is right that holds the sentence, or
stands in the passage that does.
"""
import json
import random
import re
import tempfile

from measure import letters

SENTENCES = 500


def measure(bench):
  opinions = bench.folder("bulk", "scotus")
  if not opinions:
    return print("known_item: needs --data")
  draw = random.Random(1848)
  sentences = sampled(bench, sorted(opinions.glob("*.txt")), draw)
  with tempfile.TemporaryDirectory() as index:
    bench.run("ingest", "--quiet", "--index", index, opinions)
    first, found = 0, 0
    for sentence in sentences:
      query = remembered(sentence, draw)
      answer = bench.run("search", "--index", index, "--plain", "--limit", "10", "--format", "json", query)
      rank = next((n for n, hit in enumerate(json.loads(answer)["hits"]) if holds(bench, index, hit, sentence)), None)
      first += rank == 0
      found += rank is not None
      if rank != 0:
        bench.miss(f"{rank}: {query}  <-  {sentence}")
  bench.share("first", first, len(sentences))
  bench.share("among the first ten", found, len(sentences))


def sampled(bench, files, draw):
  """Sentences of 8 to 40 words that stand in paragraphs."""
  sentences = []
  for path in draw.sample(files, min(len(files), 100)):
    document = bench.inspect(path)
    paragraphs = [document["text"][slice(*b["range"])] for b in document["blocks"] if b["kind"] == "paragraph"]
    own = [s for p in paragraphs for s in re.split(r"(?<=[a-z)][.?!])\s+(?=[A-Z])", p) if 8 <= len(s.split()) <= 40]
    sentences += draw.sample(own, min(len(own), SENTENCES // 100 + 3))
  return draw.sample(sentences, min(len(sentences), SENTENCES))


def remembered(sentence, draw):
  """The sentence without a third of its words, and with two letters of one of the others changed about."""
  words = re.findall(r"[^\W_]+(?:['’][^\W_]+)*", sentence)
  kept = sorted(draw.sample(range(len(words)), len(words) - len(words) // 3))
  words = [words[place] for place in kept]
  long = [place for place, word in enumerate(words) if len(word) >= 5 and word.isalpha()]
  if long:
    place = draw.choice(long)
    at = draw.randrange(1, len(words[place]) - 1)
    word = list(words[place])
    word[at], word[at + 1] = word[at + 1], word[at]
    words[place] = "".join(word)
  return " ".join(words)


def holds(bench, index, hit, sentence):
  """Whether a hit is the place of the sentence."""
  if letters(sentence) in letters(hit["text"]):
    return True
  if not hit["passage"] or letters(hit["text"]) not in letters(sentence) and hit["unit"] != "note":
    return False
  shown = json.loads(bench.run("show", "--index", index, "--format", "json", "--context", "0", hit["passage"]))
  return any(letters(sentence) in letters(block["text"]) for block in shown["blocks"])
