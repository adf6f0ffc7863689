# SPDX-License-Identifier: GPL-3.0-or-later
"""The sample projects keep what they promise.

Travel assistant: at least 320 utterances, 8 intents and 8 entities with list and regex among them, each in training and test,
labels inside their texts, and no two utterances within edit distance 6 once entities are masked.
Harbour papers: at least 40 documents of 80 to 400 words, 8 entities with guidelines, each in training and test; labels whole, apart
from each other and without blanks at their edges; no name that is labeled in one place and forgotten in another; and what makes it
worth opening: line breaks of both kinds, labels at and over line ends and next to each other, names beyond ASCII, an emoji.
Citizen requests: at least 120 texts of one to three sentences, 6 to 8 classes with guidelines, none much larger than another, each
in training and test, no two texts alike.
Usage: check_sample.py FOLDER"""
import json
import os
import re
import sys
from collections import Counter

NAMES = ("Vessel", "Company", "Person", "Berth", "Reference")  # what is labeled wherever it stands
LEAST_DISTANCE = 6


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


def alike(texts):
    for i, a in enumerate(texts):
        yield from (f"too alike: {a!r} and {b!r}" for b in texts[:i] if distance_below(a, b, LEAST_DISTANCE))


def in_both_sets(items, categories, used_by):
    for side in ("Train", "Test"):
        used = {name for item in items if item["dataset"] == side for name in used_by(item)}
        missing = [category["category"] for category in categories if category["category"] not in used]
        if missing:
            yield f"{side} lacks {missing}"


def guidelines(categories):
    yield from (f"{c['category']} has no guideline" for c in categories if not c.get("description"))


def assets_of(*parts):
    with open(os.path.join(*parts), encoding="utf-8") as file:
        return json.load(file)["assets"]


def text_of(folder, document):
    """As it stands: line ends count."""
    with open(os.path.join(folder, document["location"]), encoding="utf-8", newline="") as file:
        return file.read()


def utf16(text):
    return text.encode("utf-16-le")


def labels_of(document, text):
    """(begin, end, category, text) in UTF-16 code units, in text order."""
    units = utf16(text)
    for region in document["entities"]:
        for label in sorted(region["labels"], key=lambda l: l["offset"]):
            begin, end = label["offset"], label["offset"] + label["length"]
            yield begin, end, label["category"], units[2 * begin:2 * end].decode("utf-16-le", "replace")


# ---- the samples ----------------------------------------------------------------------------------------------

def travel_faults(samples):
    assets = assets_of(samples, "travel-assistant.json")
    utterances = assets["utterances"]
    if len(utterances) < 320 or len(assets["intents"]) != 8 or len(assets["entities"]) != 8:
        yield f"{len(utterances)} utterances, {len(assets['intents'])} intents, {len(assets['entities'])} entities"
    if not any("list" in e for e in assets["entities"]) or not any("regex" in e for e in assets["entities"]):
        yield "no list or no regex component"
    yield from in_both_sets(utterances, assets["intents"] + assets["entities"],
                            lambda u: [u["intent"], *(l["category"] for l in u["entities"])])
    for utterance in utterances:
        units = len(utf16(utterance["text"])) // 2
        labels = sorted((l["offset"], l["offset"] + l["length"]) for l in utterance["entities"])
        if any(begin >= end or end > units for begin, end in labels):
            yield f"a label leaves {utterance['text']!r}"
        if any(before[1] > after[0] for before, after in zip(labels, labels[1:])):
            yield f"labels lie over each other in {utterance['text']!r}"
    yield from alike([masked(u) for u in utterances])


def harbour_faults(samples):
    folder = os.path.join(samples, "harbour-papers")
    assets = assets_of(folder, "labels.json")
    documents = [(document, text_of(folder, document)) for document in assets["documents"]]
    labels = {document["location"]: list(labels_of(document, text)) for document, text in documents}
    if len(documents) < 40 or len(assets["entities"]) != 8:
        yield f"{len(documents)} documents, {len(assets['entities'])} entities"
    yield from guidelines(assets["entities"])
    yield from in_both_sets(assets["documents"], assets["entities"], lambda d: [l[2] for l in labels[d["location"]]])
    seen = Counter()
    for document, text in documents:
        yield from document_faults(document, text, labels[document["location"]])
        seen += wonders_of(text, labels[document["location"]])
    for wonder in ("CRLF", "LF", "emoji", "beyond ASCII", "at a line end", "over a line end", "side by side"):
        if not seen[wonder]:
            yield f"no document with {wonder}"
    yield from forgotten(documents, labels)


def document_faults(document, text, labels):
    name = document["location"]
    units = len(utf16(text)) // 2
    words = len(text.split())
    if not 80 <= words <= 400:
        yield f"{name} has {words} words"
    if [(r["regionOffset"], r["regionLength"]) for r in document["entities"]] != [(0, units)]:
        yield f"{name}: its region is not the text"
    for begin, end, category, label in labels:
        if begin >= end or end > units or label != label.strip() or not re.search(r"\w", label):
            yield f"{name}: {category} {label!r} at {begin}"
    for before, after in zip(labels, labels[1:]):
        if before[1] > after[0]:
            yield f"{name}: {before[3]!r} and {after[3]!r} lie over each other"


def wonders_of(text, labels):
    """What a document has of the things that the sample is to show."""
    units = utf16(text)

    def between(begin, end):
        return units[2 * begin:2 * end].decode("utf-16-le", "replace")
    return Counter({
        "CRLF": "\r\n" in text,
        "LF": "\n" in text and "\r" not in text,
        "emoji": any(ord(c) > 0xffff for c in text),
        "beyond ASCII": any(not label[3].isascii() for label in labels),
        "at a line end": any(between(end, end + 1) in ("\r", "\n") for _, end, _, _ in labels),
        "over a line end": any("\n" in label for *_, label in labels),
        "side by side": any(between(a[1], b[0]) == " " and a[2] != b[2] for a, b in zip(labels, labels[1:])),
    })


def forgotten(documents, labels):
    names = {label for each in labels.values() for *_, category, label in each if category in NAMES}
    name = re.compile(r"(?<![\w.@/-])(?:" + "|".join(map(re.escape, sorted(names, key=len, reverse=True))) + r")(?![\w/-])")
    for document, text in documents:
        free = bytearray(utf16(text))
        for begin, end, *_ in labels[document["location"]]:
            free[2 * begin:2 * end] = utf16("#" * (end - begin))
        for match in name.finditer(free.decode("utf-16-le")):
            yield f"{document['location']}: {match.group()!r} is not labeled, as it is elsewhere"


def citizen_faults(samples):
    folder = os.path.join(samples, "citizen-requests")
    assets = assets_of(folder, "labels.json")
    documents = assets["documents"]
    if len(documents) < 120 or not 6 <= len(assets["classes"]) <= 8:
        yield f"{len(documents)} documents, {len(assets['classes'])} classes"
    yield from guidelines(assets["classes"])
    yield from in_both_sets(documents, assets["classes"], lambda d: [d["class"]["category"]])
    sizes = sorted(Counter(d["class"]["category"] for d in documents).values())
    if sizes[-1] > 2 * sizes[0] or sizes[-1] == sizes[0]:
        yield f"classes of {sizes} texts"
    texts = [text_of(folder, document) for document in documents]
    for text in texts:
        if not 1 <= len(re.findall(r"[^.!?]*\w[^.!?]*", text)) <= 3:
            yield f"not one to three sentences: {text!r}"
    yield from alike(texts)


def main(samples):
    faults = [*travel_faults(samples), *harbour_faults(samples), *citizen_faults(samples)]
    print("\n".join(faults) or "the samples are as promised")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
