"""JupyterLab's stop button, pressed in a browser while a network trains, and cells that fail."""

import json
import re

import nbformat
import pytest
from playwright.sync_api import expect

from in_jupyterlab import needs_a_browser

pytestmark = needs_a_browser

TRAINING = """var images = settings.images();
var small = CifarFamily.plain(8).architecture();
var budget = Budget.of(Preset.TINY, OptionalInt.of(1000));
var runs = new DegradationExperiment(List.of(small), budget, 1)
    .run(images, settings.runs(), new LiveTraining("Stopped", live(), live()));"""

FAILING = "var total = List.of(1).get(3);"

AFTER = "FinalErrors.of(runs)"

MISSING = "is missing: the cell that makes it failed or was stopped; run that cell first"

UNSTOPPED = """var other = RunPlan.of("never-stopped", small, budget, 1);
var whole = Training.run(other, images, settings.runs(), RunListener.NONE);
System.out.println("same curve " + whole.metrics().equals(runs.get(0).metrics()));
System.out.println("same bits " + whole.record().results().parametersSha256().equals(
    runs.get(0).record().results().parametersSha256()));"""


@pytest.fixture
def cells(checkout, jupyterlab, page, artefacts):
    """Opens a notebook of those cells, and returns them as the page shows them."""
    written = []

    def open_notebook(name, *sources):
        code = [nbformat.v4.new_code_cell(source) for source in sources]
        notebook = nbformat.v4.new_notebook(cells=code)
        notebook.metadata.kernelspec = {"name": "java", "display_name": "Java", "language": "java"}
        file = checkout / "notebooks" / f"{name}.ipynb"
        nbformat.write(notebook, file)
        written.append(file)
        page.goto(jupyterlab.page_of(file))
        wait_until_idle(page, r"Java.* \| (Idle|Unknown)")
        return [page.locator(".jp-Notebook .jp-CodeCell").nth(i) for i in range(len(sources))]

    yield open_notebook
    page.screenshot(path=artefacts / "jupyterlab-stopping.png")
    jupyterlab.end_kernels()
    for file in written:
        file.unlink()


def wait_until_idle(page, status=r"Java.* \| Idle"):
    expect(page.locator("#jp-main-statusbar")).to_contain_text(re.compile(status), timeout=300_000)


def run_only(page, cell):
    cell.locator(".jp-InputArea-editor").click()
    page.keyboard.press("Control+Enter")


def run(page, how):
    """By an item of JupyterLab's menu."""
    page.get_by_role("menuitem", name="Run", exact=True).click()
    page.get_by_role("menuitem", name=how, exact=True).click()


def said(cell):
    return cell.locator(".jp-OutputArea-output")


def stop(page):
    page.locator('.jp-NotebookPanel-toolbar [data-jp-item-name="interrupt"]').get_by_role("button").click()


def test_a_cell_that_is_stopped_or_fails_ends_run_all_and_a_stopped_run_goes_on(cells, page, checkout):
    setup, training, after, unstopped, failing, last = cells(
        "stopping", "%load setup.jshell", TRAINING, AFTER, UNSTOPPED, FAILING, "total + 1"
    )
    run(page, "Run All Cells")
    expect(training).to_contain_text(re.compile(r"[1-9][\d,]* of 1,000"), timeout=120_000)
    stop(page)
    wait_until_idle(page)
    record, iterations = stored(checkout)
    assert record["status"] == "INTERRUPTED"
    assert list((run_folder(checkout) / "checkpoints").iterdir())
    bar = said(training).first
    expect(bar).to_contain_text(f"{iterations:,} of 1,000")
    expect(bar).to_contain_text("stopped with a checkpoint; run this cell again and it goes on from there")
    expect(bar).not_to_contain_text("left")
    assert_not_run(after, unstopped, failing, last)

    run_only(page, after)
    expect(after).to_contain_text(f"runs {MISSING}", timeout=60_000)
    expect(after).not_to_contain_text("NullPointerException")

    training.locator(".jp-InputArea-editor").click()
    run(page, "Run Selected Cell and All Below")
    expect(failing).to_contain_text("IndexOutOfBounds", timeout=300_000)
    wait_until_idle(page)
    record, rows = stored(checkout)
    assert (record["status"], rows) == ("FINISHED", 1000)
    assert record["resumptions"][0]["iteration"] == iterations
    expect(said(unstopped)).to_contain_text(["same curve true\nsame bits true"])
    assert_not_run(last)

    run_only(page, last)
    expect(last).to_contain_text(f"total {MISSING}", timeout=60_000)


def assert_not_run(*cells):
    for cell in cells:
        expect(cell.locator(".jp-InputPrompt")).to_have_text("[ ]:")
        expect(said(cell)).to_have_count(0)


def run_folder(checkout):
    return checkout / "runs/plain-8-tiny-1000-seed1"


def stored(checkout):
    """The run's record, and how many iterations its curve has."""
    folder = run_folder(checkout)
    rows = (folder / "metrics.csv").read_text().splitlines()
    return json.loads((folder / "run.json").read_text()), len(rows) - 1
