# SPDX-License-Identifier: GPL-3.0-or-later
"""Random keys and clicks on the real window: it must not crash (best with a sanitizer's build), and the workspace must still
open. Needs an X display (tests/journeys/on_display). Usage: monkey.py GLOSSA STUDIO SAMPLES [SECONDS] [SEED]"""
import os
import random
import subprocess
import sys
import tempfile
import time

KEYS = ("Return Escape Tab shift+Tab Up Down Left Right Home End Delete space w 1 2 3 x i j k u n s t p slash period bracketleft "
        "bracketright braceleft braceright ctrl+1 ctrl+2 ctrl+3 ctrl+4 ctrl+5 ctrl+6 ctrl+z ctrl+shift+z ctrl+k ctrl+n ctrl+f "
        "ctrl+b F1 F6 F10 Insert ctrl+a shift+Down alt+1 alt+2 alt+3 alt+4 ctrl+Return Page_Down Page_Up ctrl+Tab ctrl+p plus "
        "minus").split()
WORDS = ("lamp", "hello wörld", "a", "Vienna", "123", "[x")


def xdotool(*arguments):
    subprocess.run(["xdotool", *arguments], capture_output=True, check=False)


def place():
    return str(random.randrange(1280)), str(random.randrange(800))


def act():
    kind = random.random()
    if kind < 0.45:
        xdotool("mousemove", *place(), "click", random.choice("1111345"))
    elif kind < 0.55:
        xdotool("mousemove", *place(), "mousedown", "1", "mousemove", *place(), "mouseup", "1")
    elif kind < 0.9:
        xdotool("key", random.choice(KEYS))
    else:
        xdotool("type", "--delay", "3", random.choice(WORDS))


def main():
    glossa, studio, samples = sys.argv[1:4]
    seconds = float(sys.argv[4]) if len(sys.argv) > 4 else 300
    seed = int(sys.argv[5]) if len(sys.argv) > 5 else 1
    random.seed(seed)
    folder = tempfile.mkdtemp(prefix="glossa-monkey-")
    environment = dict(os.environ, QT_QPA_PLATFORM="xcb", HOME=folder, XDG_CONFIG_HOME=os.path.join(folder, "config"),
                       GLOSSA_WORKSPACE=folder)
    projects = {"Travel": "travel-assistant.json", "Letters": "rental-letters/labels.json"}
    for name, file in projects.items():
        for command in (["import", os.path.join(samples, file), "--project", name],
                        ["train", "--project", name, "--model", "m1", "--split", "manual"]):
            subprocess.run([glossa, *command], env=environment, check=True, capture_output=True)
    end = time.monotonic() + seconds
    count = starts = 0
    while time.monotonic() < end:
        starts += 1  # a monkey finds Quit, too
        window = subprocess.Popen([studio, "--workspace", folder, "--project", random.choice(list(projects))],
                                  env=environment, stderr=subprocess.PIPE, text=True, errors="replace")
        time.sleep(3)
        while time.monotonic() < end and window.poll() is None:
            act()
            count += 1
        if window.poll() is None:
            window.kill()
        elif window.returncode != 0:
            print(f"seed {seed}: the window ended with {window.returncode}\n{window.stderr.read()[-4000:]}")
            sys.exit(1)
        window.wait()
    subprocess.run([glossa, "project", "list"], env=environment, check=True)
    print(f"seed {seed}: {count} actions in {starts} windows, none crashed")


main()
