"""Executes one notebook and writes it, outputs included, as a page that needs no network.

Started by ./lab run, once a notebook: execute.py NOTEBOOK REPORT FACTS, these a JSON
text: what the launcher knows of where the results come from.
"""

import asyncio
import contextlib
import json
import signal
import sys
import tempfile
import time
from pathlib import Path

signal.signal(signal.SIGINT, signal.SIG_DFL)  # Until there is something to clean up.

import nbformat
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError, DeadKernelError

import provenance
from complaints import one_line
from plain import coloured, colourless, plain
from progress import Progress
from report import html, require_room, write_page

LONGEST_TRACEBACK = 30


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
        self.stopped = False
        self.progress = progress
        self.code_cells = [cell for cell in notebook.cells if cell.cell_type == "code"]
        self.place = "before the first cell"
        self.current = None

    async def async_start_new_kernel(self, **kwargs):
        self.take_signals()
        await super().async_start_new_kernel(**kwargs)

    def take_signals(self):
        """The first Ctrl-C, SIGTERM or end of the terminal ends the execution and its kernel; no
        other disturbs that."""
        task, loop = asyncio.current_task(), asyncio.get_running_loop()

        def stop():
            if not self.stopped:
                self.stopped = True
                task.cancel()

        with contextlib.suppress(NotImplementedError):  # Windows has no such handlers.
            for each in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
                if signal.getsignal(each) is not signal.SIG_IGN:  # As under nohup.
                    loop.add_signal_handler(each, stop)

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
        elif msg["msg_type"] == "update_display_data" and "image/png" not in content["data"]:
            self.progress.report(content["data"].get("text/plain", ""))
        return super().process_message(msg, cell, cell_index)


def main(notebook_file, report_file, facts):
    """Returns the exit status: 0, or 1 after saying what failed, and in which cell."""
    name = notebook_file.stem
    with one_line(f"{name} cannot be read"):
        content = notebook_file.read_bytes()
        notebook = nbformat.reads(content.decode("utf-8"), as_version=4)
        nbformat.validate(notebook)
    with one_line(f"{name} is not executed, because its report cannot be written"):
        require_room(report_file)
    source = provenance.of_notebook(notebook_file, content, notebook)
    start = time.monotonic()
    with one_line(f"{name} cannot be executed"):
        failure = execute(notebook, notebook_file)
    if failure:
        print(failure, file=sys.stderr)
        return 1
    with one_line(f"{name} was executed, but its report cannot be written"):
        known = [
            provenance.timed(source, notebook),
            provenance.of_execution(facts, notebook, time.monotonic() - start),
        ]
        write_page(html(notebook, name, notebook_file.parent, known), report_file)
    return 0


def execute(notebook, file):
    """What failed in which cell; None if none did."""
    name = file.stem
    with Progress(name) as progress, tempfile.TemporaryFile("w+") as kernel_log:
        execution = Execution(notebook, file.parent, progress)
        try:
            execution.execute(stdout=kernel_log, stderr=kernel_log)
        except (CellExecutionError, RuntimeError, asyncio.CancelledError) as failure:
            progress.clear()
            if execution.stopped:
                raise KeyboardInterrupt from None
            kernel_log.seek(0)
            if isinstance(failure, CellExecutionError):
                return complaint(name, execution, traceback(execution.current))
            dead = isinstance(failure, DeadKernelError)
            reason = "The Java kernel ended." if dead else f"{failure}."
            return complaint(name, execution, f"{reason}\n{plain(kernel_log.read())}")
    return None


def complaint(name, execution, reason):
    lines = [f"{name}: {execution.place} failed:", ""]
    if execution.current:
        lines += ["    " + plain(line) for line in execution.current.source.splitlines()] + [""]
    return "\n".join(lines + [reason.rstrip()])


def traceback(cell):
    lines = next(out.traceback for out in cell.outputs if out.output_type == "error")
    if len(lines) > LONGEST_TRACEBACK:
        lines = lines[:LONGEST_TRACEBACK] + [f"... {len(lines) - LONGEST_TRACEBACK} more lines"]
    text = "\n".join(lines)
    return coloured(text) if sys.stderr.isatty() else colourless(text)


if __name__ == "__main__":
    try:
        sys.exit(main(Path(sys.argv[1]), Path(sys.argv[2]), json.loads(sys.argv[3])))
    except KeyboardInterrupt:
        print("stopped; no report was written", file=sys.stderr)
        sys.exit(130)
