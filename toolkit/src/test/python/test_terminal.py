"""./lab on a terminal of 80 columns."""

import contextlib
import errno
import fcntl
import io
import os
import pty
import re
import struct
import subprocess
import termios

from progress import Progress

LINES, COLUMNS = 24, 80
CODES = re.compile(r"\x1b\[[0-9;?]*[A-Za-z]")


def on_a_terminal(*command):
    """What a program writes on a terminal that it alone has."""
    ours, its = pty.openpty()
    fcntl.ioctl(its, termios.TIOCSWINSZ, struct.pack("HHHH", LINES, COLUMNS, 0, 0))
    program = subprocess.Popen(
        command,
        stdin=its,
        stdout=its,
        stderr=its,
        start_new_session=True,
        preexec_fn=lambda: fcntl.ioctl(0, termios.TIOCSCTTY, 0),
    )
    os.close(its)
    written = b""
    with contextlib.suppress(OSError):  # Linux says so when the last program has left.
        while piece := os.read(ours, 1 << 16):
            written += piece
    os.close(ours)
    assert program.wait(timeout=60) == 0, written.decode()
    return written.decode()


def test_draws_progress_in_a_single_line(checkout):
    said = on_a_terminal(
        checkout / "lab", "train", "resnet-8", "--preset", "tiny", "--iterations", "60", "--name", "bar"
    )
    drawn = [line for line in re.split("[\r\n]+", CODES.sub("", said)) if " of 60" in line]
    assert len(drawn) > 1
    assert all(len(line) < COLUMNS for line in drawn)
    assert len([line for line in said.split("\n") if " of 60" in line]) == 1
    assert "training error" in drawn[-1]


class Disk(io.StringIO):
    full = True

    def write(self, text):
        if self.full:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        return super().write(text)


def test_tells_the_rest_once_a_full_disk_has_room():
    disk = Disk()
    with Progress("glue", disk) as progress:
        progress.at("cell 1 of 2")
        disk.full = False
        progress.at("cell 2 of 2")
    assert "cell 2 of 2" in disk.getvalue()


def test_goes_on_where_its_reader_has_gone():
    ours, its = os.pipe()
    os.close(ours)
    with open(its, "w") as out:
        with Progress("glue", out) as progress:
            progress.at("cell 1 of 2")
            progress.at("cell 2 of 2")
