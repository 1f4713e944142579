"""The page of what is found in a PDF, as printed and as counted, on books of our own: a preface in roman numbers before
a text in arabic ones, numbers that begin anywhere, printed at the head or the foot, or known to the file alone."""
import json
import pathlib
import random
import tempfile

SHIPS = """Aurora Borealis Cassandra Delphine Esmeralda Fortuna Galatea Hesper Iolanthe Juno Kestrel Leander Medusa Nereid
  Oberon Pandora Quorra Rosalind Selene Tamarind Umbra Valkyrie Wanderer Xanthe Ysolde Zephyr""".split()
WORDS = """the keeper wrote his log by the light of one lamp and counted what passed the bar before dawn while wind rose over
  the quay and bells rang for those who came home late from the banks with little to show for it""".split()


def roman(number):
  text = ""
  for sign, worth in [("x", 10), ("ix", 9), ("v", 5), ("iv", 4), ("i", 1)]:
    while number >= worth:
      text, number = text + sign, number - worth
  return text


class Book:
  """A PDF of pages of text, written by hand: absolute places, fonts that every reader has."""

  def __init__(self, seed, preface, pages, first, place, stated, columns):
    self.random = random.Random(seed)
    self.labels = [roman(n + 1) for n in range(preface)] + [str(first + n) for n in range(pages)]
    self.words, self.contents = [], []
    self.place, self.stated, self.preface, self.first = place, stated, preface, first
    for page, label in enumerate(self.labels):
      self.contents.append(self.page(page, label, columns))

  def page(self, page, label, columns):
    ship = SHIPS[page % len(SHIPS)] + "abcdefghijklmnopqrstuvwxyz"[page // len(SHIPS)]
    self.words.append(ship)
    out, width, start = [], 60 // columns, self.random.randrange(len(WORDS))
    def put(text, x, y, size=8.5):
      out.append(f"BT /F1 {size} Tf {x} {y} Td ({text}) Tj ET")
    if self.place == "head":
      put(f"The Lamp {label}" if page % 2 else f"{label} The Lamp", 50, 560, 8)
    elif self.place == "foot":
      put(label, 205, 30, 9)
    word = start
    for column in range(columns):
      for row in range(30):
        line = ""
        while len(line) < width - 8:
          line += WORDS[word % len(WORDS)] + " "
          word += 1
        x = 50 + column * 165 + (12 if row % 8 == 3 else 0)
        if row == 11 and column == columns - 1:
          line = f"the {ship} went by"
          # The font is as wide for every letter: 0.6 of its size.
          put(str(page + 1), x + len(line) * 8.5 * 0.6, 533 - row * 13, 5.5)
        # A paragraph now and then, one of them over the end of the page.
        put(line.strip() + ("." if row % 8 == 2 else ""), x, 530 - row * 13)
    put(str(page + 1), 60, 92.5, 4.5)
    put(f"Log of the {ship}note, {page + 20}.", 64, 90, 7)
    return "\n".join(out)

  def write(self, path):
    numbers = "/PageLabels << /Nums [0 << /S /r >> %d << /S /D /St %d >>] >>" % (self.preface, self.first)
    if not self.preface:
      numbers = "/PageLabels << /Nums [0 << /S /D /St %d >>] >>" % self.first
    objects = [
      f"<< /Type /Catalog /Pages 2 0 R {numbers if self.stated else ''} >>",
      "<< /Type /Pages /Count %d /Kids [%s] >>" % (
        len(self.contents), " ".join(f"{4 + n * 2} 0 R" for n in range(len(self.contents)))),
      "<< /Type /Font /Subtype /Type1 /BaseFont /Courier /Encoding /WinAnsiEncoding >>"]
    for n, content in enumerate(self.contents):
      objects.append("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 420 595] "
                     f"/Resources << /Font << /F1 3 0 R >> >> /Contents {5 + n * 2} 0 R >>")
      objects.append(f"<< /Length {len(content)} >>\nstream\n{content}\nendstream")
    data, places = b"%PDF-1.4\n", []
    for n, content in enumerate(objects):
      places.append(len(data))
      data += f"{n + 1} 0 obj\n{content}\nendobj\n".encode("latin-1")
    table = len(data)
    data += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n".encode()
    data += b"".join(b"%010d 00000 n \n" % place for place in places)
    data += f"trailer << /Size {len(objects) + 1} /Root 1 0 R >>\nstartxref\n{table}\n%%EOF\n".encode()
    path.write_bytes(data)


def measure(bench):
  kinds = [(preface, first, place, stated, columns) for preface in (0, 6) for first in (1, 117)
           for place, stated in (("head", False), ("foot", False), ("head", True), (None, True)) for columns in (1, 2)]
  printed, counted, wanted, noted = 0, 0, 0, 0
  with tempfile.TemporaryDirectory() as folder:
    for seed, (preface, first, place, stated, columns) in enumerate(kinds):
      book = Book(seed, preface, 14, first, place, stated, columns)
      path, index = pathlib.Path(folder, f"book{seed}.pdf"), pathlib.Path(folder, f"index{seed}")
      book.write(path)
      bench.run("ingest", "--index", index, path)
      for page, (word, label) in enumerate(zip(book.words, book.labels)):
        for kind, text in (("passage", word), ("note", word + "note")):
          found = json.loads(bench.run("search", "--index", index, "--format", "json", "--in", kind, f'"{text}"'))
          locator = found["hits"][0]["locator"] if found["hits"] else {}
          wanted += 1
          right = locator.get("page") == label
          printed += right
          counted += locator.get("physicalPage") == page + 1
          if not right:
            bench.miss(f"{kinds[seed]} {kind} on page {page + 1}, printed {label}: {locator}")
      document = bench.inspect(path)
      noted += sum(1 for marker in document["markers"] if marker["note"])
  bench.share("pages as printed", printed, wanted)
  bench.share("pages as counted", counted, wanted)
  bench.share("notes at the foot, linked", noted, wanted // 2)
