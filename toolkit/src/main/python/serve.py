"""Starts JupyterLab, with the arguments given, out of reach of the terminal's Ctrl-C.

JupyterLab ends in a hurry on that signal and can leave kernels behind; on the SIGTERM that ./lab
sends in its place it ends them first.
"""

import os
import sys

if hasattr(os, "setpgid"):
    os.setpgid(0, 0)
os.execv(sys.executable, [sys.executable, "-m", "jupyterlab", *sys.argv[1:]])
