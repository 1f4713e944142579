"""Whether two references are listed as one source when they name one work, and as two when they do not.

`cases/work-identity.json`: two references and what they are. Each stands in a document of its own."""
import json
import pathlib
import tempfile


def measure(bench):
  merged = same = apart = different = 0
  for case in bench.cases("work-identity.json"):
    with tempfile.TemporaryDirectory() as place:
      for name in "ab":
        pathlib.Path(place, name + ".md").write_text(f"# Paper {name}\n\nSo it was.[^1]\n\n[^1]: {case[name]}\n", "utf-8")
      index = pathlib.Path(place, "index")
      bench.run("ingest", "--quiet", "--index", index, pathlib.Path(place, "a.md"), pathlib.Path(place, "b.md"))
      sources = json.loads(bench.run("sources", "--quiet", "--index", index, "--format", "json"))["sources"]
    is_one = any(source["documents"] == 2 for source in sources)
    if case["same"]:
      same += 1
      merged += is_one
    else:
      different += 1
      apart += not is_one
    if is_one != case["same"]:
      bench.miss(f"{'same' if case['same'] else 'different'}: {case['a']!r} {case['b']!r}: {[s['id'] for s in sources]}")
  bench.share("one work is one source", merged, same)
  bench.share("two works stay two", apart, different)
