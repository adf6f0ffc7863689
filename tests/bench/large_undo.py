# SPDX-License-Identifier: GPL-3.0-or-later
"""What one big import, its undo, its redo cost, and how long they make an edit in another project wait. Prints seconds and
peak memory; decides nothing. Usage: large_undo.py GLOSSA [UTTERANCES]"""
import json
import os
import subprocess
import sys
import tempfile
import threading
import time

HERE = os.path.dirname(os.path.abspath(__file__))


class Editor:
    """One `glossa edit` that edits the project Other all the time; the longest time an answer took."""

    def __init__(self, glossa):
        self.process = subprocess.Popen([glossa, "edit", "--project", "Other"], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                                        text=True)
        self.longest, self.count, self.ended = 0.0, 0, False
        self.thread = threading.Thread(target=self.run)
        self.thread.start()

    def run(self):
        while not self.ended:
            start = time.monotonic()
            self.process.stdin.write(json.dumps({"edit": "addItem", "value": {"text": f"beside it {self.count}"}}) + "\n")
            self.process.stdin.flush()
            answer = json.loads(self.process.stdout.readline())
            assert "sequence" in answer, answer
            self.longest = max(self.longest, time.monotonic() - start)
            self.count += 1
            time.sleep(0.02)

    def end(self):
        self.ended = True
        self.thread.join()
        self.process.stdin.close()
        self.process.wait()


def measure(glossa, what, *arguments):
    editor = Editor(glossa)
    start = time.monotonic()
    process = subprocess.Popen([glossa, *arguments], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    took = time.monotonic() - start
    editor.end()
    assert status == 0, arguments
    print(f"{what:<10} {took:8.2f} s  (processor {usage.ru_utime + usage.ru_stime:7.2f} s)  peak {usage.ru_maxrss / 1024:6.0f} MB"
          f"  longest wait of {editor.count} edits beside it {editor.longest:5.2f} s", flush=True)


def main():
    glossa = sys.argv[1]
    count = int(sys.argv[2]) if len(sys.argv) > 2 else 100_000
    with tempfile.TemporaryDirectory() as folder:
        os.environ["GLOSSA_WORKSPACE"] = folder
        path = os.path.join(folder, "large.json")
        # In a process of its own: what this one once held would count as the peak of those it starts.
        subprocess.run([sys.executable, "-c", f"import large_project; large_project.write({path!r}, {count})"], cwd=HERE, check=True)
        print(f"{count} utterances, {os.path.getsize(path) / 1e6:.0f} MB")
        subprocess.run([glossa, "project", "create", "Other", "--kind", "Conversation", "--language", "en-us"], check=True,
                       stdout=subprocess.DEVNULL)
        measure(glossa, "import", "import", path)
        measure(glossa, "undo", "undo", "--project", "Large")
        measure(glossa, "redo", "redo", "--project", "Large")
        measure(glossa, "undo again", "undo", "--project", "Large")


main()
