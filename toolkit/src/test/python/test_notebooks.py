"""Each notebook, executed once at the smallest preset: in JupyterLab, in a real browser, or without
one where the machine has none. Here the first six; test_later_notebooks.py has the others."""

import base64
import contextlib
import os
import re
from dataclasses import dataclass

import nbformat
import pytest
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError
from nbconvert import ScriptExporter
from playwright.sync_api import expect

from committed_notebook import code_sha256, executed_code_sha256
from conftest import GLUE, NOTEBOOKS, ROOT
from in_jupyterlab import BROWSER, CHARTS, COMPLAINTS, PERSIAN
from in_jupyterlab import needs_a_browser, open_notebook, restart_and_run_all, run_all, save
from pictures import shows_a_chart
from report import html, write_page


EXECUTED_HERE = [GLUE, *NOTEBOOKS[:6]]


@dataclass(frozen=True)
class Seen:
    """What a reader sees of an executed notebook."""

    complaints: list
    chart_sizes: list
    last_chart: bytes


@dataclass(frozen=True)
class Executed:
    """A notebook with its outputs, and how it looked; None where there was no browser."""

    notebook: object
    seen: Seen | None


@pytest.fixture(scope="module")
def executed(checkout, request):
    """Executes a notebook, once for all tests of this file. What fails is seen in its outputs."""
    done = {}

    def once(file):
        if file not in done:
            copy = checkout / "notebooks" / file.name
            try:
                seen = in_the_browser(request, copy) if BROWSER else in_no_browser(copy)
                done[file] = Executed(nbformat.read(copy, as_version=4), seen)
            except Exception as failure:
                done[file] = failure
        if isinstance(done[file], Exception):
            raise done[file]
        return done[file]

    return once


def in_the_browser(request, file):
    jupyterlab = request.getfixturevalue("jupyterlab")
    artefacts = request.getfixturevalue("artefacts")
    page = request.getfixturevalue("context").new_page()
    try:
        open_notebook(jupyterlab, page, file)
        if file.name == GLUE.name:
            restart_and_run_all(page)  # A second kernel, seconds of a core; one notebook tells.
        else:
            run_all(page)
        save(page, file)
        charts = page.locator(CHARTS)
        for chart in charts.all():
            chart.scroll_into_view_if_needed()
            expect(chart).to_be_visible()
        sizes = [chart.bounding_box() for chart in charts.all()]
        # Of the chart itself: JupyterLab likes to scroll back to the last cell.
        last = charts.last.screenshot(path=artefacts / f"chart-{file.stem}.png") if sizes else b""
        return Seen(page.locator(COMPLAINTS).all_inner_texts(), sizes, last)
    finally:
        page.screenshot(path=artefacts / f"jupyterlab-{file.stem}.png")
        page.close()
        jupyterlab.end_kernels()


def in_no_browser(file):
    notebook = nbformat.read(file, as_version=4)
    client = NotebookClient(
        notebook,
        timeout=900,
        kernel_name="java",
        resources={"metadata": {"path": str(file.parent)}},
    )
    options = f"{os.environ['JJAVA_JVM_OPTS']} {PERSIAN}"
    with contextlib.suppress(CellExecutionError):
        client.execute(env=dict(os.environ, JJAVA_JVM_OPTS=options))
    nbformat.write(notebook, file)


@pytest.fixture
def execute(executed):
    return lambda file: executed(file).notebook


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


@needs_a_browser
def test_shows_its_charts_in_jupyterlab(executed, notebook):
    seen = executed(notebook).seen
    assert seen.complaints == []
    assert seen.chart_sizes
    largest = max(seen.chart_sizes, key=lambda box: box["width"])
    assert largest["width"] > 300
    assert largest["height"] > 150
    assert shows_a_chart(seen.last_chart)


def test_says_in_its_first_cell_what_to_load(notebook):
    first = next(c for c in nbformat.read(notebook, as_version=4).cells if c.cell_type == "code")
    magics = [line for line in first.source.splitlines() if line.startswith("%")]
    assert magics == ["%load setup.jshell"]


@pytest.mark.parametrize("committed", NOTEBOOKS, ids=[file.stem for file in NOTEBOOKS])
def test_its_outputs_came_from_its_code(committed):
    notebook = nbformat.read(committed, as_version=4)
    assert executed_code_sha256(notebook) == code_sha256(notebook)
    counts = [cell.execution_count for cell in notebook.cells if cell.cell_type == "code"]
    assert counts == list(range(1, len(counts) + 1))
    assert committed.stat().st_size < 1_000_000


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
