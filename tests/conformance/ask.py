# SPDX-License-Identifier: GPL-3.0-or-later
"""Starts `glossa serve`, over http and over https with its own certificate, and lets Azure's clients ask it. Usage:
ask.py GLOSSA FOLDER_OF_NPM PYTHON_OF_THE_CLIENTS"""
import json
import os
import subprocess
import sys

from server import Server, served_workspace

CLIENTS = os.path.join(os.path.dirname(os.path.abspath(__file__)), "clients")


def main(program, node_folder, python):
    glossa, plan = served_workspace(program)
    plan["key"] = json.loads(glossa.run("serve", "keys", "add", "conformance", json_output=True).stdout)["key"]
    failed = passed = 0
    for options in (("--require-key",), ("--require-key", "--tls")):
        server = Server(glossa, *options)
        plan["endpoint"] = server.endpoint
        environment = dict(os.environ)
        if server.certificate:
            plan["trust"] = server.certificate
            environment["NODE_EXTRA_CA_CERTS"] = server.certificate
        for line, folder in ((["node", os.path.join(CLIENTS, "clients.mjs")], node_folder),
                             ([python, os.path.join(CLIENTS, "clients.py")], None)):
            done = subprocess.run([*line, json.dumps(plan)], cwd=folder, env=environment, capture_output=True, text=True, timeout=600)
            lines = [each for each in done.stdout.splitlines() if each.startswith(("passed: ", "FAILED: "))]
            passed += sum(each.startswith("passed: ") for each in lines)
            faults = sum(each.startswith("FAILED: ") for each in lines) or (1 if done.returncode or not lines else 0)
            failed += faults
            print(f"== {os.path.basename(line[-1])} at {server.endpoint}\n{done.stdout}{done.stderr if faults else ''}", end="")
        server.stop()
    print(f"{passed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:4]))
