# SPDX-License-Identifier: GPL-3.0-or-later
"""`glossa serve` under load, on the sample EmailAppDemo: 64 connections that stay over 200,000 requests, with the server's memory at
the start, in the middle and at the end; 512 connections; a training in another process meanwhile; and the same load on NLP.js behind
express, trained on the same utterances. wrk (Debian's package) asks, on the same machine. Prints figures, milliseconds and ratios and
decides nothing but that every request was answered. Usage: serve_load.py GLOSSA FILE [REQUESTS]; FILE is EmailAppDemo.json."""
import http.client
import json
import os
import shutil
import subprocess
import sys
import tempfile
import threading
import urllib.parse

HERE = os.path.dirname(os.path.abspath(__file__))
HOME = os.path.join(HERE, "..", "..", "build", "bench", "node")
ROUTE = "/language/:analyze-conversations?api-version=2023-04-01"
WARM_UP = 3  # seconds, which also tell how long the run must be


class Server:
    """A program that prints where it answers, until the end of `with`."""

    def __init__(self, *command):
        self.process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        line = self.process.stdout.readline()
        if not line:
            sys.exit(f"{command[0]} has not started")
        self.address = json.loads(line)["addresses"][0]

    def __enter__(self):
        return self

    def __exit__(self, *failure):
        self.process.terminate()
        self.process.communicate()

    def memory(self):
        """Resident megabytes."""
        with open(f"/proc/{self.process.pid}/status", encoding="utf-8") as file:
            rows = dict(line.split(":", 1) for line in file)
        return int(rows["VmRSS"].split()[0]) / 1024

    def ask(self, path, body):
        url = urllib.parse.urlsplit(self.address)
        connection = http.client.HTTPConnection(url.hostname, url.port, timeout=60)
        connection.request("POST", path, body, {"Content-Type": "application/json"})
        answer = connection.getresponse()
        text = answer.read().decode()
        connection.close()
        if answer.status != 200:
            sys.exit(f"{self.address} answered {answer.status}: {text}")
        return json.loads(text)


class Load:
    """Bodies for one server, and what wrk makes of them."""

    def __init__(self, server, path, bodies, folder):
        self.server, self.path = server, path
        self.file = os.path.join(folder, f"bodies-{id(self)}")
        with open(self.file, "w", encoding="utf-8") as file:
            file.writelines(body + "\n" for body in bodies)

    def run(self, connections, seconds):
        command = ["wrk", "-t", "1", "-c", str(connections), "-d", f"{max(1, round(seconds))}s", "--timeout", "30s",
                   "-s", os.path.join(HERE, "serve_load.lua"), self.server.address + self.path, "--", self.file]
        out = subprocess.run(command, check=True, capture_output=True, text=True).stdout
        result = json.loads(out.splitlines()[-1])
        result["rate"] = result["requests"] / result["seconds"]
        if result["refused"] or result["broken"]:
            sys.exit(f"not every request was answered: {result}")
        return result


class Memory:
    """What a server has in memory while others do something: at the start, in the middle, at the end."""

    def __init__(self, server):
        self.server, self.seen, self.over = server, [server.memory()], threading.Event()
        self.thread = threading.Thread(target=self.watch)

    def __enter__(self):
        self.thread.start()
        return self

    def __exit__(self, *failure):
        self.over.set()
        self.thread.join()

    def watch(self):
        while not self.over.wait(0.25):
            self.seen.append(self.server.memory())

    def __str__(self):
        return f"{self.seen[0]:.0f} MB at the start, {self.seen[len(self.seen) // 2]:.0f} in the middle, {self.seen[-1]:.0f} at the end"


class Training:
    """Trainings of another model, one after the other, in processes of their own."""

    def __init__(self, glossa):
        self.glossa, self.count, self.over = glossa, 0, threading.Event()
        self.thread = threading.Thread(target=self.train)

    def __enter__(self):
        self.thread.start()
        return self

    def __exit__(self, *failure):
        self.over.set()
        self.thread.join()

    def train(self):
        while not self.over.is_set():
            self.glossa("train", "--project", "EmailAppDemo", "--model", "other", "--split", "auto:80")
            self.count += 1


def tell(name, result, more=""):
    print(f"{name:34} {result['rate']:9.0f} requests/s   p50 {result['p50']:8.2f} ms   p99 {result['p99']:8.2f} ms   {more}", flush=True)


def clu_body(text):
    return json.dumps({"kind": "Conversation", "analysisInput": {"conversationItem": {"id": "1", "participantId": "1", "text": text}},
                       "parameters": {"projectName": "EmailAppDemo", "deploymentName": "production"}})


def installed_peer():
    """The folder with NLP.js, installed from npm as it is pinned here."""
    os.makedirs(HOME, exist_ok=True)
    for name in ("package.json", "package-lock.json"):
        shutil.copy(os.path.join(HERE, "peers", name), HOME)
    if not os.path.isdir(os.path.join(HOME, "node_modules", "node-nlp")):
        subprocess.run(["npm", "ci", "--no-audit", "--no-fund", "--ignore-scripts"], cwd=HOME, check=True, stdout=subprocess.DEVNULL)
    return HOME


def measure_glossa(glossa, program, folder, texts, requests):
    with Server(program, "--workspace", folder, "--json", "serve", "--listen", "127.0.0.1:0", "--no-log") as server:
        said = server.ask(ROUTE, clu_body(texts[0]))["result"]["prediction"]
        print(f"glossa understands {texts[0]!r} as {said['topIntent']}")
        load = Load(server, ROUTE, map(clu_body, texts), folder)
        rate = load.run(64, WARM_UP)["rate"]
        with Memory(server) as memory:
            main = load.run(64, requests / rate * 1.1)
        tell(f"glossa, 64 connections, {main['requests']}", main, str(memory))
        tell("glossa, 512 connections", load.run(512, 10), f"{server.memory():.0f} MB")
        with Training(glossa) as training:
            beside = load.run(64, 10)
        tell("glossa, 64, while models train", beside, f"{training.count} trainings, {beside['rate'] / main['rate']:.2f} of the rate without")
        return main


def measure_peer(file, folder, texts):
    with Server("node", os.path.join(HERE, "peers", "nlpjs.mjs"), installed_peer(), file) as server:
        bodies = [json.dumps({"text": text}) for text in texts]
        print(f"NLP.js understands {texts[0]!r} as {server.ask('/', bodies[0])['intent']}")
        load = Load(server, "/", bodies, folder)
        load.run(64, WARM_UP)
        result = load.run(64, 20)
        tell(f"NLP.js, 64 connections, {result['requests']}", result, f"{server.memory():.0f} MB")
        return result


def main():
    program, file = os.path.realpath(sys.argv[1]), sys.argv[2]
    requests = int(sys.argv[3]) if len(sys.argv) > 3 else 200_000
    for tool in ("wrk", "node", "npm"):
        if not shutil.which(tool):
            sys.exit(f"{tool} is missing: on Debian, apt install wrk nodejs npm")
    with open(file, encoding="utf-8-sig") as opened:
        texts = [utterance["text"] for utterance in json.load(opened)["assets"]["utterances"]]
    with tempfile.TemporaryDirectory() as folder:
        def glossa(*arguments):
            subprocess.run([program, "--workspace", folder, *arguments], check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        glossa("import", file, "--project", "EmailAppDemo")
        glossa("train", "--project", "EmailAppDemo", "--model", "m1", "--split", "auto:100")
        glossa("deploy", "--project", "EmailAppDemo", "--model", "m1", "--deployment", "production")
        print(f"{os.cpu_count()} processors, which wrk shares; {len(texts)} utterances; every query is kept for review", flush=True)
        ours = measure_glossa(glossa, program, folder, texts, requests)
        theirs = measure_peer(file, folder, texts)
        print(f"glossa answers {ours['rate'] / theirs['rate']:.1f} times as many requests as NLP.js, its p99 is {ours['p99'] / theirs['p99']:.2f} of it")


if __name__ == "__main__":
    main()
