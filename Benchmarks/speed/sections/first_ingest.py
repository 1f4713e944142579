"""The first ingest of the court opinions: time beside three peers, memory, and the size of the index."""
from table import mebibytes, megabytes
from texts import size


def measure(bench):
  texts = bench.texts.opinions()
  results = bench.alternate({
    "omindex": bench.peers.omindex(texts), "ours": bench.ingest(texts), "recollindex": bench.peers.recollindex(texts),
    "plain loop": bench.peers.plain_loop(texts)})
  ours, what = results["ours"], f"first ingest, {megabytes(size(texts))}"
  for peer, must, aim in [("omindex", 1.0, 0.6), ("recollindex", 1.2, 0.8), ("plain loop", 0.5, 0.25)]:
    bench.table.ratio(what, ours.wall, results[peer].wall if peer in results else None, peer, must, aim)
  for name, result in results.items():
    low, high = result.spread
    bench.table.remark(f"{name}: {low:.2f} to {high:.2f} s, {result.cpu:.2f} s of processor time, {mebibytes(result.memory)}")
  bench.table.bound(f"peak memory, {megabytes(size(texts))}", ours.memory, 512 * 2**20, 256 * 2**20, mebibytes)
  bench.table.ratio(
    f"index size, {bench.units(bench.work / 'ours'):,} units", size(bench.work / "ours"), size(texts), "text", 3.0, 1.8,
    form=megabytes)
