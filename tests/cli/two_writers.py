# SPDX-License-Identifier: GPL-3.0-or-later
"""Two processes edit one workspace: nothing lost, both see all. Usage: two_writers.py GLOSSA SHARED DATA [SECONDS]"""
import json
import os
import subprocess
import sys
import threading
import time

from glossa import Glossa, check, equal, main


def write(glossa, project, author, seconds, texts):
    line = glossa.command("edit", "--project", project)
    line[line.index("--author") + 1] = author
    process = subprocess.Popen(line, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    end = time.monotonic() + seconds
    number = 0
    while time.monotonic() < end:
        text = f"{author} writes {number}"
        process.stdin.write(json.dumps({"edit": "addItem", "value": {"text": text}}) + "\n")
        process.stdin.flush()
        answer = json.loads(process.stdout.readline())
        if "sequence" in answer:
            texts.append(text)
        else:
            texts.append(f"REFUSED {answer}")
        number += 1
    process.stdin.close()
    process.wait()


def test(program, shared, data):
    seconds = float(sys.argv[4]) if len(sys.argv) > 4 else 60.0
    glossa = Glossa(program)
    glossa.run("import", os.path.join(data, "cli", "lamps.json"))
    before = len(glossa.items("Lamps"))
    written = {"ana": [], "ben": []}
    threads = [threading.Thread(target=write, args=(glossa, "Lamps", author, seconds, texts))
               for author, texts in written.items()]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    texts = [item["text"] for item in glossa.items("Lamps")]
    print(f"{len(written['ana'])} and {len(written['ben'])} edits in {seconds} s")
    for author, mine in written.items():
        check(len(mine) > 0, f"{author} wrote nothing")
        for text in mine:
            check(not text.startswith("REFUSED"), text)
    present = set(texts)
    check(all(text in present for mine in written.values() for text in mine), "an acknowledged edit is lost")
    equal(len(texts), before + len(written["ana"]) + len(written["ben"]), "items")


main(test)
