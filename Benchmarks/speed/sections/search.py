"""`loccit search` as a whole process, beside `quest` on the same index.

quest gets the words as the index holds them, so that both look up the same lists: stems, or words, whichever finds anything.
The index has no position lists, without which Xapian takes a phrase for an AND.
"""
import dataclasses


@dataclasses.dataclass
class Asked:
  """A query, and the words and options that ask quest for the same, the likeliest first."""

  kind: str
  query: str
  quest: list


REAL = [
  Asked("one word", "justice", [["-s", "none", "justic"], ["-s", "none", "justice"]]),
  Asked("four words", "equal protection of laws", [
    ["-s", "none", "equal protect of law"], ["-s", "none", "equal protection of laws"]]),
  Asked("phrase", '"due process"', [["-s", "none", '"due process"']]),
  Asked("wildcard", "constitut*", [["-s", "none", "-f", "default,wildcard", "constitut*"]]),
  Asked("field", "in:note amendment", [
    ["-s", "none", "-b", "in:XK", "in:n amend"], ["-s", "none", "-b", "in:XK", "in:n amendment"]]),
]
GENERATED = [
  Asked("one word", "bace", [["-s", "none", "bace"]]),
  Asked("four words", "bace dice foce guce", [["-s", "none", "bace dice foce guce"]]),
  Asked("phrase", '"ce di"', [["-s", "none", '"ce di"']]),
  Asked("wildcard", "bac*", [["-s", "none", "-f", "default,wildcard", "bac*"]]),
  Asked("field", "in:note bace", [["-s", "none", "-b", "in:XK", "in:n bace"]]),
]


def measure(bench):
  index = bench.shelf_index()
  what = f"search, {bench.units(index):,} units"
  sums, processor = {"text": [0.0, 0.0], "json": [0.0, 0.0]}, {"quest": 0.0, "text": 0.0, "json": 0.0}
  has_all = True
  for asked in GENERATED if bench.texts.are_generated else REAL:
    forms = [words for words in asked.quest if bench.peers.quest_finds(index, words)]
    if not forms:
      bench.table.remark(f"quest finds nothing for {asked.query}: it does less than ours")
    results = bench.alternate({
      "quest": bench.peers.quest(index, (forms or asked.quest)[0]),
      "text": bench.loccit("search", "--index", index, asked.query),
      "json": bench.loccit("search", "--index", index, asked.query, format="json")}, rounds=5 * bench.rounds)
    quest = results["quest"].wall if "quest" in results else None
    has_all = has_all and quest is not None
    for name, result in results.items():
      processor[name] += result.cpu
    for form, total in sums.items():
      bench.table.ratio(f"{what}: {asked.kind}, {form}", results[form].wall, quest, "quest", 2.5, 1.5)
      total[0] += results[form].wall
      total[1] += quest or 0
  for form, (ours, quest) in sums.items():
    bench.table.ratio(f"{what}: these five, {form}", ours, quest if has_all else None, "quest", 2.5, 1.5)
  start = bench.alternate({"version": bench.loccit("--version")}, rounds=5 * bench.rounds)["version"].wall
  bench.table.remark("these five, processor time: " + ", ".join(
    f"{name} {took * 1000:.1f} ms" for name, took in processor.items() if took))
  bench.table.remark(f"of which a process that prints its version takes {start * 1000:.1f} ms")
