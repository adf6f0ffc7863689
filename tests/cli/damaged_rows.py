# SPDX-License-Identifier: GPL-3.0-or-later
"""JSON that the store keeps of jobs and models and that was damaged: every command still answers, and says what is wrong."""
import json
import os
import sqlite3

from glossa import Glossa, check, equal, main

DAMAGE = ("{\"request\":", "[1]", "17", "", "\x00\x01", "{\"model\":7,\"trainPercent\":\"x\"}")
KEYS = {"combinedF1", "dataBytes", "entityF1", "fileBytes", "fingerprint", "heldBack", "heldBackFrom", "intentAccuracy", "intentF1", "items",
        "request", "sequence", "testItems", "testLabels", "trainByEntity", "trainByIntent", "trainItems", "trainLabels"}


def write(glossa, statement, *values):
    base = sqlite3.connect(os.path.join(glossa.folder, "glossa.db"))
    with base:
        base.execute(statement, values)
    base.close()


def frozen(glossa):
    model = glossa.json("models", "--project", "Lamps")[0]
    equal(set(model), {"label", "trained", "lastTrainingDurationInSeconds", "file", "hasSnapshot", "facts"}, "keys of a model")
    equal(set(model["facts"]), KEYS, "keys of its facts")
    job = glossa.json("jobs")[0]
    equal(list(job), ["id", "project", "kind", "model", "state", "fraction", "created", "started", "ended"], "keys of a job")
    equal((job["kind"], job["model"], job["state"]), ("train", "m1", "done"), "the job")
    check("lock" not in "".join(name for name in os.listdir(glossa.folder)), "a lock file stays")


def damaged_job(glossa):
    for damage in DAMAGE:
        write(glossa, "UPDATE job SET request = ?, progress = ?, result = ?", *[damage.encode()] * 3)
        job = glossa.json("jobs")[0]
        equal((job["kind"], job["model"], job["state"]), ("train", "", "done"), f"a job with {damage!r}")
        check("train" in glossa.run("jobs").stdout, f"a job with {damage!r}")
    write(glossa, "UPDATE job SET state = 3, error = ?", "{\"code\":31,")
    error = glossa.json("jobs")[0]["error"]
    equal((error["code"], error["place"]), (28, "error"), "a damaged reason")
    write(glossa, "UPDATE job SET state = 3, error = ?",
          "{\"code\":33,\"detail\":\"d\",\"expected\":\"e\",\"file\":\"f\",\"place\":\"p\"}")
    error = glossa.json("jobs")[0]["error"]
    check(error.pop("message"), "a reason in words")
    equal(error, {"code": 33, "name": "noRecords", "detail": "d", "expected": "e", "file": "f", "place": "p"}, "a reason")
    for phrase in ("7", "null", "[]", "{}"):
        write(glossa, "UPDATE job SET state = 3, error = ?", "{\"code\":31,\"place\":\"p\",\"detail\":{\"phrase\":%s}}" % phrase)
        error = glossa.json("jobs")[0]["error"]
        equal((error["code"], error["place"], error["detail"]), (31, "p", ""), f"a reason whose phrase is {phrase}")


def damaged_evaluation(glossa):
    write(glossa, "UPDATE model SET evaluation = ?", b"\x00\x00\x00\x01\xff")
    refused = glossa.run("evaluate", "--project", "Lamps", "--model", "m1", code=1, json_output=True)
    equal(json.loads(refused.stderr.splitlines()[-1])["error"]["name"], "corruptWorkspace", "an evaluation that cannot be read")


def project_of_no_kind(glossa):
    write(glossa, "UPDATE project SET kind = 9")
    for arguments in (("project", "list"), ("project", "show", "Lamps")):
        refused = glossa.run(*arguments, code=1, json_output=True)
        equal(json.loads(refused.stderr.splitlines()[-1])["error"]["name"], "corruptWorkspace", f"{arguments} of a project of no kind")


def waiting_job_that_cannot_be_read(glossa):
    write(glossa, "UPDATE job SET state = 0, owner = '', error = '', request = ?, created_ms = 9999999999999", b"{\"mod")
    glossa.run("worker", "--job", "1")
    job = glossa.json("jobs")[0]
    equal((job["state"], job["error"]["code"], job["error"]["place"]), ("failed", 28, "request"), "what a worker makes of it")


def damaged_model(glossa):
    for damage in DAMAGE:
        write(glossa, "UPDATE model SET facts = ?", damage.encode())
        model = glossa.json("models", "--project", "Lamps")[0]
        equal((model["label"], set(model["facts"])), ("m1", KEYS - {"dataBytes"}), f"a model with {damage!r}")
        check("m1" in glossa.run("models", "--project", "Lamps").stdout, f"a model with {damage!r}")
        glossa.run("project", "list")
        refused = glossa.run("predict", "--project", "Lamps", "--model", "m1", "lamp on", code=1)
        check("damaged" in refused.stderr, f"predict with {damage!r}: {refused.stderr!r}")
        glossa.run("evaluate", "--project", "Lamps", "--model", "m1")  # the outcomes stand by themselves


def test(program, _shared, data):
    glossa = Glossa(program)
    glossa.run("import", os.path.join(data, "cli", "lamps.json"))
    glossa.run("train", "--project", "Lamps", "--model", "m1", "--split", "manual")
    frozen(glossa)
    damaged_job(glossa)
    waiting_job_that_cannot_be_read(glossa)
    damaged_model(glossa)
    damaged_evaluation(glossa)
    glossa.run("models", "rename", "m1", "m2", "--project", "Lamps")
    glossa.run("models", "delete", "m2", "--project", "Lamps")
    project_of_no_kind(glossa)


main(test)
