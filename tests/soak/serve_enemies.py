# SPDX-License-Identifier: GPL-3.0-or-later
"""Enemies of the server, one kind after the other, while a client that behaves asks all the time and is answered: slow heads and
bodies on 500 connections, requests that are too large, malformed, nested 100,000 deep, not UTF-8, two in one, paths that lead out,
pages of others, wrong keys at speed, floods of connections. Usage: serve_enemies.py GLOSSA [WITHIN]: the seconds within which every
answer to who behaves must come (2)."""
import json
import os
import random
import socket
import struct
import sys
import threading
import time

from serving import (CONVERSATIONS, JOBS, VERSION, Friend, Raw, Server, allow_connections, check, equal, post, query, served_workspace)

CROWD = 500
BODY = json.dumps(query("light on")).encode()
HEAD = "GET /health HTTP/1.1\r\nHost: localhost\r\n"
SMUGGLED = "GET /metrics HTTP/1.1\r\nHost: localhost\r\n\r\n"


def drip(server, beginning, seconds):
    """A crowd that sends a byte a second behind a beginning; what they are answered."""
    crowd = [Raw(server.port, beginning) for _ in range(CROWD)]
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        for each in crowd:
            if each.open:
                each.send(b"x")
        time.sleep(1)
    statuses = [status for each in crowd for status, _ in each.answers()]
    check(statuses.count(408) >= CROWD * 0.9, f"slow ones are told: {len(statuses)} answers, {statuses.count(408)} of them 408")
    equal(set(statuses), {408}, "what slow ones are told")


def slow_heads(server):
    drip(server, b"GET /health HTTP/1.1\r\nHost: localhost\r\nX-A: ", 13)


def slow_bodies(server):
    drip(server, post(b"{" + b" " * 99_999)[:-99_999], 33)


def slow_readers(server):
    """They ask and never read the answers."""
    crowd = []
    for _ in range(100):
        one = socket.socket()
        one.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
        one.settimeout(0.5)
        one.connect(("127.0.0.1", server.port))
        crowd.append(one)
    for one in crowd:
        try:
            for _ in range(200):
                one.sendall((HEAD.replace("/health", "/metrics") + "\r\n").encode())
        except OSError:  # it takes no more while nothing is read
            pass
    time.sleep(3)
    for one in crowd:
        one.close()


def too_large(server):
    large = b'{"kind":"' + b"x" * (1 << 20) + b'"}'
    for name, request, status in (
            ("a body of more than 1 MiB", post(large, "Connection: close\r\n"), 413),
            ("a body of 5 MiB", post(b" " * (5 << 20)), 413),
            ("a body that is told to have 10^17 bytes", (HEAD.replace("GET", "POST") + "Content-Type: application/json\r\nContent-Length: 1" + "0" * 17 + "\r\n\r\n").encode(), 405),
            ("chunks without end", f"POST {CONVERSATIONS} HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n".encode()
             + b"10000\r\n" + b" " * 65536 + b"\r\n" + (b"10000\r\n" + b" " * 65536 + b"\r\n") * 80, 413),
            ("a long head", (HEAD + "X: " + "x" * 100_000).encode(), 431),
            ("many headers", (HEAD + "X: y\r\n" * 200 + "\r\n").encode(), 431),
            ("a long path", ("GET /" + "x" * 100_000).encode(), 431),
            ("a text of 1,001 letters", post(json.dumps(query("x" * 1001)).encode(), "Connection: close\r\n"), 400)):
        told(server, name, request, status)


def told(server, name, request, status):
    """That one answer of that status comes, with Azure's body, and then the end."""
    answers = Raw(server.port, request).answers()
    equal([each for each, _ in answers], [status], name)
    check("code" in json.loads(answers[0][1])["error"], f"{name}: {answers[0][1]!r}")


def malformed(server):
    close = "Connection: close\r\n"
    for name, body, code in (("no JSON", b"{", "InvalidArgument"), ("a blank", b" ", "InvalidArgument"),
                             ("arrays 100,000 deep", b"[" * 100_000, "InvalidArgument"),
                             ("objects 100,000 deep", b'{"a":' * 100_000, "InvalidArgument"),
                             ("deep and closed", b"[" * 100_000 + b"]" * 100_000, "InvalidArgument"),
                             ("bytes that are not UTF-8", BODY.replace(b"light", b"\xff\xfe"), "InvalidArgument"),
                             ("half a surrogate pair", BODY.replace(b"light", b"\\ud800"), "InvalidArgument"),
                             ("an overlong slash", BODY.replace(b"light", b"\xc0\xaf"), "InvalidArgument"),
                             ("a number beyond all numbers", b'{"kind":1e999999}', "InvalidArgument"),
                             ("an array", b"[]", "InvalidRequest"), ("a kind that is a number", b'{"kind":1}', "InvalidRequest")):
        answers = Raw(server.port, post(body, close)).answers()
        equal([status for status, _ in answers], [400], name)
        equal(json.loads(answers[0][1])["error"]["code"], code, name)
    dice = random.Random(7)
    for _ in range(300):  # whatever they are answered, it is one refusal or none
        noise = Raw(server.port, dice.randbytes(dice.randrange(1, 3000)))
        noise.socket.shutdown(socket.SHUT_WR)
        check(all(status >= 400 for status, _ in noise.answers()), "noise is answered")


def two_in_one(server):
    start = f"POST {CONVERSATIONS} HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
    for name, request in (("length and chunks", start + "Content-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n" + SMUGGLED),
                          ("two lengths", start + "Content-Length: 0\r\nContent-Length: 60\r\n\r\n" + SMUGGLED),
                          ("a list of lengths", start + "Content-Length: 0, 60\r\n\r\n" + SMUGGLED),
                          ("a folded line", start + "X: y\r\n Transfer-Encoding: chunked\r\nContent-Length: 0\r\n\r\n" + SMUGGLED),
                          ("a blank before the colon", start + "Transfer-Encoding : chunked\r\nContent-Length: 0\r\n\r\n" + SMUGGLED),
                          ("lines without CR", "GET /health HTTP/1.1\nHost: localhost\n\n" + SMUGGLED),
                          ("two hosts", HEAD + "Host: other\r\n\r\n" + SMUGGLED),
                          ("a negative chunk", start + "Transfer-Encoding: chunked\r\n\r\n-1\r\n" + SMUGGLED)):
        equal([status for status, _ in Raw(server.port, request.encode()).answers()], [400], name)


def paths_that_lead_out(server):
    for path, status in (("/../../etc/passwd", 400), ("/%2e%2e/%2e%2e/etc/passwd", 400), ("/language/%2e%2e%2fhealth", 400), ("/a%00", 400),
                         ("/%c0%ae%c0%ae/", 400), ("/etc/passwd", 404), (JOBS + "/..%5c..%5cglossa.db" + VERSION, 404)):
        told(server, path, f"GET {path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n".encode(), status)


def pages_of_others(server):
    close = "Connection: close\r\n"
    for name, request, status in (("a name that was turned to this machine", post(BODY, close, host="evil.example"), 403),
                                  ("a name that looks like it", post(BODY, close, host="localhost.evil.example"), 403),
                                  ("a page", post(BODY, close + "Origin: https://evil.example\r\n"), 403),
                                  ("a page without a name", post(BODY, close + "Origin: null\r\n"), 403),
                                  ("another port's page", post(BODY, close + "Origin: http://localhost:1\r\n"), 403),
                                  ("a form", post(BODY, close).replace(b"application/json", b"text/plain"), 415),
                                  ("a form of pairs", post(BODY, close).replace(b"application/json", b"application/x-www-form-urlencoded"), 415)):
        told(server, name, request, status)
    # What clients send is none of these: a cancellation has no body and no type.
    status, _, said = server.ask("POST", f"{JOBS}/0:cancel{VERSION}")
    equal((status, said["error"]["code"]), (404, "OperationNotFound"), "a POST without a body")


def flood(server):
    """Connections that ask nothing, at once and again and again; some are reset."""
    reset = struct.pack("ii", 1, 0)
    for _ in range(3):
        crowd = []
        for number in range(allow_connections(3000)):
            one = socket.socket()
            one.setblocking(False)
            one.connect_ex(("127.0.0.1", server.port))
            if number % 7 == 0:
                one.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, reset)
            crowd.append(one)
        time.sleep(0.5)
        for one in crowd:
            one.close()


def wrong_keys(glossa, within):
    key = glossa.json("serve", "keys", "add", "friend")["key"]
    with Server(glossa, "--require-key") as server, Friend(server, {"Ocp-Apim-Subscription-Key": key}) as friend:
        refused, threads = [], []

        def attack(seed):
            dice = random.Random(seed)
            for _ in range(500):
                given = key[:-1] + "x" if dice.random() < 0.5 else dice.randbytes(32).hex()
                refused.append(server.ask("POST", CONVERSATIONS, query("light on"), {"Ocp-Apim-Subscription-Key": given})[0])

        for seed in range(8):
            threads.append(threading.Thread(target=attack, args=(seed,)))
            threads[-1].start()
        for thread in threads:
            thread.join()
        equal((len(refused), set(refused)), (4000, {401}), "wrong keys")
        print(f"{'wrong keys at speed':20} {friend.check_answered(10, within)}", flush=True)


def main():
    program = os.path.realpath(sys.argv[1])
    within = float(sys.argv[2]) if len(sys.argv) > 2 else 2.0
    glossa = served_workspace(program)
    allow_connections(3000)
    with Server(glossa) as server, Friend(server) as friend:
        for attack in (too_large, malformed, two_in_one, paths_that_lead_out, pages_of_others, slow_readers, flood, slow_heads, slow_bodies):
            attack(server)
            time.sleep(1)
            check(server.process.poll() is None, f"the server has ended with {server.process.poll()}")
            print(f"{attack.__name__.replace('_', ' '):20} {friend.check_answered(10, within)}, {server.memory():.0f} MB", flush=True)
    wrong_keys(glossa, within)
    print("passed")


main()
