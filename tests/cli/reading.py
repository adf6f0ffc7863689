# SPDX-License-Identifier: GPL-3.0-or-later
"""How files come in: standard input and pipes, what is assumed, texts that are there already, and the same reading options for
`import` and `evaluate --on`, which says what of a file it does not judge and what the model has learned."""
import atexit
import json
import os
import shutil
import subprocess
import tempfile

from glossa import Glossa, check, equal, main

TABLE = "text,intent\nturn the lamp on,TurnOn\nturn the lamp off,TurnOff\n"


# Copies of pipes stand in the folder for temporary files, and other tests run at the same time.
OWN = tempfile.mkdtemp(prefix="glossa-reading-")
atexit.register(shutil.rmtree, OWN, ignore_errors=True)
os.environ["TMPDIR"] = tempfile.tempdir = OWN


def temporary():
    return {name for name in os.listdir(tempfile.gettempdir()) if name.startswith("glossa-input-")}


def pipes(program, data):
    glossa = Glossa(program)
    before = temporary()
    answer = glossa.json("import", "-", "--project", "Standard", stdin=TABLE)
    equal((answer["kept"], answer["format"]), (2, "csv"), "an import from standard input")
    pipe = os.path.join(glossa.folder, "pipe.csv")
    os.mkfifo(pipe)
    with subprocess.Popen(["sh", "-c", f"cat > {pipe}"], stdin=subprocess.PIPE, text=True) as writer:
        importer = subprocess.Popen(glossa.command("import", pipe), stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        writer.communicate(TABLE)
        out, err = importer.communicate()
    equal(importer.returncode, 0, f"an import from a pipe: {err}")
    check(out.startswith("pipe: 2 read"), f"the project has the pipe's name: {out}")
    done = glossa.run("import", "-", "--project", "Bad", stdin="text,intent\n", code=1)
    check("standard input" in done.stderr and "no record" in done.stderr, f"a table without rows: {done.stderr}")
    done = glossa.run("import", "-", "--project", "Bad", stdin=TABLE + "a,X,Y\n")
    check("standard input, line 4" in done.stderr, f"a bad row of standard input: {done.stderr}")
    glossa.run("import", "-", "-", "--project", "Bad", stdin=TABLE, code=1)
    equal(temporary(), before, "copies of pipes that are left")


def assumptions(program, data):
    glossa = Glossa(program)
    path = os.path.join(glossa.folder, "mail.csv")
    with open(path, "w", encoding="utf-8") as file:
        file.write(TABLE)
    said = glossa.run("import", path).stderr
    check("Conversation" in said and "--kind" in said and "en-us" in said and "--language" in said, f"what is assumed: {said}")
    said = glossa.run("import", path, "--project", "Two", "--kind", "Conversation", "--language", "de").stderr
    equal(said, "", "nothing is assumed")
    equal(glossa.json("import", path, "--project", "Three", "--language", "de")["assumed"], {"projectKind": "Conversation"},
          "what is assumed, as JSON")

    said = glossa.run("import", path, code=1).stderr
    check('--project "mail"' in said and "--skip-existing" in said, f"remedies of a taken name: {said}")
    equal(glossa.json("import", path, "--project", "mail")["doubles"], 2, "doubles")
    said = glossa.run("import", path, "--project", "mail").stderr
    check("of 2 texts the project had 2 before" in said and "undo" in said, f"doubles are told: {said}")
    skipped = glossa.json("import", path, "--project", "mail", "--skip-existing")
    equal((skipped["kept"], skipped["skipped"], skipped["doubles"]), (0, 2, 0), "texts left out")


def evaluations(program, data):
    glossa = Glossa(program)
    lamps = os.path.join(data, "cli", "lamps.json")
    glossa.run("import", lamps)
    glossa.run("train", "--project", "Lamps", "--model", "m", "--split", "manual")
    base = ("evaluate", "--project", "Lamps", "--model", "m")
    done = glossa.run(*base, "--on", lamps, json_output=True)
    summary = json.loads(done.stdout)
    equal(summary["evaluationOptions"], {"kind": "manual"}, "evaluationOptions of a file")
    equal((summary["glossa"]["items"], summary["glossa"]["on"]["notTest"]), (1, 10), "judged, and left out as not Test")
    check("marks others as Test" in done.stderr and "flatter" not in done.stderr, f"what is said: {done.stderr}")
    done = glossa.run(*base, "--on", lamps, "--dataset", "Test", json_output=True)
    on = json.loads(done.stdout)["glossa"]["on"]
    equal((on["notTest"], on["textsOfTraining"], on["projectHasChanged"]), (0, 10, False), "texts of the training")
    check("of 11 judged texts 10" in done.stderr and "flatter" in done.stderr, f"the warning: {done.stderr}")

    glossa.run("train", "--project", "Lamps", "--model", "split", "--split", "auto:70")
    done = glossa.json("evaluate", "--project", "Lamps", "--model", "split")
    equal(done["evaluationOptions"]["trainingSplitPercentage"], 70, "the split of a training")
    done = glossa.json("evaluate", "--project", "Lamps", "--model", "split", "--on", lamps)
    equal(done["evaluationOptions"], {"kind": "manual"}, "no split of the training for a file")

    done = glossa.run(*base, "--on", "-", "--format", "tsv", "--columns", "label,text", stdin="TurnOn\tlamp on\nTurnOff\tlamp off\n", json_output=True)
    equal(json.loads(done.stdout)["glossa"]["items"], 2, "a table without a header")
    done = glossa.json(*base, "--on", "-", "--documents", "docstart", "--intent", "TurnOn", "--format", "conll",
                       stdin="light\tO\non\tO\n\nthe\tO\nhall\tB-Room\n")
    equal(done["glossa"]["items"], 1, "a column file as one document")
    done = glossa.run(*base, "--on", "-", "--unlabeled", stdin="light\tO\non\tO\n", code=1)
    check("labeled" in done.stderr, f"nothing labeled: {done.stderr}")
    check("--on" in glossa.run(*base, "--columns", "label,text", code=2).stderr, "a reading option without a file")
    glossa.run(*base, "--on", lamps, "--labeled", "--unlabeled", code=2)


def test(program, shared, data):
    pipes(program, data)
    assumptions(program, data)
    evaluations(program, data)


main(test)
