"""Executes notebooks in place, as they are committed: with their outputs, nothing of the machine but
what the outputs say, and the SHA-256 of the code that made them. From the project's folder:

    LAB_PRESET=short LAB_ITERATIONS=600 LAB_DATA=../datasets/cifar-10 \\
        .venv/bin/python toolkit/src/test/python/committed_notebook.py notebooks/01-degradation.ipynb
"""

import hashlib
import sys
from pathlib import Path

import nbformat
from nbclient import NotebookClient

OURS = "residual_lab"
SHA256 = "code_sha256"


def code_sha256(notebook):
    """Of all cells of code, in order."""
    code = [cell.source for cell in notebook.cells if cell.cell_type == "code"]
    return hashlib.sha256("\0".join(code).encode()).hexdigest()


def executed_code_sha256(notebook):
    """Of the code that made the outputs, as the notebook itself says."""
    return notebook.metadata.get(OURS, {}).get(SHA256)


def execute(file):
    notebook = nbformat.read(file, as_version=4)
    metadata = dict(notebook.metadata)
    place = {"metadata": {"path": str(file.parent)}}
    NotebookClient(notebook, timeout=3600, kernel_name="java", resources=place).execute()
    for cell in notebook.cells:
        cell.metadata.clear()
    notebook.metadata = nbformat.from_dict(metadata | {OURS: {SHA256: code_sha256(notebook)}})
    aside = file.with_suffix(".new")
    nbformat.write(notebook, aside)
    aside.rename(file)


if __name__ == "__main__":
    for name in sys.argv[1:]:
        execute(Path(name))
        print(name, flush=True)
