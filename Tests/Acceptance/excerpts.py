#!/usr/bin/env python3
"""Properties of excerpts over a whole collection: excerpts.py PROGRAM FOLDER_OR_INDEX [QUERIES] [SEED]

Makes queries of the texts of an index (words, lines of several words, phrases, single words in quotation marks, stars,
NEAR and ADJ, fields, `said:`, raw lines with `--plain`), and checks every hit of each. A folder of texts is read into
an index of its own first. What is promised of every excerpt:

- it is a verbatim run of the unit's text, begins and ends at sentence borders (inside a sentence of more than 1,200
  characters at word borders), has at most `--context` sentences (a text of up to 240 characters is shown whole), and
  says rightly whether it is the whole unit;
- its highlights are inside, ascending, apart from each other, on whole words, and each is a word of the query by its
  letters: stems and spelling variants share a beginning, but for the few that are listed here;
- each bare word of the query, wherever it stands in the excerpt in the query's own letters, is highlighted;
- a query of words shows at least one of them, a phrase its words in a row, NEAR and ADJ one of each operand, wherever
  some place of the unit has them within `--context` sentences.

Prints the number of queries, of hits and of violations by kind. The exit code is 1 where there is a violation.
"""

import collections
import json
import os
import random
import re
import shutil
import subprocess
import sys
import tempfile
import unicodedata

LONGEST_SENTENCE = 1200
SHORT_TEXT = 240
HITS = 20
SHOWN = 5
KINDS = ("passage", "passage", "passage", "note", "quotation", "heading", "caption")

# A superscript digit is the shape of a note marker and belongs to no word.
WORD = re.compile(r"[^\W\u00b2\u00b3\u00b9\u2070-\u209f]+")
# A word with what may stand inside it: U.S., 1,500, o'clock.
RAW_WORD = re.compile(rf"\b(?:[A-Z]\.)+[A-Z]\b|\d+(?:[.,]\d+)+|{WORD.pattern}(?:['’][^\W\d_]+)*")
# The letters after the stop of a sentence: closing marks, a blank, opening marks, a capital.
CLOSING = r"[\"'”’“‘„‚«»‹›)\]]*"
BORDER_BEFORE = re.compile(rf"(?:[.!?…。！？]{CLOSING}[.!?…]*{CLOSING}\s*|\n\s*)\Z")
BORDER_AFTER = re.compile(rf"[.!?…。！？]{CLOSING}\Z")
# What ends a sentence beyond doubt: a word of lower-case letters, a stop, a word that begins with a capital.
CERTAIN_END = re.compile(rf"\b([a-z]{{4,}})[.!?]{CLOSING}\s+{CLOSING}[A-Z][a-z]+\s[a-z]|\n\s*")
ABBREVIATIONS = {"dept", "univ", "assn", "sept", "messrs", "mlle", "mme", "approx", "hrsg", "suppl", "prof", "viz"}

# Pairs of beginnings that one stem joins although the letters differ early.
SPELLINGS = [
    ("gaol", "jail"), ("tsar", "czar"), ("enquir", "inquir"), ("despatch", "dispatch"), ("cypher", "cipher"),
    ("aesthet", "esthet"), ("haemo", "hemo"), ("foet", "fet"), ("oesophag", "esophag"), ("oestrogen", "estrogen"),
    ("anaem", "anem"), ("anaesth", "anesth"), ("faeces", "feces"), ("sceptic", "skeptic"), ("mould", "mold"),
    ("moult", "molt"), ("smoulder", "smolder"), ("grey", "gray"), ("dying", "die"), ("dying", "dy"), ("lying", "lie"),
    ("lying", "ly"), ("tying", "tie"), ("tying", "ty"), ("vying", "vie"), ("homoeo", "homeo"), ("caesar", "cesar"),
    ("draught", "draft"), ("furore", "furor"),
]


def fold(text):
    """Letters and digits only, without case, accents and ligatures."""
    decomposed = unicodedata.normalize("NFKD", text).casefold()
    return "".join(letter for letter in unicodedata.normalize("NFKD", decomposed) if letter.isalnum() or letter == "_")


def without_possessive(word):
    return re.sub(r"['’]s?\Z", "", re.sub(r"['’]s\Z", "", word))


def without_endings(word):
    """Of a short word (used, using, added) what its stem leaves."""
    while shorter := re.sub(r"(?<=.)(?:s|e|ed|er|ing)\Z", "", word):
        if shorter == word:
            return re.sub(r"(.)\1\Z", r"\1", word)
        word = shorter
    return word


def are_related(shown, asked):
    """Whether two folded words may have one stem."""
    if shown == asked:
        return True
    # try, tried
    shared = os.path.commonprefix([shown.replace("y", "i"), asked.replace("y", "i")])
    if len(shared) >= 3 or len(shared) == 2 == min(len(shown), len(asked)):
        return True
    if without_endings(shown) == without_endings(asked):
        return True
    return any(
        shown.startswith(one) and asked.startswith(other) or shown.startswith(other) and asked.startswith(one)
        for one, other in SPELLINGS)


class Query:
    """A query with what it asks for."""

    def __init__(self, kind, text, bare=(), exact=(), prefixes=(), phrase=(), near=(), distance=0, voice=False):
        self.kind, self.text, self.distance, self.voice = kind, text, distance, voice
        self.bare, self.exact, self.prefixes = list(bare), list(exact), list(prefixes)
        self.phrase, self.near = list(phrase), list(near)

    @property
    def words(self):
        """All that may be highlighted by stem, folded."""
        return {fold(without_possessive(word)) for word in self.bare + self.phrase + self.near}

    def asks_for(self, shown):
        """Whether a highlighted word answers a part of the query."""
        word = fold(without_possessive(shown))
        forms = {word, fold(shown)}
        # What an abbreviation stands for begins with its letters, or is a small word between them.
        if any(asked.isupper() and len(asked) > 1 and (word[:1].upper() in asked or len(word) <= 3) for asked in self.bare):
            return True
        return (
            any(are_related(form, asked) for asked in self.words for form in forms)
            or any(fold(without_possessive(asked)) in forms for asked in self.exact)
            or any(form.startswith(fold(asked)) for asked in self.prefixes for form in forms))


class Maker:
    """Makes queries of the texts of units."""

    def __init__(self, units, seed):
        self.units = [unit for unit in units if len(self.good_words(unit["text"])) >= 2]
        self.choose = random.Random(seed)

    @staticmethod
    def words(text):
        """The words that stand for themselves, in order: no part of a longer one (`o'clock`, `U.S.`, `3.5`)."""
        found = []
        for match in WORD.finditer(text):
            if Excerpt.stands_alone(text, match.start(), match.end()):
                found.append(match)
        return found

    @classmethod
    def good_words(cls, text):
        return [word.group() for word in cls.words(text) if word.group().isalpha() and len(word.group()) > 1]

    def spelled(self, word):
        """The same word in other capitals or without its accents, now and then."""
        turn = self.choose.randrange(8)
        if turn == 0 and word.upper() not in ("AND", "OR", "NOT", "NEAR", "ADJ"):
            return word.upper()
        if turn == 1:
            return "".join(letter for letter in unicodedata.normalize("NFD", word) if not unicodedata.combining(letter))
        return word.lower()

    def some(self, least, most):
        """Words of one unit, and not only of one place of it."""
        words = self.good_words(self.unit()["text"])
        count = min(len(words), self.choose.randint(least, most))
        return [self.spelled(word) for word in self.choose.sample(words, count)]

    def unit(self):
        return self.choose.choice(self.units)

    def neighbours(self, least, most):
        """Neighbouring words of a unit, with nothing but blanks between them."""
        for _ in range(200):
            text = self.unit()["text"]
            words = self.words(text)
            count = self.choose.randint(least, most)
            if len(words) < count:
                continue
            start = self.choose.randrange(len(words) - count + 1)
            run = words[start:start + count]
            between = [text[one.end():other.start()] for one, other in zip(run, run[1:])]
            if all(not gap.strip() for gap in between) and all(word.group().isalnum() for word in run):
                return [word.group() for word in run]
        return self.some(least, most)

    def word(self):
        return [self.spelled(self.choose.choice(self.good_words(self.unit()["text"])))]

    def line(self):
        return self.some(2, 6)

    def long_line(self):
        return self.some(10, 40)

    def query(self, kind):
        choose = self.choose
        if kind == "word":
            words = self.word()
            return Query(kind, words[0], bare=words)
        if kind in ("line", "long line"):
            words = self.line() if kind == "line" else self.long_line()
            return Query(kind, " ".join(words), bare=words)
        if kind == "sentence":
            words = [word.lower() for word in self.neighbours(4, 12)]
            return Query(kind, " ".join(words), bare=words)
        if kind == "phrase":
            words = self.neighbours(2, 4)
            return Query(kind, f'"{" ".join(words)}"', phrase=words)
        if kind == "phrase and word":
            words, other = self.neighbours(2, 3), self.word()
            return Query(kind, f'"{" ".join(words)}" {other[0]}', phrase=words, bare=other)
        if kind == "exact":
            words = self.word()
            return Query(kind, f'"{words[0]}"', exact=words)
        if kind == "star":
            words = [word for word in self.some(1, 50) if len(word) >= 5] or ["others"]
            prefix = words[0].lower()[:choose.randint(4, 6)]
            return Query(kind, f"{prefix}*", prefixes=[prefix])
        if kind == "near":
            words = [word for word in self.neighbours(3, 8) if word.isalpha()]
            one, other = (words[0], words[-1]) if len(words) > 1 else (words * 2 or ["the", "of"])[:2]
            operator, distance = choose.choice([("NEAR", 10), ("NEAR", 8), ("ADJ", 9)])
            text = f"{one.lower()} {operator}/{distance} {other.lower()}"
            return Query(kind, text, near=[one, other], distance=distance)
        if kind == "said":
            words = self.some(1, 3)
            return Query(kind, f"said:{choose.choice(['author', 'others'])} {' '.join(words)}", bare=words, voice=True)
        if kind == "field":
            words = self.some(1, 4)
            field = choose.choice(["in:note", "in:quotation", "in:passage", "in:heading", "date:1900..", "-zzqx"])
            return Query(kind, f"{field} {' '.join(words)}", bare=words)
        if kind == "must":
            words = self.some(2, 4)
            return Query(kind, " ".join(f"+{word}" for word in words), bare=words)
        assert kind == "or"
        words = self.some(3, 3)
        words = (words * 3)[:3]
        return Query(kind, f"{words[0]} AND ({words[1]} OR {words[2]})", bare=words)

    def plain(self):
        """A raw piece of a text, with all its signs."""
        text = self.unit()["text"]
        start = self.choose.randrange(len(text))
        piece = " ".join(text[start:start + self.choose.randint(10, 150)].split())
        piece = re.sub(r"\A\S*\s|\s\S*\Z", "", piece)
        words = [word.group() for word in RAW_WORD.finditer(piece)]
        return Query("plain", piece, bare=words)


class Excerpt:
    """An excerpt of a hit, and what is wrong with it."""

    def __init__(self, query, hit, sentences):
        self.query, self.hit, self.sentences = query, hit, sentences
        self.text = hit["excerpt"]["text"]
        self.unit = hit["text"]
        self.highlights = hit["excerpt"]["highlights"]
        self.faults = []

    def check(self):
        if self.text not in self.unit:
            self.fault("not verbatim", self.text[:60])
            return self.faults
        self.check_highlights()
        self.check_query_is_shown()
        self.check_borders()
        ends = [end for end in CERTAIN_END.finditer(self.text) if end.group(1) not in ABBREVIATIONS]
        if len(ends) + 1 > self.sentences and len(self.unit.strip()) > SHORT_TEXT:
            self.fault("too many sentences", f"{len(ends) + 1} of {self.sentences}")
        if self.hit["excerpt"]["truncated"] != (self.text != self.unit.strip()):
            self.fault("truncated is wrong", f"{len(self.text)} of {len(self.unit)}")
        return self.faults

    def fault(self, kind, what):
        self.faults.append((kind, what))

    # MARK: Highlights

    def check_highlights(self):
        end = 0
        for lower, upper in self.highlights:
            if not end <= lower < upper <= len(self.text):
                self.fault("highlight out of place", f"{lower}..<{upper} after {end} in {len(self.text)}")
                return
            end = upper
            word = self.text[lower:upper]
            if not self.is_whole(lower, upper):
                self.fault("highlight cuts a word", self.text[max(0, lower - 10):upper + 10])
            elif not self.query.asks_for(word):
                self.fault("highlight of another word", word)
        self.check_occurrences()

    def is_whole(self, lower, upper):
        before, after = self.text[:lower][-2:], self.text[upper:][:2]
        if before[-1:].isalnum() and not self.is_alone(before[-1:]) and not self.is_alone(self.text[lower]):
            return False
        if after[:1].isalnum() and not self.is_alone(after[:1]) and not self.is_alone(self.text[upper - 1]):
            return False
        if len(before) == 2 and before[1] in "'’" and before[0].isalpha() and self.text[lower].isalpha():
            return False
        if len(after) == 2 and after[0] in "'’" and after[1].isalpha() and self.text[upper - 1].isalpha():
            return False
        return True

    @staticmethod
    def is_alone(letter):
        """Whether a letter is a word by itself, or no part of one: Han, Kana, Hangul; a raised digit."""
        return "\u2e80" <= letter <= "\ud7ff" or letter >= "\U00020000" or not WORD.match(letter)

    @staticmethod
    def stands_alone(text, lower, upper):
        """Whether a run of letters and digits is a whole word, with at most a possessive ending after it."""
        before, after = text[max(0, lower - 2):lower], text[upper:upper + 3]
        word = text[lower:upper]
        if before[-1:] and before[-1] in "'’" and before[:-1].isalpha():
            return False
        if before[-1:] and before[-1] in ".," and before[:-1].isdigit() and word[0].isdigit():
            return False
        if after[:1] and after[0] in "'’" and after[1:2].isalpha():
            return after[1:2] in "sS" and not after[2:3].isalnum()
        if after[:1] and after[0] in ".," and after[1:2].isdigit() and word[-1].isdigit():
            return False
        # U.S., U.S.C.
        return not (len(word) == 1 and "." in (before[-1:], after[:1]))

    def check_occurrences(self):
        if self.query.voice:
            return
        bare = {fold(without_possessive(word)) for word in self.query.bare}
        exact = {fold(word) for word in self.query.exact}
        for match in WORD.finditer(self.text):
            if not self.stands_alone(self.text, match.start(), match.end()) or any(map(self.is_alone, match.group())):
                continue
            word = fold(match.group())
            asked = word in bare or word in exact
            asked = asked or any(word.startswith(fold(prefix)) for prefix in self.query.prefixes)
            if asked and not any(low <= match.start() and match.end() <= high for low, high in self.highlights):
                self.fault("word not highlighted", self.text[max(0, match.start() - 15):match.end() + 10])

    def check_query_is_shown(self):
        if not self.highlights:
            self.fault("nothing highlighted", self.text[:60])
            return
        asked, distance = self.query.phrase or self.query.near, self.query.distance
        if not asked or self.query.bare:
            return
        asked = [fold(word) for word in asked]
        is_shown = self.shows_all(asked) if distance else self.shows_row(asked)
        if not is_shown and (place := self.place(asked, distance)):
            self.fault("neighbour not shown" if distance else "phrase not shown", place)

    @property
    def shown(self):
        """The highlights, each with its word."""
        return [(low, high, fold(without_possessive(self.text[low:high]))) for low, high in self.highlights]

    def shows_all(self, asked):
        return all(any(are_related(word, part) for _, _, word in self.shown) for part in asked)

    def shows_row(self, asked):
        """Whether these words are highlighted with no other word between them."""
        shown = self.shown
        for start in range(len(shown) - len(asked) + 1):
            row = shown[start:start + len(asked)]
            apart = any(WORD.search(self.text[one[1]:other[0]]) for one, other in zip(row, row[1:]))
            if not apart and all(are_related(word[2], part) for word, part in zip(row, asked)):
                return True
        return False

    def place(self, asked, distance):
        """Where the unit has words in the query's own letters, so many words between, within few enough sentences."""
        words = [(match.start(), match.end(), fold(match.group())) for match in WORD.finditer(self.unit)]
        for start in range(len(words)):
            if words[start][2] != asked[0]:
                continue
            if distance:
                ends = [end for end in range(start + 1, start + distance) if words[end:] and words[end][2] == asked[-1]]
            else:
                run = [word[2] for word in words[start:start + len(asked)]]
                ends = [start + len(asked) - 1] if run == asked else []
            for end in ends:
                span = self.unit[words[start][0]:words[end][1]]
                if len(re.findall(r"[.!?…。！？]|\n", span)) < self.sentences:
                    return span
        return None

    # MARK: Borders

    def check_borders(self):
        """The excerpt may stand at several places of the unit; one of them has to be right."""
        best = None
        start = self.unit.find(self.text)
        while start >= 0 and best != []:
            faults = self.border_faults(start, start + len(self.text))
            if best is None or len(faults) < len(best):
                best = faults
            start = self.unit.find(self.text, start + 1)
        self.faults += best

    def border_faults(self, start, end):
        faults = []
        before, after = self.unit[:start], self.unit[end:]
        if before.strip() and not BORDER_BEFORE.search(before):
            faults += self.cut_fault("begins", before[-25:] + "|" + self.text[:25], before, self.text)
        if after.strip() and not BORDER_AFTER.search(self.text) and not re.match(r"[^\S\n]*\n", after):
            faults += self.cut_fault("ends", self.text[-25:] + "|" + after[:25], self.text, after)
        return faults

    def cut_fault(self, side, place, before, after):
        """What is wrong where a sentence is cut between two texts: nothing, if it is too long and cut between words."""
        if len(self.unit) <= LONGEST_SENTENCE or len(self.text) < LONGEST_SENTENCE / 4:
            return [(f"{side} inside a sentence", place)]
        if before[-1:].isalnum() and after[:1].isalnum():
            return [(f"{side} inside a word", place)]
        return []


def answers(program, index, queries, options):
    """Pairs of a query and a hit."""
    with tempfile.NamedTemporaryFile("w", suffix=".tsv", encoding="utf-8") as file:
        for number, query in enumerate(queries):
            file.write(f"{number}\t{query.text}\n")
        file.flush()
        lines = run(program, index, "--queries", file.name, "--limit", str(HITS), *options)
    for line in lines:
        hit = json.loads(line)
        yield queries[int(hit["queryID"])], hit


def run(program, index, *words):
    done = subprocess.run(
        [program, "search", *words, "--format", "jsonl", "--index", index], capture_output=True, encoding="utf-8")
    if done.returncode not in (0, 1):
        sys.exit(f"excerpts: loccit search {' '.join(words)} ended with {done.returncode}: {done.stderr[-600:]}")
    # Not splitlines(), which breaks at other characters, too.
    return [line for line in done.stdout.split("\n") if line]


def sample(program, index, choose):
    """Units of all kinds, from all over the index."""
    units = []
    for kind in KINDS:
        first = subprocess.run(
            [program, "search", f"in:{kind}", "--limit", "1", "--format", "json", "--index", index],
            capture_output=True, encoding="utf-8")
        count = json.loads(first.stdout)["matches"]["estimated"] if first.returncode == 0 else 0
        if count:
            offset = str(choose.randrange(max(1, count - 300)))
            lines = run(program, index, f"in:{kind}", "--limit", "300", "--offset", offset)
            units += [json.loads(line) for line in lines]
    return units


SHARES = {
    "word": 20, "line": 20, "long line": 4, "sentence": 8, "phrase": 12, "phrase and word": 4, "exact": 6, "star": 8,
    "near": 8, "said": 6, "field": 6, "must": 4, "or": 2,
}


def main():
    program, place = os.path.abspath(sys.argv[1]), sys.argv[2]
    count = int(sys.argv[3]) if len(sys.argv) > 3 else 500
    seed = int(sys.argv[4]) if len(sys.argv) > 4 else 1
    work = tempfile.mkdtemp(prefix="loccit-excerpts-")
    try:
        index = place
        if not os.path.exists(os.path.join(place, "XAPIANDB")):
            index = os.path.join(work, "index")
            subprocess.run([program, "ingest", "--quiet", "--index", index, place], check=False)
        sys.exit(1 if check(program, index, count, seed) else 0)
    finally:
        shutil.rmtree(work)


def check(program, index, count, seed):
    """Prints what is found; the number of violations."""
    maker = Maker(sample(program, index, random.Random(seed)), seed)
    batches = collections.defaultdict(list)
    kinds, shares = list(SHARES), list(SHARES.values())
    for _ in range(count - count // 10):
        sentences = maker.choose.choice([1, 2, 3, 3, 3, 5])
        batches[sentences, False].append(maker.query(maker.choose.choices(kinds, shares)[0]))
    for _ in range(count // 10):
        query = maker.plain()
        if query.bare:
            batches[3, True].append(query)
    hits, violations, examples = 0, collections.Counter(), collections.defaultdict(list)
    for (sentences, plain), queries in sorted(batches.items()):
        options = ["--context", str(sentences)] + (["--plain"] if plain else [])
        for query, hit in answers(program, index, queries, options):
            hits += 1
            for kind, what in Excerpt(query, hit, sentences).check():
                violations[kind] += 1
                examples[kind].append((query, sentences, hit["id"], what))
    for kind, number in violations.most_common():
        print(f"{number} × {kind}")
        for query, sentences, id, what in examples[kind][:SHOWN]:
            print(f"    {query.text[:80]} (--context {sentences}): {id}: {' '.join(what.split())}")
    print(f"excerpts: {sum(map(len, batches.values()))} queries, {hits} hits, {sum(violations.values())} violations")
    return sum(violations.values())


if __name__ == "__main__":
    main()
