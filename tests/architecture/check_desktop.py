# SPDX-License-Identifier: GPL-3.0-or-later
"""The menu entry and the description for software centres are valid and agree with each other and with the program. Usage:
check_desktop.py SOURCE VERSION. Debian's own checkers are asked where they are installed."""
import os
import shutil
import subprocess
import sys
import xml.etree.ElementTree as xml

NAME = "org.glossa.Glossa"


def entry(path):
    with open(path, encoding="utf-8") as file:
        return dict(line.rstrip("\n").split("=", 1) for line in file if "=" in line and not line.startswith("#"))


def asked(*line):
    """The complaint of a checker, if it is installed and has one."""
    if not shutil.which(line[0]):
        print(f"skipped: {line[0]} is not installed")
        return []
    done = subprocess.run(line, capture_output=True, text=True)
    return [f"{line[0]}: {done.stdout}{done.stderr}"] if done.returncode != 0 else []


def main(source, version):
    folder = os.path.join(source, "packaging")
    desktop = os.path.join(folder, f"{NAME}.desktop")
    metainfo = os.path.join(folder, f"{NAME}.metainfo.xml")
    keys = entry(desktop)
    root = xml.parse(metainfo).getroot()
    facts = {
        "id": (root.findtext("id"), NAME),
        "launchable": (root.findtext("launchable"), f"{NAME}.desktop"),
        "licence": (root.findtext("project_license"), "GPL-3.0-or-later"),
        "newest release": (root.find("releases/release").get("version"), version),
        "binary": (root.findtext("provides/binary"), keys.get("Exec", "").split()[0]),
        "summary": (root.findtext("summary"), keys.get("Comment")),
        "icon": (keys.get("Icon"), NAME),
    }
    faults = [f"{what}: {found!r}, wanted {wanted!r}" for what, (found, wanted) in facts.items() if found != wanted]
    if not os.path.exists(os.path.join(folder, f"{NAME}.svg")):
        faults.append("the icon is missing")
    faults += asked("desktop-file-validate", desktop)
    faults += asked("appstreamcli", "validate", "--no-net", metainfo)
    print("\n".join(faults) or "menu entry and description are valid")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], sys.argv[2]))
