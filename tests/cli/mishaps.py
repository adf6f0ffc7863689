# SPDX-License-Identifier: GPL-3.0-or-later
"""What goes wrong on the command line is told, answered line by line, and changes nothing."""
import json
import os
import subprocess
import tempfile

from glossa import Glossa, check, equal, main


def test(program, shared, data):
    glossa = Glossa(program)
    glossa.run("import", os.path.join(data, "cli", "lamps.json"))
    glossa.run("train", "--project", "Lamps", "--model", "m", "--split", "auto:100")

    done = subprocess.run(glossa.command("predict", "--project", "Lamps", "--model", "m"),
                          input=b"turn on\n\n\xff\xfe\n\xd8\xa3\r\n", capture_output=True)
    answers = [json.loads(line) for line in done.stdout.decode("utf-8").splitlines()]
    equal(len(answers), 4, "answers to four lines, one of them not UTF-8")
    check("error" in answers[2] and answers[2]["line"] == 3, f"the third line is refused: {answers[2]}")
    equal(answers[3]["query"], "أ", "the line after it is answered, without its carriage return")
    equal(done.returncode, 1, "exit code when a line was refused")

    for arguments, words in ((("nosuch",), 'no command "nosuch"'), (("undo", "--project", "Lamps", "99"), "Only"),
                             (("import", "/nonexistent.json"), "/nonexistent.json"),
                             (("export", "--project", "Lamps", "--format", "azure-clu", "/nonexistent/out.json"), "/nonexistent"),
                             (("train", "--project", "Lamps", "--model", "a/b"), "a/b"),
                             (("evaluate", "--project", "Lamps", "--model", "other"), "other"),
                             (("project", "show", "Other"), "Other")):
        done = subprocess.run(glossa.command(*arguments), capture_output=True, text=True, check=False)
        check(done.returncode in (1, 2) and words in done.stderr, f"{arguments}: {done.returncode}, {done.stderr!r}")

    # A table without a known header is refused with the option that reads it, and that one does.
    with tempfile.TemporaryDirectory() as folder:
        for name, rows, remedy in (("plain.tsv", "fly\tto Oslo now\nstay\ta room please\nfly\tback home\n",
                                    ["--columns", "label,text"]),
                                   ("foreign.csv", "Frage,Absicht\nnach Oslo jetzt,fly\nein Zimmer,stay\nnach Hause,fly\n",
                                    ["--columns", "text,label", "--header", "yes"])):
            path = os.path.join(folder, name)
            with open(path, "w", encoding="utf-8") as file:
                file.write(rows)
            said = glossa.run("import", path, code=1).stderr
            check(" ".join(remedy) in said, f"{name}: the remedy is named: {said!r}")
            check("3 read, 3 kept" in glossa.run("import", path, *remedy).stdout, f"{name}: the remedy reads it")

    glossa.run("undo", "--project", "Lamps")
    check("Nothing of yours" in glossa.run("undo", "--project", "Lamps", code=1).stderr, "undo with nothing left")
    glossa = Glossa(program)
    glossa.run("import", os.path.join(data, "cli", "lamps.json"))
    glossa.edit("Lamps", {"edit": "addItem", "value": {"text": "one more lamp"}})
    equal(glossa.run("undo", "--project", "Lamps").stdout.strip(), "Took back: Add “one more lamp”", "what undo says")
    equal(glossa.run("redo", "--project", "Lamps").stdout.strip(), "Brought back: Add “one more lamp”", "what redo says")
    check("another step since" in glossa.run("redo", "--project", "Lamps", code=1).stderr, "redo with nothing left")

    # An import is taken back and brought back with all that was done to it.
    everything = glossa.items("Lamps")
    imported = len(everything) - 1
    first = everything[0]["id"]
    glossa.edit("Lamps", {"edit": "setDone", "item": first, "done": not everything[0].get("done", False)},
                {"edit": "removeItem", "item": everything[1]["id"]})
    after = glossa.items("Lamps")
    undone = glossa.run("undo", "--project", "Lamps", "4")
    equal(undone.stdout.splitlines()[-1], f"Took back: import of {imported} utterances", "what undo of an import says")
    check("glossa redo --project Lamps" in undone.stderr, f"the way back: {undone.stderr!r}")
    equal(glossa.items("Lamps"), [], "what is left of an import that was taken back")
    equal(glossa.json("redo", "--project", "Lamps")["redone"].__class__, list, "redo answers with numbers")
    check("Only 3 steps of yours can be redone" in glossa.run("redo", "--project", "Lamps", "9", code=1).stderr, "more than can be redone")
    glossa.run("redo", "--project", "Lamps", "3")
    without_time = [{key: value for key, value in item.items() if key not in ("changed", "by")} for item in glossa.items("Lamps")]
    equal(without_time, [{key: value for key, value in item.items() if key not in ("changed", "by")} for item in after],
          "the items after redo")

    # What another has put into the trash takes no edits, also of those who opened it before.
    editor = subprocess.Popen(glossa.command("edit", "--project", "Lamps"), stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    edit = json.dumps({"edit": "addItem", "value": {"text": "too late"}}) + "\n"
    editor.stdin.write(edit)
    editor.stdin.flush()
    check("sequence" in json.loads(editor.stdout.readline()), "an edit before the project goes")
    glossa.run("project", "delete", "Lamps")
    editor.stdin.write(edit)
    editor.stdin.close()
    refused = json.loads(editor.stdout.readline())
    check("error" in refused and "Lamps" in refused["error"], f"an edit after it: {refused}")
    equal(editor.wait(), 1, "exit code of an edit that was refused")


main(test)
