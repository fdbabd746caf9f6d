"""The ways to the notebooks that are not ./lab's name the same versions as it does."""

import json
import os
import re
import subprocess
import sys

from conftest import ROOT

ENVIRONMENT = ROOT / "environment.yml"


def pinned():
    lines = (ROOT / "toolkit/src/main/python/requirements.in").read_text().splitlines()
    pins = (line.split("==") for line in lines if "==" in line and not line.startswith("#"))
    return {name.split("[")[0]: version for name, version in pins}


def of_conda():
    return dict(re.findall(r"^  - ([a-z]+)=([0-9.]+)$", ENVIRONMENT.read_text(), re.MULTILINE))


def test_conda_has_the_versions_of_the_launcher():
    launcher = pinned()
    shared = {name: version for name, version in of_conda().items() if name in launcher}
    assert set(shared) == {"jsonschema", "jupyterlab", "nbclient", "nbconvert"}
    for name, version in shared.items():
        assert (launcher[name] + ".").startswith(version + "."), name


def test_binder_builds_the_toolkit_in_the_environment_of_conda():
    binder = ROOT / ".binder"
    assert (binder / "environment.yml").resolve() == ENVIRONMENT.resolve()
    assert os.access(binder / "postBuild", os.X_OK)


def test_the_container_installs_what_the_launcher_looks_for():
    container = ROOT / ".devcontainer"
    recipe = json.loads((container / "devcontainer.json").read_text())
    image = (container / recipe["build"]["dockerfile"]).read_text()
    for needed in ("openjdk-17-jdk-headless", "maven", "python3-venv", "chromium", "git"):
        assert needed in image
    command = recipe["postCreateCommand"].split()
    assert os.access(ROOT / command[0], os.X_OK)


def test_no_start_waits_for_a_grammar_that_nobody_asks():
    """What jsonschema 4.25 and newer bring compiles one whenever it is imported, which takes seconds."""
    loaded = "import sys, jupyterlab.labapp, nbclient, nbconvert, nbformat; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", loaded], capture_output=True, text=True, check=True)
    assert "jsonschema" in done.stdout.split()
    assert not {"lark", "rfc3987_syntax"} & set(done.stdout.split())
