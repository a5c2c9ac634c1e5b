"""What other programs make of our files: LibreOffice's pages, poppler's text, pandoc's reading, two auditors' findings.

A program or package that is not there skips the test with its name; under CI=true it fails the test instead.
"""

from __future__ import annotations

import atexit
import functools
import importlib
import os
import shutil
import subprocess
import tempfile
from pathlib import Path
from types import ModuleType
from typing import NoReturn

import pytest

SECONDS = 180


def need(program: str) -> str:
    """The path of a program on PATH; skips the test without it, or fails it under CI=true."""
    return shutil.which(program) or missing(f"the program {program}")


def need_module(name: str) -> ModuleType:
    """An imported module; skips the test without it, or fails it under CI=true."""
    try:
        return importlib.import_module(name)
    except ModuleNotFoundError:
        missing(f"the Python package {name}")


def missing(what: str) -> NoReturn:
    """Skips the test that needs `what`, or fails it under CI=true."""
    reason = f"needs {what}, which is not installed"
    if os.environ.get("CI") == "true":
        pytest.fail(reason, pytrace=False)
    pytest.skip(reason)


def to_pdf(path: Path, tmp: Path) -> Path:
    """The PDF that LibreOffice makes of an Office file, in the folder `tmp`."""
    return _converted(path, tmp / "pdf", "pdf")


def resaved(path: Path, tmp: Path) -> Path:
    """The file as LibreOffice opens it and saves it again, in the folder `tmp`."""
    return _converted(path, tmp / "resaved", path.suffix.lstrip("."))


def _converted(path: Path, folder: Path, to: str) -> Path:
    command = [need("soffice"), f"-env:UserInstallation={_profile().as_uri()}", "--headless", "--norestore"]
    told = _run([*command, "--convert-to", to, "--outdir", str(folder), str(path)])
    made = folder / f"{path.stem}.{to}"
    assert made.is_file(), f"LibreOffice made no {to} of {path.name}: {told.decode(errors='replace')}"
    return made


@functools.cache
def _profile() -> Path:
    """A LibreOffice profile of this process's own, so that test workers and an open LibreOffice do not meet."""
    folder = Path(tempfile.mkdtemp(prefix="libreoffice-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return folder


def pdf_text(pdf: Path, *arguments: str) -> str:
    """A PDF's text by pdftotext, laid out as on the page; form feeds part the pages."""
    return _run([need("pdftotext"), "-layout", *arguments, str(pdf), "-"]).decode()


def page_pictures(pdf: Path, tmp: Path, dpi: int = 20) -> tuple[Path, ...]:
    """The pages of a PDF as PNG files in the folder `tmp`, in their order, drawn by pdftoppm."""
    folder = tmp / "pages"
    folder.mkdir()
    _run([need("pdftoppm"), "-r", str(dpi), "-png", str(pdf), str(folder / "page")])
    return tuple(sorted(folder.glob("page-*.png")))


def pandoc(path: Path, to: str, *arguments: str) -> str:
    """A file as pandoc reads it, written in pandoc's format `to` ("markdown", "plain", "json")."""
    return _run([need("pandoc"), str(path), "--to", to, "--wrap", "none", *arguments]).decode()


def audit(path: Path) -> list[str]:
    """What openxml-audit and ooxml-integrity find wrong in a docx or pptx, errors and warnings; an empty list is clean."""
    validator = need_module("openxml_audit").OpenXmlValidator()
    integrity = need_module("ooxml_integrity")
    check = integrity.check_pptx if path.suffix == ".pptx" else integrity.check
    schema = [f"openxml-audit: {found}" for found in validator.validate(path).errors]
    return schema + [f"ooxml-integrity: {found}" for found in check(path) if found.severity >= integrity.WARN]


def _run(command: list[str]) -> bytes:
    done = subprocess.run(command, capture_output=True, timeout=SECONDS, check=False)
    assert done.returncode == 0, f"{command[0]} failed: {done.stderr.decode(errors='replace')}"
    return done.stdout
