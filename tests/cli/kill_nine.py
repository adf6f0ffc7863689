# SPDX-License-Identifier: GPL-3.0-or-later
"""kill -9 at random moments of edit, import and train: every acknowledged edit is there, no half import, the workspace opens,
jobs say what happened. Usage: kill_nine.py GLOSSA SHARED DATA [TIMES]"""
import json
import os
import random
import signal
import subprocess
import sys
import time

from glossa import Glossa, check, equal, main


def kill_edits(glossa, project, rounds):
    known = {item["text"] for item in glossa.items(project)}
    for number in range(rounds):
        process = subprocess.Popen(glossa.command("edit", "--project", project), stdin=subprocess.PIPE,
                                   stdout=subprocess.PIPE, text=True)
        lines = "".join(json.dumps({"edit": "addItem", "value": {"text": f"round {number} text {i}"}}) + "\n"
                        for i in range(200))
        process.stdin.write(lines)
        process.stdin.flush()
        acknowledged = 0
        wanted = random.randrange(1, 60)
        while acknowledged < wanted:
            answer = json.loads(process.stdout.readline())
            check("sequence" in answer, f"refused: {answer}")
            acknowledged += 1
        process.send_signal(signal.SIGKILL)
        # What was printed before the kill counts as acknowledged too.
        acknowledged += sum(1 for line in process.stdout.read().splitlines() if line.endswith("}"))
        process.stdin.close()
        process.wait()
        now = {item["text"] for item in glossa.items(project)}
        check(known <= now, "an item of an earlier round is gone")
        for i in range(acknowledged):
            check(f"round {number} text {i}" in now, f"round {number}: acknowledged edit {i} is gone")
        known = now


def kill_imports(glossa, rounds, folder):
    path = os.path.join(folder, "big.tsv")
    with open(path, "w", encoding="utf-8") as file:
        file.write("text\tintent\n")
        for i in range(6000):
            file.write(f"utterance number {i} of a large file\t{'First' if i % 2 else 'Second'}\n")
    name = "imported"
    for number in range(rounds):
        process = subprocess.Popen(glossa.command("import", path, "--project", f"{name}{number}", "--kind",
                                                  "Conversation", "--language", "en-us"),
                                   stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        time.sleep(random.uniform(0.01, 1.2))
        process.send_signal(signal.SIGKILL)
        process.communicate()
        projects = {project["projectName"]: project["items"] for project in glossa.json("project", "list")}
        if process.returncode == 0:
            equal(projects.get(f"{name}{number}"), 6000, "a finished import")
        else:
            check(projects.get(f"{name}{number}") in (None, 6000), f"half an import: {projects}")


def kill_trainings(glossa, project, rounds):
    models = {model["label"] for model in glossa.json("models", "--project", project)}
    for number in range(rounds):
        last = max((job["id"] for job in glossa.json("jobs", "--project", project)), default=0)
        process = subprocess.Popen(glossa.command("train", "--project", project, "--model", f"k{number}"),
                                   stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        time.sleep(random.uniform(0.05, 2.0))
        process.send_signal(signal.SIGKILL)
        process.communicate()
        jobs = glossa.json("jobs", "--project", project)
        check(all(job["state"] in ("done", "failed", "cancelled") for job in jobs), f"a job without an end: {jobs}")
        now = {model["label"] for model in glossa.json("models", "--project", project)}
        check(models <= now, "a model is gone")
        # Killed early enough, it has not even made a job.
        done = any(job["id"] > last and job["state"] == "done" for job in jobs)
        equal(f"k{number}" in now, done, "a model stands exactly if its job is done")
        failed = [job for job in jobs if job["state"] == "failed"]
        check(all("error" in job for job in failed), "a failed job without its reason")
        models = now


def test(program, shared, data):
    times = int(sys.argv[4]) if len(sys.argv) > 4 else 20
    seed = int(os.environ.get("GLOSSA_SEED", "20261125"))
    print(f"GLOSSA_SEED={seed}, {times} kills")
    random.seed(seed)
    glossa = Glossa(program)
    glossa.run("import", os.path.join(data, "cli", "lamps.json"))
    edits = times // 2
    imports = times // 4
    kill_edits(glossa, "Lamps", edits)
    kill_imports(glossa, imports, glossa.folder)
    kill_trainings(glossa, "Lamps", times - edits - imports)


main(test)
