"""./lab run from the command line to the report."""

import hashlib
import json
import os
import re
import shutil
import signal
import subprocess
from pathlib import Path

import nbformat
import psutil
import pytest

from conftest import ROOT
from in_jupyterlab import needs_a_browser

FAILING = """int before = 1; // \x1b[2J
System.out.println("\\u001b]0;a title\\u0007");
throw new IllegalStateException("no such luck\\u001b[2J");"""


@pytest.fixture
def lab(checkout):
    """Runs ./lab and returns its exit status and what it printed."""

    def run(*arguments, folder=checkout):
        return subprocess.run(
            [checkout / "lab", *arguments],
            cwd=folder,
            capture_output=True,
            encoding="utf-8",
            stdin=subprocess.DEVNULL,
            timeout=300,
        )

    return run


@pytest.fixture
def failing(checkout):
    notebook = nbformat.v4.new_notebook(
        cells=[nbformat.v4.new_code_cell("1 + 1"), nbformat.v4.new_code_cell(FAILING)]
    )
    file = checkout / "notebooks/zz-failing.ipynb"
    nbformat.write(notebook, file)
    yield file
    file.unlink()


STRAY_KERNEL = {"argv": ["false"], "display_name": "Java", "language": "java"}


@pytest.fixture
def settings_of_others(tmp_path, monkeypatch):
    """Another kernel named Java, and what would keep ours from compiling."""
    stray = tmp_path / "jupyter/kernels/java/kernel.json"
    stray.parent.mkdir(parents=True)
    stray.write_text(json.dumps(STRAY_KERNEL))
    for name, value in {
        "JUPYTER_PATH": tmp_path / "jupyter",
        "JJAVA_COMPILER_OPTS": "--nonsense",
        "CLASSPATH": "nowhere",
    }.items():
        monkeypatch.setenv(name, str(value))


@pytest.mark.usefixtures("settings_of_others")
def test_writes_a_report_and_leaves_the_notebook_as_it_was(lab, checkout, tmp_path):
    notebook = checkout / "notebooks/glue.ipynb"
    before = notebook.read_bytes()
    done = lab("run", "glue", "--preset", "tiny", folder=tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    assert "cell 7 of 7" in done.stdout
    report = (checkout / "reports/glue.html").read_text()
    assert "preset tiny" in report
    assert "<td>./lab run " in report
    assert "--preset tiny</td>" in report
    assert notebook.read_bytes() == before


def newest_java():
    """The home of the newest JDK where Debian and others put them; None where none is from 24 on,
    the first that warns of libraries with natives."""
    found = {}
    for release in Path("/usr/lib/jvm").glob("*/release"):
        version = re.search(r'JAVA_VERSION="(\d+)', release.read_text())
        if version and int(version[1]) >= 24:
            found[int(version[1])] = release.parent
    return found[max(found)] if found else None


@pytest.mark.skipif(not newest_java(), reason="no JDK from 24 on")
def test_a_newer_java_warns_neither_here_nor_in_a_kernel(lab, checkout, monkeypatch):
    monkeypatch.setenv("JAVA_HOME", str(newest_java()))
    trained = lab("train", "resnet-8", "--preset", "tiny", "--seed", "24")
    assert trained.returncode == 0
    assert "WARNING" not in trained.stderr + trained.stdout

    notebook = nbformat.v4.new_notebook(
        cells=[
            nbformat.v4.new_code_cell("%load setup.jshell"),
            nbformat.v4.new_code_cell('Models.build(Networks.named("resnet-8").network(), 1).numParams()'),
        ]
    )
    file = checkout / "notebooks/zz-newer.ipynb"
    nbformat.write(notebook, file)
    done = lab("run", "zz-newer")
    file.unlink()
    assert (done.returncode, done.stderr) == (0, "")
    report = (checkout / "reports/zz-newer.html").read_text()
    assert "WARNING" not in report


def test_reports_a_notebook_as_it_stands_and_a_run_on_one_page(lab, checkout, tmp_path):
    notebook = checkout / "notebooks/glue.ipynb"
    before = notebook.read_bytes()
    done = lab("report", "glue", "plain-20-short-600-seed1", "-o", "both.html", folder=tmp_path)
    assert (done.returncode, done.stdout, done.stderr) == (0, "both.html\n", "")
    report = (tmp_path / "both.html").read_text()
    assert "<title>Glue; Run plain-20-short-600-seed1</title>" in report
    assert 'alt="Run plain-20-short-600-seed1: Chart: Errors of plain-20-short-600-seed1"' in report
    assert f"<td>{hashlib.sha256(before).hexdigest()}</td>" in report
    command = f"./lab report glue plain-20-short-600-seed1 --output {tmp_path / 'both.html'}"
    assert f"<td>{command}</td>" in report
    assert [file.name for file in tmp_path.iterdir()] == ["both.html"]
    assert notebook.read_bytes() == before


@needs_a_browser
def test_prints_a_report(lab, checkout, artefacts):
    pdf = checkout / "reports/plain-20-short-600-seed1-report.pdf"
    done = lab("report", "plain-20-short-600-seed1", "--format", "pdf")
    assert (done.returncode, done.stdout, done.stderr) == (0, f"reports/{pdf.name}\n", "")
    shutil.copy2(pdf, artefacts / "report-of-a-run.pdf")
    assert pdf.read_bytes().startswith(b"%PDF-")
    assert pdf.read_bytes().count(b"/Type /Page\n") == 2


def test_says_in_one_line_that_no_browser_can_print(lab, monkeypatch):
    monkeypatch.setenv("LAB_BROWSER", "/nowhere/chromium")
    done = lab("report", "glue", "--format", "pdf")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == "lab: LAB_BROWSER: /nowhere/chromium is no program\n"


def test_shows_the_cell_that_fails_and_writes_no_report(lab, checkout, failing):
    done = lab("run", "zz-failing")
    assert done.returncode == 1
    assert "zz-failing: cell 2 of 2 failed" in done.stderr
    assert "no such luck" in done.stderr
    assert "int before = 1;" in done.stderr
    assert "\x1b" not in done.stdout + done.stderr
    assert not list((checkout / "reports").glob("*zz-failing*"))


@pytest.mark.parametrize(
    ("arguments", "complaint"),
    [
        (["run", "nonsense"], "lab: no notebook 'nonsense'; there are: "),
        (["drive"], "lab: nothing came from the standard input; this command is for programs"),
        (["fly"], "lab: no command 'fly'; there are "),
    ],
)
def test_answers_a_mistake_with_one_line_and_status_2(lab, arguments, complaint):
    done = lab(*arguments)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith(complaint)
    assert done.stderr.count("\n") == 1


def test_what_was_printed_and_did_not_arrive_is_told(checkout):
    with open("/dev/full", "w") as full:
        done = subprocess.run(
            [checkout / "lab", "cost", "resnet-20", "--format", "csv"],
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            timeout=300,
        )
    assert done.returncode == 1
    assert done.stderr.startswith("lab: the standard output could not be written, as on a full disk")
    assert done.stderr.count("\n") == 1


def test_who_reads_no_further_is_told_nothing(checkout):
    command = [checkout / "lab", "ledger", "--format", "csv"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as running:
        running.stdout.close()  # Before there is anything to read.
        complaint = running.stderr.read()
        assert (running.wait(timeout=300), complaint) == (0, "")


def test_takes_iterations_from_the_environment(lab, monkeypatch):
    monkeypatch.setenv("LAB_ITERATIONS", "many")
    done = lab("run", "glue")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("lab: LAB_ITERATIONS must be a whole number")


def test_is_found_through_a_symbolic_link(lab, checkout, tmp_path):
    link = tmp_path / "lab"
    os.symlink(checkout / "lab", link)
    done = subprocess.run([link, "--version"], capture_output=True, text=True, timeout=300)
    assert done.returncode == 0
    assert done.stdout.startswith("Residual Lab")


def test_is_found_where_cd_speaks(checkout, monkeypatch):
    monkeypatch.setenv("CDPATH", str(checkout.parent))
    command = [f"{checkout.name}/lab", "--version"]
    done = subprocess.run(
        command, cwd=checkout.parent, capture_output=True, text=True, timeout=300
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("Residual Lab")


def test_prints_every_letter_and_finds_every_file_in_a_plain_locale(lab, tmp_path, monkeypatch):
    for variable in ["LC_CTYPE", "LANG"]:
        monkeypatch.delenv(variable, raising=False)
    monkeypatch.setenv("LC_ALL", "C")
    assert "112×112" in lab("ledger", "--format", "csv").stdout
    folder = tmp_path / "données"
    folder.mkdir()
    done = lab("train", "resnet-8", "--data", str(folder))
    assert done.stderr.startswith(f"lab: {folder} has no file ")


@pytest.mark.parametrize("name", ["a:b", "hey!"])
def test_says_in_one_line_where_java_cannot_work(unbuilt, name):
    folder = unbuilt / name / "project"
    folder.mkdir(parents=True)
    shutil.copy2(unbuilt / "lab", folder)
    done = subprocess.run([folder / "lab"], capture_output=True, text=True, timeout=60)
    assert done.returncode == 1
    assert done.stderr.startswith(f"lab: Java cannot work in {folder}: rename the folder")
    assert done.stderr.count("\n") == 1


def test_says_in_one_line_that_java_is_missing(checkout, tmp_path):
    environment = {"PATH": "/usr/bin:/bin", "JAVA_HOME": str(tmp_path)}
    done = subprocess.run(
        [checkout / "lab", "run"], env=environment, capture_output=True, text=True, timeout=300
    )
    assert done.returncode == 1
    assert "install a JDK, 17 or newer" in done.stderr
    assert done.stderr.count("\n") == 1


FAKE_JAVA = """#!/bin/sh
[ "$1" != -version ] || echo 'openjdk version "17.0.1"' >&2
"""

FAKE_MAVEN = """#!/bin/sh
printf 'Maven speaks in \\033[1;4mbold\\033[m\\n\\033[0m'
echo begins >>built.log
sleep 2
mkdir -p toolkit/target/lib && touch toolkit/target/lib/residual-lab-toolkit.jar
echo ends >>built.log
"""


@pytest.fixture
def unbuilt(tmp_path):
    """A checkout without a toolkit, and what builds one in two seconds."""
    (tmp_path / "toolkit/src/main/java").mkdir(parents=True)
    shutil.copy2(ROOT / "lab", tmp_path)
    for program, text in {"bin/java": FAKE_JAVA, "bin/mvn": FAKE_MAVEN}.items():
        file = tmp_path / program
        file.parent.mkdir(exist_ok=True)
        file.write_text(text)
        file.chmod(0o755)
    for pom in ["pom.xml", "toolkit/pom.xml"]:
        (tmp_path / pom).touch()
    return tmp_path


def start_in(folder):
    environment = {"PATH": f"{folder}/bin:/usr/bin:/bin", "JAVA_HOME": str(folder)}
    return subprocess.Popen([folder / "lab"], env=environment, stderr=subprocess.PIPE, text=True)


def test_builds_once_though_it_is_started_twice(unbuilt):
    both = [start_in(unbuilt), start_in(unbuilt)]
    said = "".join(process.communicate(timeout=60)[1] for process in both)
    assert [process.returncode for process in both] == [0, 0]
    assert (unbuilt / "built.log").read_text() == "begins\nends\n"
    assert said.count("Maven speaks in bold") == 1
    assert "\033" not in said
    assert said.count("another ./lab builds the toolkit") == 1
    assert not (unbuilt / "toolkit/target/building-now").exists()


def test_a_build_that_fails_is_said_in_one_line_below_what_maven_says(unbuilt):
    (unbuilt / "bin/mvn").write_text("#!/bin/sh\necho no such artifact\nexit 1\n")
    process = start_in(unbuilt)
    assert process.communicate(timeout=60)[1].splitlines()[-2:] == [
        "no such artifact",
        "lab: the build failed; Maven says why above",
    ]
    assert process.returncode == 1
    assert not (unbuilt / "toolkit/target/built").exists()


def test_passes_over_the_lock_of_a_build_that_was_killed(unbuilt):
    killed = subprocess.Popen(["true"])
    killed.wait()
    lock = unbuilt / "toolkit/target/building-now"
    lock.mkdir(parents=True)
    (lock / "owner").write_text(f"{killed.pid}\n")
    process = start_in(unbuilt)
    assert "another" not in process.communicate(timeout=60)[1]
    assert process.returncode == 0
    assert not lock.exists()


def test_a_build_for_which_there_is_no_room_is_not_waited_for(unbuilt):
    full = unbuilt / "bin/mkdir"
    full.write_text(
        "#!/bin/sh\n"
        'case "$*" in *building-now) echo "mkdir: No space left on device" >&2; exit 1 ;; esac\n'
        'exec /bin/mkdir "$@"\n'
    )
    full.chmod(0o755)
    process = start_in(unbuilt)
    said = process.communicate(timeout=60)[1]
    assert said == "lab: cannot build: mkdir: No space left on device\n"
    assert process.returncode == 1


def test_ends_the_kernel_and_writes_nothing_on_ctrl_c(checkout):
    before = set((checkout / "reports").glob("*"))
    lab = subprocess.Popen(
        [checkout / "lab", "run", "glue", "--preset", "tiny"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    lab.stdout.readline()  # The first cell runs.
    processes = psutil.Process(lab.pid).children(recursive=True)
    os.killpg(lab.pid, signal.SIGINT)
    _, errors = lab.communicate(timeout=300)
    _, alive = psutil.wait_procs(processes, timeout=60)
    assert alive == []
    assert lab.returncode == 130
    assert errors == "stopped; no report was written\n"
    assert set((checkout / "reports").glob("*")) == before


TWO_RUNS = """\
networks: [resnet-8, plain-8]
seeds: [1]
preset: tiny
"""


# What is said now and then where the machine takes its time.
PROGRESS = r"lab: \d+ to do, \d+ running, |  (resnet|plain)-8-tiny-seed1  \d+ of 6"


def test_a_study_goes_on_spark_and_says_no_more_than_its_progress(lab, checkout, tmp_path):
    study = tmp_path / "two.yaml"
    study.write_text(TWO_RUNS)
    there = lab("study", str(study), "--on", "local[2]")
    assert there.returncode == 0, there.stderr
    said = [line for line in there.stderr.splitlines() if not re.match(PROGRESS, line)]
    assert len(said) == 4
    assert all(line.startswith(("lab: resnet-8-tiny-seed1 ", "lab: plain-8-tiny-seed1 ")) for line in said)
    assert "(0 to do, 0 running, 2 done, 0 failed)" in said[-1]
    run = json.loads((checkout / "runs/resnet-8-tiny-seed1/run.json").read_text())
    assert run["provenance"]["placement"]["master"] == "local[2]"


ON_A_CLUSTER = """var twins = List.of(CifarFamily.resnet(8).architecture(), CifarFamily.plain(8).architecture());
var study = new Study("twins", twins, List.of(settings.budget()), List.of(3L));
var runs = new ClusterStudy(study, "local[2]").run(settings, live());
FinalErrors.of(runs)"""


def test_a_notebook_shows_a_study_on_spark_as_a_table(lab, checkout):
    start = nbformat.read(checkout / "notebooks/glue.ipynb", 4).cells[1].source
    notebook = nbformat.v4.new_notebook(
        cells=[nbformat.v4.new_code_cell(start), nbformat.v4.new_code_cell(ON_A_CLUSTER)]
    )
    nbformat.write(notebook, checkout / "notebooks/zz-cluster.ipynb")
    done = lab("run", "zz-cluster")
    (checkout / "notebooks/zz-cluster.ipynb").unlink()
    assert (done.returncode, done.stderr) == (0, "")
    report = (checkout / "reports/zz-cluster.html").read_text()
    assert "<caption>twins on local[2]: 0 to do, 0 running, 2 done, 0 failed</caption>" in report
    assert report.count(">resnet-8-tiny-seed3</td>") == 1
    run = json.loads((checkout / "runs/resnet-8-tiny-seed3/run.json").read_text())
    assert run["provenance"]["placement"]["master"] == "local[2]"


def test_says_in_one_line_that_a_master_is_none(lab, tmp_path):
    study = tmp_path / "none.yaml"
    study.write_text(TWO_RUNS.replace("1]", "2]"))
    done = lab("study", str(study), "--on", "nonsense")
    assert done.returncode == 2
    assert done.stderr.startswith("lab: Spark does not take the master 'nonsense': ")
    assert done.stderr.count("\n") == 1
