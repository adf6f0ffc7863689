#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What CRFsuite reaches on the development sets of bench_entities: entities_beside_crfsuite.py SHARED [set …]

Needs sklearn-crfsuite. Features are those of its documentation with the words two away, pairs of words,
affixes up to four letters and shapes; L-BFGS with c1 = c2 = 0.1 and 100 iterations. Prints F1 of exact
mentions and processor seconds of training.
"""
import random
import re
import sys
import time

import sklearn_crfsuite

FOLDERS = {"ncbi": "ncbi-disease", "wnut17": "wnut17", "snips": "snips", "atis": "atis", "atis-400": "atis",
           "ai": "crossner/ai", "literature": "crossner/literature", "music": "crossner/music",
           "politics": "crossner/politics", "science": "crossner/science"}
AT_MOST = {"snips": 3000, "atis-400": 400}


def read(path):
    sentences, words, tags = [], [], []
    for line in open(path, encoding="utf-8"):
        line = line.rstrip("\r\n")
        if "\t" in line:
            word, tag = line.rsplit("\t", 1)
            words.append(word)
            tags.append(tag)
        elif words:
            sentences.append((words, tags))
            words, tags = [], []
    if words:
        sentences.append((words, tags))
    return sentences


def shape(word):
    kinds = "".join("X" if c.isupper() else "x" if c.isalpha() else "0" if c.isdigit() else c for c in word)
    return re.sub(r"(.)\1{2,}", r"\1\1", kinds)


def features(words, at):
    def word(offset):
        place = at + offset
        return words[place].lower() if 0 <= place < len(words) else "<edge>"

    def form(offset):
        place = at + offset
        return shape(words[place]) if 0 <= place < len(words) else "<edge>"

    made = ["bias"]
    for offset in (-2, -1, 0, 1, 2):
        made.append(f"w{offset}={word(offset)}")
    for offset in (-1, 0, 1):
        made.append(f"s{offset}={form(offset)}")
    made += [f"p-1={word(-1)} {word(0)}", f"p0={word(0)} {word(1)}", f"pa={word(-1)} {word(1)}"]
    for length in range(1, 5):
        made += [f"pre={word(0)[:length]}", f"suf={word(0)[-length:]}"]
    return made


def mentions(tags):
    found, begin = set(), None
    for at, tag in enumerate(list(tags) + ["O"]):
        if begin is not None and (tag[0] != "I" or tag[2:] != tags[begin][2:]):
            found.add((begin, at, tags[begin][2:]))
            begin = None
        if tag[0] != "O" and begin is None:
            begin = at
    return found


def main():
    shared = sys.argv[1]
    for name in sys.argv[2:] or FOLDERS:
        folder = f"{shared}/data/{FOLDERS[name]}"
        train, dev = read(f"{folder}/train.conll"), read(f"{folder}/dev.conll")
        random.Random(1).shuffle(train)
        train = train[:AT_MOST.get(name, len(train))]
        model = sklearn_crfsuite.CRF(algorithm="lbfgs", c1=0.1, c2=0.1, max_iterations=100)
        data = [[features(words, at) for at in range(len(words))] for words, _ in train]
        begin = time.process_time()
        model.fit(data, [tags for _, tags in train])
        seconds = time.process_time() - begin
        hits = predicted = labeled = 0
        for words, tags in dev:
            gold = mentions(tags)
            said = mentions(model.predict_single([features(words, at) for at in range(len(words))]))
            hits += len(gold & said)
            predicted += len(said)
            labeled += len(gold)
        print(f"{name:14} F1 {200 * hits / max(1, predicted + labeled):6.2f}  train {seconds:7.2f} s", flush=True)


if __name__ == "__main__":
    main()
