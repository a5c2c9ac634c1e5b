import subprocess
import sys

import pytest

from briefgen.diagnostics import FormatError
from briefgen.render.registry import format_names, load_format
from tests.plugins import install


@pytest.fixture
def offered(tmp_path, monkeypatch):
    """Installs a package that offers a format, and forgets its module afterwards."""

    def offer(package, name, **words):
        monkeypatch.syspath_prepend(install(tmp_path / package, package, name, **words))
        monkeypatch.delitem(sys.modules, package.replace("-", "_"), raising=False)

    return offer


def test_a_strangers_format_stands_beside_ours(offered):
    offered("acme-slides", "acme")
    assert format_names() == ("acme", "deck", "docx", "html", "md")
    assert load_format("acme").suffix == ".acme"


def test_a_format_is_not_imported_to_be_named(offered):
    offered("acme-broken", "broken", source="raise RuntimeError('imported')")
    assert "broken" in format_names()
    assert "acme_broken" not in sys.modules


def test_naming_the_formats_brings_in_nothing_heavy():
    heavy = "{'yaml', 'pydantic', 'lxml', 'docx', 'pptx', 'matplotlib', 'jinja2', 'markdown_it', 'briefgen.doctree'}"
    code = f"import sys; from briefgen.render.registry import format_names; format_names(); print({heavy} & set(sys.modules))"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True).stdout == "set()\n"


def test_only_the_chosen_format_is_imported():
    code = "import sys; from briefgen.render.registry import load_format; load_format('md'); print({'docx', 'pptx'} & set(sys.modules))"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True).stdout == "set()\n"


def test_two_packages_with_one_name_are_both_named(offered):
    offered("acme-one", "acme")
    offered("acme-two", "acme")
    with pytest.raises(FormatError, match=r"two packages: acme-one and acme-two \(uninstall one"):
        load_format("acme")


def test_our_own_name_is_not_taken_over(offered):
    offered("acme-word", "docx")
    with pytest.raises(FormatError, match="two packages: acme-word and briefgen"):
        load_format("docx")


def test_an_unknown_format_lists_those_there_are():
    with pytest.raises(FormatError, match=r"no format is called 'pdf' \(there are: deck, docx, html, md\)"):
        load_format("pdf")


def test_a_failing_import_names_the_package(offered):
    offered("acme-broken", "broken", source="import acme_graphics")
    with pytest.raises(
        FormatError, match=r"package acme-broken cannot be imported: ModuleNotFoundError: .*acme_graphics"
    ):
        load_format("broken")


def test_a_format_for_another_interface_is_refused(offered):
    offered("acme-old", "old", api=7)
    with pytest.raises(FormatError, match="acme-old is made for version 7 of the interface, and this is version 1"):
        load_format("old")


def test_what_is_no_format_is_refused(offered):
    offered("acme-odd", "odd", source="FORMAT = print")
    with pytest.raises(FormatError, match="is a builtin_function_or_method, not a Format"):
        load_format("odd")


def test_a_format_keeps_the_name_it_is_offered_under(offered):
    offered("acme-two-faced", "left", source="")
    offered("acme-other", "right", source=(
        "from briefgen.render.format import Format\nFORMAT = Format('left', '.x', 'text/plain', 1, '', None)"
    ))  # fmt: skip
    with pytest.raises(FormatError, match="calls itself 'left'"):
        load_format("right")
