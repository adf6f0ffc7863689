# SPDX-License-Identifier: GPL-3.0-or-later
"""Azure's own clients of PyPI, unchanged, against a server of Glossa. Usage: clients.py PLAN, the same plan as that of clients.mjs
with the certificate that is to be trusted in "trust". Prints a line for each check."""
import json
import sys
import traceback

from azure.ai.language.conversations import ConversationAnalysisClient
from azure.ai.textanalytics import (MultiLabelClassifyAction, RecognizeCustomEntitiesAction, RecognizeEntitiesAction, SingleLabelClassifyAction,
                                    TextAnalyticsClient)
from azure.core.credentials import AzureKeyCredential
from azure.core.exceptions import ClientAuthenticationError, HttpResponseError

PLAN = json.loads(sys.argv[1])
OPTIONS = {"connection_verify": PLAN["trust"]} if PLAN.get("trust") else {}
failures = []


def check(name, body):
    try:
        body()
        print(f"passed: {name}")
    except Exception:  # pylint: disable=broad-except
        failures.append(name)
        print(f"FAILED: {name}: {traceback.format_exc()}")


def equal(found, wanted):
    assert found == wanted, f"found {found!r}, wanted {wanted!r}"


def refused(call, status, code):
    try:
        call()
    except HttpResponseError as error:
        equal((error.status_code, error.error.code if error.error else None), (status, code))
        return error
    raise AssertionError("it was not refused")


def key(secret=None):
    return AzureKeyCredential(secret or PLAN["key"])


def conversations():
    client = ConversationAnalysisClient(PLAN["endpoint"], key(), **OPTIONS)

    def ask(text, **parameters):
        parameters = {"projectName": PLAN["conversations"]["project"], "deploymentName": "live", **parameters}
        return client.analyze_conversation({
            "kind": "Conversation", "parameters": parameters,
            "analysisInput": {"conversationItem": {"id": "1", "participantId": "1", "modality": "text", "language": "en-us", "text": text},
                              "isLoggingEnabled": False}})

    def text():
        result = ask("turn the lamp on", verbose=True)["result"]
        equal(result["prediction"]["topIntent"], "TurnOn")
        entity = result["prediction"]["entities"][0]
        equal((entity["category"], entity["text"], entity["offset"], entity["length"]), ("Device", "lamp", 9, 4))

    def units():
        for unit, offset in (("TextElements_v8", 3), ("UnicodeCodePoint", 4), ("Utf16CodeUnit", 5)):
            equal(ask("e\u0301\U0001F4A1 lamp", stringIndexType=unit)["result"]["prediction"]["entities"][0]["offset"], offset)

    def talk():
        answer = client.analyze_conversation({
            "kind": "ConversationalAI",
            "parameters": {"projectName": PLAN["conversations"]["project"], "deploymentName": "live", "stringIndexType": "Utf16CodeUnit"},
            "analysisInput": {"conversations": [{"id": "talk", "language": "en-us", "modality": "text", "conversationItems": [
                {"id": "1", "participantId": "user", "text": "turn the lamp on"}, {"id": "2", "participantId": "bot", "text": "Done."},
                {"id": "3", "participantId": "user", "text": "kill the lights in the hall"}]}]}})
        equal([intent["name"] for intent in answer["result"]["conversations"][0]["intents"]], ["TurnOn", "TurnOff"])

    def wrong_key():
        try:
            ConversationAnalysisClient(PLAN["endpoint"], key("wrong"), **OPTIONS).analyze_conversation({"kind": "Conversation"})
        except ClientAuthenticationError as error:
            equal(error.status_code, 401)
            return
        raise AssertionError("it was not refused")

    check("conversations: a text", text)
    check("conversations: offsets in every unit", units)
    check("conversations: several turns", talk)
    check("conversations: an unknown project", lambda: refused(lambda: ask("on", projectName="Nothing"), 404, "ProjectNotFound"))
    check("conversations: an unknown deployment", lambda: refused(lambda: ask("on", deploymentName="nothing"), 404, "NotFound"))
    check("conversations: a wrong key", wrong_key)


def text_analytics(version):
    options = dict(OPTIONS, api_version=version) if version else OPTIONS
    client = TextAnalyticsClient(PLAN["endpoint"], key(), **options)
    quick = {"polling_interval": 0.05}
    project, paper, wanted = (PLAN["entities"][name] for name in ("project", "text", "found"))

    def found(document):
        return [[entity.category, entity.text, entity.offset, entity.length] for entity in document.entities]

    def entities():
        poller = client.begin_recognize_custom_entities(
            [{"id": "a", "language": "en", "text": paper}, {"id": "b", "language": "en", "text": ""}], project, "live",
            show_stats=True, display_name="mine", **quick)
        right, empty = list(poller.result())
        equal(found(right), wanted)
        equal((right.id, right.kind, right.statistics.character_count, right.statistics.transaction_count),
              ("a", "CustomEntityRecognition", len(paper), 1))
        equal((empty.id, empty.is_error, empty.error.code, empty.error.message), ("b", True, "InvalidDocument", "Document text is empty."))
        equal((poller.status(), poller.details["display_name"]), ("succeeded", "mine"))

    def actions():
        # With two or more actions the clients come by another way.
        poller = client.begin_analyze_actions(
            [paper, paper], [RecognizeCustomEntitiesAction(project, "live", disable_service_logs=True), RecognizeEntitiesAction()], **quick)
        for custom, built_in in poller.result():
            equal(found(custom), wanted)
            equal(built_in.is_error, True)
        equal(poller.status(), "partiallyCompleted")

    def classes(which, action):
        plan = PLAN[which]
        begin = client.begin_single_label_classify if which == "single" else client.begin_multi_label_classify
        (document,) = list(begin([plan["text"]], plan["project"], "live", **quick).result())
        equal(sorted(each.category for each in document.classifications), plan["found"])
        ((document, other),) = list(client.begin_analyze_actions(
            [plan["text"]], [action(plan["project"], "live"), RecognizeCustomEntitiesAction(project, "live")], **quick).result())
        equal(sorted(each.category for each in document.classifications), plan["found"])
        equal(other.is_error, False)

    def cancelled():
        poller = client.begin_recognize_custom_entities([paper] * 25, project, "live", polling_interval=0.5)
        try:
            poller.cancel()
        except ValueError as error:  # it has ended already
            assert "already" in str(error) or "terminal" in str(error), error
        poller.wait(30)
        assert poller.status() in ("cancelled", "succeeded"), poller.status()

    def again():
        poller = client.begin_recognize_custom_entities([paper], project, "live", **quick)
        other = client.begin_recognize_custom_entities(None, None, None, continuation_token=poller.continuation_token(), **quick)
        equal(found(list(other.result())[0]), wanted)
        poller.wait()

    name = f"text analytics {version or 'of the client'}"
    check(f"{name}: custom entities", entities)
    check(f"{name}: several actions, one of Azure's own", actions)
    check(f"{name}: too many documents",
          lambda: refused(lambda: client.begin_recognize_custom_entities([paper] * 26, project, "live"), 400, "InvalidDocumentBatch"))
    check(f"{name}: an unknown deployment",
          lambda: refused(lambda: client.begin_recognize_custom_entities([paper], project, "nothing"), 404, "NotFound"))
    check(f"{name}: what Azure answers with models of its own", lambda: refused(lambda: client.recognize_entities([paper]), 400, "InvalidParameterValue"))
    check(f"{name}: cancelling", cancelled)
    check(f"{name}: a poller that is restored", again)
    for which, action in (("single", SingleLabelClassifyAction), ("multi", MultiLabelClassifyAction)):
        check(f"{name}: classes, {which}", lambda which=which, action=action: classes(which, action))


conversations()
for each in (None, "2022-05-01"):
    text_analytics(each)
sys.exit(1 if failures else 0)
