#!/usr/bin/env python3
"""Readers beside a writer that never rests: readers.py PROGRAM [SECONDS]

One process after another writes to an index (changes, removals, rebuilds, and so many documents that the index is made
compact), while others search, list and show. No reader may fail, and none may see a document half: each document says the
same number in its title and its two paragraphs, and a search for it finds both paragraphs or none.
"""

import json
import os
import random
import shutil
import subprocess
import sys
import tempfile
import threading
import time

from program import Program


def write(folder, number, turn):
    name = f"{number:03d}.txt"
    words = " ".join(f"zw{number}t{turn}x{word % 7}" for word in range(400))
    text = f"Turn zt{turn}n{number} of the tide\n\nFirst zt{turn}n{number} here. {words}\n\nSecond zt{turn}n{number} there. {words}\n"
    temporary = os.path.join(folder, "." + name)
    open(temporary, "w").write(text)
    os.rename(temporary, os.path.join(folder, name))


def main():
    program = os.path.abspath(sys.argv[1])
    seconds = float(sys.argv[2]) if len(sys.argv) > 2 else 60
    work = tempfile.mkdtemp(prefix="loccit-readers-")
    texts = os.path.join(work, "texts")
    os.makedirs(texts)
    for number in range(60):
        write(texts, number, 0)
    index = Program(program, os.path.join(work, "index"))
    index.run("ingest", texts, check=(0,))
    end = time.monotonic() + seconds
    faults = []
    counts = {"writes": 0, "reads": 0}

    def writer():
        turn = 0
        choose = random.Random(1)
        while time.monotonic() < end:
            turn += 1
            for number in choose.sample(range(60), 20):
                write(texts, number, turn)
            words = ["ingest", "--commit-every", "10K", texts]
            if turn % 7 == 0:
                words.insert(1, "--rebuild")
            done = index.run(*words)
            counts["writes"] += 1
            if done.returncode != 0:
                faults.append(f"writer: {words}: {done.returncode} {done.stderr[-300:]}")

    def reader(seed):
        choose = random.Random(seed)
        while time.monotonic() < end:
            what = choose.randrange(4)
            if what == 0:
                words = ["list", "--format", "json"]
            elif what == 1:
                words = ["search", "first AND here", "--format", "json", "--limit", "200", "--in", "passage"]
            elif what == 2:
                words = ["search", "turn", "--format", "json", "--in", "passage,heading", "--facets"]
            else:
                words = ["status", "--format", "json"]
            done = index.run(*words)
            counts["reads"] += 1
            if done.returncode != 0:
                faults.append(f"reader: {words}: {done.returncode} {done.stderr[-300:]} {done.stdout[-300:]}")
                continue
            answer = json.loads(done.stdout)
            if what == 0 and len(answer["documents"]) != 60:
                faults.append(f"list shows {len(answer['documents'])} documents")
            if what == 3 and answer["documents"] != 60:
                faults.append(f"status counts {answer['documents']} documents")
            if what == 1:
                # A document is there once and whole.
                if len(answer["hits"]) != 60:
                    faults.append(f"a search finds {len(answer['hits'])} first paragraphs")
                for hit in answer["hits"]:
                    sign = hit["text"].split()[1]
                    if sign not in (hit["work"].get("title") or ""):
                        faults.append(f"{hit['id']} says {sign}, its title {hit['work'].get('title')}")

    threads = [threading.Thread(target=writer)] + [threading.Thread(target=reader, args=(seed,)) for seed in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    shutil.rmtree(work)
    for fault in faults[:10]:
        print("readers: FAILED:", fault)
    print(f"readers: {counts['reads']} reads beside {counts['writes']} runs of a writer, {len(faults)} faults")
    sys.exit(1 if faults else 0)


main()
