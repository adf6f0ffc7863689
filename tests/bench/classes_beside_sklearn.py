#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Classification beside scikit-learn's tf-idf and logistic regression, on the same splits of Azure's two samples.

    python3 -m venv VENV && VENV/bin/pip install scikit-learn
    VENV/bin/python tests/bench/classes_beside_sklearn.py build/release/app/glossa SHARED [seeds]

For each seed `glossa train --split auto:80` chooses the test documents (its stratified split); scikit-learn learns from the other ones.
Both are judged by one function. scikit-learn runs as it comes, and tuned: its C (and for several classes also the weights of classes) is
chosen by cross-validation on the training side of each split. Prints a line a seed, and the means."""
import json
import os
import subprocess
import sys
import tempfile
import time
import warnings

import numpy
import sklearn
from sklearn.exceptions import ConvergenceWarning, UndefinedMetricWarning
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import f1_score
from sklearn.model_selection import GridSearchCV
from sklearn.multiclass import OneVsRestClassifier
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import MultiLabelBinarizer

warnings.filterwarnings("ignore", category=ConvergenceWarning)
warnings.filterwarnings("ignore", category=UndefinedMetricWarning)
warnings.filterwarnings("ignore", message="Label not .* is present in all training examples")

STRENGTHS = [0.1, 0.3, 1, 3, 10, 30, 100, 300]


class Glossa:
    def __init__(self, program):
        self.program = program
        self.folder = tempfile.mkdtemp(prefix="glossa-bench-")

    def run(self, *arguments):
        line = [self.program, "--workspace", self.folder, "--json"] + [str(argument) for argument in arguments]
        return subprocess.run(line, check=True, capture_output=True, text=True).stdout


def macro_f1(labeled, said, names):
    """Mean over the classes that are labeled or given; both sides as rows of 0 and 1."""
    binarizer = MultiLabelBinarizer(classes=names)
    a, b = binarizer.fit_transform(labeled), binarizer.transform(said)
    seen = (a.sum(axis=0) + b.sum(axis=0)) > 0
    return f1_score(a[:, seen], b[:, seen], average="macro", zero_division=0)


def pipeline(several, c=1.0):
    classifier = LogisticRegression(C=c, max_iter=2000)
    return make_pipeline(TfidfVectorizer(), OneVsRestClassifier(classifier) if several else classifier)


def answers(train, test, names, several, tuned):
    texts, classes = [item["text"] for item in train], [item["names"] for item in train]
    if several:
        binarizer = MultiLabelBinarizer(classes=names)
        target = binarizer.fit_transform(classes)
    else:
        target = [each[0] for each in classes]
    model = pipeline(several)
    if tuned:
        key = "onevsrestclassifier__estimator__" if several else "logisticregression__"
        grid = {key + "C": STRENGTHS}
        if several:
            grid[key + "class_weight"] = [None, "balanced"]
        model = GridSearchCV(model, grid, scoring="f1_macro", cv=5)
    model.fit(texts, target)
    said = model.predict([item["text"] for item in test])
    return binarizer.inverse_transform(said) if several else [[each] for each in said]


def compare(program, path, seeds):
    glossa = Glossa(program)
    project = json.loads(glossa.run("import", path))["projectName"]
    names = sorted(use["category"] for use in json.loads(glossa.run("project", "show", project))["classUse"])
    items = {}
    for line in glossa.run("items", "--project", project).splitlines():
        item = json.loads(line)
        items[item["id"]] = {"text": item["text"], "names": sorted(each["category"] for each in item["classes"])}
    several = any(len(item["names"]) > 1 for item in items.values())
    rows, seconds = [], 0.0
    for seed in range(1, seeds + 1):
        begin = time.perf_counter()
        glossa.run("train", "--project", project, "--model", "m", "--seed", seed)
        seconds += time.perf_counter() - begin
        summary = json.loads(glossa.run("evaluate", "--project", project, "--model", "m", "--items"))
        judged = summary["glossa"]["judged"]
        ids = [row["item"] for row in judged]
        test = [items[number] for number in ids]
        train = [item for number, item in items.items() if number not in set(ids)]
        labeled = [item["names"] for item in test]
        own = macro_f1(labeled, [[each["category"] for each in row["predictedClasses"]] for row in judged], names)
        reported = next(part["macroF1"] for name, part in summary.items() if name.endswith("Evaluation"))
        if abs(own - reported) > 1e-9:
            sys.exit(f"{project}: glossa reports macro-F1 {reported}, counted here {own}")
        rows.append([own] + [macro_f1(labeled, answers(train, test, names, several, tuned), names) for tuned in (False, True)])
        print(f"{project} seed {seed:2}: {len(train)} to learn from, {len(test)} judged; macro-F1 glossa {own:.3f}, "
              f"scikit-learn {rows[-1][1]:.3f}, tuned {rows[-1][2]:.3f}", flush=True)
    means, errors = numpy.mean(rows, axis=0), numpy.std(rows, axis=0, ddof=1) / len(rows) ** 0.5
    print(f"{project}: mean macro-F1 of {seeds} splits: glossa {means[0]:.3f} ± {errors[0]:.3f}, scikit-learn {sklearn.__version__} "
          f"{means[1]:.3f} ± {errors[1]:.3f} as it comes, {means[2]:.3f} ± {errors[2]:.3f} tuned; "
          f"ratio {means[0] / means[1]:.2f} and {means[0] / means[2]:.2f}; glossa trains in {seconds / seeds:.1f} s")


def main():
    if len(sys.argv) < 3:
        sys.exit(__doc__)
    azure = os.path.join(sys.argv[2], "data", "azure-samples", "custom-text-classification")
    seeds = int(sys.argv[3]) if len(sys.argv) > 3 else 10
    compare(sys.argv[1], os.path.join(azure, "single-webofscience", "webOfScience_labelsFile.json"), seeds)
    compare(sys.argv[1], os.path.join(azure, "multi-movies", "movieLabels.json"), seeds)


if __name__ == "__main__":
    main()
