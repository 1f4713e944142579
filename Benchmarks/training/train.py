#!/usr/bin/env python3
"""Trains the model that labels the words of reference strings, and writes it into the sources.

    train.py DATA --loccit FILE [--hold-out SOURCE ...] [--output FILE]

DATA holds one JSON object a line: "source", "text", "segments" (each "label", "start", "end" in code points) and
"dup_of" (null unless the string stands elsewhere, too). Words and features come from the program itself (`loccit inspect
--references --stage features`), so that there is one extractor. Needs python-crfsuite (PyPI). See README.md.
"""
import argparse, collections, datetime, json, os, re, struct, subprocess, tempfile

SOURCES = ["anystyle-core", "anystyle-good"]
HERE = os.path.dirname(os.path.abspath(__file__))
TARGET = os.path.join(HERE, "..", "..", "Sources", "CReferenceModel", "model.c")
SETTINGS = {"c1": 1.0, "c2": 0.01, "max_iterations": 100, "feature.possible_transitions": True}
# Labels of the data to ReferenceLabel; what is not named here is a note.
LABELS = {
    "citation-number": "number", "author": "author", "editor": "editor", "translator": "translator", "title": "title",
    "journal": "journal", "container-title": "container", "collection-title": "series", "date": "date", "volume": "volume",
    "pages": "pages", "publisher": "publisher", "location": "place", "edition": "edition", "doi": "doi", "url": "url",
}
MAGIC, LAYOUT = b"LCRF", 1


def rows(path, sources):
    with open(path, encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            if row["source"] in sources and row.get("dup_of") is None: yield row


def features(loccit, rows):
    """What the program says of each string; blanks of any kind become one space each, so that offsets stay."""
    text = "".join(re.sub(r"\s", " ", row["text"]) + "\n" for row in rows)
    run = subprocess.run(
        [loccit, "inspect", "--references", "--stage", "features", "-"], input=text.encode(), capture_output=True, check=True)
    found = [json.loads(line) for line in run.stdout.splitlines()]
    assert len(found) == len(rows), "a line out for every line in"
    return found


def label(word, segments):
    """The label of the segment that holds most of a word."""
    shared = lambda s: min(word["end"], s["end"]) - max(word["start"], s["start"])
    best = max(segments, key=shared, default=None)
    return LABELS.get(best["label"], "note") if best and shared(best) > 0 else "note"


def train(data):
    """The weights of features and of pairs of labels, by crfsuite's L-BFGS."""
    import pycrfsuite

    # A feature seen once is never worth a weight under this penalty; leaving it out halves the memory.
    counts = collections.Counter(f for words, _ in data for word in words for f in word["features"])
    trainer = pycrfsuite.Trainer(verbose=False)
    for words, labels in data:
        trainer.append([[str(f) for f in word["features"] if counts[f] > 1] for word in words], labels)
    trainer.set_params(SETTINGS)
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "model")
        trainer.train(path)
        tagger = pycrfsuite.Tagger()
        tagger.open(path)
        info = tagger.info()
    return info.state_features, info.transitions


def encode(version, state, transitions):
    """The bytes that SequenceModel.swift describes."""
    labels = sorted({pair[1] for pair in state} | {name for pair in transitions for name in pair})
    largest = max(map(abs, [*state.values(), *transitions.values()]))
    scale = struct.unpack("<f", struct.pack("<f", largest / 32767))[0]
    quantised = lambda weight: max(-32767, min(32767, round(weight / scale)))
    weights = collections.defaultdict(list)
    for (name, to), weight in state.items():
        if quantised(weight): weights[int(name)].append((labels.index(to), quantised(weight)))
    order = sorted(weights)
    flat = [pair for name in order for pair in sorted(weights[name])]
    out = MAGIC + struct.pack("<HHHIIf", LAYOUT, version, len(labels), len(order), len(flat), scale)
    for name in labels: out += struct.pack("B", len(name)) + name.encode()
    out += b"".join(struct.pack("<h", quantised(transitions.get((a, b), 0))) for a in labels for b in labels)
    out += b"".join(struct.pack("<I", name) for name in order)
    out += bytes(len(weights[name]) for name in order)
    out += bytes(to for to, _ in flat)
    out += b"".join(struct.pack("<h", weight) for _, weight in flat)
    return out, f"{len(labels)} labels, {len(order)} features, {len(flat)} weights, {len(out)} bytes"


def write_source(path, model, figures, trained_on):
    lines = []
    for start in range(0, len(model), 30): lines.append("    " + ",".join(map(str, model[start:start + 30])) + ",")
    with open(path, "w", encoding="utf-8") as file:
        file.write(f"""// Written by Benchmarks/training/train.py on {datetime.date.today()}; its README says how to train anew.
// Data: {trained_on}.
// The gold sets `core` and `good` of AnyStyle (github.com/inukshuk/anystyle, BSD-2-Clause).
// Model: {figures}. What it gains: Benchmarks/README.md.
#include "CReferenceModel.h"

static const unsigned char bytes[] = {{
""" + "\n".join(lines) + """
};

const unsigned char *loccit_reference_model(void) { return bytes; }

size_t loccit_reference_model_count(void) { return sizeof bytes; }
""")


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("data")
    parser.add_argument("--loccit", required=True, help="the program")
    parser.add_argument("--hold-out", action="append", default=[], metavar="SOURCE", help="a source not to train on")
    parser.add_argument("--output", metavar="FILE", help="write the bytes alone, for `loccit inspect --model`")
    arguments = parser.parse_args()
    if arguments.hold_out and not arguments.output: parser.error("--hold-out needs --output: the program ships the whole")
    sources = [source for source in SOURCES if source not in arguments.hold_out]
    gold = list(rows(arguments.data, sources))
    found = features(arguments.loccit, gold)
    data = [(one["words"], [label(word, row["segments"]) for word in one["words"]]) for row, one in zip(gold, found)]
    state, transitions = train([pair for pair in data if pair[0]])
    model, figures = encode(found[0]["version"], state, transitions)
    trained_on = f"{len(gold)} reference strings of {' and '.join(sources)}, {sum(len(words) for words, _ in data)} words"
    print(f"{trained_on}: {figures}")
    if arguments.output:
        with open(arguments.output, "wb") as file: file.write(model)
    else:
        write_source(TARGET, model, figures, trained_on)


if __name__ == "__main__":
    main()
