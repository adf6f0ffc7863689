# SPDX-License-Identifier: GPL-3.0-or-later
"""The sample project keeps what it promises: at least 320 utterances, 8 intents and 8 entities with list and regex among them, each
in training and test, labels inside their texts, and no two utterances within edit distance 6 once entities are masked."""
import json
import sys


def masked(utterance):
    text = utterance["text"]
    for label in sorted(utterance["entities"], key=lambda l: -l["offset"]):
        text = text[:label["offset"]] + "#" + text[label["offset"] + label["length"]:]
    return text


def distance_below(a, b, limit):
    """Whether the edit distance of a and b is below the limit."""
    if abs(len(a) - len(b)) >= limit:
        return False
    last = list(range(len(b) + 1))
    for i, x in enumerate(a, 1):
        row = [i]
        for j, y in enumerate(b, 1):
            row.append(min(last[j] + 1, row[-1] + 1, last[j - 1] + (x != y)))
        if min(row) >= limit:
            return False
        last = row
    return last[-1] < limit


def main(path):
    with open(path, encoding="utf-8") as file:
        assets = json.load(file)["assets"]
    utterances = assets["utterances"]
    faults = []
    if len(utterances) < 320 or len(assets["intents"]) != 8 or len(assets["entities"]) != 8:
        faults.append(f"{len(utterances)} utterances, {len(assets['intents'])} intents, {len(assets['entities'])} entities")
    if not any("list" in e for e in assets["entities"]) or not any("regex" in e for e in assets["entities"]):
        faults.append("no list or no regex component")
    for side in ("Train", "Test"):
        mine = [u for u in utterances if u["dataset"] == side]
        used = {u["intent"] for u in mine} | {l["category"] for u in mine for l in u["entities"]}
        missing = [c["category"] for c in assets["intents"] + assets["entities"] if c["category"] not in used]
        if missing:
            faults.append(f"{side} lacks {missing}")
    for utterance in utterances:
        units = len(utterance["text"].encode("utf-16-le")) // 2
        labels = sorted((l["offset"], l["offset"] + l["length"]) for l in utterance["entities"])
        if any(begin >= end or end > units for begin, end in labels):
            faults.append(f"a label leaves {utterance['text']!r}")
        if any(before[1] > after[0] for before, after in zip(labels, labels[1:])):
            faults.append(f"labels lie over each other in {utterance['text']!r}")
    texts = [masked(u) for u in utterances]
    for i, a in enumerate(texts):
        faults += [f"too alike: {a!r} and {b!r}" for b in texts[:i] if distance_below(a, b, 6)]
    print("\n".join(faults) or f"{len(utterances)} utterances are as promised")
    return 1 if faults else 0


sys.exit(main(sys.argv[1]))
