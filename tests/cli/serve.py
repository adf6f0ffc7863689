# SPDX-License-Identifier: GPL-3.0-or-later
"""`glossa serve`: the line that tells where it answers, keys that come and go, encryption with its own and with a given
certificate, what ends it, and what keeps it from starting."""
import http.client
import json
import os
import re
import signal
import socket
import ssl
import subprocess
import time
import urllib.parse

from glossa import Glossa, check, equal, main

PATIENCE = 60  # seconds; the sanitizers are slow


class Served:
    """A running server; ends with SIGTERM unless it has ended before."""

    def __init__(self, glossa, *arguments, json_output=True, stdin=subprocess.DEVNULL):
        self.process = subprocess.Popen(glossa.command("serve", *arguments, json_output=json_output), stdin=stdin, text=True,
                                        stdout=subprocess.PIPE, stderr=subprocess.PIPE, encoding="utf-8")
        self.line = self.process.stdout.readline()
        check(self.line, f"glossa serve {arguments} told nothing: {self.process.stderr.read() if not self.line else ''}")
        self.told = json.loads(self.line) if json_output else {}

    def __enter__(self):
        return self

    def __exit__(self, *failure):
        if self.process.poll() is None:
            self.process.terminate()
            self.end()

    def end(self):
        out, self.errors = self.process.communicate(timeout=PATIENCE)
        equal(out, "", "what it prints behind its first line")
        return self.process.returncode

    def ask(self, path="/health", key=None, number=0, context=None):
        url = urllib.parse.urlsplit(self.told["addresses"][number])
        host = url.hostname.replace("0.0.0.0", "127.0.0.1")
        if url.scheme == "https":
            connection = http.client.HTTPSConnection(host, url.port, timeout=PATIENCE, context=context)
        else:
            connection = http.client.HTTPConnection(host, url.port, timeout=PATIENCE)
        connection.request("GET", path, headers={"Ocp-Apim-Subscription-Key": key} if key else {})
        answer = connection.getresponse()
        body = answer.read()
        connection.close()
        return answer.status, body


def soon(question, wanted, what):
    end = time.monotonic() + PATIENCE
    while (found := question()) != wanted and time.monotonic() < end:
        time.sleep(0.05)
    equal(found, wanted, what)


def trusting(certificate, strict=True):
    context = ssl.create_default_context(cafile=certificate)
    if strict:  # the default of later versions of Python
        context.verify_flags |= ssl.VERIFY_X509_STRICT
    return context


def starts_and_ends(glossa):
    for number in (signal.SIGTERM, signal.SIGINT):
        with Served(glossa, "--listen", "127.0.0.1:0") as served:
            check(re.fullmatch(r"http://127\.0\.0\.1:\d+", served.told["addresses"][0]), f"the address: {served.line}")
            equal(served.ask(), (200, b'{"status":"ok"}'), "health")
            status, body = served.ask("/secret-path")
            equal(status, 404, "an unknown path")
            error = json.loads(body)["error"]
            equal(error, {"code": "NotFound", "message": "Nothing answers GET /secret-path here."}, "its error")
            metrics = served.ask("/metrics")[1]
            check(b"glossa_http_requests_total" in metrics and b"\nglossa_queries_lost_total 0\n" in metrics, f"metrics: {metrics}")
            served.process.send_signal(number)
            equal(served.end(), 0, f"exit code after signal {number}")
            check(" GET /health 200 " in served.errors, f"the access log: {served.errors}")
            check("secret-path" not in served.errors, f"the access log tells paths: {served.errors}")
    with Served(glossa, "--listen", "localhost:0", "--no-log", json_output=False) as served:
        check(re.match(r"Glossa answers at http://(127\.0\.0\.1|\[::1\]):\d+", served.line), f"the line for people: {served.line}")


def ends_with_its_parent(glossa):
    with Served(glossa, "--listen", "127.0.0.1:0", "--until-input-ends", stdin=subprocess.PIPE) as served:
        served.process.stdin.write("more\n")
        served.process.stdin.flush()
        equal(served.ask()[0], 200, "health while the input is open")
        equal(served.end(), 0, "exit code after the end of the input")  # communicate() closes it


def finishes_what_came(glossa):
    """A request that is half there when SIGTERM comes is answered."""
    with Served(glossa, "--listen", "127.0.0.1:0", "--no-log") as served:
        url = urllib.parse.urlsplit(served.told["addresses"][0])
        with socket.create_connection((url.hostname, url.port), PATIENCE) as half:
            half.sendall(b"GET /metrics HTTP/1.1\r\nHost: localhost\r\n")
            equal(served.ask()[0], 200, "health")  # what came before has been read then
            served.process.terminate()
            soon(lambda: refused(url), True, "new connections are refused")
            half.sendall(b"\r\n")
            answer = b""
            while piece := half.recv(65536):
                answer += piece
            check(answer.startswith(b"HTTP/1.1 200 ") and b"connection: close" in answer, f"the last answer: {answer!r}")
        equal(served.end(), 0, "exit code")


def refused(url):
    try:
        socket.create_connection((url.hostname, url.port), PATIENCE).close()
    except ConnectionRefusedError:
        return True
    return False


def keys_come_and_go(glossa):
    denied = glossa.run("serve", "--listen", "0.0.0.0:0", code=1).stderr
    check("glossa serve keys add" in denied, f"without a key: {denied}")
    ana = glossa.json("serve", "keys", "add", "ana")["key"]
    check(re.fullmatch(r"[0-9a-f]{64}", ana), f"the key: {ana}")
    with Served(glossa, "--listen", "0.0.0.0:0", "--listen", "127.0.0.1:0") as served:
        equal(served.ask("/metrics")[0], 401, "no key")
        equal(served.ask("/metrics", "f" * 64)[0], 401, "a wrong key")
        equal(served.ask("/metrics", ana)[0], 200, "a key")
        equal(served.ask("/metrics", number=1)[0], 200, "no key on this machine")
        ben = glossa.run("serve", "keys", "add", "ben").stdout.strip()
        soon(lambda: served.ask("/metrics", ben)[0], 200, "a new key")
        glossa.run("serve", "keys", "revoke", "ana")
        soon(lambda: served.ask("/metrics", ana)[0], 401, "a revoked key")
        equal(served.ask("/metrics", ben)[0], 200, "the other key")
        served.process.terminate()
        equal(served.end(), 0, "exit code")
        check("not encrypted" in served.errors and "--tls" in served.errors, f"the warning: {served.errors}")
        check(ana not in served.errors and ben not in served.errors, "keys in the log")
    equal([key["name"] for key in glossa.json("serve", "keys", "list")], ["ben"], "the keys that are left")
    equal(glossa.run("serve", "keys", "list").stdout.split()[:3], ["name", "made", "ben"], "the keys as a table")
    check("ben" in glossa.run("serve", "keys", "add", "ben", code=1).stderr, "a name is taken once")
    glossa.run("serve", "keys", "revoke", "ana", code=1)
    folder = os.path.join(glossa.folder, "serve")
    for path in (folder, os.path.join(folder, "keys.json")):
        equal(os.stat(path).st_mode & 0o077, 0, f"what others may do with {path}")
    with open(os.path.join(folder, "keys.json"), encoding="utf-8") as file:
        check(ben not in file.read(), "the key stands in the file")
    with Served(glossa, "--listen", "127.0.0.1:0", "--require-key") as served:
        equal(served.ask("/metrics")[0], 401, "no key where one is required")
        equal(served.ask("/metrics", ben)[0], 200, "a key where one is required")


def encrypts(glossa):
    with Served(glossa, "--listen", "127.0.0.1:0", "--tls") as served:
        certificate = served.told["certificate"]
        context = trusting(certificate)
        equal(served.ask(context=context)[0], 200, "health, encrypted")
        check(served.told["addresses"][0].startswith("https://"), f"the address: {served.line}")
        try:
            served.ask(context=ssl.create_default_context())
            check(False, "a stranger trusts the certificate")
        except ssl.SSLCertVerificationError:
            pass
        for protocol in (ssl.TLSVersion.TLSv1_2, ssl.TLSVersion.TLSv1_3):
            context = trusting(certificate)
            context.minimum_version = context.maximum_version = protocol
            equal(served.ask(context=context)[0], 200, f"health over {protocol}")
    with open(certificate, encoding="utf-8") as file:
        first = file.read()
    with Served(glossa, "--listen", "127.0.0.1:0", "--tls") as served:
        equal(served.ask(context=trusting(certificate))[0], 200, "health, with the same certificate")
    with open(certificate, encoding="utf-8") as file:
        equal(file.read(), first, "the certificate is kept")
    key = os.path.join(glossa.folder, "serve", "own-key.pem")
    equal(os.stat(key).st_mode & 0o077, 0, "what others may do with the private key")
    with Served(glossa, "--listen", "127.0.0.1:0", "--tls-cert", certificate, "--tls-key", key) as served:
        equal(served.ask(context=trusting(certificate))[0], 200, "health, with a given certificate")
    text = os.path.join(glossa.folder, "text.pem")
    with open(text, "w", encoding="utf-8") as file:
        file.write("no certificate\n")
    for arguments, named in ((("--tls-cert", text, "--tls-key", key), text), (("--tls-cert", certificate, "--tls-key", text), text),
                             (("--tls-cert", text + "x", "--tls-key", key), text + "x")):
        done = glossa.run("serve", "--listen", "127.0.0.1:0", *arguments, code=1)
        check(named in done.stderr, f"{arguments}: {done.stderr}")
    glossa.run("serve", "--tls-cert", certificate, code=2)


def does_not_start(glossa):
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        done = glossa.run("serve", "--listen", f"127.0.0.1:{port}", code=1)
        check(f"127.0.0.1:{port}" in done.stderr and "another program listens" in done.stderr, f"a taken port: {done.stderr}")
    for address in ("5000", "localhost", "localhost:70000", "::1:5000", "http://localhost:5000"):
        done = glossa.run("serve", "--listen", address, code=1)
        check("HOST:PORT" in done.stderr, f"{address}: {done.stderr}")
    done = glossa.run("serve", "--listen", "127.0.0.1:0", "--log", "/nowhere/log", code=1)
    check("/nowhere/log" in done.stderr, f"a log that cannot be written: {done.stderr}")
    glossa.run("serve", "--log", "x", "--no-log", code=2)
    nowhere = Glossa(glossa.program)
    nowhere.run("serve", code=1)
    equal(os.listdir(nowhere.folder), [], "what a refused start leaves")
    with open(os.path.join(glossa.folder, "serve", "keys.json"), "w", encoding="utf-8") as file:
        file.write("{")
    done = glossa.run("serve", "--listen", "127.0.0.1:0", code=1)
    check("keys.json" in done.stderr, f"damaged keys: {done.stderr}")


def logs_to_a_file(glossa):
    path = os.path.join(glossa.folder, "access.log")
    with Served(glossa, "--listen", "127.0.0.1:0", "--log", path) as served:
        served.ask()
        soon(lambda: os.path.getsize(path) > 0, True, "the log is written while it runs")
    with open(path, encoding="utf-8") as file:
        lines = file.read().splitlines()
    equal(len(lines), 1, "lines of the log")
    check(re.fullmatch(r"\S+Z GET /health 200 \d+\.\d{3} \d+ \d+", lines[0]), f"the line: {lines[0]}")


def test(program, _shared, _data):
    glossa = Glossa(program)
    glossa.run("project", "create", "P", "--kind", "Conversation", "--language", "en")
    starts_and_ends(glossa)
    ends_with_its_parent(glossa)
    finishes_what_came(glossa)
    keys_come_and_go(glossa)
    encrypts(glossa)
    logs_to_a_file(glossa)
    does_not_start(glossa)


main(test)
