"""What stands in the folder for results after a write that failed, was interrupted, or had no room."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from briefgen.output import Output
from tests.cli.test_cli import run
from tests.part import lay

OLD = b"the old file, whole"
NAME = "part.en.md"


@pytest.fixture
def brief(tmp_path, monkeypatch):
    """A brief in a folder that has an old result of it."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "output").mkdir()
    (tmp_path / "output" / NAME).write_bytes(OLD)
    return lay(tmp_path, "")


def left(folder):
    return {path.name: path.read_bytes() for path in folder.iterdir()}


@pytest.mark.parametrize("step", ["write_bytes", "replace"])
def test_an_interrupt_leaves_the_old_file_and_no_part_of_the_new(brief, monkeypatch, step):
    def interrupted(path, *_):
        if step == "write_bytes":
            with path.open("wb") as file:
                file.write(b"half")
        raise KeyboardInterrupt

    monkeypatch.setattr(Path, step, interrupted)
    done = run("md")
    assert (done.exit_code, done.output) == (130, "")
    assert left(brief.parent / "output") == {NAME: OLD}


@pytest.mark.parametrize(("number", "code"), [(signal.SIGINT, 130), (signal.SIGKILL, -signal.SIGKILL)])
def test_a_process_that_is_stopped_in_the_middle_leaves_the_old_file(brief, number, code):
    stopping = (
        "import os, pathlib, sys\n"
        f"pathlib.Path.replace = lambda *_: os.kill(os.getpid(), {int(number)})\n"
        "sys.argv[1:] = ['md']\n"
        "from briefgen.cli import main\nmain()"
    )
    done = subprocess.run([sys.executable, "-c", stopping], capture_output=True, text=True, timeout=60)
    assert (done.returncode, done.stdout, done.stderr) == (code, "", "")
    assert (brief.parent / "output" / NAME).read_bytes() == OLD


def test_a_folder_that_cannot_be_written_is_told(brief):
    folder = brief.parent / "output"
    folder.chmod(0o555)
    done = subprocess.run(
        [*powerless(), sys.executable, "-m", "briefgen", "md"], capture_output=True, text=True, timeout=60
    )
    folder.chmod(0o755)
    assert done.returncode == 1
    assert done.stderr.startswith(f"output/{NAME}: output: cannot be written: Permission denied (close the program")
    assert left(folder) == {NAME: OLD}


def powerless():
    """What makes a command one of a user who may not write everywhere; root may, but not from within a namespace."""
    return [*unshared("--user")] if os.geteuid() == 0 else []


def unshared(*options):
    """The start of a command that runs in namespaces of its own."""
    command = [shutil.which("unshare") or "unshare", *options]
    if not shutil.which("unshare") or subprocess.run([*command, "true"], capture_output=True).returncode:
        pytest.skip("needs the right to namespaces of one's own (unshare)")
    return command


@pytest.fixture
def on_a_small_disk(brief):
    """Runs a command where `output` is a disk of its own with an old result on it; gives back what is left there."""
    mount = unshared("--user", "--map-root-user", "--mount")

    def running(options, *words):
        script = (
            'mount -t tmpfs -o size=64k none output && printf %s "$OLD" > output/$NAME && '
            '(head -c 57344 /dev/zero > output/other; $REMOUNT); "$@"; code=$?; '
            "mkdir kept && cp -a output/. kept/; exit $code"
        )
        remount = f"mount -o remount,{options} output" if options else "true"
        environment = {**os.environ, "OLD": OLD.decode(), "NAME": NAME.replace("md", "docx"), "REMOUNT": remount}
        command = [*mount, "sh", "-c", script, "sh", sys.executable, "-m", "briefgen", *words]
        return subprocess.run(command, capture_output=True, text=True, timeout=60, env=environment), Path("kept")

    return running


@pytest.mark.parametrize(
    ("options", "said"),
    [("", "No space left on device (make room"), ("ro", "Read-only file system (choose another folder")],
)
def test_a_disk_without_room_or_for_reading_only_keeps_the_old_file(on_a_small_disk, options, said):
    done, kept = on_a_small_disk(options, "docx")
    assert done.returncode == 1
    assert done.stderr.startswith(f"output/part.en.docx: output: cannot be written: {said}")
    assert {name: data for name, data in left(kept).items() if name != "other"} == {"part.en.docx": OLD}


def test_a_link_in_the_place_of_a_result_is_replaced_and_what_it_leads_to_is_left(tmp_path):
    (tmp_path / "precious").write_bytes(OLD)
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / NAME).symlink_to("../precious")
    with pytest.raises(Exception, match="would be written outside the folder"):
        Output(tmp_path / "out").write(NAME, b"new")
    assert (tmp_path / "precious").read_bytes() == OLD
