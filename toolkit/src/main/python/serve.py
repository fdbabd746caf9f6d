"""Starts JupyterLab, with the arguments given, out of reach of the terminal's Ctrl-C.

JupyterLab ends in a hurry on that signal and can leave kernels behind; on the SIGTERM that ./lab
sends in its place it ends them first.

It reads the configuration of its own Python environment alone. Of the user's or the machine's, a
token, password, address or certificate would open the server to others, or make a dead address of
the one that ./lab prints.
"""

import os
import sys

from jupyter_server.serverapp import ServerApp
from jupyterlab.labapp import LabApp

OWN = [os.path.join(sys.prefix, "etc", "jupyter")]


class OwnServer(ServerApp):
    @property
    def config_file_paths(self):
        return OWN


class OwnLab(LabApp):
    serverapp_class = OwnServer

    @property
    def config_file_paths(self):
        return OWN


if __name__ == "__main__":
    if hasattr(os, "setpgid"):
        os.setpgid(0, 0)
    sys.exit(OwnLab.launch_instance())
