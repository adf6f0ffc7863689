# SPDX-License-Identifier: GPL-3.0-or-later
"""A project of 100,000 utterances on the command line: import, first page, search, export. Prints seconds (medians of three where
nothing is written). Usage: large_project.py GLOSSA [UTTERANCES]"""
import json
import os
import random
import statistics
import subprocess
import sys
import tempfile
import time

WORDS = "reply to olivia about the lunch tomorrow forward this message read it aloud please flag every mail from harold".split()


def write(path, count):
    random.seed(7)
    utterances = []
    for number in range(count):
        words = [random.choice(WORDS) for _ in range(random.randrange(4, 14))] + [str(number)]
        text = " ".join(words)
        first = len(words[0])
        utterances.append({"text": text, "language": "en-us", "intent": f"Intent{number % 12}",
                           "dataset": "Test" if number % 5 == 0 else "Train",
                           "entities": [{"category": f"Entity{number % 9}", "offset": 0, "length": first}]})
    with open(path, "w", encoding="utf-8") as file:
        json.dump({"projectFileVersion": "2023-04-01", "stringIndexType": "Utf16CodeUnit",
                   "metadata": {"projectKind": "Conversation", "projectName": "Large", "multilingual": False,
                                "description": "", "language": "en-us", "settings": {"confidenceThreshold": 0}},
                   "assets": {"projectKind": "Conversation",
                              "intents": [{"category": f"Intent{i}"} for i in range(12)],
                              "entities": [{"category": f"Entity{i}", "compositionSetting": "combineComponents"}
                                           for i in range(9)],
                              "utterances": utterances}}, file)


def seconds(*command, times=1):
    all_times = []
    for _ in range(times):
        start = time.monotonic()
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        all_times.append(time.monotonic() - start)
    return statistics.median(all_times)


def main():
    glossa = sys.argv[1]
    count = int(sys.argv[2]) if len(sys.argv) > 2 else 100_000
    with tempfile.TemporaryDirectory() as folder:
        os.environ["GLOSSA_WORKSPACE"] = folder
        path = os.path.join(folder, "large.json")
        write(path, count)
        print(f"{count} utterances, {os.path.getsize(path) / 1e6:.0f} MB")
        print(f"import           {seconds(glossa, 'import', path):7.2f} s")
        page = (glossa, "items", "--project", "Large", "--limit", "50")
        print(f"first 50         {seconds(*page, times=3):7.2f} s")
        found = seconds(*page, "--filter", "aloud", times=3)
        print(f"search, 50 hits  {found:7.2f} s")
        out = os.path.join(folder, "out.json")
        print(f"export           {seconds(glossa, 'export', '--project', 'Large', '--format', 'azure-clu', out):7.2f} s")


if __name__ == "__main__":
    main()
