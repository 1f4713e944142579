"""What must be read from the two documents, point by point. Run by seeds.sh; needs only the standard library."""
import glob
import json
import re
import subprocess
import sys

PROGRAM, FOLDER = sys.argv[1:3]
failures = []


def run(*words):
    result = subprocess.run([PROGRAM, *words], capture_output=True, text=True)
    return result.returncode, result.stdout, result.stderr


def answer(*words):
    code, out, err = run(*words, "--format", "json", "--index", f"{FOLDER}/ix")
    return json.loads(out) if out.strip() else {"hits": [], "citations": []}


def inspect(pattern):
    path = glob.glob(f"{FOLDER}/{pattern}")[0]
    code, out, err = run("inspect", "--format", "json", path)
    assert code == 0, err
    return json.loads(out)


def check(what, holds, got=""):
    print(("ok    " if holds else "FAIL  ") + what + ("" if holds else f"   got: {got!r}"[:600]))
    if not holds:
        failures.append(what)


def names(work):
    return [" ".join(x for x in (a.get("given"), a.get("family")) if x) or a.get("literal") for a in work.get("author", [])]


def blocks(document, kind):
    return [document["text"][slice(*b["range"])] for b in document["blocks"] if b["kind"] == kind]


# ---- the monograph's summary ------------------------------------------------------------------------------
d = inspect("002_*.txt")
text, work = d["text"], d["work"]
notes = {n["id"]: n for n in d["notes"]}
by_label = {n["label"]: n for n in d["notes"]}
refs = {r["id"]: r for r in d["references"]}


def in_note(label):
    return [r for r in d["references"] if r["note"] == by_label[label]["id"]]


check("title", work.get("title", "").startswith("The NATO-Russia Partnership: A Marriage") and work["title"].endswith("Relationship?"), work.get("title"))
check("author", names(work) == ["Stephen J. Blank"], names(work))
check("issued", work.get("issued", {}).get("date-parts") == [[2006, 11]], work.get("issued"))
check("publisher", work.get("publisher") == "Strategic Studies Institute", work.get("publisher"))
navigation = " / ".join(blocks(d, "navigation"))
check("site lines are navigation", all(w in navigation for w in ("Text Browser", ">>", "My SSI", "Share |")), navigation)
check("the title once, a byline", len(blocks(d, "title")) == 1 and len(blocks(d, "byline")) == 1, (blocks(d, "title"), blocks(d, "byline")))
check("16 markers", [m["label"] for m in d["markers"]] == [str(n) for n in range(1, 17)], [m["label"] for m in d["markers"]])
check("14 notes", [n["label"] for n in d["notes"]] == [str(n) for n in [*range(1, 12), 13, 14, 15]], [n["label"] for n in d["notes"]])
links = [m for m in d["markers"] if m["note"]]
check("14 links, each to its number", len(links) == 14 and all(notes[m["note"]]["label"] == m["label"] for m in links), len(links))
missing = [x for x in d["diagnostics"] if x["code"] == "marker-without-note"]
check("12 and 16 without note", len(missing) == 2 and all(re.search(r"\b(12|16)\b", x["message"]) for x in missing), missing)
body = text[: d["notes"][0]["range"][0]]
check("no marker left inside a word", not re.search(r"[a-z.,\"”](?:1[0-6]|[1-9])(?=\s|$)", body), re.findall(r"\S*[a-z.,\"”](?:1[0-6]|[1-9])(?=\s|$)", body))
check("the note's number is not in its text", not any(re.match(r"\d+\.", n["text"]) for n in d["notes"]))
block = [q for q in d["quotations"] if q["form"] == "block"]
check("four block quotations", len(block) == 4, [q["text"][:40] for q in block])
speakers = [((q["speaker"] or {}).get("name") or "").split()[-1:] for q in block]
check("their speakers", speakers == [["Ivanov"], ["Voronin"], ["Yakovenko"], ["Yakovenko"]], speakers)
check("their notes", [q["note"] and notes[q["note"]]["label"] for q in block] == ["3", "4", None, "13"], [q["note"] for q in block])
inline = [((q["speaker"] or {}).get("name"), q["cue"]) for q in d["quotations"] if q["form"] == "inline" and q["kind"] == "speech"]
check("inline: Baluevsky observed", any(n and n.endswith("Baluevsky") and c == "observed" for n, c in inline), inline)
check("inline: Putin stated", any(n and n.endswith("Putin") and c == "stated" for n, c in inline), inline)
odd = {q["text"]: q["kind"] for q in d["quotations"]}
check("“virtual” is no speech", odd.get("virtual") in ("scare", "term"), odd.get("virtual"))
check("“My SSI” is no quotation", "My SSI" not in odd)
check("note 6: two references", len(in_note("6")) == 2, [r["text"] for r in in_note("6")])
golts = next((r for r in in_note("6") if any(a.get("family") == "Golts" for a in r["item"].get("author", []))), None)
check("Golts in the Moscow Times, 14 February 2006", bool(golts) and golts["item"].get("container-title") == "Moscow Times"
      and golts["item"]["issued"]["date-parts"] == [[2006, 2, 14]], golts)
check("mosnews.com kept as printed", any("www. mosnews.com" in r["text"] for r in in_note("6")), [r["text"] for r in in_note("6")])
short = next((r for r in in_note("7") if r["text"].startswith("Golts")), None)
check("“Golts.” of note 7 leads to it", bool(short and golts) and short["form"] == "short" and short["resolution"]["target"] == golts["id"], short)
smith = next((r for r in in_note("8") if r["text"].startswith("Smith")), None)
target = refs.get(((smith or {}).get("resolution") or {}).get("target"))
check("“Smith, p. 32” leads to the chronology of note 2", bool(target) and target["note"] == by_label["2"]["id"] and "Chronology" in target["item"].get("title", ""), smith)
check("its locator", bool(smith) and smith["locator"] == {"label": "page", "value": "32"}, smith and smith["locator"])
ibid = in_note("9")
check("note 9: Ibid., ambiguous among note 8's", len(ibid) == 1 and ibid[0]["form"] == "ibid" and ibid[0]["resolution"]["state"] == "ambiguous"
      and len(ibid[0]["resolution"]["candidates"]) > 1 and all(refs[c]["note"] == by_label["8"]["id"] for c in ibid[0]["resolution"]["candidates"]), ibid)
check("note 2: cited in Mark Smith", any(r["signal"] and "ited in" in r["signal"] and r["item"].get("author") == [{"family": "Smith", "given": "Mark"}] for r in in_note("2")), in_note("2"))
for damage in ("2006.Golts.", "www.president.ruFebruary 22", "FBIS SO V", "special, htm"):
    check(f"kept verbatim: {damage}", damage in text)
codes = {x["code"] for x in d["diagnostics"]}
print("      diagnostics:", sorted(codes))
diagnosed = [text[slice(*x["range"])] for x in d["diagnostics"] if x["range"]]
for damage in ("2006.Golts", "president.ruFebruary", "www. mosnews", "SO V"):
    check(f"diagnosed: {damage}", any(damage in x or x and x in damage for x in diagnosed), diagnosed)

# ---- the magazine article ---------------------------------------------------------------------------------
d = inspect("000_*.txt")
text, work = d["text"], d["work"]
check("author from the standfirst", names(work) == ["Dmitri Trenin"], names(work))
check("no title, no date", "title" not in work and "issued" not in work, work)
codes = {x["code"] for x in d["diagnostics"]}
check("both diagnosed", {"title-missing", "date-missing"} <= codes, codes)
check("a standfirst", len(blocks(d, "standfirst")) == 1)
captions = [b for b in d["blocks"] if b["kind"] == "caption"]
check("the caption, and its repetition marked", len(captions) == 2 and [b.get("repeats") is not None for b in captions] == [False, True], captions)
check("two lists of three", len(blocks(d, "list-item")) == 6, len(blocks(d, "list-item")))
check("headings", blocks(d, "heading") == ["A New Start?", "Missile Defence", "CFE Treaty"], blocks(d, "heading"))
pulls = [b for b in d["blocks"] if b["kind"] == "pull-quote"]
check("three pull quotes, each with what it repeats", len(pulls) == 3 and all(b.get("repeats") is not None for b in pulls), pulls)
check("no markers, no notes", not d["markers"] and not d["notes"], (d["markers"], d["notes"]))
check("the lost letter is kept and diagnosed", "\nn 2002," in text and "lost-letter" in codes, codes)
check("“factor” is no speech", all(q["kind"] != "speech" for q in d["quotations"]), d["quotations"])
sections = {tuple(b["section"]) for b in d["blocks"] if b["kind"] == "paragraph"}
check("sections", {("A New Start?",), ("Missile Defence",), ("CFE Treaty",)} <= sections, sections)

# ---- search and citations ---------------------------------------------------------------------------------
for query in ('"missile defence"', "defence", '"missile defense"'):
    found = {h["path"].rsplit("/", 1)[1][:3] for h in answer("search", "--limit", "50", query)["hits"]}
    check(f"search {query} finds both", found == {"000", "002"}, found)
listed = answer("search", "--limit", "50", '"survive and develop"')["hits"]
check("a pull quote is not found again", len(listed) == 1 and listed[0]["kind"] == "paragraph", [(h["kind"], h["id"]) for h in listed])
hits = answer("search", "partnership speaker:Yakovenko")["hits"]
check("speaker:Yakovenko", hits and all("Yakovenko" in (h["speaker"] or "") for h in hits), [(h["id"], h["speaker"]) for h in hits])
hits = answer("search", 'in:note "Moscow Times"')["hits"]
check('in:note "Moscow Times"', {h["locator"]["note"] for h in hits} == {"6", "15"} and all(h["unit"] == "note" for h in hits), [h["id"] for h in hits])
cited = answer("cites", "Moscow Times")["citations"]
check("cites: notes 6, 7, 15", [c["note"]["label"] for c in cited] == ["6", "7", "15"], [c["note"] for c in cited])
check("cites: each with its sentence", [bool(c["sentence"]) for c in cited] == [True] * 3 and "peacekeeping" in cited[0]["sentence"]
      and "Belarus" in cited[1]["sentence"] and "virtual" in cited[2]["sentence"], [c["sentence"] for c in cited])
code, out, err = run("search", "--index", f"{FOLDER}/ix", "interoperability")
check("text output names its source", code == 0 and "Blank" in out and "Trenin" in out, out + err)
for hit in answer("search", "--limit", "50", "russia nato partnership")["hits"]:
    s, e = hit["excerpt"]["text"], hit["text"]
    if s not in e or any(not s[a:b].strip() for a, b in hit["excerpt"]["highlights"]):
        check("excerpts are verbatim", False, hit["id"])
print(f"\n{len(failures)} of the points fail" if failures else "\nevery point holds")
sys.exit(bool(failures))
