"""Prints what was measured as rows of a Markdown table, each as soon as it is known, and remarks on standard error."""
import sys

WIDTHS = [52, 12, 24, 10, 9, 9, 5]


class Table:
  def head(self):
    self._print(["what", "ours", "beside", "ratio", "must", "aim", ""])
    self._print(["-" * width for width in WIDTHS])

  def ratio(self, what, ours, peer, beside, must, aim, form=None):
    """A row judged by the ratio of two numbers; without a peer's number it says so."""
    form = form or seconds
    if not peer:
      return self._print([what, form(ours), f"no {beside}", "", f"{must:.2f} x", f"{aim:.2f} x", "?"])
    value = ours / peer
    self._print([
      what, form(ours), f"{beside} {form(peer)}", f"{value:.2f} x", f"{must:.2f} x", f"{aim:.2f} x",
      verdict(value, must, aim)])

  def bound(self, what, ours, must, aim, form):
    """A row judged by the number itself."""
    self._print([what, form(ours), "", "", form(must), form(aim), verdict(ours, must, aim)])

  def remark(self, text):
    print(f"bench: {text}", file=sys.stderr, flush=True)

  def _print(self, cells):
    print("| " + " | ".join(cell.ljust(width) for cell, width in zip(cells, WIDTHS)) + " |", flush=True)


def verdict(value, must, aim):
  return "aim" if value <= aim else "ok" if value <= must else "short"


def seconds(value):
  return f"{value:.2f} s" if value >= 0.5 else f"{value * 1000:.1f} ms"


def mebibytes(value):
  return f"{value / 2**20:.0f} MiB"


def megabytes(value):
  return f"{value / 1e6:.1f} MB"
