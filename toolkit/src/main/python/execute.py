"""Executes one notebook and writes it, outputs included, as a page that needs no network.

Started by ./lab run, once a notebook: execute.py NOTEBOOK REPORT
"""

import re
import signal
import sys
import tempfile
from pathlib import Path

import nbformat
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError, DeadKernelError

from progress import Progress
from report import write_page

LONGEST_TRACEBACK = 30
COLOURS = re.compile(r"\x1b\[[0-9;]*m")


class Execution(NotebookClient):
    """A notebook's execution that tells a progress display what happens."""

    def __init__(self, notebook, folder, progress):
        super().__init__(
            notebook,
            timeout=None,
            kernel_name="java",
            resources={"metadata": {"path": str(folder)}},
            on_cell_start=self.cell_starts,
        )
        self.progress = progress
        self.code_cells = [cell for cell in notebook.cells if cell.cell_type == "code"]
        self.place = "before the first cell"
        self.current = None

    def cell_starts(self, cell, cell_index):
        if cell.cell_type == "code":
            self.current = cell
            number = [each is cell for each in self.code_cells].index(True) + 1
            self.place = f"cell {number} of {len(self.code_cells)}"
            self.progress.at(self.place)

    def process_message(self, msg, cell, cell_index):
        """Passes on what the notebook itself reports: text it prints, displays it updates."""
        content = msg["content"]
        if msg["msg_type"] == "stream":
            self.progress.report(content["text"])
        elif msg["msg_type"] == "update_display_data":
            self.progress.report(content["data"].get("text/plain", ""))
        return super().process_message(msg, cell, cell_index)


def main(notebook_file, report_file):
    """Returns the exit status: 0, or 1 after printing what failed in which cell."""
    end_cleanly_when_told()
    notebook = nbformat.read(notebook_file, as_version=4)
    name = notebook_file.stem
    with Progress(name) as progress, tempfile.TemporaryFile("w+") as kernel_log:
        execution = Execution(notebook, notebook_file.parent, progress)
        try:
            execution.execute(stdout=kernel_log, stderr=kernel_log)
        except CellExecutionError:
            progress.clear()
            complain(name, execution, traceback(execution.current))
            return 1
        except DeadKernelError:
            progress.clear()
            kernel_log.seek(0)
            complain(name, execution, "The Java kernel ended.\n" + kernel_log.read())
            return 1
    write_page(notebook, name, notebook_file.parent, report_file)
    return 0


def complain(name, execution, reason):
    lines = [f"{name}: {execution.place} failed:", ""]
    if execution.current:
        lines += ["    " + line for line in execution.current.source.splitlines()] + [""]
    print("\n".join(lines + [reason.rstrip()]), file=sys.stderr)


def traceback(cell):
    lines = next(out.traceback for out in cell.outputs if out.output_type == "error")
    if len(lines) > LONGEST_TRACEBACK:
        lines = lines[:LONGEST_TRACEBACK] + [f"... {len(lines) - LONGEST_TRACEBACK} more lines"]
    text = "\n".join(lines)
    return text if sys.stderr.isatty() else COLOURS.sub("", text)


def end_cleanly_when_told():
    """The first Ctrl-C or SIGTERM ends the kernel too; a second must not disturb that."""

    def end(*_):
        for each in (signal.SIGINT, signal.SIGTERM):
            signal.signal(each, signal.SIG_IGN)
        raise KeyboardInterrupt

    for each in (signal.SIGINT, signal.SIGTERM):
        signal.signal(each, end)


if __name__ == "__main__":
    try:
        sys.exit(main(Path(sys.argv[1]), Path(sys.argv[2])))
    except KeyboardInterrupt:
        print("\nstopped; no report was written", file=sys.stderr)
        sys.exit(130)
