"""A JupyterLab and a real browser without a window, one of each for all tests."""

import contextlib
import json
import os
import secrets
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request

import pytest
from playwright.sync_api import sync_playwright

BROWSER = os.environ.get("LAB_BROWSER")
SECONDS_TO_START = 300

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


@pytest.fixture
def page(browser):
    page = browser.new_page(viewport={"width": 1400, "height": 1000})
    yield page
    page.close()
