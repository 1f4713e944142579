"""Ranges of dates, beside a C++ program that asks Xapian for the same range of the same value slot."""
import runs

# The slot of dates in Sources/Search/Index/Schema.swift.
SLOT = 1


def value(year, month, day):
  """A date as DateValue.swift writes it, in hexadecimal digits."""
  return f"{(year + 10_000) << 9 | month << 5 | day:08x}"


def measure(bench):
  index, program = bench.shelf_index(), bench.peers.built("range-loop")
  word = "bace" if bench.texts.are_generated else "justice"
  stem = "bace" if bench.texts.are_generated else "justic"
  for kind, query, term in [("a word in a range", f"{word} date:1960..1975", [stem]), ("a range alone", "date:1960..1975", [])]:
    results = bench.alternate({
      "loop": program and runs.Command([program, index, SLOT, value(1960, 0, 0), value(1975, 15, 31), *term]),
      "text": bench.loccit("search", "--index", index, query),
      "json": bench.loccit("search", "--index", index, query, format="json")}, rounds=5 * bench.rounds)
    peer = results["loop"].wall if "loop" in results else None
    for form in ("text", "json"):
      bench.table.ratio(f"search: {kind}, {form}", results[form].wall, peer, "C++ loop", 2.5, 1.5)
