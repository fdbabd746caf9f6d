"""What went wrong, in one line."""

import contextlib
import os
import sys

from plain import plain


@contextlib.contextmanager
def one_line(what):
    """Whatever is thrown within is said in one line; LAB_DEBUG=1 shows where it arose."""
    try:
        yield
    except Exception as failure:
        if os.environ.get("LAB_DEBUG") == "1":
            raise
        said = str(failure).strip() or type(failure).__name__
        if isinstance(failure, OSError) and failure.filename:
            said = f"{failure.strerror}: {failure.filename}"
        sys.exit(f"lab: {what}: {plain(said.splitlines()[0])}")
