"""Helpers of shards.sh: queries made of a folder's words, and the comparison of answers.

  shards.py queries FOLDER        a hundred queries of every kind, a line each: id, tab, query
  shards.py works FOLDER          names of works to be asked for with cites
  shards.py compare NAME ONE OTHER  two files of answers in JSON, an object a line; exits 1 where they differ
"""
import json
import pathlib
import random
import re
import sys


def texts(folder):
    return [path.read_text(errors="replace") for path in sorted(pathlib.Path(folder).glob("*.txt"))]


def queries(folder):
    dice = random.Random(7)
    sentences = [
        re.findall(r"[a-z]{3,}", sentence.lower())
        for text in texts(folder) for sentence in re.split(r"[.\n]", text)
    ]
    sentences = [words for words in sentences if len(words) >= 8]

    def run(count):
        words = dice.choice(sentences)
        start = dice.randrange(len(words) - count + 1)
        return words[start:start + count]

    def word():
        return run(1)[0]

    made = [word() for _ in range(15)]
    made += [" ".join(word() for _ in range(count)) for count in [2, 3, 4] * 5]
    made += ['"%s"' % " ".join(run(count)) for count in [2] * 10 + [3] * 5]
    made += ['"%s %s"' % (word(), word()) for _ in range(2)]
    made += ["{} NEAR/{} {}".format(pair[-1], size, pair[0]) for size in [2, 3, 5, 9] for pair in [run(3), run(4)]]
    made += ["{} ADJ/{} {}".format(pair[0], size, pair[-1]) for size in [2, 4] for pair in [run(3), run(2)]]
    # Not more than a star may stand for: the made-up words have few beginnings.
    long = sorted({word for words in sentences for word in words if len(word) >= 9})
    made += [dice.choice(long)[:count] + "*" for count in [6, 6, 7, 7, 8]]
    made += ["%s* %s" % (dice.choice(long)[:7], word()) for _ in range(3)]
    made += ["counc*", "inter* Russia"]
    made += ['"%s"' % word() for _ in range(5)]
    made += ['"%s" %s' % (word(), word()) for _ in range(3)]
    made += ["+%s -%s" % (word(), word()) for _ in range(3)]
    made += ['%s NOT "%s"' % ((pair := run(2))[0], " ".join(pair)) for _ in range(3)]
    made += ['(%s OR "%s") AND %s' % (word(), " ".join(run(2)), word()) for _ in range(3)]
    made += ['%s OR "%s"' % (word(), " ".join(run(3))) for _ in range(2)]
    made += ["author:Weber council", "author:Ada* %s" % word(), "title:council NATO", 'container:"Journal" in:note',
             "date:1995..2004 %s" % word(), "date:..2000 %s %s" % (word(), word()), "year:2003 %s" % word(),
             "in:note %s" % word(), "in:note %s" % word(), "in:quotation council", "language:en Russia",
             "cites:treaty", "speaker:ambassador", "section:conclusion council", "type:book russia", "note:6",
             '"Permanent Joint Council"', "council NEAR/3 Russia"]
    assert len(made) >= 100, len(made)
    for number, query in enumerate(made[:100], 1):
        print("%03d\t%s" % (number, query))


def works(folder):
    dice = random.Random(8)
    journals = sorted({name for text in texts(folder) for name in re.findall(r"Journal of ([a-z]+)", text)})
    names = ["Journal of " + name for name in dice.sample(journals, 8)] + ["NATO", "Permanent Joint Council", "Washington Post"]
    for number, name in enumerate(names, 1):
        print("%02d\t%s" % (number, name))


def answers(path):
    found = []
    for line in open(path, encoding="utf-8"):
        answer = json.loads(line)
        counts = answer.get("matches")
        # How many match is an estimate where they are many, and that depends on how they are spread.
        if counts and counts["lower"] != counts["upper"]:
            del answer["matches"]
        # When it came into the index.
        for document in answer.get("documents", []):
            if isinstance(document, dict):
                del document["added"]
        found.append(answer)
    return found


def difference(one, other, place=""):
    if isinstance(one, dict) and isinstance(other, dict):
        for key in sorted(set(one) | set(other)):
            if key == "matches" and (key not in one or key not in other):
                continue
            if key not in one or key not in other:
                return "%s.%s is only in one" % (place, key)
            found = difference(one[key], other[key], place + "." + key)
            if found:
                return found
    elif isinstance(one, list) and isinstance(other, list):
        if len(one) != len(other):
            return "%s has %d and %d" % (place, len(one), len(other))
        for index, pair in enumerate(zip(one, other)):
            found = difference(*pair, "%s[%d]" % (place, index))
            if found:
                return found
    elif one != other:
        return "%s: %r and %r" % (place, one, other)
    return None


def compare(name, one, other):
    left, right = answers(one), answers(other)
    differences = [(a, difference(a, b)) for a, b in zip(left, right) if difference(a, b)]
    hits = sum(len(answer.get("hits", answer.get("citations", answer.get("sources", [1])))) for answer in left)
    for answer, what in differences[:5]:
        print("    %s: %s" % (answer.get("query") or answer.get("id") or answer.get("schema"), what))
    if len(left) != len(right):
        print("    %d answers and %d" % (len(left), len(right)))
    same = bool(left) and not differences and len(left) == len(right)
    print("%s %s: %d answers with %d results%s" % (
        "ok  " if same else "FAIL", name, len(left), hits, "" if same else ", %d differ" % len(differences)))
    sys.exit(0 if same else 1)


if __name__ == "__main__":
    {"queries": queries, "works": works, "compare": compare}[sys.argv[1]](*sys.argv[2:])
