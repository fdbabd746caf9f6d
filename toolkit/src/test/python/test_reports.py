"""./lab run where a report cannot be made: it is said in one line, before anything is trained."""

import os
import subprocess
import sys

import nbformat
import pytest

import execute as executing
from conftest import GLUE, ROOT
from report import html

EXECUTE = ROOT / "toolkit/src/main/python/execute.py"
BROKEN = {
    "bytes": b"\xff\xfe{}",
    "no notebook": '{"a": 1}',
    "a cell of no kind": '{"nbformat": 4, "nbformat_minor": 4, "metadata": {}, "cells": [{}]}',
    "deep": "[" * 100_000,
}


def fill(folder):
    """A file system of its own, of 100 kB, without room."""
    mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=100k", "none", folder])
    if mounted.returncode:
        pytest.skip("needs root to make a file system that is full")


@pytest.fixture
def reports(tmp_path):
    folder = tmp_path / "reports"
    yield folder
    if folder.is_mount():
        subprocess.run(["umount", folder], check=True)


def a_file(reports):
    reports.write_text("")


def a_dangling_link(reports):
    reports.symlink_to(reports.parent / "nowhere" / "deep")


def a_folder_named_like_the_report(reports):
    (reports / "glue.html").mkdir(parents=True)


def full(reports):
    reports.mkdir()
    fill(reports)


@pytest.mark.parametrize("way", [a_file, a_dangling_link, a_folder_named_like_the_report, full])
def test_what_is_in_the_way_is_said_before_the_first_cell(reports, way):
    way(reports)
    said = refused(GLUE, reports / "glue.html")
    assert said.startswith("lab: glue is not executed, because its report cannot be written: ")
    assert "\n" not in said


@pytest.mark.parametrize("content", BROKEN.values(), ids=BROKEN.keys())
def test_a_broken_notebook_is_named_in_one_line(tmp_path, reports, content):
    notebook = tmp_path / "broken.ipynb"
    notebook.write_bytes(content if isinstance(content, bytes) else content.encode())
    said = refused(notebook, reports / "broken.html")
    assert said.startswith("lab: broken cannot be read: ")
    assert "\n" not in said


def refused(notebook, report):
    """What the process would say as it ends; that it does so on the error stream, with status 1, is
    Python's own way with a text."""
    with pytest.raises(SystemExit) as end:
        executing.main(notebook, report, {})
    return end.value.code


def test_a_report_that_is_in_the_way_only_after_all_cells_is_told_from_one_that_was_before(
    tmp_path, reports
):
    cell = f'java.nio.file.Files.createDirectory(java.nio.file.Path.of("{reports}/late.html"))'
    notebook = tmp_path / "late.ipynb"
    nbformat.write(nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(cell)]), notebook)
    done = execute(notebook, reports / "late.html")
    assert done.returncode == 1
    assert done.stderr.startswith("lab: late was executed, but its report cannot be written: ")
    assert done.stderr.count("\n") == 1
    assert [file.name for file in reports.iterdir()] == ["late.html"]


def execute(notebook, report):
    environment = dict(os.environ, JUPYTER_PREFER_ENV_PATH="1")
    return subprocess.run(
        [sys.executable, EXECUTE, notebook, report, '{"title": "Executed", "rows": []}'],
        env=environment,
        capture_output=True,
        text=True,
        timeout=300,
    )


def test_a_formula_that_is_none_stays_as_it_was_written(tmp_path):
    cells = [nbformat.v4.new_markdown_cell("So $x_a_b$ and $a < b$.")]
    page = html(nbformat.v4.new_notebook(cells=cells), "formula", tmp_path)
    assert "<code>x_a_b</code>" in page
    assert "<math" in page
