"""Each notebook in JupyterLab, in a real browser without a window."""

import re

from playwright.sync_api import expect

from in_jupyterlab import needs_a_browser
from pictures import shows_a_chart

SECONDS_TO_RUN = 900

COMPLAINTS = ".jp-OutputArea-output:is([data-mime-type$='.stderr'], [data-mime-type$='.error'])"

pytestmark = needs_a_browser


def test_runs_in_jupyterlab_and_shows_its_charts(jupyterlab, page, notebook, artefacts):
    page.goto(jupyterlab.page_of(notebook))
    kernel_is_there = re.compile(r"Java.* \| (Idle|Unknown)")
    expect(page.locator("#jp-main-statusbar")).to_contain_text(kernel_is_there, timeout=300_000)
    try:
        restart_and_run_all(page)
        assert page.locator(COMPLAINTS).all_inner_texts() == []
        charts = page.locator(".jp-Notebook .jp-RenderedImage img")
        assert charts.count() > 0
        for chart in charts.all():
            chart.scroll_into_view_if_needed()
            expect(chart).to_be_visible()
        largest = max((chart.bounding_box() for chart in charts.all()), key=lambda box: box["width"])
        assert largest["width"] > 300
        assert largest["height"] > 150
        charts.last.scroll_into_view_if_needed()
        # Of the chart itself: JupyterLab likes to scroll back to the last cell.
        chart_file = artefacts / f"chart-{notebook.stem}.png"
        assert shows_a_chart(charts.last.screenshot(path=chart_file))
    finally:
        page.screenshot(path=artefacts / f"jupyterlab-{notebook.stem}.png")
        jupyterlab.end_kernels()


def restart_and_run_all(page):
    """Uses JupyterLab's own menu, and waits until no cell waits or runs, or one complains."""
    page.get_by_role("menuitem", name="Kernel", exact=True).click()
    page.get_by_role("menuitem", name="Restart Kernel and Run All Cells…").click()
    page.get_by_role("button", name="Confirm Kernel Restart").click()
    page.wait_for_function(
        """complaints => {
            if (document.querySelector(complaints)) {
                return true;
            }
            const prompts = [...document.querySelectorAll(
                '.jp-Notebook .jp-CodeCell .jp-InputPrompt')].map(p => p.textContent.trim());
            return prompts.length > 0 && prompts.every(p => /^\\[\\d+\\]:$/.test(p));
        }""",
        arg=COMPLAINTS,
        timeout=SECONDS_TO_RUN * 1000,
    )
