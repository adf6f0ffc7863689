# SPDX-License-Identifier: GPL-3.0-or-later
"""The review queue by the command line: what a deployment is asked is kept, listed, accepted, corrected, discarded, and each
of it taken back; the cycle closes with a model that has learned from it."""
import json
import os
import sqlite3

from glossa import Glossa, check, equal, main

PROJECT = ("--project", "Lamps")
ASKED = ["put the heating on", "kill the fan in the loft", "light on", "asdf", "put the heating on"]


def queue(glossa, *options):
    return glossa.json("review", "list", *options, *PROJECT)


def texts(glossa, *options):
    return [query["text"] for query in queue(glossa, *options)]


def number(glossa, text):
    found = [query["id"] for query in queue(glossa) if query["text"] == text]
    equal(len(found), 1, f"rows of {text!r}")
    return str(found[0])


def ask(glossa, *lines, deployment="production", options=()):
    out = glossa.run("predict", *PROJECT, "--deployment", deployment, *options, stdin="".join(line + "\n" for line in lines))
    return [json.loads(line) for line in out.stdout.splitlines()]


def what_was_asked_is_kept(glossa):
    answers = ask(glossa, *ASKED)
    equal(len(answers), 5, "answers")
    rows = queue(glossa)
    equal(sorted(row["text"] for row in rows), sorted(set(ASKED)), "equal queries are one row")
    equal({row["text"]: row["count"] for row in rows}["put the heating on"], 2, "count")
    equal([row["confidence"] for row in rows], sorted(row["confidence"] for row in rows), "least sure first")
    for row in rows:
        answer = answers[ASKED.index(row["text"])]
        best = answer["prediction"]["intents"][0]
        found = row["result"]["prediction"]["intents"][0]
        equal(found["category"], best["category"], "best intent")
        check(abs(found["confidenceScore"] - best["confidenceScore"]) < 1e-6, "its score")
        check(row["confidence"] <= found["confidenceScore"] + 1e-6, "the least of what it says")
        equal((row["deployment"], row["model"], row["state"]), ("production", "m1", "open"), "where it came from")
    ask(glossa, "not kept", options=("--no-log",))
    check("not kept" not in texts(glossa), "a query that was not to be kept")
    ask(glossa, "light on", deployment="staging")
    equal(texts(glossa, "--deployment", "staging"), ["light on"], "by deployment")
    equal(len(queue(glossa)), 5, "each deployment has its row")
    category = rows[0]["result"]["prediction"]["intents"][0]["category"]
    check(rows[0]["text"] in texts(glossa, "--category", category), "by intent")
    equal(texts(glossa, "--text", "HEATING"), ["put the heating on"], "by text")
    first = glossa.run("review", "list", "--limit", "2", *PROJECT)
    check("3 more; the next page: --after " in first.stderr, first.stderr)
    after = first.stderr.split()[-1]
    paged = [row["id"] for row in queue(glossa, "--limit", "2")] + [row["id"] for row in queue(glossa, "--after", after)]
    equal(paged, [row["id"] for row in queue(glossa)], "two pages")


def answers_are_settled(glossa):
    before = glossa.items("Lamps")
    glossa.run("review", "discard", number(glossa, "asdf"), *PROJECT)
    check("asdf" not in texts(glossa), "a discarded query")
    equal(texts(glossa, "--state", "discarded"), ["asdf"], "discarded ones")
    equal(glossa.items("Lamps"), before, "items after a discard")

    fan = "kill the fan in the loft"
    done = glossa.json("review", "correct", number(glossa, fan), "--intent", "TurnOff", "--entity", "Room:20:4", *PROJECT)
    equal((done["settled"], done["added"]), (1, 1), "correct")
    item = glossa.items("Lamps")[-1]
    equal((item["text"], item["intent"], item["dataset"]), (fan, "TurnOff", "Train"), "the corrected example")
    equal(item["labels"], [{"category": "Room", "offset": 20, "length": 4}], "its labels")
    equal((item["provenance"]["deployment"], item["provenance"]["model"], item["provenance"]["corrected"]),
          ("production", "m1", True), "its provenance")

    heating = [query for query in queue(glossa) if query["text"] == "put the heating on"][0]
    done = glossa.json("review", "accept", str(heating["id"]), *PROJECT)
    equal((done["settled"], done["added"], done["known"]), (1, 1, 0), "accept")
    item = glossa.items("Lamps")[-1]
    equal(item["intent"], heating["result"]["prediction"]["intents"][0]["category"], "the accepted intent")
    equal(item["provenance"]["confidence"], heating["confidence"], "its score")

    # The project has "light on" already; its two rows go together.
    count = len(glossa.items("Lamps"))
    done = glossa.json("review", "accept", str(queue(glossa)[0]["id"]), *PROJECT)
    equal((done["settled"], done["added"], done["known"]), (2, 0, 1), "accept of a known text")
    equal(len(glossa.items("Lamps")), count, "items")
    equal(queue(glossa), [], "the queue is done")

    history = glossa.json("history", *PROJECT)[:4]
    equal([(step["author"], step["door"]) for step in history], [("ana", "review")] * 4, "who has reviewed")
    check("Accept 1 query" in glossa.run("history", *PROJECT).stdout, "the history in words")
    out = glossa.run("undo", *PROJECT, "4").stdout
    check("Took back: Accept 1 query" in out and "Took back: Discard 1 query" in out, out)
    equal(glossa.items("Lamps"), before, "items after undo")
    equal(sorted(set(texts(glossa))), sorted(set(ASKED)), "queries after undo")
    glossa.run("redo", *PROJECT, "4")
    equal(queue(glossa), [], "the queue after redo")
    glossa.run("undo", *PROJECT, "4")


def many_at_once(glossa):
    """Above a confidence, in one step."""
    lines = [f"put lamp {number} on" for number in range(300)]
    ask(glossa, *lines)
    mine = [query for query in queue(glossa) if query["text"] in lines]
    equal(len(mine), 300, "queries")
    bound = sorted(query["confidence"] for query in mine)[100]
    above = [query for query in queue(glossa, "--above", repr(bound))]
    check(all(query["confidence"] >= bound for query in above), "all of them are above")
    before = len(glossa.items("Lamps"))
    done = glossa.json("review", "accept", "--above", repr(bound), "--text", "put lamp", *PROJECT)
    wanted = sum(query["confidence"] >= bound for query in mine)
    check(wanted >= 200, f"only {wanted} are above")
    equal((done["settled"], done["added"]), (wanted, wanted), "accepted at once")
    equal(len(glossa.items("Lamps")), before + wanted, "items")
    glossa.run("undo", *PROJECT)
    equal(len(glossa.items("Lamps")), before, "items after one undo")
    equal(len([query for query in queue(glossa) if query["text"] in lines]), 300, "queries after one undo")
    surest = sorted(query["confidence"] for query in mine)[-1]
    done = glossa.json("review", "accept", "--above", repr(bound), "--text", "put lamp", "--limit", "1", *PROJECT)
    equal((done["settled"], done["added"]), (1, 1), "the surest one alone")
    equal(glossa.items("Lamps")[-1]["provenance"]["confidence"], surest, "its score")
    glossa.run("undo", *PROJECT)
    done = glossa.json("review", "accept", "--above", repr(bound), "--text", "put lamp", *PROJECT)
    equal(done["settled"], wanted, "accepted again")
    done = glossa.json("review", "discard", "--below", "1", "--text", "put lamp", *PROJECT)
    equal(done["settled"], 300 - wanted, "discarded at once")
    equal(glossa.json("review", "discard", "--below", "1", "--text", "put lamp", *PROJECT)["settled"], 0, "nothing is left")


def two_models_differ(glossa):
    glossa.run("train", *PROJECT, "--model", "m2", "--split", "manual")
    done = glossa.json("review", "ask", "--model", "m2", *PROJECT)
    rows = queue(glossa)
    equal(sum(row["second"]["differs"] for row in rows), done["differ"], "answers that differ")
    equal(sorted(row["id"] for row in queue(glossa, "--differs")),
          sorted(row["id"] for row in rows if row["second"]["differs"]), "by disagreement")
    for row in rows:
        said = json.loads(glossa.run("predict", *PROJECT, "--model", "m2", row["text"]).stdout)
        equal(row["second"]["result"]["prediction"]["intents"][0]["category"],
              said["prediction"]["intents"][0]["category"], "what the second model says")
    equal(queue(glossa, "--differs-from", "m1"), [], "of a model that was not asked")


def settings_bound_the_queue(glossa):
    equal(glossa.json("review", "settings", *PROJECT)["keep"], True, "kept by itself")
    glossa.run("review", "settings", "--keep", "no", *PROJECT)
    ask(glossa, "a new one")
    check("a new one" not in texts(glossa), "kept in spite of the setting")
    glossa.run("review", "settings", "--keep", "yes", "--most", "2", *PROJECT)
    ask(glossa, "one", "two")
    ask(glossa, "three")
    equal(len(queue(glossa, "--order", "newest")), 2, "at most two")
    equal(queue(glossa, "--order", "newest")[0]["text"], "three", "the newest")
    glossa.run("review", "settings", "--most", "1000", *PROJECT)


def what_cannot_be_is_said(glossa):
    ask(glossa, "what else")
    query = number(glossa, "what else")

    def told(*words):
        error = json.loads(glossa.run("review", *words, *PROJECT, code=1, json_output=True).stderr)["error"]
        return error["name"], error["place"]
    equal(told("accept", "99999"), ("notFound", "query"), "a query that is not there")
    name, _ = told("correct", query, "--intent", "Dim")
    equal(name, "notFound", "an intent that is not there")
    name, _ = told("correct", query, "--intent", "TurnOn", "--entity", "Room:5:50")
    equal(name, "badOffset", "a place outside the text")
    check("what else" in texts(glossa), "a query that was refused stays")
    for words in (("accept",), ("accept", query, "--above", "0.5"), ("discard",), ("correct", query),
                  ("correct", query, "--intent", "TurnOn", "--nothing"), ("correct", query, "--entity", "Room"),
                  ("list", "--order", "any"), ("accept", "x"), ("settings", "--keep", "perhaps")):
        glossa.run("review", *words, *PROJECT, code=2)


def the_cycle_closes(glossa):
    """What was reviewed is learned: the model that is deployed next answers it."""
    text = "banish the darkness"
    ask(glossa, text)
    glossa.run("review", "correct", number(glossa, text), "--intent", "TurnOn", *PROJECT)
    glossa.run("train", *PROJECT, "--model", "m3", "--split", "manual")
    glossa.run("deploy", *PROJECT, "--deployment", "production", "--model", "m3")
    equal(ask(glossa, text)[0]["prediction"]["topIntent"], "TurnOn", "the answer of the next model")


def damaged_rows_are_shown(glossa):
    ask(glossa, "half a row")
    with sqlite3.connect(os.path.join(glossa.folder, "glossa.db")) as base:
        base.execute("UPDATE kept_query SET prediction = X'7b' WHERE text = 'half a row'")
    base.close()
    equal(texts(glossa, "--text", "half a row"), ["half a row"], "a row with a damaged answer")
    glossa.run("review", "discard", number(glossa, "half a row"), *PROJECT)


def test(program, shared, data):
    glossa = Glossa(program)
    glossa.run("import", os.path.join(data, "cli", "lamps.json"))
    glossa.run("train", *PROJECT, "--model", "m1", "--split", "manual")
    for slot in ("production", "staging"):
        glossa.run("deploy", *PROJECT, "--deployment", slot, "--model", "m1")
    what_was_asked_is_kept(glossa)
    answers_are_settled(glossa)
    many_at_once(glossa)
    two_models_differ(glossa)
    settings_bound_the_queue(glossa)
    what_cannot_be_is_said(glossa)
    the_cycle_closes(glossa)
    damaged_rows_are_shown(glossa)


main(test)
