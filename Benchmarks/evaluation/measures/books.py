"""EPUBs as six kinds of program make them, out of texts whose notes are known: links, note texts, the page of each paragraph."""
import collections
import html
import json
import pathlib
import tempfile
import zipfile

from measure import letters

# How a program writes a marker and a note, and where its notes stand. {n} is the note's number in the book, {k} in its chapter,
# {l} its label, {c} the file of the text, {f} that of the note, {t} the note's text.
STYLES = {
  "endnotes, marked": (
    "<a href='{f}#note-{n}' id='noteref-{n}' epub:type='noteref'>{l}</a>",
    "<li id='note-{n}' epub:type='endnote'><p>{t} <a href='{c}#noteref-{n}' epub:type='backlink'>↩</a></p></li>",
    "<section epub:type='endnotes'><h2>Endnotes</h2><ol>{}</ol></section>", "book"),
  "footnotes, marked": (
    "<a href='#fn{k}' id='r{k}' epub:type='noteref'>{l}</a>",
    "<aside epub:type='footnote' id='fn{k}'><p>{l}. {t}</p></aside>", "<div>{}</div>", "chapter"),
  "plain links": (
    "<sup class='calibre4'><a id='ref{n}' href='{f}#fn{n}'>{l}</a></sup>",
    "<p class='calibre1'><a id='fn{n}' href='{c}#ref{n}'>{l}.</a> {t}</p>", "<h2 class='calibre2'>Notes</h2>{}", "book"),
  "page layout program": (
    "<span id='footnote-{n}-backlink' class='_idFootnoteLink'><a class='_idFootnoteLink' href='{c}#footnote-{n}'>{l}</a></span>",
    "<div id='footnote-{n}' class='_idFootnote' epub:type='footnote'><p class='Note'><a class='_idFootnoteAnchor' "
    "href='{c}#footnote-{n}-backlink'>{l}</a>{t}</p></div>", "<hr/><div class='_idFootnotes'>{}</div>", "chapter"),
  "transcribed": (
    "<a id='FNanchor_{n}'></a><a href='{f}#Footnote_{n}' class='fnanchor'>[{l}]</a>",
    "<div class='footnote'><p><a id='Footnote_{n}'></a><a href='{c}#FNanchor_{n}'><span class='label'>[{l}]</span></a> {t}</p></div>",
    "<div class='footnotes'><h3>FOOTNOTES:</h3>{}</div>", "book"),
  "a file for each note": (
    "<sup class='textsuperscript'><a href='{f}#fn{n}x0'>{l}</a></sup>",
    "<div class='footnote-text'><p><span class='footnote-mark'><a id='fn{n}x0'><sup>{l}</sup></a></span>{t}</p></div>",
    "{}", "note"),
}
PAGES = ["element", "list", "printed"]
OPF = "OEBPS/package.opf"


def measure(bench):
  structure = bench.folder("structure", "history-at-state")
  if not structure:
    return print("books: needs --data")
  totals = collections.defaultdict(collections.Counter)
  with tempfile.TemporaryDirectory() as folder:
    for gold_path in sorted(structure.glob("*.bracket-end.gold.json")):
      gold = json.loads(gold_path.read_text(encoding="utf-8"))
      text = gold_path.with_name(gold_path.name.replace(".gold.json", ".txt")).read_text(encoding="utf-8")
      for number, style in enumerate(STYLES):
        path = pathlib.Path(folder, "book.epub")
        pages = write(path, gold, text, style, PAGES[number % len(PAGES)])
        compare(bench, totals[style], gold, text, pages, bench.inspect(path), f"{gold_path.name[:24]} {style}")
  for style, total in totals.items():
    bench.rate(f"{style}: links", total["right"], total["found"], total["wanted"])
    bench.share(f"{style}: texts", total["texts"], total["notes"])
    bench.share(f"{style}: pages", total["pages"], total["paragraphs"])


def label(number):
  """The first four pages are roman, as a preface's are."""
  return ["i", "ii", "iii", "iv"][number] if number < 4 else str(number - 3)


def write(path, gold, text, style, page_style):
  """Writes a book and returns the paragraphs in order, as their first letters with the page on which each begins."""
  marker, note, notes_of, place = STYLES[style]
  end = min(n["start"] for n in gold["notes"])
  blocks = [(start, stop, "p") for start, stop in gold["paragraphs"] if stop <= end]
  blocks = sorted(blocks + [(h["start"], h["end"], "h2") for h in gold["headings"] if h["end"] <= end])
  known = {n["id"]: (i + 1, n) for i, n in enumerate(gold["notes"])}
  markers = [m for m in gold["markers"] if m["note"] in known]
  body, chapter_notes, all_notes, files, begins = [], [], [], [], []
  chapter, page, written = 1, -1, 1 << 30
  name = lambda: f"c{chapter}.xhtml"

  def finish():
    nonlocal body, chapter_notes, chapter
    if not body:
      return
    closing = notes_of.format("".join(chapter_notes)) if place == "chapter" and chapter_notes else ""
    files.append((name(), "".join(body) + closing))
    body, chapter_notes, chapter = [], [], chapter + 1

  for start, stop, tag in blocks:
    if tag == "h2" and len(body) >= 30:
      finish()
    pieces, position = [], start
    first = page + 1 if written > 1500 else page
    begins.append((letters(text[start:stop])[:24], label(first)))
    inside = [m for m in markers if start <= m["start"] and m["end"] <= stop]
    for m in inside + [None]:
      until = m["start"] if m else stop
      while position < until:
        if written > 1500:
          page, written = page + 1, 0
          pieces.append(page_break(page, page_style))
        step = min(until, position + max(1, 1501 - written))
        while step < until and not text[step - 1].isspace():
          step += 1
        pieces.append(html.escape(text[position:step]))
        written, position = written + step - position, step
      if m:
        number, gold_note = known[m["note"]]
        file = {"chapter": name(), "book": "notes.xhtml", "note": f"n{number}.xhtml"}[place]
        values = {"n": number, "k": len(chapter_notes) + 1, "l": gold_note["label"], "c": name(), "f": file,
                  "t": html.escape(text[gold_note["body_start"]:gold_note["body_end"]])}
        pieces.append(marker.format(**values))
        if place == "chapter":
          chapter_notes.append(note.format(**values))
        else:
          all_notes.append((number, note.format(**values)))
        position = m["end"]
    body.append(f"<{tag}>" + "".join(pieces) + f"</{tag}>\n")
  finish()
  all_notes.sort()
  if place == "book":
    files.append(("notes.xhtml", notes_of.format("".join(n for _, n in all_notes))))
  if place == "note":
    files += [(f"n{number}.xhtml", n) for number, n in all_notes]
  pack(path, gold["title"], files, page, page_style)
  return begins


def page_break(page, style):
  if style == "element":
    return f"<span epub:type='pagebreak' id='pg{page}' title='{label(page)}'/>"
  return f"<a id='x{page}'></a>" if style == "list" else f"<span class='pagenum'>[Pg {label(page)}]</span>"


def pack(path, title, files, last_page, page_style):
  def whole(body):
    return ("<?xml version='1.0' encoding='UTF-8'?><html xmlns='http://www.w3.org/1999/xhtml' "
            f"xmlns:epub='http://www.idpf.org/2007/ops'><head><title>x</title></head><body>{body}</body></html>")
  places = {f"x{p}": name for name, body in files for p in range(last_page + 1) if f"<a id='x{p}'>" in body}
  entries = "".join(f"<li><a href='{file}#{place}'>{label(int(place[1:]))}</a></li>" for place, file in places.items())
  nav = f"<nav epub:type='toc'><ol/></nav><nav epub:type='page-list'><ol>{entries}</ol></nav>"
  items = "".join(f"<item id='{n}' href='{n}' media-type='application/xhtml+xml'/>" for n, _ in files)
  with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as book:
    book.writestr("mimetype", "application/epub+zip", zipfile.ZIP_STORED)
    book.writestr("META-INF/container.xml", f"<container><rootfiles><rootfile full-path='{OPF}'/></rootfiles></container>")
    book.writestr(OPF, (
      "<package xmlns='http://www.idpf.org/2007/opf' version='3.0'><metadata xmlns:dc='http://purl.org/dc/elements/1.1/'>"
      f"<dc:title>{html.escape(title)}</dc:title></metadata><manifest>{items}<item id='nav' properties='nav' href='nav.xhtml' "
      "media-type='application/xhtml+xml'/></manifest><spine>"
      + "".join(f"<itemref idref='{n}'/>" for n, _ in files) + "</spine></package>"))
    for name, body in files + [("nav.xhtml", nav)]:
      book.writestr(f"OEBPS/{name}", whole(body))


def compare(bench, total, gold, text, pages, document, name):
  notes = {n["id"]: letters(text[n["body_start"]:n["body_end"]]) for n in gold["notes"]}
  linked = {m["note"] for m in gold["markers"]}
  wanted = collections.Counter(
    (letters(text[max(0, m["start"] - 40):m["start"]])[-8:], notes[m["note"]][:32])
    for m in gold["markers"] if m["note"] in notes)
  found = {n["id"]: letters(n["text"]) for n in document["notes"]}
  total["wanted"] += sum(wanted.values())
  for m in document["markers"]:
    if m["note"] is None:
      continue
    total["found"] += 1
    key = (letters(document["text"][max(0, m["offset"] - 40):m["offset"]])[-8:], found[m["note"]][:32])
    if wanted[key] > 0:
      wanted[key] -= 1
      total["right"] += 1
    else:
      bench.miss(f"{name}: not a link: {key}")
  for key in wanted.elements():
    bench.miss(f"{name}: not found: {key}")
  texts = collections.Counter(found.values())
  for note in linked & notes.keys():
    total["notes"] += 1
    total["texts"] += texts[notes[note]] > 0
    if not texts[notes[note]]:
      bench.miss(f"{name}: note text: {notes[note][:80]}")
  places = {}
  for block in document["blocks"]:
    start, end = block["range"]
    places.setdefault(letters(document["text"][start:end])[:24], block.get("page"))
  for key, page in dict(reversed(pages)).items():
    if not key:
      continue
    total["paragraphs"] += 1
    total["pages"] += places.get(key, "?") == page
    if places.get(key, "?") != page:
      bench.miss(f"{name}: page: {key} {places.get(key, '?')} for {page}")
