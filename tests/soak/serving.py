# SPDX-License-Identifier: GPL-3.0-or-later
"""A workspace that is served, a client that behaves, and connections whose bytes a test chooses: for the programs of this folder that
try the server."""
import atexit
import http.client
import json
import os
import resource
import socket
import subprocess
import sys
import threading
import time
import urllib.parse

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path[:0] = [os.path.join(HERE, "..", "cli"), os.path.join(HERE, "..", "conformance")]
from glossa import Glossa, check, equal  # noqa: E402, F401
from server import make_conversations, make_entities  # noqa: E402

VERSION = "?api-version=2023-04-01"
CONVERSATIONS = "/language/:analyze-conversations" + VERSION
JOBS = "/language/analyze-text/jobs"
PATIENCE = 60  # seconds


def served_workspace(program):
    """The projects Lamps (utterances) and Papers (documents), each with a model in the slot "live"."""
    glossa = Glossa(program)
    make_conversations(glossa)
    make_entities(glossa)
    return glossa


def allow_connections(count):
    """This program needs a descriptor for each connection, and so does the server that it starts."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = count + 500 if hard == resource.RLIM_INFINITY else min(count + 500, hard)
    resource.setrlimit(resource.RLIMIT_NOFILE, (max(soft, wanted), hard))
    return min(count, max(soft, wanted) - 500)


class Server:
    def __init__(self, glossa, *options, port=0):
        self.process = subprocess.Popen(
            glossa.command("serve", "--listen", f"127.0.0.1:{port}", "--no-log", *options, json_output=True),
            stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, text=True)
        atexit.register(self.process.kill)  # also where a check has failed
        line = self.process.stdout.readline()
        check(line, "the server has not started")
        self.port = urllib.parse.urlsplit(json.loads(line)["addresses"][0]).port

    def __enter__(self):
        return self

    def __exit__(self, *failure):
        if self.process.poll() is None:
            self.process.terminate()
        self.process.stdout.close()
        code = self.process.wait(PATIENCE)
        if not any(failure):
            equal(code, 0, "exit code of the server")

    def kill(self):
        self.process.kill()
        self.process.wait(PATIENCE)
        self.process.stdout.close()

    def ask(self, method, path, body=None, headers=None):
        """Status, headers and JSON (None without a body), on a connection of its own."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)
        try:
            return asked(connection, method, path, body, headers)
        finally:
            connection.close()

    def memory(self):
        """Resident megabytes."""
        with open(f"/proc/{self.process.pid}/status", encoding="utf-8") as file:
            rows = dict(line.split(":", 1) for line in file)
        return int(rows["VmRSS"].split()[0]) / 1024


def asked(connection, method, path, body=None, headers=None):
    data = None if body is None else json.dumps(body)
    given = {} if body is None else {"Content-Type": "application/json"}
    connection.request(method, path, data, {**given, **(headers or {})})
    answer = connection.getresponse()
    text = answer.read()
    return answer.status, answer.headers, json.loads(text) if text else None


def query(text, deployment="live"):
    return {"kind": "Conversation", "analysisInput": {"conversationItem": {"id": "1", "participantId": "1", "text": text}},
            "parameters": {"projectName": "Lamps", "deploymentName": deployment, "stringIndexType": "Utf16CodeUnit"}}


def job(text):
    return {"analysisInput": {"documents": [{"id": "1", "text": text}]},
            "tasks": [{"kind": "CustomEntityRecognition", "parameters": {"projectName": "Papers", "deploymentName": "live"}}]}


class Friend(threading.Thread):
    """Asks one thing after the other on a connection that stays, and is to be answered whatever others do."""

    def __init__(self, server, headers=None):
        super().__init__()
        self.server, self.headers = server, headers
        self.over = threading.Event()
        self.answers, self.slowest, self.again, self.failure = 0, 0.0, 0, None
        self.connection = None

    def __enter__(self):
        self.start()
        return self

    def __exit__(self, *failure):
        self.over.set()
        self.join()

    def run(self):
        try:
            while not self.over.wait(0.01):
                begin = time.monotonic()
                self.ask()
                self.slowest = max(self.slowest, time.monotonic() - begin)
                self.answers += 1
        except Exception as failure:  # told by whoever looks
            self.failure = failure

    def ask(self):
        try:
            self.ask_once()
        except (ConnectionError, http.client.HTTPException):
            # A server may end a connection between two requests, and clients ask again on a new one, once.
            self.again += 1
            self.connection = None
            self.ask_once()

    def ask_once(self):
        if self.connection is None:
            self.connection = http.client.HTTPConnection("127.0.0.1", self.server.port, timeout=PATIENCE)
        status, _, said = asked(self.connection, "POST", CONVERSATIONS, query("turn on the lamp in the kitchen"), self.headers)
        equal((status, said.get("kind")), (200, "ConversationResult"), f"an answer to who behaves: {said}")

    def check_answered(self, least, within):
        """That it has been answered so often since the last look, and how long the slowest answer took."""
        check(self.failure is None, f"who behaves was not answered: {self.failure!r}")
        check(self.answers >= least, f"who behaves got {self.answers} answers only")
        check(self.slowest <= within, f"who behaves waited {self.slowest:.1f} s")
        told = f"{self.answers} answers, slowest {self.slowest * 1000:.0f} ms, {self.again} asked again"
        self.answers, self.slowest, self.again = 0, 0.0, 0
        return told


class Raw:
    """A connection whose bytes a test sends as it likes."""

    def __init__(self, port, data=b""):
        self.socket = socket.create_connection(("127.0.0.1", port), PATIENCE)
        self.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self.open = True
        self.send(data)

    def send(self, data):
        try:
            self.socket.sendall(data)
        except OSError:
            self.open = False
        return self.open

    def answers(self):
        """The statuses and bodies of all answers until the other side ends the connection."""
        come = b""
        try:
            while piece := self.socket.recv(65536):
                come += piece
        except ConnectionResetError:
            pass
        self.close()
        found = []
        while come:
            head, _, come = come.partition(b"\r\n\r\n")
            lines = head.decode("latin-1").split("\r\n")
            length = next((int(line.split(":")[1]) for line in lines if line.lower().startswith("content-length:")), 0)
            found.append((int(lines[0].split()[1]), come[:length]))
            come = come[length:]
        return found

    def close(self):
        self.open = False
        self.socket.close()


def post(body, lines="", path=CONVERSATIONS, host="localhost"):
    head = f"POST {path} HTTP/1.1\r\nHost: {host}\r\nContent-Type: application/json\r\n{lines}Content-Length: {len(body)}\r\n\r\n"
    return head.encode() + body
