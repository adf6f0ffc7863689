# SPDX-License-Identifier: GPL-3.0-or-later
"""Fifty swaps, with retrainings, deployments and deletions between them, while 32 connections ask: no answer fails, each is wholly of one
model, and what another process deploys serves within the time that is promised. Usage: serve_swaps.py GLOSSA [SWAPS] [WITHIN]: seconds
from a command's end to its effect (1)."""
import http.client
import json
import os
import sys
import threading
import time

from serving import CONVERSATIONS, PATIENCE, Server, asked, check, equal, query, served_workspace

TEXTS = ("turn on the lamp in the kitchen", "fan off in the attic", "heating on", "make the porch bright", "kill the heating now")
CONNECTIONS = 32


def conversation(deployment):
    """Several texts at once: an answer that mixes models is that of none."""
    items = [{"id": str(number), "participantId": "user", "text": text} for number, text in enumerate(TEXTS)]
    return {"kind": "ConversationalAI",
            "analysisInput": {"conversations": [{"id": "1", "language": "en", "modality": "text", "conversationItems": items}]},
            "parameters": {"projectName": "Lamps", "deploymentName": deployment}}


def bodies(deployment):
    return [conversation(deployment)] + [query(text, deployment) for text in TEXTS]


class Models:
    """What each model answers; an answer names the models that may have given it."""

    def __init__(self):
        self.answers = {}  # by label: the texts of all answers

    def learn(self, label, server, deployment):
        """Asks a slot that nobody changes meanwhile."""
        self.answers[label] = [plain(server.ask("POST", CONVERSATIONS, body)) for body in bodies(deployment)]
        others = [given for name, given in self.answers.items() if name != label]
        check(self.answers[label] not in others, f"{label} answers as another model does, so that nothing could be told apart")

    def of(self, number, said):
        return {label for label, given in list(self.answers.items()) if given[number] == said}


def plain(answer):
    status, _, said = answer
    equal(status, 200, f"an answer: {said}")
    return json.dumps(said, sort_keys=True)


class Asker(threading.Thread):
    def __init__(self, server, models, over):
        super().__init__()
        self.server, self.models, self.over = server, models, over
        self.count, self.faults = 0, []

    def run(self):
        connection = http.client.HTTPConnection("127.0.0.1", self.server.port, timeout=PATIENCE)
        asks = bodies("production")
        while not self.over.is_set() and len(self.faults) < 3:
            number = self.count % len(asks)
            try:
                said = plain(asked(connection, "POST", CONVERSATIONS, asks[number]))
                if not self.models.of(number, said):
                    self.faults.append(f"an answer of no model: {said}")
            except Exception as fault:
                self.faults.append(repr(fault))
            self.count += 1
        connection.close()


def deploy(glossa, model, deployment):
    glossa.run("deploy", "--project", "Lamps", "--model", model, "--deployment", deployment)


def train(glossa, label, text):
    glossa.edit("Lamps", {"edit": "addItem", "value": {"text": text, "intent": "TurnOff", "dataset": "Train"}})
    glossa.run("train", "--project", "Lamps", "--model", label, "--split", "manual")


def seconds_until(server, models, deployment, label):
    """From now until a slot answers as that model."""
    begin = time.monotonic()
    wanted = models.answers[label]
    while time.monotonic() < begin + PATIENCE:
        if [plain(server.ask("POST", CONVERSATIONS, body)) for body in bodies(deployment)] == wanted:
            return time.monotonic() - begin
    check(False, f"{deployment} never answers as {label}")
    return PATIENCE


def swap_all(glossa, server, models, swaps):
    """The slowest effect of a change, in seconds. The models in the slots: first in production, then in staging."""
    slots, slowest = ["m1", "m2"], 0.0
    for number in range(swaps):
        glossa.run("deployments", "swap", "production", "staging", "--project", "Lamps")
        slots.reverse()
        slowest = max(slowest, seconds_until(server, models, "production", slots[0]))
        if number % 10 == 4:  # a label becomes another model; what serves stays
            train(glossa, slots[1], f"heating on please {number}")
            name = f"{slots[1]}, trained anew in round {number}"
            deploy(glossa, slots[1], "trial")
            time.sleep(1.5)
            models.learn(name, server, "trial")
            deploy(glossa, slots[1], "production")
            slowest = max(slowest, seconds_until(server, models, "production", name))
            glossa.run("deployments", "undo", "--project", "Lamps")
            slowest = max(slowest, seconds_until(server, models, "production", slots[0]))
            glossa.run("deployments", "delete", "trial", "--project", "Lamps")
        if number % 10 == 9:  # what serves is in no list any more
            listed = {row["label"] for row in glossa.json("models", "--project", "Lamps")}
            for label in {"m1", "m2"} & listed:
                glossa.run("models", "delete", label, "--project", "Lamps")
    return slowest


def main():
    glossa = served_workspace(os.path.realpath(sys.argv[1]))
    swaps = int(sys.argv[2]) if len(sys.argv) > 2 else 50
    within = float(sys.argv[3]) if len(sys.argv) > 3 else 1.0
    train(glossa, "m2", "heating on")
    deploy(glossa, "m1", "production")
    deploy(glossa, "m2", "staging")
    models, over = Models(), threading.Event()
    with Server(glossa) as server:
        models.learn("m1", server, "production")
        models.learn("m2", server, "staging")
        askers = [Asker(server, models, over) for _ in range(CONNECTIONS)]
        for asker in askers:
            asker.start()
        try:
            slowest = swap_all(glossa, server, models, swaps)
        finally:
            over.set()
            for asker in askers:
                asker.join()
        equal([fault for asker in askers for fault in asker.faults][:3], [], "faults")
        check(min(asker.count for asker in askers) >= swaps, "every connection was answered between any two swaps")
        check(slowest <= within, f"a change took {slowest:.2f} s to serve")
    print(f"passed: {swaps} swaps, {sum(asker.count for asker in askers)} answers, a change serves within {slowest:.2f} s")


main()
