# SPDX-License-Identifier: GPL-3.0-or-later
"""A workspace with deployed models, and `glossa serve` over it."""
import json
import os
import subprocess
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "cli"))
from glossa import Glossa, check  # noqa: E402

DATA = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "data")
PEOPLE = ("Olivia Berg", "Ana Lind", "Ben Moor", "Carla Voss", "Dora Quist")
CITIES = ("Paris", "Oslo", "Rome", "Lima")
PAPER = "Contract 99: Ana Lind rents a boat in Rome."
WORDS = {"sport": ("match", "goal", "team", "race", "coach"), "money": ("bank", "loan", "tax", "bond", "price"),
         "music": ("song", "band", "choir", "tune", "drum")}


class Server:
    """`glossa serve` on a free port of this machine, until stop()."""

    def __init__(self, glossa, *options):
        line = glossa.command("serve", "--listen", "127.0.0.1:0", "--no-log", "--until-input-ends", *options, json_output=True)
        self.process = subprocess.Popen(line, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        first = self.process.stdout.readline()
        check(first, f"the server has not started: {'' if first else self.process.stderr.read()}")
        said = json.loads(first)
        self.endpoint = said["addresses"][0]
        self.certificate = said.get("certificate")

    def stop(self):
        self.process.stdin.close()
        code = self.process.wait(30)
        check(code == 0, f"the server ended with {code}: {self.process.stderr.read()[-2000:]}")
        self.process.stdout.close()
        self.process.stderr.close()


def labels(kind, name, assets):
    return {"projectFileVersion": "2022-05-01", "stringIndexType": "Utf16CodeUnit",
            "metadata": {"projectKind": kind, "projectName": name, "language": "en-us", "multilingual": False, "settings": {},
                         "storageInputContainerName": "texts"},
            "assets": {"projectKind": kind, **assets}}


def import_documents(glossa, kind, name, assets, texts):
    folder = os.path.join(glossa.folder, f"import-{name}")
    os.mkdir(folder)
    for location, text in texts.items():
        with open(os.path.join(folder, location), "w", encoding="utf-8", newline="") as file:
            file.write(text)
    with open(os.path.join(folder, "labels.json"), "w", encoding="utf-8") as file:
        json.dump(labels(kind, name, assets), file)
    glossa.run("import", os.path.join(folder, "labels.json"), "--project", name)


def deploy(glossa, project):
    glossa.run("train", "--project", project, "--model", "m1", "--split", "manual")
    glossa.run("deploy", "--project", project, "--model", "m1", "--deployment", "live")


def make_conversations(glossa):
    glossa.run("import", os.path.join(DATA, "cli", "lamps.json"), "--project", "Lamps")
    deploy(glossa, "Lamps")
    return {"project": "Lamps"}


def make_entities(glossa):
    texts, documents = {}, []
    for number in range(len(PEOPLE) * len(CITIES)):
        person, city = PEOPLE[number % len(PEOPLE)], CITIES[number % len(CITIES)]
        text = f"Contract {number}: {person} rents a boat in {city}."
        marks = [{"category": name, "offset": text.index(found), "length": len(found)} for name, found in (("Person", person), ("City", city))]
        texts[f"{number}.txt"] = text
        documents.append({"location": f"{number}.txt", "language": "en-us", "dataset": "Train",
                          "entities": [{"regionOffset": 0, "regionLength": len(text), "labels": marks}]})
    import_documents(glossa, "CustomEntityRecognition", "Papers", {"entities": [{"category": "Person"}, {"category": "City"}], "documents": documents}, texts)
    deploy(glossa, "Papers")
    return {"project": "Papers", "text": PAPER, "found": [["Person", "Ana Lind", 13, 8], ["City", "Rome", 38, 4]]}


def make_classes(glossa, kind, name, several):
    """Texts with words of one subject, or of two."""
    texts, documents = {}, []
    subjects = list(WORDS)
    for number in range(60):
        first, second = subjects[number % 3], subjects[(number + 1) % 3]
        words = [WORDS[first][(number + i) % 5] for i in range(3)]
        both = several and number % 2
        if both:
            words += [WORDS[second][(number + i) % 5] for i in range(3)]
        texts[f"{number}.txt"] = f"Today's news: {' '.join(words)}."
        classes = [{"category": each} for each in ([first, second] if both else [first])]
        documents.append({"location": f"{number}.txt", "language": "en-us", "dataset": "Train",
                          **({"classes": classes} if several else {"class": classes[0]})})
    import_documents(glossa, kind, name, {"classes": [{"category": each} for each in subjects], "documents": documents}, texts)
    deploy(glossa, name)
    return {"project": name, "text": "Today's news: goal team coach.", "found": ["sport"]}


def served_workspace(program):
    """The workspace and what clients are to ask in it."""
    glossa = Glossa(program)
    plan = {"conversations": make_conversations(glossa), "entities": make_entities(glossa)}
    for which, kind in (("single", "CustomSingleLabelClassification"), ("multi", "CustomMultiLabelClassification")):
        plan[which] = make_classes(glossa, kind, f"News-{which}", which == "multi")
    return glossa, plan
