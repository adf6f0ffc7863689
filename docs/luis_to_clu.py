#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Turns the JSON export of a LUIS app (schema 7.0.0) into a conversation project of Azure's format, which `glossa import` and the
window read. docs/moving.md tells what becomes what. Usage: luis_to_clu.py APP.json OUT.json"""
import json
import os
import sys

# LUIS's prebuilt entities by their names in conversation projects.
PREBUILTS = {
    "age": "Quantity.Age", "datetimeV2": "DateTime", "dimension": "Quantity.Dimension", "email": "Email",
    "geographyV2": "Geography.Location", "money": "Quantity.Currency", "number": "Quantity.Number", "ordinal": "Quantity.Ordinal",
    "ordinalV2": "Quantity.Ordinal", "percentage": "Quantity.Percentage", "personName": "Person.Name",
    "phonenumber": "Phone Number", "temperature": "Quantity.Temperature", "url": "URL",
}
LEFT_OUT = ("patterns", "patternAnyEntities", "phraselists", "composites", "hierarchicals", "settings")


class Refusal(Exception):
    """Why nothing was written."""


class Schema:
    """The entities of the project, in the order in which they come up."""

    def __init__(self, app):
        self.language = app["culture"]
        self.entities = {}
        self.left_out = {}
        self.parents = set()  # entities with children, which are none of their own
        self.parts = {}  # what a feature can refer to
        self.add_parts(app)
        for entity in app.get("entities", []):
            self.add_learned(entity, entity["name"])
        features = [f for intent in app.get("intents", []) for f in intent.get("features", [])]
        if features:
            self.left_out["features of intents"] = len(features)

    def add(self, name, part=None):
        entity = self.entities.setdefault(name, {"category": name, "compositionSetting": "combineComponents"})
        for key, value in (part or {}).items():
            if key == "prebuilts" and key in entity:
                entity[key] += [p for p in value if p not in entity[key]]
            else:
                entity[key] = value
        return entity

    def add_parts(self, app):
        for closed in app.get("closedLists", []):
            # LUIS finds the canonical form, too; a key alone is not looked for.
            sublists = [{"listKey": sub["canonicalForm"],
                         "synonyms": [{"language": self.language,
                                       "values": list(dict.fromkeys([sub["canonicalForm"], *sub.get("list", [])]))}]}
                        for sub in closed.get("subLists", [])]
            self.parts[closed["name"]] = ("list", {"list": {"sublists": sublists}})
        for regex in app.get("regex_entities", []):
            self.parts[regex["name"]] = ("regex", {"regex": {"expressions": [
                {"regexKey": regex["name"], "language": self.language, "regexPattern": regex["regexPattern"]}]}})
        for prebuilt in app.get("prebuiltEntities", []):
            name = prebuilt["name"]
            if name in PREBUILTS:
                self.parts[name] = ("prebuilts", {"prebuilts": [{"category": PREBUILTS[name]}]})
            else:
                self.left_out[f"prebuilt entity {name}"] = 1
        for name, (_, part) in self.parts.items():
            self.add(name, json.loads(json.dumps(part)))

    def add_learned(self, entity, path):
        children = entity.get("children", [])
        for child in children:
            self.add_learned(child, f"{path}.{child['name']}")
        if children:
            self.parents.add(path)
            return
        added = self.add(path)
        for feature in entity.get("features", []):
            kind, part = self.parts.get(feature.get("modelName"), (None, None))
            if kind is None:
                self.left_out["features of entities"] = self.left_out.get("features of entities", 0) + 1
                continue
            self.add(path, json.loads(json.dumps(part)))
            if feature.get("isRequired") and kind not in added.setdefault("requiredComponents", []):
                added["requiredComponents"].append(kind)

    def labels(self, marks, path=""):
        """The labels of the leaves, (begin, end, entity)."""
        for mark in marks:
            name = f"{path}.{mark['entity']}" if path else mark["entity"]
            yield from self.labels(mark.get("children") or [], name)
            if name in self.parents:
                continue
            if mark.get("role"):
                name = f"{name}.{mark['role']}"
            self.add(name)
            yield mark["startPos"], mark["endPos"] + 1, name


def apart(labels):
    """The longest first; what lies over one that is kept goes."""
    kept = []
    for begin, end, name in sorted(labels, key=lambda l: (l[0] - l[1], l[0])):
        if all(end <= other[0] or begin >= other[1] for other in kept):
            kept.append((begin, end, name))
    return sorted(kept)


def converted(app):
    schema = Schema(app)
    intents = [{"category": intent["name"]} for intent in app["intents"]]
    if not any(intent["category"] == "None" for intent in intents):
        intents.append({"category": "None"})
    utterances = []
    for utterance in app["utterances"]:
        labels = apart(schema.labels(utterance.get("entities", [])))
        utterances.append({
            "text": utterance["text"], "language": schema.language, "intent": utterance["intent"], "dataset": "Train",
            "entities": [{"category": name, "offset": begin, "length": end - begin} for begin, end, name in labels]})
    for part in LEFT_OUT:
        if app.get(part):
            schema.left_out[part] = len(app[part])
    project = {
        "projectFileVersion": "2022-10-01-preview", "stringIndexType": "Utf16CodeUnit",
        "metadata": {"projectKind": "Conversation", "settings": {"confidenceThreshold": 0}, "projectName": app["name"],
                     "multilingual": False, "description": app.get("desc", ""), "language": schema.language},
        "assets": {"projectKind": "Conversation", "intents": intents, "entities": list(schema.entities.values()),
                   "utterances": utterances}}
    return project, schema.left_out


def read(path):
    try:
        with open(path, encoding="utf-8-sig") as file:
            app = json.load(file)
    except (OSError, ValueError) as error:
        raise Refusal(f"{path}: {error}") from error
    if not isinstance(app, dict) or not str(app.get("luis_schema_version", "")).startswith("7."):
        raise Refusal(f"{path}: is no LUIS app of schema 7 (luis_schema_version); export it anew as JSON")
    return app


def main(source, target):
    if os.path.exists(target):
        raise Refusal(f"{target}: is there already; name another file")
    try:
        project, left_out = converted(read(source))
    except (KeyError, TypeError) as error:
        raise Refusal(f"{source}: is not as LUIS writes it: {error} is missing or of another type") from error
    with open(target, "x", encoding="utf-8") as file:
        json.dump(project, file, ensure_ascii=False, indent=2)
        file.write("\n")
    assets = project["assets"]
    print(f"{target}: {len(assets['utterances'])} utterances, {len(assets['intents'])} intents, {len(assets['entities'])} entities")
    for what, count in left_out.items():
        print(f"left out: {what} ({count})", file=sys.stderr)


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    try:
        main(*sys.argv[1:])
    except Refusal as refusal:
        sys.exit(str(refusal))
