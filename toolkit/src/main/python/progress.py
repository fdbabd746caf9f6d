"""The progress of a notebook's execution, on a terminal or in a log."""

import errno
import os
import shutil
import sys
import threading
import time

from plain import colourless

REDRAW_SECONDS = 1
LOG_SECONDS = 30
# Whoever reads has gone: a pipe that is shut, a terminal that hung up.
GONE = {errno.EPIPE, errno.EIO}


class Progress:
    """On a terminal one line that is redrawn each second; in a log a line a cell, and what the
    notebook reports at most twice a minute."""

    def __init__(self, name, out=sys.stdout):
        self.name = name
        self.out = out
        self.live = out.isatty()
        self.start = time.monotonic()
        self.place = "starting the kernel"
        self.said = ""
        self.logged = 0.0
        self.lock = threading.Lock()
        self.ended = threading.Event()

    def __enter__(self):
        if self.live:
            self.draw()
            threading.Thread(target=self.keep_drawing, daemon=True).start()
        return self

    def __exit__(self, *_):
        self.clear()
        try:
            self.out.flush()
        except OSError:
            self.give_up()

    def at(self, place):
        self.place, self.said = place, ""
        if self.live:
            self.draw()
        else:
            self.log()

    def report(self, text):
        lines = [line.strip() for line in text.splitlines() if line.strip()]
        if not lines:
            return
        self.said = colourless(lines[-1])
        if self.live:
            self.draw()
        elif time.monotonic() - self.logged >= LOG_SECONDS:
            self.log()

    def clear(self):
        """Ends the display; what is printed next starts on an empty line."""
        self.ended.set()
        if self.live:
            with self.lock:
                self.write("\r\x1b[K")

    def keep_drawing(self):
        while not self.ended.wait(REDRAW_SECONDS):
            self.draw()

    def draw(self):
        with self.lock:
            if not self.ended.is_set():
                width = shutil.get_terminal_size().columns - 1
                self.write("\r\x1b[K" + self.line()[:width])

    def log(self):
        self.logged = time.monotonic()
        self.write(self.line() + "\n")

    def write(self, text):
        """Whoever reads it may go, as `head` does: that is no reason to end a training."""
        try:
            self.out.write(text)
            self.out.flush()
        except OSError as fault:
            if fault.errno not in GONE:
                return  # As on a full disk: once there is room, it gets what is still to be told.
            self.give_up()

    def give_up(self):
        """What is left of it goes nowhere; else Python would complain of it at the end."""
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, self.out.fileno())
        os.close(nowhere)

    def line(self):
        minutes, seconds = divmod(int(time.monotonic() - self.start), 60)
        parts = [f"{self.name}  {minutes}:{seconds:02}", self.place, self.said]
        return "  ".join(part for part in parts if part)
