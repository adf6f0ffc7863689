# SPDX-License-Identifier: GPL-3.0-or-later
"""Starts `glossa serve`, over http and over https with its own certificate, and lets Azure's clients ask it; then runs the calls that the
deployments pane shows, as they stand. Usage: ask.py GLOSSA FOLDER_OF_NPM PYTHON_OF_THE_CLIENTS SAMPLE_CALL"""
import json
import os
import subprocess
import sys

from server import Server, served_workspace

CLIENTS = os.path.join(os.path.dirname(os.path.abspath(__file__)), "clients")


def run_samples(program, plan, node_folder, python, environment):
    """Runs each call as somebody would who copies it; how many passed, and how many failed."""
    what = {"conversations": ("Conversation", "turn the lamp on", "TurnOn"),
            "entities": ("CustomEntityRecognition", plan["entities"]["text"], "Ana Lind"),
            "single": ("CustomSingleLabelClassification", plan["single"]["text"], "sport"),
            "multi": ("CustomMultiLabelClassification", plan["multi"]["text"], "sport")}
    counts = [0, 0]
    for part, (kind, text, found) in what.items():
        for language, line, ending in (("curl", ["bash"], "sh"), ("javascript", ["node"], "cjs"), ("python", [python], "py")):
            code = subprocess.run([program, language, plan["endpoint"], plan[part]["project"], "live", kind, "en-us", text],
                                  capture_output=True, text=True, check=True).stdout
            file = os.path.join(os.path.abspath(node_folder), f"sample.{ending}")
            with open(file, "w", encoding="utf-8") as sample:
                sample.write(code)
            done = subprocess.run([*line, file], cwd=node_folder, env=environment, capture_output=True, text=True, timeout=120)
            works = done.returncode == 0 and found in done.stdout
            counts[0 if works else 1] += 1
            print(f"{'passed' if works else 'FAILED'}: the pane's call, {kind}, {language}")
            if not works:
                print(f"{code}\n{done.stdout}{done.stderr}")
    return counts


def main(program, node_folder, python, sample_call):
    glossa, plan = served_workspace(program)
    plan["key"] = json.loads(glossa.run("serve", "keys", "add", "conformance", json_output=True).stdout)["key"]
    failed = passed = 0
    for options in (("--require-key",), ("--require-key", "--tls")):
        server = Server(glossa, *options)
        plan["endpoint"] = server.endpoint
        environment = dict(os.environ)
        if server.certificate:
            plan["trust"] = server.certificate
            for name in ("NODE_EXTRA_CA_CERTS", "CURL_CA_BUNDLE", "REQUESTS_CA_BUNDLE", "SSL_CERT_FILE"):
                environment[name] = server.certificate
        for line, folder in ((["node", os.path.join(CLIENTS, "clients.mjs")], node_folder),
                             ([python, os.path.join(CLIENTS, "clients.py")], None)):
            done = subprocess.run([*line, json.dumps(plan)], cwd=folder, env=environment, capture_output=True, text=True, timeout=600)
            lines = [each for each in done.stdout.splitlines() if each.startswith(("passed: ", "FAILED: "))]
            passed += sum(each.startswith("passed: ") for each in lines)
            faults = sum(each.startswith("FAILED: ") for each in lines) or (1 if done.returncode or not lines else 0)
            failed += faults
            print(f"== {os.path.basename(line[-1])} at {server.endpoint}\n{done.stdout}{done.stderr if faults else ''}", end="")
        samples = run_samples(sample_call, plan, node_folder, python, {**environment, "GLOSSA_KEY": plan["key"]})
        passed, failed = passed + samples[0], failed + samples[1]
        server.stop()
    print(f"{passed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:5]))
