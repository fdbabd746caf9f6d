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
        self.current = 0

    def cell_starts(self, cell, cell_index):
        self.current = cell_index
        if cell.cell_type == "code":
            self.progress.cell(cell_index + 1, len(self.nb.cells))

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
        except CellExecutionError as failure:
            progress.clear()
            complain(name, execution, plain(failure.traceback))
            return 1
        except DeadKernelError:
            progress.clear()
            kernel_log.seek(0)
            complain(name, execution, "The Java kernel ended.\n" + kernel_log.read())
            return 1
    write_page(notebook, name, notebook_file.parent, report_file)
    return 0


def complain(name, execution, reason):
    code_cells = [i for i, c in enumerate(execution.nb.cells) if c.cell_type == "code"]
    number = code_cells.index(execution.current) + 1
    source = execution.nb.cells[execution.current].source
    print(f"{name}: code cell {number} of {len(code_cells)} failed:\n", file=sys.stderr)
    print("\n".join("    " + line for line in source.splitlines()) + "\n", file=sys.stderr)
    print(reason.rstrip(), file=sys.stderr)


def plain(traceback):
    return traceback if sys.stderr.isatty() else COLOURS.sub("", traceback)


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
