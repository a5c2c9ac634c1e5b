"""What holds for the house as a whole: who imports whom, what is installed, what the documents say of it."""

import io
import re
import runpy
import subprocess
import sys
import tomllib
import venv
import zipfile
from pathlib import Path

import pytest
import yaml

import briefgen
from briefgen.assets import builtin_folder

ROOT = Path(__file__).parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
MODULES = {
    "charset-normalizer": "charset_normalizer",
    "css-inline": "css_inline",
    "email-validator": "email_validator",
    "markdown-it-py": "markdown_it",
    "mdit-py-plugins": "mdit_py_plugins",
    "resvg-py": "resvg_py",
    "python-docx": "docx",
    "python-pptx": "pptx",
    "pyyaml": "yaml",
}
PAGES = sorted(page for places in ("[A-Z]*.md", "benchmarks/*.md", "docs/**/*.md") for page in ROOT.glob(places))


def called(name):
    """A requirement's or a package's name, as registries compare them (PEP 503)."""
    return re.sub(r"[-_.]+", "-", re.match(r"[\w.-]+", name)[0]).lower()


def test_rooms_import_only_what_they_may():
    done = subprocess.run(
        [Path(sys.executable).with_name("lint-imports"), "--no-cache", "--no-logo"],
        cwd=ROOT,
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_the_hooks_before_a_commit_are_the_checks_of_make():
    hooks = yaml.safe_load((ROOT / ".pre-commit-config.yaml").read_text(encoding="utf-8"))["repos"][0]["hooks"]
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    checks = re.search(r"^check: .*\n((?:\t.*\n)+)", makefile, re.MULTILINE)[1]
    assert [hook["entry"] for hook in hooks] == [f".venv/bin/{line}" for line in re.findall(r"@\$\(BIN\)/(.*)", checks)]


def test_every_version_is_pinned_and_no_registry_is_named():
    lines = (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines()
    pins = [line for line in lines if not line.startswith("#")]
    assert [pin for pin in pins if not re.fullmatch(r"[\w.-]+==[\w.]+", pin)] == []
    extras = PROJECT["optional-dependencies"].values()
    wanted = {called(name) for name in [*PROJECT["dependencies"], *(name for extra in extras for name in extra)]}
    assert wanted - set(map(called, pins)) == set()


@pytest.mark.parametrize("requirement", PROJECT["dependencies"])
def test_every_package_that_is_installed_is_used(requirement):
    name = called(requirement)
    imports = re.compile(rf"^\s*(from|import) {MODULES.get(name, name)}\b", re.MULTILINE)
    assert any(imports.search(path.read_text(encoding="utf-8")) for path in (ROOT / "src").rglob("*.py"))


def test_an_editable_install_reads_the_checkouts_templates():
    assert builtin_folder() == ROOT / "templates"


def test_the_templates_are_what_the_default_theme_makes():
    def parts(data):
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            return {name: package.read(name) for name in package.namelist()}

    made = runpy.run_path(str(ROOT / "templates" / "make.py"))["templates"]()
    stale = [name for name, data in made.items() if parts(data) != parts((ROOT / "templates" / name).read_bytes())]
    assert stale == [], "run make templates"


def test_the_module_runs_like_the_command():
    done = subprocess.run([sys.executable, "-m", "briefgen", "--version"], capture_output=True, text=True)
    assert done.stdout == f"briefgen {briefgen.__version__}\n"


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    """The wheel, built by the backend that the development install brings."""
    folder = tmp_path_factory.mktemp("wheel")
    pip("wheel", "--no-deps", "--no-build-isolation", "--wheel-dir", str(folder), str(ROOT))
    return next(folder.glob("*.whl"))


def pip(*words):
    done = subprocess.run([sys.executable, "-m", "pip", "-qq", *words], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr


@pytest.mark.slow
def test_the_wheel_carries_every_template(wheel):
    ours = {path.relative_to(ROOT).as_posix() for path in (ROOT / "templates").glob("*/*") if path.is_file()}
    names = zipfile.ZipFile(wheel).namelist()
    assert {f"briefgen/{name}" for name in ours} == {name for name in names if name.startswith("briefgen/templates/")}


@pytest.mark.slow
def test_a_fresh_install_of_the_wheel_makes_the_example(wheel, tmp_path, monkeypatch):
    monkeypatch.delenv("PYTHONPATH", raising=False)
    bin = fresh(tmp_path / "venv", wheel)
    where = "import briefgen.assets; print(briefgen.assets.builtin_folder())"
    shown = subprocess.run([bin / "python", "-c", where], capture_output=True, text=True, cwd=tmp_path)
    assert Path(shown.stdout.strip()).is_relative_to(tmp_path / "venv")
    command = [bin / "briefgen", "build", ROOT / "data" / "meta-closed-source"]
    made = subprocess.run(command, capture_output=True, text=True, cwd=tmp_path)
    assert made.returncode == 0, made.stderr
    assert {path.suffix for path in (tmp_path / "output").iterdir()} >= {".docx", ".pptx", ".md"}
    for command in (["explain", "yaml-tab"], ["schema"]):
        assert subprocess.run([bin / "briefgen", *command], capture_output=True, cwd=tmp_path).returncode == 0


def fresh(folder, wheel):
    """The programs of a new environment with the wheel in it; what the wheel needs is borrowed from this one."""
    venv.create(folder)
    bin = folder / Path(sys.executable).parent.name
    pip("--python", str(bin / "python"), "install", "--no-deps", str(wheel))
    site = subprocess.run(
        [bin / "python", "-c", "import sysconfig; print(sysconfig.get_path('purelib'))"], capture_output=True, text=True
    )
    (Path(site.stdout.strip()) / "borrowed.pth").write_text(str(Path(pytest.__file__).parents[1]))
    return bin


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_links_between_pages_lead_somewhere(page):
    text = re.sub("^```.*?^```", "", page.read_text(encoding="utf-8"), flags=re.DOTALL | re.MULTILINE)
    links = re.findall(r"\]\((?!\w+:)([^)#]+)", text)
    assert [link for link in links if not (page.parent / link).exists()] == []


def test_the_architecture_names_every_room():
    text = (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8")
    rooms = {path.stem for path in (ROOT / "src" / "briefgen").iterdir() if not path.name.startswith("_")}
    assert {room for room in rooms - {"py"} if not re.search(rf"`{room}(\.py|/)?`", text)} == set()
