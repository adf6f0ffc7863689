# SPDX-License-Identifier: GPL-3.0-or-later
"""Sends every published example of the runtime API to `glossa serve` and compares the answers with the published ones, field by field:
the same fields of the same types in the same places. Only names of projects, deployments and jobs are others. Usage:
replay.py GLOSSA SOURCE DATA"""
import json
import os
import sys
import time
import urllib.error
import urllib.request

from server import Server, check, deploy, import_documents
sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "cli"))
from glossa import Failure, Glossa  # noqa: E402

# What the published answers have from models that are not here: prebuilt entities with their resolutions.
NOT_HERE = {"resolutions", "extraInformation"}
ENDED = ("succeeded", "partiallyCompleted", "failed", "cancelled")


def shape(value, left_out=frozenset()):
    """Objects as their fields, an array as what its elements have together, anything else as its type."""
    if isinstance(value, dict):
        return {key: shape(each, left_out) for key, each in value.items() if key not in left_out}
    if isinstance(value, list):
        shapes = [shape(each, left_out) for each in value]
        if all(isinstance(each, dict) for each in shapes):
            together = {}
            for each in shapes:
                together.update(each)
            return [together] if together else []
        return shapes[:1]
    return "number" if isinstance(value, (int, float)) and not isinstance(value, bool) else type(value).__name__


def same_shape(found, wanted, what, left_out=frozenset()):
    found, wanted = shape(found, left_out), shape(wanted, left_out)
    check(found == wanted, f"{what}: the answer has the shape\n{json.dumps(found, sort_keys=True)}\nwanted\n{json.dumps(wanted, sort_keys=True)}")


class Api:
    def __init__(self, endpoint):
        self.endpoint = endpoint

    def ask(self, method, address, body=None):
        """Status, headers and the JSON of the answer, which may be none."""
        data = None if body is None else json.dumps(body).encode()
        request = urllib.request.Request(address if address.startswith("http") else self.endpoint + address, data=data, method=method,
                                         headers={"Content-Type": "application/json"})
        try:
            with urllib.request.urlopen(request, timeout=60) as response:
                status, headers, text = response.status, response.headers, response.read()
        except urllib.error.HTTPError as error:
            with error:
                status, headers, text = error.code, error.headers, error.read()
        return status, headers, json.loads(text) if text else None

    def get_ended(self, address):
        end = time.monotonic() + 120
        while True:
            status, _, state = self.ask("GET", address)
            check(status == 200, f"a poll is answered with {status}: {state}")
            if state["status"] in ENDED:
                return state
            check(time.monotonic() < end, f"the job does not end: {state}")
            time.sleep(0.05)


def utterances(name, language, examples):
    """A project of (text, intent, {entity: part of the text})."""
    intents, entities, items = [], [], []
    for text, intent, labels in examples:
        intents += [intent] if intent not in intents else []
        entities += [entity for entity in labels if entity not in entities]
        items.append({"text": text, "intent": intent, "language": language, "dataset": "Train",
                      "entities": [{"category": entity, "offset": text.index(part), "length": len(part)} for entity, part in labels.items()]})
    return {"projectFileVersion": "2022-10-01-preview", "stringIndexType": "Utf16CodeUnit",
            "metadata": {"projectKind": "Conversation", "projectName": name, "language": language, "multilingual": False, "settings": {"confidenceThreshold": 0}},
            "assets": {"projectKind": "Conversation", "intents": [{"category": each} for each in dict.fromkeys([*intents, "None"])],
                       "entities": [{"category": each, "compositionSetting": "combineComponents"} for each in entities], "utterances": items}}


def make_music(glossa):
    """For the single texts: music, flights and trains."""
    artists = ("Phil Collins", "Nina Simone", "Miles Davis", "Joni Mitchell", "Tom Waits")
    cities = ("Seattle", "Berlin", "London", "Madrid", "Oslo")
    examples = []
    for artist, city in zip(artists, cities):
        examples += [(f"play In the air tonight from {artist}", "PlayMusic", {"Media.Artist": artist}),
                     (f"play something of {artist}", "PlayMusic", {"Media.Artist": artist}),
                     (f"look for the album of {artist}", "SearchCreativeWork", {"Media.Artist": artist}),
                     (f"Book a flight to {city} on Oct 10th", "BookFlight", {"City": city}),
                     (f"trains from {city}", "Timetable", {"City": city})]
    return project(glossa, utterances("Music", "en-us", examples))


def make_flights(glossa):
    """For the conversation: what is said of flights, and what is not."""
    cities = ("Paris", "Berlin", "New York", "Rome", "Madrid", "Oslo")
    examples = []
    for city, other in zip(cities, cities[1:] + cities[:1]):
        examples += [(f"I would like to book a flight from {city} to {other} on Oct 10th.", "BookFlight", {"Source": city, "City": other}),
                     (f"Change the destination to {city}.", "BookFlight", {"City": city}),
                     (f"I like {city} and {other}.", "None", {"City": city}),
                     (f"Wait, I do not like the food in {city}.", "None", {"City": city})]
    return project(glossa, utterances("Flights", "en-us", examples + [("Hi!", "None", {}), ("No.", "None", {})]))


def project(glossa, content):
    name = content["metadata"]["projectName"]
    path = os.path.join(glossa.folder, f"{name}.json")
    with open(path, "w", encoding="utf-8") as file:
        json.dump(content, file)
    glossa.run("import", path, "--project", name)
    deploy(glossa, name)
    return name


def make_regions(glossa):
    """For the documents: regions, of which both published texts name one."""
    texts, documents = {}, []
    for number, region in enumerate(("Seattle", "NYC", "Boston", "Denver", "Austin", "Miami")):
        for line, text in enumerate((f"I had a wonderful trip to {region} last week.", f"I'm flying to {region} tomorrow. See you there.")):
            location = f"{number}-{line}.txt"
            texts[location] = text
            documents.append({"location": location, "language": "en-us", "dataset": "Train", "entities": [
                {"regionOffset": 0, "regionLength": len(text),
                 "labels": [{"category": "USRegion", "offset": text.index(region), "length": len(region)}]}]})
    import_documents(glossa, "CustomEntityRecognition", "Regions", {"entities": [{"category": "USRegion"}], "documents": documents}, texts)
    deploy(glossa, "Regions")
    return "Regions"


class Replay:
    def __init__(self, api, music, flights, regions):
        self.api, self.music, self.flights, self.regions = api, music, flights, regions
        self.replayed = 0

    def ask_conversations(self, example, name):
        body = json.loads(json.dumps(example["parameters"]["body"]))
        body["parameters"].update(projectName=name, deploymentName="live")
        return self.api.ask("POST", f"/language/:analyze-conversations?api-version={example['parameters']['api-version']}", body)

    def text(self, example, what):
        status, _, answer = self.ask_conversations(example, self.music)
        wanted = example["responses"]["200"]["body"]
        check(status == 200, f"{what}: {status} {answer}")
        check(answer["result"]["query"] == wanted["result"]["query"], f"{what}: another query")
        check(answer["result"]["prediction"]["topIntent"] == wanted["result"]["prediction"]["topIntent"], f"{what}: {answer}")
        same_shape(answer, wanted, what, NOT_HERE)

    def orchestration(self, example, what):
        """Accepted; the answer is that of the one project."""
        status, _, answer = self.ask_conversations(example, self.music)
        check(status == 200, f"{what}: {status} {answer}")
        check(answer["result"]["prediction"]["projectKind"] == "Conversation", f"{what}: {answer}")

    def conversation(self, example, what):
        status, _, answer = self.ask_conversations(example, self.flights)
        check(status == 200, f"{what}: {status} {answer}")
        same_shape(answer, example["responses"]["200"]["body"], what, NOT_HERE)

    def submitted(self, version):
        """The state of the published job once it has ended, its address, and what the submission was answered with."""
        example = self.examples[version, "SuccessfulAnalyzeTextJobsMultipleTaskSubmitRequest"]
        body = json.loads(json.dumps(example["parameters"]["body"]))
        for task in body["tasks"]:
            if "projectName" in task["parameters"]:
                task["parameters"].update(projectName=self.regions, deploymentName="live")
        return self.api.ask("POST", f"/language/analyze-text/jobs?api-version={version}", body)

    def submit(self, example, what):
        version = example["parameters"]["api-version"]
        status, headers, answer = self.submitted(version)
        check((status, answer) == (202, None), f"{what}: {status} {answer}")
        self.check_location(headers, example, version, what)

    def check_location(self, headers, example, version, what):
        form = example["responses"]["202"]["headers"]["Operation-Location"]
        begin, _, end = form.replace("{endpoint}", self.api.endpoint).replace("{Endpoint}", self.api.endpoint).partition("{jobId}")
        location = headers["operation-location"]
        check(location.startswith(begin) and location.endswith(end.replace(example["parameters"]["api-version"], version)),
              f"{what}: operation-location is {location}")

    def state(self, example, what):
        """The custom task of the job; the other one is Azure's own."""
        version = example["parameters"]["api-version"]
        asked = version if (version, "SuccessfulAnalyzeTextJobsMultipleTaskSubmitRequest") in self.examples else "2023-04-01"
        _, headers, _ = self.submitted(asked)
        location = headers["operation-location"].replace(f"api-version={asked}", f"api-version={version}")
        found, wanted = self.api.get_ended(location), example["responses"]["200"]["body"]
        check(found["status"] == "partiallyCompleted", f"{what}: {found}")
        custom = [each for each in found["tasks"]["items"] if each["kind"].startswith("Custom")]
        published = [each for each in wanted["tasks"]["items"] if each["kind"].startswith("Custom")]
        check([each["taskName"] for each in custom] == [each["taskName"] for each in published], f"{what}: {custom}")
        same_shape(custom, published, what)
        # The job has succeeded but for the task that is Azure's own, so that "errors" stands beside.
        errors = found.pop("errors")
        check(len(errors) == 1 and errors[0]["target"] == "#/tasks/items/0", f"{what}: {errors}")
        found["tasks"]["items"] = wanted["tasks"]["items"] = []
        same_shape(found, wanted, what)

    def cancel(self, example, what):
        version = example["parameters"]["api-version"]
        _, headers, _ = self.submitted(version)
        job = headers["operation-location"].partition("?")[0]
        status, headers, answer = self.api.ask("POST", f"{job}:cancel?api-version={version}")
        check((status, answer) == (202, None), f"{what}: {status} {answer}")
        self.check_location(headers, example, version, what)

    def refused(self, status, code):
        def send(example, what):
            parameters = example["parameters"]
            path = f"/language/analyze-conversations/jobs/{parameters['jobId']}:cancel" if "jobId" in parameters else "/language/:analyze-text"
            found, headers, answer = self.api.ask("POST", f"{path}?api-version={parameters['api-version']}", parameters.get("body"))
            check((found, answer["error"]["code"], headers["x-ms-error-code"]) == (status, code, code), f"{what}: {found} {answer}")
        return send

    def rule(self, name):
        if name.startswith(("SuccessfulEntityRecognition", "SuccessfulLanguageDetection")):
            return self.refused(400, "InvalidRequest")
        return {
            "SuccessfulAnalyzeConversations": self.text,
            "SuccessfulAnalyzeConversationsArbitration": self.orchestration,
            "SuccessfulAnalyzeConversationsArbitrationDirectTarget": self.orchestration,
            "SuccessfulAnalyzeConversationalAITask": self.conversation,
            "SuccessfulAnalyzeTextJobsMultipleTaskSubmitRequest": self.submit,
            "SuccessfulAnalyzeTextJobsMultipleTaskStatusRequest": self.state,
            "SuccessfulAnalyzeTextJobsCancelRequest": self.cancel,
            "SuccessfulAnalyzeConversationsJobsCancelRequest": self.refused(404, "OperationNotFound"),
        }.get(name)

    def all(self, examples, table):
        self.examples = examples
        for (version, name), example in sorted(examples.items()):
            what = f"{version}/{name}"
            rule = self.rule(name)
            check(rule, f"{what}: nobody has said how it is replayed")
            check(f"`{name}`" in table, f"{what}: not in docs/routes/replayed.md")
            rule(example, what)
            print(f"passed: {what}")
            self.replayed += 1


def main(program, source, data):
    examples = {}
    folder = os.path.join(data, "azure_runtime")
    for version in os.listdir(folder):
        if not os.path.isdir(os.path.join(folder, version)):
            continue
        for name in os.listdir(os.path.join(folder, version)):
            with open(os.path.join(folder, version, name), encoding="utf-8") as file:
                examples[version, os.path.splitext(name)[0]] = json.load(file)
    check(len(examples) == 52, f"{len(examples)} examples")
    with open(os.path.join(source, "docs", "routes", "replayed.md"), encoding="utf-8") as file:
        table = file.read()
    glossa = Glossa(program)
    names = make_music(glossa), make_flights(glossa), make_regions(glossa)
    server = Server(glossa)
    replay = Replay(Api(server.endpoint), *names)
    replay.all(examples, table)
    server.stop()
    print(f"{replay.replayed} passed, 0 failed")


if __name__ == "__main__":
    try:
        main(*sys.argv[1:4])
    except Failure as failure:
        print(f"FAILED: {failure}")
        sys.exit(1)
