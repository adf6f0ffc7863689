# SPDX-License-Identifier: GPL-3.0-or-later
"""Reading makes and changes nothing; a workspace that cannot be written is read all the same, and each change refused; a model file
under a wrong name, foreign databases and paths that are too long are told."""
import json
import os
import shutil
import sqlite3
import subprocess
import tempfile

from glossa import Failure, Glossa, check, equal, main

NOBODY = 65534


class Reader(Glossa):
    """Asks about another's workspace as somebody who must not write there."""

    def __init__(self, program, folder):
        super().__init__(program)
        os.rmdir(self.folder)
        self.folder = folder

    def run(self, *arguments, stdin=None, code=0, json_output=False):
        who = {"user": NOBODY, "group": NOBODY, "extra_groups": []} if os.getuid() == 0 else {}
        done = subprocess.run(self.command(*arguments, json_output=json_output), input=stdin, capture_output=True, text=True,
                              encoding="utf-8", **who)
        check(code is None or done.returncode == code, f"{arguments}: exit code {done.returncode}, wanted {code}\n"
              f"{done.stdout[-1000:]}\n{done.stderr[-1000:]}")
        return done


def lock(folder):
    for root, folders, files in os.walk(folder):
        for name in files:
            os.chmod(os.path.join(root, name), 0o444)
        os.chmod(root, 0o555)


def unlock(folder):
    os.chmod(folder, 0o755)
    for name in os.listdir(folder):
        os.chmod(os.path.join(folder, name), 0o755 if os.path.isdir(os.path.join(folder, name)) else 0o644)


def state(folder):
    found = {}
    for root, _, files in os.walk(folder):
        for name in files:
            path = os.path.join(root, name)
            with open(path, "rb") as file:
                found[os.path.relpath(path, folder)] = (os.stat(path).st_mtime_ns, file.read())
    return found


def readable_by_others(program):
    """Whether the reader of these tests can run the program at all."""
    try:
        Reader(program, tempfile.mkdtemp()).run("formats")
        return True
    except (OSError, Failure):  # the folder of the build is closed to others
        return False


def lamps_workspace(program, data):
    glossa = Glossa(program)
    glossa.run("import", os.path.join(data, "cli", "lamps.json"))
    glossa.run("train", "--project", "Lamps", "--model", "m", "--split", "manual")
    glossa.run("project", "create", "Old", "--kind", "Conversation", "--language", "en")
    glossa.run("project", "delete", "Old")
    return glossa


def look_at_everything(reader):
    equal([project["projectName"] for project in reader.json("project", "list")], ["Lamps"], "projects")
    equal(reader.json("project", "show", "Lamps")["items"], 11, "items of the project")
    equal(len(reader.items("Lamps")), 11, "items")
    equal(len(reader.items("Lamps", "lamp set:train")) > 0, True, "items by the index of texts")
    check(reader.json("history", "--project", "Lamps"), "the history")
    equal(reader.json("models", "--project", "Lamps")[0]["label"], "m", "models")
    equal(reader.json("jobs")[0]["state"], "done", "jobs")
    equal(reader.json("evaluate", "--project", "Lamps", "--model", "m")["glossa"]["items"], 1, "judged items")
    check("topIntent" in reader.run("predict", "--project", "Lamps", "--model", "m", "turn on").stdout, "a prediction")
    out = os.path.join(tempfile.mkdtemp(), "out.json")
    os.chmod(os.path.dirname(out), 0o777)
    reader.run("export", "--project", "Lamps", "--format", "azure-clu", out)
    with open(out, encoding="utf-8") as file:
        equal(len(json.load(file)["assets"]["utterances"]), 11, "exported utterances")
    shutil.rmtree(os.path.dirname(out))


def change_nothing(reader, data):
    for arguments in (("import", os.path.join(data, "cli", "lamps.json"), "--project", "New"), ("undo", "--project", "Lamps"),
                      ("train", "--project", "Lamps", "--model", "n"), ("models", "delete", "m", "--project", "Lamps"),
                      ("models", "rename", "m", "n", "--project", "Lamps"), ("project", "rename", "Lamps", "Lights"),
                      ("project", "delete", "Lamps"), ("project", "restore", "Old"), ("project", "purge", "Old"),
                      ("project", "create", "P", "--kind", "Conversation", "--language", "en")):
        said = reader.run(*arguments, code=1).stderr
        check("can be read and not written" in said, f"{arguments}: {said}")
    done = reader.run("edit", "--project", "Lamps", stdin='{"edit":"addItem","value":{"text":"x"}}\n', code=1)
    equal(json.loads(done.stdout)["name"], "readOnly", "an edit")


def locked(program, data):
    glossa = lamps_workspace(program, data)
    lock(glossa.folder)
    before = state(glossa.folder)
    reader = Reader(program, glossa.folder)
    look_at_everything(reader)
    change_nothing(reader, data)
    equal(state(glossa.folder), before, "the folder after reading it and trying to write")
    unlock(glossa.folder)


def in_use(program, data):
    """What the owner writes is seen, though it stands in the log only."""
    glossa = lamps_workspace(program, data)
    for path in (glossa.folder, os.path.join(glossa.folder, "models")):
        os.chmod(path, 0o755)
    reader = Reader(program, glossa.folder)
    with subprocess.Popen(glossa.command("edit", "--project", "Lamps"), stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                          text=True) as owner:
        owner.stdin.write('{"edit":"addItem","value":{"text":"written meanwhile"}}\n')
        owner.stdin.flush()
        check("sequence" in owner.stdout.readline(), "the owner's edit")
        check(os.path.getsize(os.path.join(glossa.folder, "glossa.db-wal")) > 0, "the log is in use")
        equal(len(reader.items("Lamps", "meanwhile")), 1, "what stands in the log")
        change_nothing(reader, data)
        copied = tempfile.mkdtemp(prefix="glossa-test-")
        for name in ("glossa.db", "glossa.db-wal"):  # as a backup takes it, without the shared memory
            shutil.copy(os.path.join(glossa.folder, name), copied)
        owner.stdin.close()
        owner.wait()
    lock(copied)
    before = state(copied)
    equal(len(Reader(program, copied).items("Lamps", "meanwhile")), 1, "the log of a copy")
    equal(state(copied), before, "the copy after it was read")


def nothing_is_made(program):
    base = tempfile.mkdtemp(prefix="glossa-test-")
    bare = {name: value for name, value in os.environ.items()
            if name not in ("HOME", "XDG_DATA_HOME", "GLOSSA_WORKSPACE")}

    def ask(environment, *arguments):
        return subprocess.run([program, *arguments], capture_output=True, text=True, env={**bare, **environment})

    home = os.path.join(base, "home")
    for environment in ({"HOME": home}, {"GLOSSA_WORKSPACE": os.path.join(base, "w")}):
        for arguments in (("project", "list"), ("items", "--project", "P"), ("jobs",), ("worker",)):
            done = ask(environment, *arguments)
            check(done.returncode == 1 and "There is no workspace at" in done.stderr, f"{arguments}: {done}")
    equal(os.listdir(base), [], "what reading has made")
    for arguments in (("project", "list"), ("project", "create", "P", "--kind", "Conversation", "--language", "en")):
        done = ask({}, *arguments)
        check(done.returncode == 1 and "HOME is not set" in done.stderr, f"without a home: {done}")
    check(not os.path.exists("/.local/share/glossa"), "a workspace below the root")
    equal(ask({"HOME": home}, "project", "create", "P", "--kind", "Conversation", "--language", "en").returncode, 0, "made by create")
    shutil.rmtree(base)


def foreign(program):
    glossa = Glossa(program)
    database = sqlite3.connect(os.path.join(glossa.folder, "glossa.db"))
    database.execute("CREATE TABLE guests(name TEXT)")
    database.commit()
    database.close()
    for arguments in (("project", "list"), ("project", "create", "P", "--kind", "Conversation", "--language", "en")):
        said = glossa.run(*arguments, code=1).stderr
        check("damaged" in said and "not the version of Glossa's" in said, f"another program's database: {said}")
    long = Glossa(program)
    long.folder = os.path.join(long.folder, *["d" * 100] * 5)
    said = long.run("project", "create", "P", "--kind", "Conversation", "--language", "en", code=1).stderr
    check("too large (the path of the folder)" in said and "at most" in said, f"a long path: {said}")
    check(not os.path.exists(os.path.dirname(long.folder)), "nothing is made of a long path")


def other_models(program, data):
    glossa = Glossa(program)
    glossa.run("import", os.path.join(data, "cli", "lamps.json"))
    glossa.run("import", os.path.join(data, "cli", "lamps.json"), "--project", "Other")
    glossa.edit("Other", {"edit": "addItem", "value": {"text": "turn the big lamp on", "intent": "TurnOn"}})
    for project, model, seed in (("Lamps", "m", "7"), ("Lamps", "older", "8"), ("Other", "m", "7")):
        glossa.run("train", "--project", project, "--model", model, "--seed", seed)
    folder = os.path.join(glossa.folder, "models")
    files = {(project, row["label"]): os.path.join(folder, row["file"]) for project in ("Lamps", "Other")
             for row in glossa.json("models", "--project", project)}
    own = files["Lamps", "m"]
    kept = own + ".kept"
    os.rename(own, kept)
    for wrong in (("Lamps", "older"), ("Other", "m")):
        shutil.copy(files[wrong], own)
        for arguments in (("predict", "--project", "Lamps", "--model", "m", "turn on"),
                          ("evaluate", "--project", "Lamps", "--model", "m", "--on", os.path.join(data, "cli", "lamps.json"))):
            said = glossa.run(*arguments, code=1).stderr
            check("the file of another training" in said and "train again" in said, f"{wrong} under another name: {said}")
    os.rename(kept, own)
    glossa.run("predict", "--project", "Lamps", "--model", "m", "turn on")


def test(program, shared, data):
    nothing_is_made(program)
    foreign(program)
    other_models(program, data)
    if not readable_by_others(program):
        print("skipped: the program cannot be run by somebody who must not write")
        return
    locked(program, data)
    in_use(program, data)


main(test)
