# SPDX-License-Identifier: GPL-3.0-or-later
"""kill -9 of a server under load, and its restart: every job that was answered with 202 is there and comes to its end with its own
results, and every query that was answered waits for review. Usage: serve_kills.py GLOSSA [TIMES]"""
import http.client
import os
import random
import sys
import threading
import time
import urllib.parse

from serving import CONVERSATIONS, JOBS, PATIENCE, VERSION, Server, check, equal, job, query, served_workspace

NAMES = ("Olivia Berg", "Ana Lind", "Ben Moor", "Carla Voss", "Dora Quist")


class Asker(threading.Thread):
    """Submits jobs and asks queries, and remembers what it was told, until the server is gone."""

    def __init__(self, server, name):
        super().__init__()
        self.server, self.asker = server, name
        self.jobs, self.queries = {}, []  # the text by the job's path; texts that were answered
        self.faults, self.ended = [], 0.0

    def run(self):
        number = 0
        try:
            while True:
                number += 1
                if number % 4 == 0:
                    self.submit(f"Contract {number}: {NAMES[number % len(NAMES)]} rents a boat in Rome.")
                else:
                    self.query(f"light {self.asker} {number} on")
        except (OSError, http.client.HTTPException):  # it was killed, or should not have ended the connection
            self.ended = time.monotonic()
        except Exception as fault:
            self.faults.append(repr(fault))

    def submit(self, text):
        status, headers, said = self.server.ask("POST", JOBS + VERSION, job(text))
        if status != 202:
            self.faults.append(f"a job was answered with {status}: {said}")
            return
        url = urllib.parse.urlsplit(headers["operation-location"])
        self.jobs[f"{url.path}?{url.query}"] = text

    def query(self, text):
        status, _, said = self.server.ask("POST", CONVERSATIONS, query(text))
        if status != 200 or said["result"]["query"] != text:
            self.faults.append(f"a query was answered with {status}: {said}")
        self.queries.append(text)


def check_jobs(server, jobs):
    for path, text in jobs.items():
        end = time.monotonic() + PATIENCE
        while True:
            status, _, state = server.ask("GET", path)
            equal(status, 200, f"the state of {path}: {state}")
            if state["status"] not in ("notStarted", "running") or time.monotonic() > end:
                break
            time.sleep(0.05)
        equal(state["status"], "succeeded", f"the job of {text!r}")
        found = {entity["text"] for entity in state["tasks"]["items"][0]["results"]["documents"][0]["entities"]}
        check(any(name in text for name in found if name in NAMES), f"results of another document? {text!r}: {found}")


def check_queries(glossa, texts):
    end = time.monotonic() + PATIENCE
    while True:
        kept = {row["text"] for row in glossa.json("review", "list", "--project", "Lamps")}
        lost = [text for text in texts if text not in kept]
        if not lost or time.monotonic() > end:
            break
        time.sleep(0.2)  # the server that has started writes what the killed one had not
    equal(lost[:5], [], f"{len(lost)} queries of {len(texts)} are lost")


def main():
    glossa = served_workspace(os.path.realpath(sys.argv[1]))
    times = int(sys.argv[2]) if len(sys.argv) > 2 else 20
    dice = random.Random(11)
    port, jobs, queries = 0, {}, []
    server = Server(glossa)
    for round_number in range(times):
        port = server.port
        askers = [Asker(server, f"r{round_number}a{number}") for number in range(8)]
        for asker in askers:
            asker.start()
        time.sleep(dice.uniform(0.3, 3))
        killed = time.monotonic()
        server.kill()
        for asker in askers:
            asker.join()
            equal(asker.faults, [], "faults before the kill")
            check(asker.ended >= killed, f"a connection broke {killed - asker.ended:.3f} s before the kill")
        server = Server(glossa, port=port)
        fresh = {path: text for asker in askers for path, text in asker.jobs.items()}
        check_jobs(server, fresh)
        jobs |= fresh
        told = [text for asker in askers for text in asker.queries]
        check(fresh and told, "nothing was asked before the kill")
        queries += told
        check_queries(glossa, told)
        print(f"kill {round_number + 1}: {len(fresh)} jobs, {len(told)} queries", flush=True)
    with server:
        check_jobs(server, jobs)  # those of all rounds are still there
        check_queries(glossa, queries)
    print(f"passed: {times} kills, {len(jobs)} jobs, {len(queries)} queries")


main()
