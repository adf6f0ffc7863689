# SPDX-License-Identifier: GPL-3.0-or-later
"""Deployments by the command line: slots that hold their models, their history and its undo, what is refused, and kills.
Usage: deploying.py GLOSSA SHARED DATA [KILLS]"""
import json
import os
import random
import subprocess
import sys
import time

from glossa import Glossa, check, equal, main

TEXT = "put the heating on"


def deploy(glossa, slot, model, code=0):
    return glossa.run("deploy", "--project", "Lamps", "--deployment", slot, "--model", model, code=code)


def deployments(glossa, *words, code=0):
    return glossa.run("deployments", *words, "--project", "Lamps", code=code)


def served(glossa, slot):
    """The model of a slot, as the list tells it."""
    rows = {row["deployment"]: row for row in glossa.json("deployments", "list", "--project", "Lamps")}
    return rows[slot]["model"] if slot in rows else None


def answer(glossa, slot):
    out = glossa.run("predict", "--project", "Lamps", "--deployment", slot, "--no-log", TEXT).stdout
    return json.loads(out)["prediction"]["intents"]


def refusal(done):
    return json.loads(done.stderr)["error"]


def slots_hold_their_models(glossa):
    glossa.run("train", "--project", "Lamps", "--model", "m1", "--split", "manual")
    equal(deploy(glossa, "production", "m1").stdout, "production: m1 (step 1)\n", "what deploy says")
    before = answer(glossa, "production")
    glossa.edit("Lamps", {"edit": "addItem", "value": {"text": TEXT, "intent": "TurnOff", "dataset": "Train"}},
                {"edit": "addItem", "value": {"text": TEXT + " please", "intent": "TurnOff", "dataset": "Train"}})
    row = glossa.json("deployments", "--project", "Lamps")[0]
    equal((row["model"], row["listed"], row["newerModels"], row["editsBehind"]), ("m1", "itself", 0, 2), "behind the data")
    glossa.run("train", "--project", "Lamps", "--model", "m1", "--split", "manual")
    equal(answer(glossa, "production"), before, "the answer after its label was trained anew")
    row = glossa.json("deployments", "--project", "Lamps")[0]
    equal((row["listed"], row["newerModels"], row["editsBehind"]), ("replaced", 1, 2), "behind the model")
    check("1 model, 2 edits behind; m1 was trained anew since" in deployments(glossa).stdout, deployments(glossa).stdout)
    glossa.run("models", "rename", "m1", "m2", "--project", "Lamps")
    equal(glossa.json("deployments", "--project", "Lamps")[0]["listed"], "deleted", "its name is no model's")
    equal(answer(glossa, "production"), before, "the answer after the renaming")
    deploy(glossa, "staging", "m2")
    glossa.run("models", "delete", "m2", "--project", "Lamps")
    after = answer(glossa, "staging")
    check(after != before, "another training answers otherwise")
    step = glossa.json("deployments", "swap", "production", "staging", "--project", "Lamps")
    equal(step["act"], "swap", "act")
    equal(step["changes"], [{"deployment": "production", "before": "m1", "after": "m2"},
                            {"deployment": "staging", "before": "m2", "after": "m1"}], "changes of the swap")
    equal(answer(glossa, "production"), after, "the answer after the swap")
    equal(answer(glossa, "staging"), before, "the answer after the swap")
    deployments(glossa, "delete", "staging")
    equal(served(glossa, "staging"), None, "the deleted slot")
    return before, after


def steps_are_taken_back(glossa, before, after):
    steps = glossa.json("deployments", "history", "--project", "Lamps")
    equal([step["act"] for step in steps], ["delete", "swap", "deploy", "deploy"], "history")
    equal({step["author"] for step in steps}, {"ana"}, "authors")
    undone = glossa.json("deployments", "undo", "--project", "Lamps")
    equal((undone["act"], undone["undoes"]), ("undo", steps[0]["step"]), "undo of the deletion")
    equal(answer(glossa, "staging"), before, "a deleted slot that came back")
    deployments(glossa, "undo")
    equal(answer(glossa, "production"), before, "the answer after the undo of the swap")
    # What took the swap back is a step like any other.
    again = glossa.json("deployments", "history", "--project", "Lamps")[0]
    deployments(glossa, "undo", "--step", str(again["step"]))
    equal(answer(glossa, "production"), after, "the swap again")
    refused = glossa.run("deployments", "undo", "--step", str(again["step"]), "--project", "Lamps", code=1, json_output=True)
    equal((refusal(refused)["name"], refusal(refused)["detailPhrase"][0] if isinstance(refusal(refused)["detailPhrase"], list)
           else refusal(refused)["detailPhrase"].get("phrase")), ("stale", "takenBackByStep"), "undone twice")
    ben = Glossa(glossa.program, author="ben")
    ben.folder = glossa.folder
    equal(refusal(ben.run("deployments", "undo", "--project", "Lamps", code=1, json_output=True))["place"], "undo",
          "nothing of Ben's")
    check("swapped" in deployments(glossa, "history").stdout, "the history in words")


def what_is_not_there_is_told_apart(glossa):
    def told(*words):
        error = refusal(glossa.run(*words, code=1, json_output=True))
        return error["name"], error["place"]
    equal(told("deploy", "--project", "Nobody", "--deployment", "a", "--model", "m"), ("notFound", "project"), "project")
    equal(told("deploy", "--project", "Lamps", "--deployment", "a", "--model", "m"), ("notFound", "model"), "model")
    equal(told("deploy", "--project", "Lamps", "--deployment", "a b", "--model", "m"), ("invalidArgument", "deployment"), "name")
    equal(told("predict", "--project", "Lamps", "--deployment", "a", "x"), ("notFound", "deployment"), "deployment")
    equal(told("deployments", "swap", "production", "a", "--project", "Lamps"), ("notFound", "deployment"), "swap")
    equal(told("deployments", "swap", "staging", "staging", "--project", "Lamps"), ("invalidArgument", "deployment"), "swap")
    equal(told("deployments", "delete", "a", "--project", "Lamps"), ("notFound", "deployment"), "delete")
    for words in (("predict", "--project", "Lamps", "x"),
                  ("predict", "--project", "Lamps", "--deployment", "a", "--model", "b", "x"),
                  ("deploy", "--project", "Lamps"), ("deployments", "undo", "--step", "0", "--project", "Lamps")):
        glossa.run(*words, code=2)


def readers_never_fail_meanwhile(glossa):
    """A process that answers keeps its model; new ones get the new one; none fails while others deploy and train."""
    glossa.run("train", "--project", "Lamps", "--model", "a", "--split", "manual")
    glossa.run("train", "--project", "Lamps", "--model", "b", "--split", "manual", "--seed", "8")
    deploy(glossa, "live", "a")
    reader = subprocess.Popen(glossa.command("predict", "--project", "Lamps", "--deployment", "live", "--no-log"),
                              stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)

    def ask():
        reader.stdin.write(TEXT + "\n")
        reader.stdin.flush()
        return json.loads(reader.stdout.readline())["prediction"]["intents"]
    first = ask()
    writer = subprocess.Popen(["sh", "-c", " && ".join(
        " ".join(glossa.command(*words)) for words in
        [("deploy", "--project", "Lamps", "--deployment", "live", "--model", model) for model in ("b", "a", "b")] +
        [("models", "delete", "b", "--project", "Lamps"),
         ("train", "--project", "Lamps", "--model", "a", "--split", "manual", "--seed", "9"),
         ("deploy", "--project", "Lamps", "--deployment", "live", "--model", "a")])],
        stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
    asked = 0
    while writer.poll() is None:
        equal(ask(), first, "the answers of one process")
        answer(glossa, "live")  # a new one, which loads whatever serves now
        asked += 1
    equal(writer.returncode, 0, f"what deploys: {writer.stderr.read()}")
    check(asked > 2, f"only {asked} questions meanwhile")
    reader.stdin.close()
    equal(reader.wait(), 0, "the answering process")


def kills_leave_nothing(glossa, rounds):
    """Whatever is killed in between: what serves answers, and no file of a model is lost or left."""
    chance = random.Random(5)
    for number in range(rounds):
        words = chance.choice([("deploy", "--project", "Lamps", "--deployment", "live", "--model", "a"),
                               ("train", "--project", "Lamps", "--model", "a", "--split", "manual", "--seed", str(number)),
                               ("deployments", "swap", "live", "production", "--project", "Lamps"),
                               ("deployments", "undo", "--project", "Lamps"),
                               ("train", "--project", "Lamps", "--model", "c", "--split", "manual"),
                               ("models", "delete", "c", "--project", "Lamps")])
        process = subprocess.Popen(glossa.command(*words), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        time.sleep(chance.random() * (1.5 if words[0] == "train" else 0.3))
        process.kill()
        process.wait()
        for slot in ("live", "production"):
            check(answer(glossa, slot), f"{slot} answers nothing after {words}")
    glossa.run("jobs")  # opens the workspace once more, which clears what was left
    listed = {model["file"] for model in glossa.json("models", "--project", "Lamps")}
    there = set(os.listdir(os.path.join(glossa.folder, "models")))
    check(listed <= there, f"lost: {listed - there}")
    # What serves and what undo reaches are held beside; all of it goes with the project.
    glossa.run("project", "delete", "Lamps")
    glossa.run("project", "purge", "Lamps")
    equal(os.listdir(os.path.join(glossa.folder, "models")), [], "files of a purged project")
    equal([name for name in os.listdir(glossa.folder) if name.startswith("model-")], [], "locks of killed trainings")


def test(program, shared, data):
    rounds = int(sys.argv[4]) if len(sys.argv) > 4 else 15
    glossa = Glossa(program)
    glossa.run("import", os.path.join(data, "cli", "lamps.json"))
    before, after = slots_hold_their_models(glossa)
    steps_are_taken_back(glossa, before, after)
    what_is_not_there_is_told_apart(glossa)
    readers_never_fail_meanwhile(glossa)
    kills_leave_nothing(glossa, rounds)


main(test)
