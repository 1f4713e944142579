"""Runs of the program for the acceptance scripts."""

import json
import os
import shutil
import signal
import subprocess
import sys
import time

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))


class Program:
    """The program with an index."""

    def __init__(self, path, index):
        self.path = os.path.abspath(path)
        self.index = index

    def run(self, *words, check=None, **options):
        """The finished process; with `check`, anything but these exit codes is a failure of the script."""
        done = subprocess.run(
            [self.path, *words, "--index", self.index], capture_output=True, text=True, errors="replace", **options)
        if check is not None and done.returncode not in check:
            raise Failure(f"loccit {' '.join(words)} ended with {done.returncode}: {done.stderr[-600:]}")
        return done

    def json(self, *words, check=(0, 1)):
        return json.loads(self.run(*words, "--format", "json", check=check).stdout)

    def start(self, *words, errors, **options):
        """A process that is at work, its standard error going to a file."""
        return subprocess.Popen(
            [self.path, *words, "--index", self.index], stdout=subprocess.DEVNULL, stderr=open(errors, "wb"), **options)

    def documents(self):
        """What `list` says, by path."""
        return {document["path"]: document for document in self.json("list")["documents"]}

    def complaints(self):
        """What `doctor` finds wrong with the index itself."""
        checks = json.loads(self.run("doctor", "--format", "json", check=(0, 1, 2)).stdout)["checks"]
        return [check for check in checks if check["state"] == "error"]


class Failure(Exception):
    pass


def expect(truth, message):
    if not truth:
        raise Failure(message)


class Events:
    """What a run with `--progress json` said before it ended."""

    def __init__(self, file):
        self.done = []
        self.committed = 0
        for line in open(file, encoding="utf-8", errors="replace"):
            try:
                event = json.loads(line)
            except ValueError:
                continue
            if event["event"] == "committed":
                self.committed = max(self.committed, event["progress"]["files"])
            elif event["event"] in ("added", "updated", "unchanged", "failed", "skipped"):
                self.done.append(event)

    @property
    def safe(self):
        """The documents that the run said are committed: those among the files that its last commit counts."""
        return {event["path"] for event in self.done[: self.committed] if event["event"] in ("added", "updated", "unchanged")}

    @property
    def read(self):
        return {event["path"] for event in self.done if event["event"] in ("added", "updated")}


def corpus(folder, documents):
    """Made-up documents with a word of its own in each, and the project's samples beside them; the paths by word."""
    made = os.path.join(folder, "made")
    os.makedirs(made)
    subprocess.run(
        ["awk", "-v", f"folder={made}", "-v", f"documents={documents}", "-v", "seed=11", "-f",
         os.path.join(ROOT, "Benchmarks", "generate-corpus.awk")], check=True)
    samples = os.path.join(folder, "samples")
    shutil.copytree(os.path.join(ROOT, "corpus"), samples, ignore=shutil.ignore_patterns("README.md", "expected"))
    words = {}
    for number, name in enumerate(sorted(os.listdir(made))):
        path = os.path.join(made, name)
        word = f"zq{number:04d}xv"
        text = open(path, encoding="utf-8").read()
        title, rest = text.split("\n", 1)
        open(path, "w", encoding="utf-8").write(f"{title}\n{rest.rstrip()}\n")
        mark(path, word)
        words[word] = os.path.realpath(path)
    return words


def mark(path, word):
    """Puts a word into the first paragraph of a made-up document."""
    paragraphs = open(path, encoding="utf-8").read().split("\n\n")
    paragraphs[2] = f"{paragraphs[2]} Here stands {word} alone."
    open(path, "w", encoding="utf-8").write("\n\n".join(paragraphs))
