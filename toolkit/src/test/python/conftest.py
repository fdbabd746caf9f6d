"""Where the tests find the checkout, and a place for what they leave to look at."""

import json
import os
import re
import shutil
import signal
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[4]
pytest_plugins = ["in_jupyterlab"]

NOTEBOOKS = sorted((ROOT / "notebooks").glob("*.ipynb"))
GLUE = ROOT / "toolkit/src/test/notebooks/glue.ipynb"

os.environ["LAB_PRESET"] = "tiny"
# Kernels and commands live for seconds here: their code is compiled once and quickly, and what little
# garbage they leave is collected by one thread.
for options in ["LAB_JVM_OPTS", "JJAVA_JVM_OPTS"]:
    asked = os.environ.get(options, "")
    collector = "" if re.search(r"-XX:\+Use\w+GC\b", asked) else "-XX:+UseSerialGC"
    os.environ[options] = f"{asked} -XX:TieredStopAtLevel=1 {collector}".strip()
os.environ.pop("LAB_ITERATIONS", None)
# Some files of tests run at a time. Threads that wait for each other, in two processes on two cores,
# mostly wait.
os.environ.update(LAB_THREADS="1", OMP_NUM_THREADS="1")
sys.path.insert(0, str(ROOT / "toolkit/src/main/python"))

# Started in the background of a script, this process ignores Ctrl-C, and so would all that it starts.
signal.signal(signal.SIGINT, signal.default_int_handler)


def pytest_generate_tests(metafunc):
    """A test that takes a notebook runs on all those of its file."""
    if "notebook" in metafunc.fixturenames:
        files = metafunc.module.EXECUTED_HERE
        metafunc.parametrize("notebook", files, ids=[file.stem for file in files])


def pytest_collection_modifyitems(items):
    """The notebooks take longest: their two files begin first, and nobody waits for them alone."""
    items.sort(key=lambda item: not hasattr(item.module, "EXECUTED_HERE"))


@pytest.fixture(scope="session")
def artefacts():
    folder = ROOT / "toolkit/target/artefacts"
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def forget_results(file):
    """Else a notebook committed with its results looks executed before it is."""
    notebook = json.loads(file.read_text(encoding="utf-8"))
    for cell in notebook["cells"]:
        if cell["cell_type"] == "code":
            cell.update(outputs=[], execution_count=None)
    file.write_text(json.dumps(notebook), encoding="utf-8")


@pytest.fixture(scope="session")
def checkout(tmp_path_factory):
    """A copy of the checkout that shares the built toolkit and the Python environment: what runs
    there changes no notebook here. Its path is one that people have."""
    copy = tmp_path_factory.mktemp("Père & Fils' 100 %")
    (copy / "notebooks").mkdir()
    for file in [GLUE, *NOTEBOOKS, *(ROOT / "notebooks").glob("*.jshell")]:
        shutil.copy2(file, copy / "notebooks")
    for notebook in (copy / "notebooks").glob("*.ipynb"):
        forget_results(notebook)
    for file in ["lab", "pom.xml"]:
        shutil.copy2(ROOT / file, copy)
    for folder in ["toolkit", "cluster", ".venv", ".mvn", "notebooks/results"]:
        os.symlink(ROOT / folder, copy / folder)
    os.environ["LAB_HOME"] = str(copy)
    return copy
