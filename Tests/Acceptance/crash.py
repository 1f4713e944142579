#!/usr/bin/env python3
"""Kills ingests at random moments and looks at what they leave; see crash.sh."""

import argparse
import json
import os
import random
import shutil
import signal
import sys
import tempfile
import time

from program import Events, Failure, Program, corpus, expect, mark

QUERIES = [
    "journal", '"here stands"', "ada AND journal", "stand NEAR/4 alone", "journ*", "ba ce di", "author:ada", "+journal -ada",
    "in:note journal", "in:passage stands", "missile defence", '"missile defence"', "treaty", "date:1995..2005 stands",
    "nato expansion", "in:quotation security", "title:treaty", "page:1..9", "cites:ada", "type:book", "language:en stands",
    "(ada OR journal) AND stands", "alone ADJ/2 stands", "zq0003xv", "zq0011xv OR zq0012xv", "arms control", "speaker:rehn",
    "note:3 journal", "europe", "security policy",
]


class Life:
    """One index from its beginning: runs that are killed, a last one that ends, and the comparison."""

    def __init__(self, bench, kind, number):
        self.bench = bench
        self.kind = kind
        self.number = number
        self.folder = os.path.join(bench.work, "life")
        shutil.rmtree(self.folder, ignore_errors=True)
        os.makedirs(self.folder)
        self.program = Program(bench.arguments.loccit, os.path.join(self.folder, "index"))
        if kind != "first":
            # The state of an undisturbed first ingest; the corpus of the later stage is the same for all.
            shutil.copytree(bench.stage("first").index, self.program.index)
        # What must be there: a rebuild promises that the old index stays until the new one is whole.
        self.safe = set(bench.words.values()) if kind == "rebuild" else set()
        self.runs = 0

    @property
    def words(self):
        return self.bench.commands[self.kind]

    def attempt(self, delay):
        """One run, killed after `delay` seconds; None where it ended before."""
        errors = os.path.join(self.folder, "events")
        run = self.program.start(*self.words, "--progress", "json", errors=errors)
        self.runs += 1
        try:
            run.wait(timeout=delay)
        except Exception:
            run.send_signal(signal.SIGKILL)
        status = run.wait()
        events = Events(errors)
        again = events.read & self.safe
        if self.kind != "rebuild":
            expect(not again, f"read again what was committed: {sorted(again)[:3]}")
        if status >= 0:
            expect(status == 0, f"a run ended with {status}: {open(errors).read()[-400:]}")
            return None
        return events

    def check(self, events):
        """What must hold after a kill."""
        if self.kind != "rebuild":
            self.safe |= events.safe
        index = self.program.index
        if not self.safe and not os.path.exists(os.path.join(index, "XAPIANDB")) and self.kind == "first":
            return "no index yet"
        complaints = self.program.complaints()
        expect(not complaints, f"doctor complains: {complaints}")
        documents = self.program.documents()
        if self.kind == "first":
            expect(self.safe <= set(documents), f"committed and gone: {sorted(self.safe - set(documents))[:3]}")
        else:
            expect(len(documents) >= self.bench.least, f"{len(documents)} documents are left")
        self.find(documents)
        return f"{len(documents)} documents, {len(self.safe)} promised"

    def find(self, documents):
        """Every promised document is found by a word that only it holds; of one that changed, by the new word."""
        file = os.path.join(self.folder, "queries")
        words = self.bench.words if self.kind != "update" else {**self.bench.words, **self.bench.changed}
        wanted = {word: path for word, path in words.items() if path in self.safe}
        if not wanted:
            return
        open(file, "w").write("".join(f"{word}\t{word}\n" for word in wanted))
        found = self.program.run("search", "--queries", file, "--format", "trec", check=(0, 1)).stdout
        hits = {(line.split()[0], line.split()[2]) for line in found.splitlines()}
        for word, path in wanted.items():
            expect((word, documents[path]["id"]) in hits, f"{word} of {path} is not found")

    def compare(self):
        expected = self.bench.stage(self.kind).answers
        actual = answers(self.program)
        for key in expected:
            expect(actual[key] == expected[key], f"differs from the undisturbed index: {key}")
        complaints = self.program.complaints()
        expect(not complaints, f"doctor complains: {complaints}")


def answers(program):
    """Everything that an index says, without the times."""
    listed = program.json("list")["documents"]
    for document in listed:
        document.pop("added")
    said = {"list": listed}
    for query in QUERIES:
        said[query] = program.run("search", query, "--format", "json", "--limit", "40", check=(0, 1)).stdout
    said["sources"] = program.run("sources", "--format", "json", check=(0, 1)).stdout
    said["cites"] = program.run("cites", "journal", "--format", "json", "--limit", "40", check=(0, 1)).stdout
    return said


class Stage:
    """An undisturbed index."""

    def __init__(self, index, seconds, answers):
        self.index = index
        self.seconds = seconds
        self.answers = answers


class Bench:
    def __init__(self, arguments, work):
        self.arguments = arguments
        self.work = work
        self.random = random.Random(arguments.seed)
        self.texts = os.path.join(work, "texts")
        self.words = corpus(self.texts, arguments.documents)
        self.stages = {}
        common = ["ingest", "--commit-every", "200K", "--jobs", "2"]
        self.commands = {
            "first": [*common, self.texts],
            "update": [*common, "--prune", self.texts],
            "rebuild": [*common, "--rebuild", "--prune", self.texts],
        }

    def stage(self, kind):
        return self.stages[kind]

    def prepare(self, kind):
        index = os.path.join(self.work, "undisturbed-" + kind)
        if kind != "first":
            shutil.copytree(self.stages["first"].index, index)
        program = Program(self.arguments.loccit, index)
        start = time.monotonic()
        program.run(*self.commands[kind], check=(0,))
        seconds = time.monotonic() - start
        self.stages[kind] = Stage(index, seconds, answers(program))
        self.least = len(self.stages[kind].answers["list"])
        print(f"undisturbed {kind}: {seconds:.2f} s, {self.least} documents", flush=True)

    def change(self):
        """Half of the documents say something else, some go, some come."""
        self.changed = {}
        for number, (word, path) in enumerate(sorted(self.words.items())):
            if number % 10 == 3:
                os.remove(path)
            elif number % 2:
                mark(path, "new" + word)
                self.changed["new" + word] = path
        self.words = {word: path for word, path in self.words.items() if os.path.exists(path)}

    def live(self, kind, kills, done):
        """Lives of one kind until so many runs were killed; the delays are spread over the whole of a run."""
        seconds = self.stages[kind].seconds
        killed = 0
        number = 0
        attempts = 0
        while killed < kills:
            number += 1
            life = Life(self, kind, number)
            for _ in range(3):
                if killed == kills:
                    break
                # In layers, so that no part of a run is left out by chance.
                delay = seconds * 1.05 * (self.random.random() + (attempts * 7) % 20) / 20
                attempts += 1
                events = life.attempt(delay)
                if events is None:
                    break
                killed += 1
                said = life.check(events)
                print(f"kill {done + killed:3d}  {kind:7s} life {number:2d}  after {delay:6.3f} s  {said}", flush=True)
            else:
                life.attempt(600)
            if life.runs < 4:
                life.attempt(600)
            life.compare()
        return killed


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("loccit")
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument("--seed", type=int, default=20)
    parser.add_argument("--documents", type=int, default=70)
    arguments = parser.parse_args()
    work = tempfile.mkdtemp(prefix="loccit-crash-")
    start = time.monotonic()
    killed = 0
    try:
        bench = Bench(arguments, work)
        bench.prepare("first")
        shares = [("first", 0.5), ("update", 0.25), ("rebuild", 0.25)]
        for kind, share in shares:
            if kind == "update":
                bench.change()
            if kind != "first":
                bench.prepare(kind)
            killed += bench.live(kind, round(arguments.kills * share), killed)
    except Failure as failure:
        print(f"crash: FAILED after {killed} kills: {failure}", flush=True)
        kept = work + "-kept"
        os.rename(work, kept)
        print(f"crash: what it left is in {kept}")
        sys.exit(1)
    shutil.rmtree(work)
    print(
        f"crash: {killed} runs killed (seed {arguments.seed}) in {time.monotonic() - start:.0f} s: after each the index opened, "
        "doctor found it sound, every document reported as committed was there and found, and none was read again; every "
        "finished index equalled the undisturbed one")


main()
