"""What a report's last page says of a notebook: where it comes from, and by what it was executed."""

import hashlib
import subprocess
from importlib.metadata import version

KERNEL = "jjava"
LIBRARIES = ("jupyterlab", "nbclient", "nbconvert")


def of_notebook(file, content, notebook):
    """Of its file as it was read: it may be changed while its cells are executed."""
    rows = [
        row("file", file.name),
        row("SHA-256", hashlib.sha256(content).hexdigest()),
        *in_git(file),
        row("kernel", notebook.metadata.get("kernelspec", {}).get("display_name", "not named")),
    ]
    return {"title": f"Notebook {file.stem}", "rows": rows}


def timed(source, notebook):
    """The same, and when its cells were executed."""
    return {**source, "rows": [*source["rows"], row("executed", times(notebook))]}


def in_git(file):
    commit = git(file, "log", "-1", "--format=%H %cI", "--", file.name)
    if not commit:
        return [row("last commit of it", "none, or no Git here")]
    changed = git(file, "status", "--porcelain", "--", file.name)
    return [
        row("last commit of it", commit),
        row("changed since", "no" if changed == "" else "unknown" if changed is None else "yes"),
    ]


def git(file, *words):
    """What Git says, or None where it is missing or says no."""
    try:
        done = subprocess.run(
            ["git", "-C", str(file.parent), *words], capture_output=True, text=True, timeout=60
        )
    except (OSError, subprocess.TimeoutExpired):
        return None
    return done.stdout.strip() if done.returncode == 0 else None


def times(notebook):
    """From the first cell to the last, where the notebook notes it."""
    noted = [cell.metadata.get("execution", {}) for cell in notebook.cells]
    begins = [each["iopub.execute_input"] for each in noted if "iopub.execute_input" in each]
    ends = [each["shell.execute_reply"] for each in noted if "shell.execute_reply" in each]
    return f"{min(begins)} to {max(ends)}" if begins and ends else "the notebook notes no times"


def of_execution(facts, notebook, seconds):
    """What the launcher knows, and what the execution was: its kernel and its time."""
    language = notebook.metadata.get("language_info", {})
    minutes, rest = divmod(round(seconds), 60)
    return {
        "title": facts["title"],
        "rows": [
            *facts["rows"],
            row("kernel", f"{KERNEL} {version(KERNEL)}, Java {language.get('version', 'unknown')}"),
            *(row(library, version(library)) for library in LIBRARIES),
            row("wall time", f"{minutes} min {rest} s"),
        ],
    }


def row(what, value):
    return {"what": what, "value": value}
