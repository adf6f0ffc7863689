# SPDX-License-Identifier: GPL-3.0-or-later
"""Answers, files and options are the same under a locale with a decimal comma or with other letter rules as under C. Without a
word of its own about a locale, the C library would read 0.75 as 0 and write 0,75 into files."""
import json
import os
import subprocess
import tempfile

from glossa import Glossa, check, equal, main

PROJECT = {
    "projectFileVersion": "2023-04-01", "stringIndexType": "Utf16CodeUnit",
    "metadata": {"projectKind": "Conversation", "projectName": "Numbers", "language": "en-us",
                 "settings": {"confidenceThreshold": 0.75}, "x": 1.5e-3},
    "assets": {"projectKind": "Conversation", "intents": [{"category": "A", "w": 0.25}, {"category": "B"}], "entities": [],
               "utterances": [{"text": text, "language": "en-us", "intent": intent, "entities": [], "dataset": dataset, "score": 0.125}
                              for text, intent, dataset in (("one two", "A", "Train"), ("three four", "B", "Train"),
                                                            ("one too", "A", "Test"), ("three for", "B", "Test"))]}}


def job(program, locale, folder):
    """The same steps under one locale: what was exported and what was said."""
    os.environ["LC_ALL"] = locale
    glossa = Glossa(program)
    source = os.path.join(folder, "in.json")
    with open(source, "w", encoding="utf-8") as file:
        json.dump(PROJECT, file)
    out = os.path.join(folder, f"{locale}.json")
    glossa.run("import", source)
    glossa.run("export", "--project", "Numbers", "--format", "azure-clu", out)
    glossa.run("train", "--project", "Numbers", "--model", "m", "--split", "manual")
    said = [glossa.run("evaluate", "--project", "Numbers", "--model", "m").stdout,
            glossa.run("evaluate", "--project", "Numbers", "--model", "m", "--min-f1", "0.05").stdout,
            glossa.run("evaluate", "--project", "Numbers", "--model", "m", json_output=True).stdout,
            glossa.run("predict", "--project", "Numbers", "--model", "m", "one two").stdout,
            glossa.run("project", "show", "Numbers").stdout]
    glossa.run("evaluate", "--project", "Numbers", "--model", "m", "--min-f1", "0,5", code=2)
    glossa.run("import", out, "--project", "Again")
    again = os.path.join(folder, f"{locale}-again.json")
    glossa.run("export", "--project", "Again", "--format", "azure-clu", again)
    with open(out, "rb") as one, open(again, "rb") as two:
        return one.read(), two.read(), said


def test(program, shared, data):
    with tempfile.TemporaryDirectory() as folder:
        wanted, wanted_again, wanted_said = job(program, "C.UTF-8", folder)
        read = json.loads(wanted)
        equal(read["metadata"]["settings"]["confidenceThreshold"], 0.75, "the threshold")
        equal(read["metadata"]["x"], 1.5e-3, "a number in a field that is not understood")
        equal(read["assets"]["intents"][0]["w"], 0.25, "a number beside an intent")
        equal(read["assets"]["utterances"][0]["score"], 0.125, "a number beside an utterance")
        for locale in ("de_DE.UTF-8", "tr_TR.UTF-8"):
            done = subprocess.run(["locale", "decimal_point"], env=os.environ | {"LC_ALL": locale}, capture_output=True, text=True,
                                  check=True)
            equal(done.stdout.strip(), ",", f"the decimal point of {locale}; is the locale installed?")
            found, again, said = job(program, locale, folder)
            equal(found, wanted, f"the export under {locale}")
            equal(again, wanted_again, f"the second export under {locale}")
            for one, two in zip(said, wanted_said):
                equal(one, two, f"an answer under {locale}")
    check("," not in wanted_said[0].split("macro")[0].split("F1")[1].split("\n")[1], "figures have a point")


main(test)
