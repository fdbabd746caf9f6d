"""./lab open from the first to the last process, whatever the user's own Jupyter is told."""

import contextlib
import json
import os
import re
import signal
import subprocess
import urllib.error
import urllib.request

import psutil
import pytest

ADDRESS = re.compile(r"(http://127\.0\.0\.1:\d+)(/lab/tree/my-notebooks/glue\.ipynb)\?token=(\w+)")

OPEN_TO_ALL = {
    "IdentityProvider": {"token": ""},
    "ServerApp": {"token": "", "allow_remote_access": True, "disable_check_xsrf": True},
}
ELSEWHERE = {"ServerApp": {"base_url": "/mine/", "port": 1, "ip": "0.0.0.0", "open_browser": True}}
EVERYTHING_ELSEWHERE = {
    **OPEN_TO_ALL,
    "ServerApp": OPEN_TO_ALL["ServerApp"] | ELSEWHERE["ServerApp"],
}
LOCKED = {
    "IdentityProvider": {"token": "mine"},
    "PasswordIdentityProvider": {"hashed_password": "argon2:$argon2id$v=19$nobody-knows"},
    "ServerApp": {"certfile": "/nowhere/mine.pem", "keyfile": "/nowhere/mine.key"},
}


def logs(checkout):
    files = (checkout / "toolkit/target").glob("jupyterlab-*.log")
    return "\n".join(file.read_text() for file in files)


class Opened:
    """A ./lab open in a session of its own: a terminal's Ctrl-C reaches all of it, and only it."""

    def __init__(self, checkout, **variables):
        self.process = subprocess.Popen(
            [checkout / "lab", "open", "glue", "--no-browser"],
            env={**os.environ, **variables},
            stdout=subprocess.PIPE,
            text=True,
            start_new_session=True,
        )
        said = self.process.stdout.readline()
        assert ADDRESS.search(said), said or logs(checkout)
        self.server, self.page, self.token = ADDRESS.search(said).groups()

    def status(self, path, token=None):
        try:
            with self.ask(path, token):
                return 200
        except urllib.error.HTTPError as refusal:
            return refusal.code

    def ask(self, path, token=None, data=None):
        headers = {"Authorization": f"token {token}"} if token else {}
        request = urllib.request.Request(self.server + path, data=data, headers=headers)
        return urllib.request.urlopen(request, timeout=300)

    def processes(self):
        own = psutil.Process(self.process.pid)
        return [own, *own.children(recursive=True)]

    def end(self, ending):
        os.killpg(self.process.pid, ending)

    def close(self):
        with contextlib.suppress(psutil.NoSuchProcess):
            for each in self.processes():
                with contextlib.suppress(psutil.NoSuchProcess):
                    each.kill()
        self.process.communicate()


def is_java(process):
    try:
        return process.name() == "java"
    except psutil.NoSuchProcess:
        return False


def start_a_kernel(opened):
    name = json.dumps({"name": "java"}).encode()
    with opened.ask("/api/kernels", opened.token, name) as answer:
        assert json.load(answer)["name"] == "java"


@pytest.mark.parametrize(
    ("place", "settings", "ending"),
    [
        ("HOME", EVERYTHING_ELSEWHERE, signal.SIGINT),
        ("JUPYTER_CONFIG_DIR", LOCKED, signal.SIGTERM),
        ("JUPYTER_CONFIG_PATH", OPEN_TO_ALL, signal.SIGINT),
    ],
    ids=["open-elsewhere", "locked", "open"],
)
def test_opens_to_whoever_has_the_printed_address_alone_and_leaves_nothing_behind(
    checkout, tmp_path, place, settings, ending
):
    folder = tmp_path / ".jupyter" if place == "HOME" else tmp_path
    folder.mkdir(exist_ok=True)
    (folder / "jupyter_server_config.json").write_text(json.dumps(settings))
    with contextlib.closing(Opened(checkout, **{place: str(tmp_path)})) as opened:
        assert opened.status(opened.page + "?token=" + opened.token) == 200
        assert opened.status("/api/contents", opened.token) == 200
        assert opened.status("/api/contents") == 403
        assert opened.status("/api/contents", "mine") == 403
        assert listens_to(opened) == {"127.0.0.1"}
        start_a_kernel(opened)
        processes = opened.processes()
        assert sum(is_java(process) for process in processes) >= 2
        opened.end(ending)
        _, alive = psutil.wait_procs(processes, timeout=60)
        assert alive == []


def listens_to(opened):
    port = int(opened.server.rsplit(":", 1)[1])
    addresses = set()
    for process in opened.processes():
        # Short-lived children, as of a server that asks the system for its name, may have gone by now.
        with contextlib.suppress(psutil.NoSuchProcess):
            addresses |= {
                socket.laddr.ip
                for socket in process.net_connections("tcp")
                if socket.status == psutil.CONN_LISTEN and socket.laddr.port == port
            }
    return addresses
