# SPDX-License-Identifier: GPL-3.0-or-later
"""The whole cycle of text classification, one class a document and several: import, label, export, train, evaluate in each form, predict,
judge a file, filter; on Azure's two samples and on a table."""
import csv
import io
import json
import os
import shutil

from glossa import Glossa, check, equal, main

ONE, SEVERAL = "CustomSingleLabelClassification", "CustomMultiLabelClassification"


def read(path):
    with open(path, encoding="utf-8-sig") as file:
        return json.load(file)


def label_file(folder):
    files = [name for name in os.listdir(folder) if name.endswith(".json")]
    equal(len(files), 1, f"label files in {folder}")
    return os.path.join(folder, files[0])


def classes_of(document):
    """Of a label file."""
    given = document.get("classes", document.get("class", []))
    return [each["category"] for each in (given if isinstance(given, list) else [given])]


def labels_of(item):
    """Of an item as the program tells it."""
    return [each["category"] for each in item.get("classes", [])]


def figures(glossa, project, several):
    """The evaluation in each form says the same, and is counted from the judged items once more."""
    base = ("evaluate", "--project", project, "--model", "m")
    summary = glossa.json(*base, "--items")
    equal(summary["projectKind"], SEVERAL if several else ONE, "kind of the summary")
    name = "custom" + summary["projectKind"][len("Custom"):] + "Evaluation"
    equal(set(summary) - {"glossa"}, {"projectKind", "evaluationOptions", name}, "fields of the summary")
    evaluation = summary[name]
    aggregates = {a + b for a in ("micro", "macro") for b in ("F1", "Precision", "Recall")}
    equal(set(evaluation), aggregates | {"classes"} | (set() if several else {"confusionMatrix"}), f"fields of {name}")
    equal(summary["evaluationOptions"], {"kind": "percentage", "trainingSplitPercentage": 80, "testingSplitPercentage": 20},
          "options of the evaluation")
    judged = summary["glossa"]["judged"]
    stored = {item["id"]: item for item in glossa.items(project)}
    together = {}
    for row in judged:
        labeled = set(labels_of(stored[row["item"]]))
        equal(set(row["classes"]), labeled, "labeled classes of a judged item")
        said = {each["category"] for each in row["predictedClasses"]}
        equal(row["right"], labeled == said, "whether an item is right")
        check("entities" not in row, "a document has no entities here")
        check(all(0 < each["confidenceScore"] <= 1 for each in row["predictedClasses"]), "confidences")
        check(several or len(said) == 1, "one class a document")
        if labeled != said:
            for missed in labeled - said or {None}:
                for wrong in said - labeled or {None}:
                    together[missed, wrong] = together.get((missed, wrong), 0) + 1
    if several:
        equal({(each["missed"], each["wrong"]): each["count"] for each in summary["glossa"]["missedAndWrong"]}, together,
              "missed and wrong classes")
    else:
        matrix = {(row, column): cell["rawValue"] for row, columns in evaluation["confusionMatrix"].items()
                  for column, cell in columns.items() if row != column}
        equal(matrix, together, "the matrix beside its diagonal")
    for category, metrics in evaluation["classes"].items():
        equal(sum(metrics[kind + "Count"] for kind in ("truePositive", "trueNegative", "falsePositive", "falseNegative")),
              len(judged), f"judged documents of {category}")

    table = list(csv.DictReader(io.StringIO(glossa.run(*base, "--csv").stdout)))
    for row in table:
        if row["kind"] == "class":
            equal(float(row["f1"] or 0), evaluation["classes"][row["category"]]["f1"], f"F1 of {row['category']}")
    equal([row["kind"] for row in table[-3:]], ["classMicro", "classMacro", "combined"], "the last rows")
    equal(float(table[-2]["f1"]), evaluation["macroF1"], "macro-F1")
    rows = list(csv.DictReader(io.StringIO(glossa.run(*base, "--items", "--csv").stdout)))
    equal([(int(row["item"]), row["classes"], row["predictedClasses"]) for row in rows],
          [(row["item"], "|".join(row["classes"]), "|".join(each["category"] for each in row["predictedClasses"]))
           for row in judged], "judged items as CSV")
    lines = glossa.run(*base, "--items").stdout.splitlines()
    equal((lines[0].split("\t"), len(lines)), (["item", "result", "classes", "predictedClasses", "text"], len(judged) + 1),
          "judged items as lines")
    told = glossa.run(*base).stdout
    wanted = "Missed and wrong classes of the same items" if several else "Confusion of classes"
    check(wanted in told and "Class " in told and "Entity" not in told and "Intent" not in told, f"evaluate says:\n{told}")
    check(all(f"{category}: " in told for category in evaluation["classes"]), f"the reading of each class:\n{told}")
    return evaluation


def predictions(glossa, project, several, texts):
    out = glossa.run("predict", "--project", project, "--model", "m", stdin="".join(text + "\n" for text in texts)).stdout
    answers = [json.loads(line) for line in out.splitlines()]
    equal([answer["id"] for answer in answers], [str(number + 1) for number in range(len(texts))], "ids of the answers")
    for answer in answers:
        equal(set(answer), {"id", "class", "warnings"}, "fields of an answer")
        check(several or len(answer["class"]) == 1, "one class an answer")
        scores = [each["confidenceScore"] for each in answer["class"]]
        equal(scores, sorted(scores, reverse=True), "the likeliest class first")
    reasons(glossa, project, answers, texts)
    return [[each["category"] for each in answer["class"]] for answer in answers]


def reasons(glossa, project, answers, texts):
    """Beside the same answers: what spoke for each class given."""
    out = glossa.run("predict", "--project", project, "--model", "m", "--why", stdin="".join(text + "\n" for text in texts)).stdout
    explained = [json.loads(line) for line in out.splitlines()]
    equal([{key: value for key, value in answer.items() if key != "why"} for answer in explained], answers, "answers with --why")
    for answer, text in zip(explained, texts):
        given = [each["category"] for each in answer["class"]]
        said = answer["why"]
        equal([each["class"] for each in said], given or [said[0]["class"]], "explained classes")
        equal([each["given"] for each in said], [bool(given)] * len(said), "whether they are given")
        for each in said if text.strip() else []:
            weights = [reason["weight"] for reason in each["reasons"]]
            check(weights and min(weights) > 0, f"something speaks for {each['class']} in {text[:60]!r}")
            equal(weights, sorted(weights, reverse=True), "the strongest reason first")
            for reason in each["reasons"]:
                check(reason["kind"] in ("word", "phrase", "letters"), f"kind {reason['kind']}")
                if reason["kind"] == "word" and text.isascii() and reason["text"].isalpha():
                    check(reason["text"] in text.lower(), f"{reason['text']!r} is in {text[:60]!r}")


def sample(program, folder, labels, several):
    """Azure's sample: imported, trained, judged, asked; written and read again; edited."""
    glossa = Glossa(program)
    wanted = read(os.path.join(folder, labels))
    documents = wanted["assets"]["documents"]
    result = glossa.json("import", os.path.join(folder, labels))
    project = result["projectName"]
    equal((result["read"], result["kept"], result["refused"]), (len(documents), len(documents), 0), "documents")
    items = glossa.items(project)
    equal([labels_of(item) for item in items], [classes_of(d) for d in documents], "classes")
    shown = glossa.json("project", "show", project)
    equal((shown["projectKind"], shown["labeled"]), (SEVERAL if several else ONE, len(documents)), "project")
    names = [each["category"] for each in wanted["assets"]["classes"]]
    for name in names:
        equal(len(glossa.items(project, f"class:{name}")), sum(name in classes_of(d) for d in documents), f"documents of {name}")
    equal(glossa.items(project, "class:-"), [], "documents without a class")

    trained = glossa.json("train", "--project", project, "--model", "m")
    equal(trained["trainItems"] + trained["testItems"], len(documents), "learned and judged documents")
    equal(set(trained["trainByClass"]), set(names), "classes of the facts")
    evaluation = figures(glossa, project, several)
    equal((trained["classF1"], trained["classMacroF1"]), (evaluation["microF1"], evaluation["macroF1"]), "figures of the facts")
    print(f"{project}: micro-F1 {evaluation['microF1']:.3f}, macro-F1 {evaluation['macroF1']:.3f}")
    row = glossa.run("models", "--project", project).stdout.splitlines()
    check(row[0].split()[-2:] == ["Micro-F1", "Macro-F1"], f"heads of the models: {row[0]}")
    equal(row[-1].split()[-2:], [f"{evaluation['microF1']:.3f}", f"{evaluation['macroF1']:.3f}"], "figures of the model")
    again = Glossa(program)
    again.run("import", os.path.join(folder, labels))
    again.run("train", "--project", project, "--model", "m", "--threads", "1")
    equal(figures(again, project, several), evaluation, "the same training in another workspace, on one thread")
    shutil.rmtree(again.folder)

    asked = [item["text"].replace("\r", " ").replace("\n", " ") for item in items[:20]]
    found = predictions(glossa, project, several, asked)
    right = sum(set(said) == set(labels_of(item)) for said, item in zip(found, items))
    check(right >= 12, f"of 20 documents that were mostly learned {right} are right")
    name = documents[0]["location"]
    whole = glossa.json("predict", "--project", project, "--model", "m", "--text-file", os.path.join(folder, name))
    check(whole["class"], f"{name} has a class")

    # Out and in again: the same file, and the same items; then with an edit of each kind that classes have.
    out = os.path.join(glossa.folder, "out")
    glossa.run("export", "--project", project, "--format", "azure-classification", out)
    equal(read(label_file(out)), wanted, "label file without edits")
    other = next(n for n in names if n not in classes_of(documents[0]))
    glossa.edit(project, {"edit": "setClasses", "item": items[0]["id"], "classes": [{"category": other}]},
                {"edit": "renameCategory", "kind": "class", "from": other, "to": "Renamed"},
                {"edit": "setDataset", "item": items[1]["id"], "dataset": "Test"})
    equal(labels_of(glossa.items(project)[0]), ["Renamed"], "classes after the edits")
    equal(glossa.items(project, "set:test")[0]["id"], items[1]["id"], "the test set")
    glossa.run("undo", "--project", project, "3")
    equal(labels_of(glossa.items(project)[0]), classes_of(documents[0]), "classes after undo")
    table = os.path.join(glossa.folder, "out.tsv")
    glossa.run("export", "--project", project, "--format", "tsv", table)
    glossa.run("import", table, "--project", "Again", "--kind", SEVERAL if several else ONE, "--language", "en")
    equal([(item["text"], labels_of(item)) for item in glossa.items("Again")],
          [(item["text"], labels_of(item)) for item in glossa.items(project)], "the table read again")
    # Judged on a file of the same texts: all were seen in the project, and most of them learned.
    on = glossa.run("evaluate", "--project", project, "--model", "m", "--on", table, json_output=True)
    check("will flatter" in on.stderr and "entities" not in on.stderr, f"what evaluate --on says: {on.stderr}")
    equal(json.loads(on.stdout)["glossa"]["on"]["textsOfTraining"], trained["trainItems"], "texts of the training")
    shutil.rmtree(glossa.folder)


def write(glossa, name, text):
    path = os.path.join(glossa.folder, name)
    with open(path, "w", encoding="utf-8") as file:
        file.write(text)
    return path


def by_hand(program):
    """A project of tables, without any sample: what is refused, what is warned of, what is said."""
    texts = {"Cooking": ["simmer the onion", "bake the dough", "stir the sauce", "butter in the pan"],
             "Opera": ["the soprano sang", "an overture", "a libretto of note", "the curtain fell"]}
    rows = [f'"{text} number {number}",{name}' for number in range(6) for name, all_of in texts.items() for text in all_of]
    for kind in (ONE, SEVERAL):
        glossa = Glossa(program)
        table = write(glossa, "in.csv", "text,label\n" + "\n".join(rows) + "\n")
        glossa.run("import", table, "--project", "P", "--kind", kind, "--language", "en")
        glossa.run("project", "create", "Empty", "--kind", kind, "--language", "en")
        refused = glossa.run("train", "--project", "Empty", "--model", "m", code=1)
        check("give some training documents a class" in refused.stderr, f"nothing to learn: {refused.stderr}")
        same = write(glossa, "same.csv", "text,label\none,X\ntwo,X\nthree,X\n")
        glossa.run("import", same, "--project", "Same", "--kind", kind, "--language", "en")
        refused = glossa.run("train", "--project", "Same", "--model", "m", code=1)
        check("nothing to tell apart" in refused.stderr, f"nothing to tell apart: {refused.stderr}")
        said = glossa.run("train", "--project", "P", "--model", "m")
        check("F1 of classes" in said.stdout and "macro" in said.stdout, f"what train says: {said.stdout}")
        equal(predictions(glossa, "P", kind == SEVERAL, ["stir the onion in butter", "a soprano and an overture"]),
              [["Cooking"], ["Opera"]], "answers")
        # The threshold of --min-f1 is of the combined figure, which is that of the classes.
        glossa.run("evaluate", "--project", "P", "--model", "m", "--min-f1", "0.5")
        shutil.rmtree(glossa.folder)


def test(program, shared, data):
    by_hand(program)
    if not shared:
        print("skipped: Azure's sample projects are not here")
        return
    azure = os.path.join(shared, "data", "azure-samples", "custom-text-classification")
    sample(program, os.path.join(azure, "single-webofscience"), "webOfScience_labelsFile.json", False)
    sample(program, os.path.join(azure, "multi-movies"), "movieLabels.json", True)


main(test)
