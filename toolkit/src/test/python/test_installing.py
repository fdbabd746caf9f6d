"""What ./lab installs is what it means to install, whatever the machine's own settings."""

import hashlib
import json
import os
import shutil
import subprocess
import zipfile

import pytest

from conftest import ROOT

DEMO = {
    "demo.py": "",
    "demo-1.dist-info/METADATA": "Metadata-Version: 2.1\nName: demo\nVersion: 1\n",
    "demo-1.dist-info/WHEEL": "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
    "demo-1.dist-info/RECORD": "",
}

SAYS_WHERE_DEMO_IS = """
import sys, demo
print(demo.__file__.startswith(sys.prefix))
"""


@pytest.fixture
def bare(tmp_path):
    """A project with a single notebook, whose Python needs a package that lies beside it."""
    home = tmp_path / "home"
    python = home / "toolkit/src/main/python"
    python.mkdir(parents=True)
    wheel = tmp_path / "demo-1-py3-none-any.whl"
    with zipfile.ZipFile(wheel, "w") as archive:
        for name, text in DEMO.items():
            archive.writestr(name, text)
    sha256 = hashlib.sha256(wheel.read_bytes()).hexdigest()
    (python / "requirements.txt").write_text(f"demo==1 --hash=sha256:{sha256}\n")
    (python / "overrides.json").write_text("{}")
    (python / "execute.py").write_text(SAYS_WHERE_DEMO_IS)
    (home / "notebooks").mkdir()
    (home / "notebooks/one.ipynb").write_text('{"cells": []}')
    return home


def test_installs_into_its_own_environment_whatever_pip_is_told(bare, tmp_path):
    elsewhere = tmp_path / "elsewhere"
    pip = tmp_path / "pip.conf"
    told = "\n".join(f"{what} = {elsewhere}" for what in ("target", "prefix", "root"))
    pip.write_text(f"[install]\nuser = true\n{told}\n")
    environment = dict(
        os.environ,
        LAB_HOME=str(bare),
        PIP_CONFIG_FILE=str(pip),
        PIP_NO_INDEX="1",
        PIP_FIND_LINKS=str(tmp_path),
        PYTHONUSERBASE=str(elsewhere),
    )
    runs(environment)
    assert not elsewhere.exists()

    # The system's Python is another one since: its packages are looked for elsewhere.
    packages = next((bare / ".venv/lib").glob("python3.*"))
    packages.rename(packages.with_name("python3.0"))
    runs(environment)


def runs(environment):
    done = subprocess.run(
        ["java", "-cp", ROOT / "toolkit/target/lib/*", "org.residuallab.cli.Lab", "run"],
        env=environment,
        capture_output=True,
        text=True,
        timeout=300,
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("True\n")


def write_repository(folder, sha1):
    """A Maven repository with one parent POM."""
    parent = folder / "org/example/parent/1"
    parent.mkdir(parents=True)
    pom = """<project><modelVersion>4.0.0</modelVersion><groupId>org.example</groupId>
        <artifactId>parent</artifactId><version>1</version><packaging>pom</packaging></project>"""
    (parent / "parent-1.pom").write_text(pom)
    (parent / "parent-1.pom.sha1").write_text(sha1 or hashlib.sha1(pom.encode()).hexdigest())


@pytest.mark.parametrize("sha1", ["", 40 * "0"], ids=["right", "wrong"])
def test_a_library_with_a_wrong_checksum_fails_the_build(tmp_path, sha1):
    write_repository(tmp_path / "repository", sha1)
    (tmp_path / "settings.xml").write_text("<settings/>")
    (tmp_path / "pom.xml").write_text(
        f"""<project><modelVersion>4.0.0</modelVersion>
        <parent><groupId>org.example</groupId><artifactId>parent</artifactId><version>1</version>
        <relativePath/></parent><artifactId>child</artifactId><packaging>pom</packaging>
        <repositories><repository><id>beside</id><url>{(tmp_path / "repository").as_uri()}</url>
        </repository></repositories></project>"""
    )
    shutil.copytree(ROOT / ".mvn", tmp_path / ".mvn")
    command = ["mvn", "-B", "-s", "settings.xml", f"-Dmaven.repo.local={tmp_path / 'local'}"]
    built = subprocess.run(
        [*command, "validate"], cwd=tmp_path, capture_output=True, text=True, timeout=300
    )
    if sha1:
        assert built.returncode != 0
        assert "Checksum validation failed" in built.stdout
    else:
        assert built.returncode == 0, built.stdout
