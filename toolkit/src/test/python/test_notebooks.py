"""Each notebook, executed as ./lab run executes it, at the smallest preset."""

import base64
import contextlib
import os
import re

import nbformat
import pytest
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError
from nbconvert import ScriptExporter

from conftest import GLUE, ROOT
from pictures import shows_a_chart
from report import html, write_page

# A language that has digits of its own.
PERSIAN = "-Duser.language=fa -Duser.country=IR"


@pytest.fixture(scope="module")
def execute(checkout):
    """Executes a notebook, once for all tests of this file. What fails is seen in its outputs."""
    executed = {}

    def execute_once(file):
        if file not in executed:
            copy = checkout / "notebooks" / file.name
            notebook = nbformat.read(copy, as_version=4)
            client = NotebookClient(
                notebook,
                timeout=900,
                kernel_name="java",
                resources={"metadata": {"path": str(copy.parent)}},
            )
            with contextlib.suppress(CellExecutionError):
                client.execute(env=dict(os.environ, JJAVA_JVM_OPTS=PERSIAN))
            executed[file] = notebook
        return executed[file]

    return execute_once


def outputs(notebook):
    return [output for cell in notebook.cells for output in cell.get("outputs", [])]


def pictures(notebook):
    return [
        base64.b64decode(output.data["image/png"])
        for output in outputs(notebook)
        if "image/png" in output.get("data", {})
    ]


def test_runs_without_an_error_or_a_word_on_the_error_stream(execute, notebook):
    complaints = [
        output.get("text") or "\n".join(output.traceback)
        for output in outputs(execute(notebook))
        if output.output_type == "error" or output.get("name") == "stderr"
    ]
    assert not complaints, "\n".join(complaints)


def test_writes_the_same_numbers_in_every_language(execute, notebook):
    texts = [output.get("text") or str(output.get("data")) for output in outputs(execute(notebook))]
    assert not [text for text in texts if re.search("[\u06f0-\u06f9]", text)]


def test_draws_charts_that_show_something(execute, notebook):
    charts = pictures(execute(notebook))
    assert charts
    assert all(shows_a_chart(chart) for chart in charts)


def test_says_in_its_first_cell_what_to_load(notebook):
    first = next(c for c in nbformat.read(notebook, as_version=4).cells if c.cell_type == "code")
    magics = [line for line in first.source.splitlines() if line.startswith("%")]
    assert magics == ["%load setup.jshell"]


def test_names_a_kernel_that_both_implementations_answer_to(notebook):
    kernel = nbformat.read(notebook, as_version=4).metadata.kernelspec
    assert (kernel.name, kernel.display_name) == ("java", "Java")


def test_becomes_a_script_for_jshell(notebook):
    script, resources = ScriptExporter().from_filename(notebook)
    assert resources["output_extension"] == ".jshell"
    assert "%load setup.jshell" in script


def test_shows_a_table_as_html_and_as_text(execute):
    tables = [
        output.data
        for output in outputs(execute(GLUE))
        if "<table>" in output.get("data", {}).get("text/html", "")
    ]
    assert len(tables) == 1
    assert "plain-20" in tables[0]["text/html"]
    assert "plain-20" in tables[0]["text/plain"]


def test_shows_the_documentation_of_a_method(execute):
    helping = next(c for c in execute(GLUE).cells if "help(" in c.source)
    shown = helping.outputs[0].data
    assert "<code>StoredRun one()</code>" in shown["text/html"]
    assert "throws IllegalArgumentException: if there is none, or if there are several" in shown["text/plain"]


def test_leaves_one_output_where_a_display_was_updated(execute):
    growing = next(c for c in execute(GLUE).cells if "live()" in c.source)
    assert ["text/html" in o.data or "image/png" in o.data for o in growing.outputs] == [True, True]
    assert "20 of 20" in growing.outputs[0].data["text/plain"]


def test_writes_a_report_that_needs_nothing_from_outside(execute, notebook, tmp_path):
    report = tmp_path / "report.html"
    write_page(html(execute(notebook), notebook.stem, notebook.parent), report)
    page = report.read_text(encoding="utf-8")
    assert "data:image/png;base64," in page
    assert "<script" not in page
    for fetched in ('src="http', 'rel="stylesheet"', "@import", "url(http", 'url("http'):
        assert fetched not in page
    assert [file.name for file in tmp_path.iterdir()] == ["report.html"]


def test_names_the_remedy_where_the_toolkit_is_not_built(tmp_path):
    cell = f"%load {ROOT / 'notebooks/setup.jshell'}"
    notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(cell)])
    client = NotebookClient(
        notebook, kernel_name="java", resources={"metadata": {"path": str(tmp_path)}}
    )
    with pytest.raises(CellExecutionError) as failure:
        client.execute()
    assert "the toolkit is not built: run './lab open'" in failure.value.evalue
