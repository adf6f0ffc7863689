# SPDX-License-Identifier: GPL-3.0-or-later
"""What docs/moving.md says of a LUIS app is so: the script beside it makes a project that is imported whole, with the labels at the
places that LUIS meant, and says what it leaves out; what is no LUIS app is refused, and nothing is written."""
import os
import subprocess
import sys
import tempfile

from glossa import Glossa, check, equal, main

SCRIPT = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..", "docs", "luis_to_clu.py")


def convert(source, target):
    return subprocess.run([sys.executable, SCRIPT, source, target], capture_output=True, text=True, encoding="utf-8",
                          env={**os.environ, "PYTHONIOENCODING": "utf-8"})


def labels_of(item):
    text = item["text"].encode("utf-16-le")
    return [(label["category"], text[2 * label["offset"]:2 * (label["offset"] + label["length"])].decode("utf-16-le"))
            for label in item["labels"]]


def app(program, data, folder):
    target = os.path.join(folder, "pizza-clu.json")
    done = convert(os.path.join(data, "luis", "pizza.json"), target)
    equal(done.returncode, 0, f"exit code ({done.stderr})")
    equal(sorted(done.stderr.splitlines()),
          ["left out: features of entities (1)", "left out: features of intents (1)", "left out: patterns (1)",
           "left out: phraselists (1)", "left out: prebuilt entity keyPhrase (1)"], "what is left out")
    glossa = Glossa(program)
    result = glossa.json("import", target)
    equal((result["read"], result["kept"], result["refused"]), (2, 2, 0), "utterances")
    items = glossa.items("Pizza")
    equal(labels_of(items[0]), [("Order.Size", "large"), ("Order.Topping", "mushrooms"), ("Place.to", "Mill Lane")], "labels")
    equal([item["intent"] for item in items], ["OrderPizza", "None"], "intents")
    entities = [use["category"] for use in glossa.json("project", "show", "Pizza")["entityUse"]]
    equal(sorted(entities), ["Coupon", "Order.Size", "Order.Topping", "Place", "Place.to", "Toppings", "number"], "entities")
    # A list and a pattern of the app find what they found in LUIS, the canonical form of a list, too.
    glossa.run("train", "--project", "Pizza", "--model", "m")
    found = glossa.json("predict", "--project", "Pizza", "--model", "m", "AB1234 for mushrooms")["prediction"]["entities"]
    equal([(e["category"], e["text"]) for e in found if e["category"] in ("Coupon", "Toppings")],
          [("Coupon", "AB1234"), ("Toppings", "mushrooms")], "components")


def refusals(data, folder):
    target = os.path.join(folder, "out.json")
    other = os.path.join(folder, "other.json")
    with open(other, "w", encoding="utf-8") as file:
        file.write('{"projectFileVersion": "2022-05-01"}')
    torn = os.path.join(folder, "torn.json")
    with open(torn, "w", encoding="utf-8") as file:
        file.write('{"luis_schema_version": "7.0.0", "culture": "en-us", "intents": [], "utterances": [{"text": "hm"}]}')
    for source, reason in ((other, "luis_schema_version"), (torn, "'"), (os.path.join(folder, "none.json"), "none.json")):
        done = convert(source, target)
        equal(done.returncode, 1, f"exit code of {source}")
        check(done.stderr.startswith(source) and reason in done.stderr and "Traceback" not in done.stderr, done.stderr)
        check(not os.path.exists(target), "a refused app left a file")
    source = os.path.join(data, "luis", "pizza.json")
    equal(convert(source, other).returncode, 1, "a file that is there")
    with open(other, encoding="utf-8") as file:
        equal(file.read(), '{"projectFileVersion": "2022-05-01"}', "a file that is there")


def test(program, _, data):
    with tempfile.TemporaryDirectory() as folder:
        app(program, data, folder)
        refusals(data, folder)


main(test)
