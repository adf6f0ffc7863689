# SPDX-License-Identifier: GPL-3.0-or-later
"""Same data, options and seed: the same bytes of the model, on one and two threads, in two processes."""
import glob
import hashlib
import os

from glossa import Glossa, check, equal, main


def train(program, path, threads, seed):
    glossa = Glossa(program)
    name = glossa.json("import", path)["projectName"]
    glossa.run("train", "--project", name, "--model", f"t{threads}", "--threads", threads, "--seed", seed)
    files = glob.glob(os.path.join(glossa.folder, "models", "*.glossa"))
    equal(len(files), 1, "model files")
    with open(files[0], "rb") as file:
        return hashlib.sha256(file.read()).hexdigest()


def test(program, shared, data):
    path = os.path.join(data, "cli", "lamps.json")
    if shared:
        path = os.path.join(shared, "data", "azure-samples", "clu", "HomeAutomationDemo.json")
    one = train(program, path, 1, 7)
    equal(train(program, path, 2, 7), one, "bytes of the model on two threads")
    check(train(program, path, 2, 8) != one, "another seed gives another split and model")


main(test)
