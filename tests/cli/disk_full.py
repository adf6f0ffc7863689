# SPDX-License-Identifier: GPL-3.0-or-later
"""A full disk, played by a limit on file sizes: a clear message, nothing lost, and all goes on once there is room."""
import json
import os
import resource
import subprocess

from glossa import Glossa, check, equal, main


def limited(glossa, limit, *arguments, stdin=None):
    def restrict():
        resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))

    return subprocess.run(glossa.command(*arguments), input=stdin, capture_output=True, text=True, preexec_fn=restrict)


def test(program, shared, data):
    glossa = Glossa(program)
    glossa.run("import", os.path.join(data, "cli", "lamps.json"))
    before = [item["text"] for item in glossa.items("Lamps")]
    database = os.path.join(glossa.folder, "glossa.db")
    limit = os.path.getsize(database) + 200_000

    edits = "".join(json.dumps({"edit": "addItem", "value": {"text": f"text {i} " + "long " * 400}}) + "\n"
                    for i in range(2000))
    done = limited(glossa, limit, "edit", "--project", "Lamps", stdin=edits)
    answers = [json.loads(line) for line in done.stdout.splitlines()]
    kept = [f"text {i}" for i, answer in enumerate(answers) if "sequence" in answer]
    refused = [answer for answer in answers if "error" in answer]
    equal(done.returncode, 1, "exit code of an edit on a full disk")
    check(refused and "disk is full" in refused[0]["error"], f"the message: {refused[:1]}")
    check(kept, "some edits fit")
    texts = [item["text"] for item in glossa.items("Lamps")]
    equal(texts[:len(before)], before, "the items from before")
    equal([" ".join(text.split()[:2]) for text in texts[len(before):]], kept, "exactly the acknowledged edits")

    big = os.path.join(glossa.folder, "big.tsv")
    with open(big, "w", encoding="utf-8") as file:
        file.write("text\tintent\n" + "".join(f"line {i} {'much ' * 40}\tFirst\n" for i in range(20000)))
    done = limited(glossa, os.path.getsize(database) + 100_000, "import", big, "--project", "Big", "--kind",
                   "Conversation", "--language", "en-us")
    equal(done.returncode, 1, "exit code of an import on a full disk")
    check("disk is full" in done.stderr, f"the message: {done.stderr}")
    equal([p["projectName"] for p in glossa.json("project", "list")], ["Lamps"], "projects")

    done = limited(glossa, 3_000, "export", "--project", "Lamps", "--format", "azure-clu",
                   os.path.join(glossa.folder, "out.json"))
    equal(done.returncode, 1, "exit code of an export on a full disk")
    check(not os.path.exists(os.path.join(glossa.folder, "out.json")), "half an export")
    glossa.edit("Lamps", {"edit": "addItem", "value": {"text": "room again"}})


main(test)
