"""An ingest that finds nothing changed in 10,000 files."""


def measure(bench):
  texts = bench.texts.small_files()
  bench.alternate({"omindex": bench.peers.omindex(texts, "unchanged"), "ours": bench.ingest(texts, "unchanged")}, rounds=1)
  results = bench.alternate({
    "omindex": bench.peers.omindex(texts, "unchanged", anew=False), "ours": bench.ingest(texts, "unchanged", anew=False)})
  peer = results["omindex"].wall if "omindex" in results else None
  bench.table.ratio("nothing changed, 10,000 files", results["ours"].wall, peer, "omindex", 0.5, 0.2)
