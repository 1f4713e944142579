"""Ten times the text, beside ourselves on the court opinions: time for each byte, and memory."""
from table import mebibytes, megabytes
from texts import size


def measure(bench):
  small, large = bench.texts.opinions(), bench.texts.library()
  results = bench.alternate({"small": bench.ingest(small, "ours"), "large": bench.ingest(large, "large")})
  bench.table.ratio(
    f"first ingest of {megabytes(size(large))}, each MB", results["large"].wall / size(large) * 1e6,
    results["small"].wall / size(small) * 1e6, megabytes(size(small)), 1.25, 1.1)
  bench.table.bound(
    f"peak memory, {megabytes(size(large))}", results["large"].memory, 512 * 2**20, 256 * 2**20, mebibytes)
  units = bench.units(bench.work / "large")
  bench.table.remark(
    f"{results['large'].wall:.1f} s, {results['large'].cpu:.1f} s of processor time, {units:,} units, an index of "
    f"{size(bench.work / 'large') / size(large):.2f} x the text, {size(bench.work / 'large') / units:.0f} bytes a unit")
