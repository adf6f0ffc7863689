# SPDX-License-Identifier: GPL-3.0-or-later
"""Drives the real `glossa` program for the tests of this folder. Usage of every script: script.py GLOSSA SHARED DATA."""
import atexit
import json
import os
import shutil
import subprocess
import sys
import tempfile


class Failure(Exception):
    pass


def check(condition, message):
    if not condition:
        raise Failure(message)


def equal(found, wanted, what):
    check(found == wanted, f"{what}: found {found!r}, wanted {wanted!r}")


class Glossa:
    """One workspace in a folder of its own."""

    def __init__(self, program, author="ana"):
        self.program = program
        self.author = author
        self.folder = tempfile.mkdtemp(prefix="glossa-test-")
        atexit.register(shutil.rmtree, self.folder, ignore_errors=True)

    def command(self, *arguments, json_output=False):
        line = [self.program, "--workspace", self.folder, "--author", self.author]
        if json_output:
            line.append("--json")
        return line + [str(argument) for argument in arguments]

    def run(self, *arguments, stdin=None, code=0, json_output=False):
        done = subprocess.run(self.command(*arguments, json_output=json_output), input=stdin, capture_output=True,
                              text=True, encoding="utf-8")
        check(code is None or done.returncode == code,
              f"glossa {' '.join(map(str, arguments))}: exit code {done.returncode}, wanted {code}\n{done.stdout[-2000:]}\n{done.stderr[-4000:]}")
        return done

    def json(self, *arguments, stdin=None):
        return json.loads(self.run(*arguments, stdin=stdin, json_output=True).stdout)

    def items(self, project, expression=""):
        out = self.run("items", "--project", project, "--filter", expression, json_output=True).stdout
        return [json.loads(line) for line in out.splitlines()]

    def edit(self, project, *edits):
        """Applies edits; every one must be acknowledged. The answers, in order."""
        lines = "".join(json.dumps(edit) + "\n" for edit in edits)
        out = self.run("edit", "--project", project, stdin=lines).stdout
        answers = [json.loads(line) for line in out.splitlines()]
        equal(len(answers), len(edits), "answers of glossa edit")
        for edit, answer in zip(edits, answers):
            check("sequence" in answer, f"{edit} was refused: {answer}")
        return answers


def main(test):
    """Runs test(program, shared, data) and turns a failure into a message and exit code 1."""
    program, shared, data = sys.argv[1:4]
    shared = shared if os.path.isdir(os.path.join(shared, "data")) else None
    try:
        test(program, shared, data)
    except Failure as failure:
        print(f"FAILED: {failure}")
        sys.exit(1)
    print("passed")
