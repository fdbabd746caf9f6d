"""./lab verify --execute: an archived notebook is executed again, and its cells are compared."""

import subprocess

import nbformat
import pytest
from nbclient import NotebookClient

import repeat
from repeat import compared

CELLS = [
    "%load setup.jshell",
    "System.out.println(6 * 7);",
    "System.out.println(System.nanoTime() + \" ns\");",
    "// nothing is shown",
]


@pytest.fixture(scope="module")
def executed(checkout):
    """A notebook as its reader leaves it."""
    notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(cell) for cell in CELLS])
    place = {"metadata": {"path": str(checkout / "notebooks")}}
    NotebookClient(notebook, timeout=120, kernel_name="java", resources=place).execute()
    return notebook


def verify(checkout, tmp_path, notebook, *flags):
    file = tmp_path / "own.ipynb"
    nbformat.write(notebook, file)
    archive = tmp_path / "own.zip"
    lab = checkout / "lab"
    subprocess.run([lab, "report", file, "--archive", "-o", archive], check=True, timeout=120)
    return subprocess.run(
        [lab, "verify", archive, *flags], capture_output=True, text=True, timeout=120
    )


def test_says_which_cells_show_something_else(checkout, tmp_path, executed):
    done = verify(checkout, tmp_path, executed, "--execute")
    assert "own.ipynb: 2 of 3 cells show the same, to the byte; other numbers in 3\n" in done.stdout
    assert "reproduced in part: own.ipynb\n" in done.stdout
    assert done.returncode == 0, done.stderr


def test_a_false_claim_is_found(executed):
    forged = nbformat.reads(nbformat.writes(executed), as_version=4)
    forged.cells[1].outputs[0].text = "forty-two\n"
    assert compared(executed, executed) == {"cells": 3, "numbers": [], "pictures": [], "words": []}
    assert compared(forged, executed) == {"cells": 3, "numbers": [], "pictures": [], "words": [2]}


@pytest.mark.parametrize(
    "then, now, found",
    [
        ({"text/plain": "It took 12.5 s"}, {"text/plain": "It took 1,113 s"}, "numbers"),
        ({"text/plain": "12 s"}, {"text/plain": "12 min"}, "words"),
        ({"text/plain": "Chart", "image/png": "aa"}, {"text/plain": "Chart", "image/png": "ab"}, "pictures"),
        ({"text/plain": "1", "image/png": "aa"}, {"text/plain": "2", "image/png": "ab"}, "numbers"),
        ({"text/plain": "Chart", "image/png": "aa"}, {"text/plain": "Chart"}, "words"),
        ({"text/plain": "a |   9.8\n---|------"}, {"text/plain": "a |  112.3\n---|-------"}, "numbers"),
        ({"text/plain": "x 0.02"}, {"text/plain": "x -0.01"}, "numbers"),
        ({"image/jpeg": "aa"}, {"image/jpeg": "ab"}, "pictures"),
    ],
)
def test_the_most_that_differs_is_said(then, now, found):
    one, other = map(showing, (then, now))
    assert compared(one, other)[found] == [1]


def test_text_printed_in_pieces_is_the_same_text():
    pieces = [nbformat.v4.new_output("stream", text=text) for text in ("on", "e")]
    whole = nbformat.v4.new_code_cell(outputs=[nbformat.v4.new_output("stream", text="one")])
    torn = nbformat.v4.new_code_cell(outputs=pieces)
    both = [nbformat.v4.new_notebook(cells=[cell]) for cell in (torn, whole)]
    assert compared(*both) == {"cells": 1, "numbers": [], "pictures": [], "words": []}


def test_a_cell_that_failed_is_told_from_what_could_not_be_tried(monkeypatch, tmp_path, executed):
    file = tmp_path / "own.ipynb"
    nbformat.write(executed, file)
    monkeypatch.setattr(repeat, "execute", lambda *_: "own: cell 2 of 4 failed")
    assert repeat.main(file, tmp_path, tmp_path / "result.json") == repeat.A_CELL_FAILED

    monkeypatch.setattr(repeat, "execute", lambda *_: None)
    with pytest.raises(SystemExit, match="lab: what own came to cannot be written"):
        repeat.main(file, tmp_path, tmp_path / "none" / "result.json")


def showing(data):
    output = nbformat.v4.new_output("display_data", data=data)
    return nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(outputs=[output])])


def test_a_notebook_that_does_not_say_by_what_it_was_executed_is_left_alone(
    checkout, tmp_path, executed
):
    silent = nbformat.reads(nbformat.writes(executed), as_version=4)
    silent.cells[0].outputs = []
    done = verify(checkout, tmp_path, silent, "--execute")
    assert "own.ipynb: it does not say by what it was executed\n" in done.stdout
    assert done.returncode == 2
