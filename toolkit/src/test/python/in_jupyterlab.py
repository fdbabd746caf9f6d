"""A JupyterLab and a real browser without a window, one of each for all tests of a process."""

import contextlib
import json
import os
import re
import secrets
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request

import pytest
from playwright.sync_api import expect, sync_playwright

BROWSER = os.environ.get("LAB_BROWSER")
SECONDS_TO_START = 300
SECONDS_TO_RUN = 900

# A language that has digits of its own: what kernels write must not depend on it.
PERSIAN = "-Duser.language=fa -Duser.country=IR"

COMPLAINTS = ".jp-OutputArea-output:is([data-mime-type$='.stderr'], [data-mime-type$='.error'])"
CHARTS = ".jp-Notebook .jp-RenderedImage img"

needs_a_browser = pytest.mark.skipif(not BROWSER, reason="no Chromium or Chrome on this machine")

# Chromium asks its maker for updates at every start; these tests need nobody but this machine.
BROWSER_OPTIONS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


class JupyterLab:
    def __init__(self, server, token):
        self.server = server
        self.token = token

    def page_of(self, notebook):
        """In a workspace of its own, or the notebooks opened before would open too."""
        place = f"workspaces/{notebook.stem}/tree/notebooks/{notebook.name}"
        return f"{self.server}/lab/{place}?token={self.token}"

    def wait_until_it_answers(self, process):
        deadline = time.monotonic() + SECONDS_TO_START
        while time.monotonic() < deadline and process.poll() is None:
            with contextlib.suppress(urllib.error.URLError, ConnectionError):
                self.ask("GET", "/api")
                return
            time.sleep(0.2)
        pytest.fail("JupyterLab does not answer; see toolkit/target/artefacts/jupyterlab-*.log")

    def end_kernels(self):
        for kernel in json.loads(self.ask("GET", "/api/kernels")):
            self.ask("DELETE", f"/api/kernels/{kernel['id']}")

    def ask(self, method, path):
        headers = {"Authorization": f"token {self.token}"}
        request = urllib.request.Request(self.server + path, headers=headers, method=method)
        with urllib.request.urlopen(request, timeout=30) as answer:
            return answer.read()


@pytest.fixture(scope="session")
def jupyterlab(checkout, tmp_path_factory, artefacts, worker_id):
    """A JupyterLab with settings of its own. Each process that runs tests has one."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    token = secrets.token_hex(16)
    own = tmp_path_factory.mktemp("jupyter")
    tracker = own / "settings/@jupyterlab/notebook-extension/tracker.jupyterlab-settings"
    tracker.parent.mkdir(parents=True)
    # Else a page holds only the cells in view, and the test sees no others.
    tracker.write_text(json.dumps({"windowingMode": "none"}))
    environment = dict(
        os.environ,
        JUPYTER_TOKEN=token,
        JJAVA_JVM_OPTS=f"{os.environ['JJAVA_JVM_OPTS']} {PERSIAN}",
        JUPYTER_CONFIG_DIR=str(own / "config"),
        JUPYTER_RUNTIME_DIR=str(own / "runtime"),
        JUPYTERLAB_SETTINGS_DIR=str(own / "settings"),
        JUPYTERLAB_WORKSPACES_DIR=str(own / "workspaces"),
    )
    command = [
        sys.executable,
        "-m",
        "jupyterlab",
        "--allow-root",
        "--no-browser",
        f"--ServerApp.root_dir={checkout}",
        f"--ServerApp.port={port}",
        "--ServerApp.port_retries=0",
        "--LabApp.news_url=None",
        "--LabApp.check_for_updates_class=jupyterlab.NeverCheckForUpdate",
        "--LabApp.extension_manager=readonly",
    ]
    with open(artefacts / f"jupyterlab-{worker_id}.log", "w") as log:
        server = subprocess.Popen(command, env=environment, stdout=log, stderr=log)
        try:
            lab = JupyterLab(f"http://127.0.0.1:{port}", token)
            lab.wait_until_it_answers(server)
            yield lab
        finally:
            server.terminate()
            server.wait(timeout=30)


@pytest.fixture(scope="session")
def browser():
    with sync_playwright() as playwright:
        program = playwright.chromium.launch(executable_path=BROWSER, args=BROWSER_OPTIONS)
        yield program
        program.close()


@pytest.fixture(scope="session")
def context(browser):
    """One for all pages: JupyterLab's scripts are fetched and compiled once."""
    return browser.new_context(viewport={"width": 1400, "height": 1000})


@pytest.fixture
def page(context):
    page = context.new_page()
    yield page
    page.close()


def open_notebook(jupyterlab, page, notebook):
    """Opens it, and waits until its kernel is there."""
    page.goto(jupyterlab.page_of(notebook))
    kernel_is_there = re.compile(r"Java.* \| (Idle|Unknown)")
    expect(page.locator("#jp-main-statusbar")).to_contain_text(kernel_is_there, timeout=300_000)


def choose(page, menu, item, exact=False):
    page.get_by_role("menuitem", name=menu, exact=True).click()
    page.get_by_role("menuitem", name=item, exact=exact).click()


def restart_and_run_all(page):
    """Uses JupyterLab's own menu."""
    choose(page, "Kernel", "Restart Kernel and Run All Cells…")
    page.get_by_role("button", name="Confirm Kernel Restart").click()
    wait_until_all_ran(page)


def run_all(page):
    """In the kernel that came with the page; JupyterLab's own menu again."""
    choose(page, "Run", "Run All Cells", exact=True)  # Others begin or end so.
    wait_until_all_ran(page)


def wait_until_all_ran(page):
    """Until no cell waits or runs, or one complains."""
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


def save(page, notebook):
    before = notebook.stat().st_mtime_ns
    choose(page, "File", "Save Notebook Ctrl+S")
    deadline = time.monotonic() + 60
    while notebook.stat().st_mtime_ns == before:
        assert time.monotonic() < deadline, f"JupyterLab does not save {notebook.name}"
        page.wait_for_timeout(100)
