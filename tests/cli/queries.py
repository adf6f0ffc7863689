# SPDX-License-Identifier: GPL-3.0-or-later
"""Sentences outside the data: eighty for EmailAppDemo, of which 85 % must get the right intent; the list and learned entities of
HomeAutomationDemo; and the None threshold, which changes topIntent but no score."""
import json
import os

from glossa import Glossa, check, equal, main


def read_queries(data):
    with open(os.path.join(data, "email-queries", "queries.jsonl"), encoding="utf-8") as file:
        queries = [json.loads(line) for line in file]
    equal(len({query["text"] for query in queries}), 80, "different queries")
    equal(len({query["intent"] for query in queries}), 15, "intents of the queries")
    return [(query["intent"], query["text"]) for query in queries]


def emails(program, shared, queries):
    path = os.path.join(shared, "data", "azure-samples", "clu", "EmailAppDemo.json")
    with open(path, encoding="utf-8") as file:
        known = {u["text"].lower() for u in json.load(file)["assets"]["utterances"]}
    check(not [text for _, text in queries if text.lower() in known], "a query stands in the data")
    glossa = Glossa(program)
    glossa.run("import", path)
    glossa.run("train", "--project", "EmailAppDemo", "--model", "m", "--split", "auto:100")
    out = glossa.run("predict", "--project", "EmailAppDemo", "--model", "m",
                     stdin="".join(text + "\n" for _, text in queries)).stdout
    answers = [json.loads(line)["prediction"] for line in out.splitlines()]
    wrong = [(text, intent, a["intents"][0]["category"])
             for (intent, text), a in zip(queries, answers) if a["intents"][0]["category"] != intent]
    for text, intent, found in wrong:
        print(f"{text!r}: {intent}, predicted {found}")
    equal(len(answers), len(queries), "answers")
    print(f"{len(queries) - len(wrong)} of {len(queries)} right")
    check(len(wrong) <= 0.15 * len(queries), "fewer than 85 % right")
    for answer in answers:
        best = answer["intents"][0]
        equal(answer["topIntent"], best["category"] if best["confidenceScore"] >= 0.7 else "None",
              "topIntent under the project's threshold 0.7")
        equal(len(answer["intents"]), 15, "scores")


def home(program, shared):
    glossa = Glossa(program)
    name = glossa.json("import", os.path.join(shared, "data", "azure-samples", "clu", "HomeAutomationDemo.json"))["projectName"]
    glossa.run("train", "--project", name, "--model", "m")
    answer = json.loads(glossa.run("predict", "--project", name, "--model", "m", "turn off the lamp in the kitchen").stdout)
    found = {e["category"]: e for e in answer["prediction"]["entities"]}
    equal(found["HomeAutomation.DeviceType"].get("extraInformation"),
          [{"extraInformationKind": "ListKey", "key": "lamp"}], "list key of the lamp")
    equal(found["HomeAutomation.Location"]["text"], "kitchen", "the location")


def test(program, shared, data):
    queries = read_queries(data)
    if not shared:
        print("skipped: Azure's sample projects are not here, nothing was asked")
        return
    emails(program, shared, queries)
    home(program, shared)


main(test)
