"""Executes an archived notebook again, and writes down which of its cells show something else.

Started by ./lab verify: repeat.py NOTEBOOK FOLDER RESULT. The kernel starts in FOLDER, where the
notebook's first cell finds what it loads; RESULT is a JSON file. Exits with 3 where a cell failed,
and with 1 where it could not be tried.
"""

import copy
import json
import re
import sys
from pathlib import Path

import nbformat

from complaints import one_line
from execute import execute
from figures import PICTURES

A_CELL_FAILED = 3
NUMBER = re.compile(r"[-+]?\d+(?:[.,]\d+)*(?:[eE][+-]?\d+)?")
# A number with more digits widens its column of a table, and the rule above it.
ROOM = re.compile(r"[ \t]+|-{3,}|={3,}")
# By what it was executed: that differs wherever the toolkit or Java does, and is no result.
EXECUTED = "application/vnd.residual-lab.executed+json"


def main(archived, folder, result):
    with one_line(f"{archived.stem} cannot be read"):
        then = nbformat.read(archived, as_version=4)
        nbformat.validate(then)
    now = copy.deepcopy(then)
    for cell in code(now):
        cell.outputs = []
    with one_line(f"{archived.stem} cannot be executed"):
        failure = execute(now, folder / archived.name)
    if failure:
        print(failure, file=sys.stderr)
        return A_CELL_FAILED
    with one_line(f"what {archived.stem} came to cannot be written"):
        result.write_text(json.dumps(compared(then, now)), encoding="utf-8")
    return 0


def code(notebook):
    return [cell for cell in notebook.cells if cell.cell_type == "code"]


def compared(then, now):
    """By the number of the cell of code, from one."""
    found = {"cells": 0, "numbers": [], "pictures": [], "words": []}
    for number, (one, other) in enumerate(zip(code(then), code(now), strict=True), 1):
        one, other = shown(one.outputs), shown(other.outputs)
        found["cells"] += bool(one or other)
        if one != other:
            found[kind(one, other)].append(number)
    return found


def shown(outputs):
    """What a cell shows, by its place and kind; text that was printed in pieces is one."""
    parts = []
    for out in outputs:
        if out.output_type == "stream":
            if parts and parts[-1][0] == out.name:
                parts[-1] = (out.name, parts[-1][1] + out.text)
            else:
                parts.append((out.name, out.text))
        elif out.output_type == "error":
            parts.append(("error", f"{out.ename}: {out.evalue}"))
        else:
            parts += [(mime, text(out.data[mime])) for mime in sorted(out.data) if mime != EXECUTED]
    return parts


def text(data):
    return data if isinstance(data, str) else json.dumps(data, sort_keys=True)


def kind(one, other):
    """In what two cells' outputs differ: the most that can be said of them."""
    if [mime for mime, _ in one] != [mime for mime, _ in other]:
        return "words"
    pairs = [(a, b) for (mime, a), (_, b) in zip(one, other) if mime not in PICTURES]
    if any(words(a) != words(b) for a, b in pairs):
        return "words"
    return "numbers" if any(a != b for a, b in pairs) else "pictures"


def words(text):
    return ROOM.sub(" ", NUMBER.sub("0", text))


if __name__ == "__main__":
    try:
        sys.exit(main(*map(Path, sys.argv[1:4])))
    except KeyboardInterrupt:
        print("stopped", file=sys.stderr)
        sys.exit(130)
