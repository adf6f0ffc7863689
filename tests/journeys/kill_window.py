# SPDX-License-Identifier: GPL-3.0-or-later
"""kill -9 of the window while somebody types and labels in it, by real key events: every edit that the window called saved is
there, and the workspace opens. Needs an X display (tests/journeys/on_display). Usage: kill_window.py GLOSSA SHARED DATA STUDIO [TIMES]"""
import os
import random
import re
import signal
import subprocess
import sys
import threading
import time

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "cli"))
from glossa import Glossa, check, main  # noqa: E402


def xdotool(*arguments):
    return subprocess.run(["xdotool", *arguments], capture_output=True, text=True, check=False)


class Window:
    """The studio on a workspace, and what it has called saved so far."""

    def __init__(self, studio, folder):
        environment = dict(os.environ, QT_QPA_PLATFORM="xcb", QT_LOGGING_RULES="glossa.edits=true", HOME=folder,
                           XDG_CONFIG_HOME=os.path.join(folder, "config"))
        self.saved = []
        self.said = []
        self.process = subprocess.Popen(
            [studio, "--workspace", folder, "--project", "Lamps", "--step", "labeling"], env=environment,
            stderr=subprocess.PIPE, text=True)
        self.reader = threading.Thread(target=self.read)
        self.reader.start()
        for _ in range(600):
            found = xdotool("search", "--onlyvisible", "--name", "Lamps").stdout.split()
            if found:
                xdotool("windowfocus", "--sync", found[0])
                return
            if self.process.poll() is not None:
                self.reader.join()
                check(False, f"the window ended by itself: {self.process.returncode}\n" + "".join(self.said))
            time.sleep(0.05)
        check(False, "the window does not show")

    def read(self):
        for line in self.process.stderr:
            match = re.search(r"saved (\d+)", line)
            if match:
                self.saved.append(int(match.group(1)))
            else:
                self.said.append(line)

    def kill(self):
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()
        self.reader.join()


def work(number, until):
    """Types utterances, sets an intent, labels a word, takes a step back, until the time is up."""
    i = 0
    while time.monotonic() < until:
        xdotool("key", "ctrl+n")
        xdotool("type", "--delay", "2", f"round {number} lamp {i}")
        xdotool("key", "Return", "Escape", "Home", "w", "1")
        if i % 3 == 2:
            xdotool("key", "ctrl+z")
        i += 1


def test(program, shared, data):
    studio = sys.argv[4]
    times = int(sys.argv[5]) if len(sys.argv) > 5 else 20
    seed = int(os.environ.get("GLOSSA_SEED", "20261125"))
    print(f"GLOSSA_SEED={seed}, {times} kills")
    random.seed(seed)
    glossa = Glossa(program)
    glossa.run("import", os.path.join(data, "cli", "lamps.json"))
    total = 0
    for number in range(times):
        window = Window(studio, glossa.folder)
        typist = threading.Thread(target=work, args=(number, time.monotonic() + 4.0))
        typist.start()
        # After the first edit at the latest something is at stake.
        for _ in range(100):
            if window.saved:
                break
            time.sleep(0.05)
        time.sleep(random.uniform(0.0, 1.5))
        window.kill()
        typist.join()
        steps = {step["sequence"] for step in glossa.json("history", "--project", "Lamps", "--limit", "100000")}
        lost = [sequence for sequence in window.saved if sequence not in steps]
        check(not lost, f"round {number}: saved edits are gone: {lost}")
        check(window.saved, f"round {number}: nothing was saved before the kill; the test proves nothing")
        total += len(window.saved)
        glossa.items("Lamps")
    print(f"{total} saved edits, all there")


main(test)
