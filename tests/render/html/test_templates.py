"""A page's templates are their user's to change, one by one; a faulty one is told of with its line, and none is trusted."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefgen.diagnostics import InputError
from briefgen.doctree import Quote, Text
from tests.cli.test_cli import run
from tests.render.html.pages import page, tree, with_blocks, words

SMALL = with_blocks(Quote("sections.own.blocks.0", (Text("Said."),)))


def own(folder: Path, name: str, text: str | bytes) -> Path:
    path = folder / "templates" / "html" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return folder / "templates"


def refused(folder: Path, name: str, text: str | bytes) -> tuple[str, int, str]:
    templates = own(folder, name, text)
    with pytest.raises(InputError) as told:
        page(SMALL, templates)
    (fault,) = told.value.diagnostics
    return Path(fault.where.file).name, fault.where.line, fault.message


def test_one_template_is_replaced_and_the_others_stay(tmp_path: Path) -> None:
    folder = own(tmp_path, "quote.html", "<p class='own'>{{ node.content | inline }}</p>\r\n")
    root = tree(page(SMALL, folder))
    assert len(root.xpath("//p[@class='own']")) == 1
    assert words(root.xpath("//h1")[0]) == SMALL.meta.title


def test_styles_of_one_s_own_are_allowed_by_the_policy(tmp_path: Path) -> None:
    text = page(SMALL, own(tmp_path, "styles.css", "h1 { color: {{ colours[0][1] }}; }\r\n\r\n"))
    assert "<style>h1 { color: #14213D; }</style>" in text
    assert "'sha256-" in text


@pytest.mark.parametrize(
    ("name", "text", "line", "said"),
    [
        ("quote.html", "<p>\n{% if %}\n</p>", 2, "Expected an expression"),
        ("quote.html", "<p>\n\n{{ nodde }}</p>", 3, "'nodde' is undefined"),
        ("quote.html", "{{ node.nothing }}", 1, "no attribute 'nothing'"),
        ("quote.html", "a\n{{ 1 / 0 }}", 2, "division by zero"),
        ("quote.html", "\n{{ node.content | shout }}", 2, "No filter named 'shout'"),
        ("styles.css", "h1 {}\n{% for %}", 2, "Expected"),
        ("page.html", "{% include 'nowhere.html' %}", 1, "nowhere.html"),
    ],
)
def test_a_fault_is_told_with_its_line(name: str, text: str, line: int, said: str, tmp_path: Path) -> None:
    file, at, message = refused(tmp_path, name, text)
    assert (file, at) == (name, line) or "no template" in message
    assert said in message


def test_a_template_that_is_no_text_is_told(tmp_path: Path) -> None:
    assert refused(tmp_path, "quote.html", b"\xff\xfe<p>") == (
        "quote.html",
        0,
        "the template cannot be used: it is no text in UTF-8",
    )


READS = "{{ led.args[0].templates.loader.assets.folders[0].joinpath('/etc/hosts').read_text() }}"
LONG = "{% set long = 'a' * 1000000 %}"
DOUBLED = "{% set own = namespace(x=START) %}{% for i in range(60) %}{% set own.x = own.x PLUS own.x %}{% endfor %}"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("{% include '../../../../etc/passwd' %}", "no template"),
        ("{% include '/etc/passwd' %}", "no template"),
        ("{{ document.__class__.__mro__ }}", "unsafe"),
        ("{{ node | attr('__class__') }}", "unsafe"),
        ("{{ ''.__class__ }}", "unsafe"),
        ("{{ self.__init__.__globals__ }}", "unsafe"),
        ("{{ led.func }}", "unsafe"),
        (READS, "unsafe"),
        ("{{ '{0.__class__}'.format(node) }}", "unsafe"),
        ("{{ document.body.__add__(document.body) }}", "unsafe"),
    ],
)
def test_a_template_reaches_nothing_but_what_the_document_says(text: str, said: str, tmp_path: Path) -> None:
    assert said in refused(tmp_path, "quote.html", text)[2]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("{{ 'a' * 1000000000 }}", "too much text"),
        ("{{ 9 ** 9 ** 9 ** 9 }}", "powers"),
        ("{% for i in range(100000000) %}a{% endfor %}", "Range too big"),
        ("{{ 'a' | center(1000000000) }}", "too much text"),
        ("{{ 'a'.ljust(1000000000) }}", "unsafe"),
        ("{{ '%1000000000d' % 1 }}", "% is for numbers"),
        ("{{ '{:1000000000}'.format(1) }}", "unsafe"),
        ("{{ [1] | batch(1000000000, 'x') | list }}", "too much text"),
        (LONG + "{{ long | replace('a', long) }}", "too much text"),
        (LONG + "{{ ([long] * 10000) | join }}", "too much text"),
        (LONG + "{% for i in range(99999) %}{{ long }}{% endfor %}", "too much"),
        ("{% for i in range(99999) %}{% for j in range(99999) %}{% endfor %}{% endfor %}", "too long"),
        ("{% for i in range(99999) %}{{ range(99999) | map('string') | sort | length }}{% endfor %}", "too long"),
        ("{% macro a(n) %}{% if n %}{{ a(n - 1) }}{{ a(n - 1) }}{% endif %}{% endmacro %}{{ a(99) }}", "too long"),
        (DOUBLED.replace("START", "'a'").replace("PLUS", "~"), "too much memory"),
        (DOUBLED.replace("START", "['a']").replace("PLUS", "+"), "too much memory"),
        ("{% for a in [1] %}" * 30 + "{% endfor %}" * 30, "nested blocks"),
        ("{{ " + "(" * 5000 + "1" + ")" * 5000 + " }}", "recursion"),
    ],
)
def test_a_template_comes_to_an_end(text: str, said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("briefgen.render.sandbox.MOST_SECONDS", 2.0)
    monkeypatch.setattr("briefgen.render.budget.MOST_BYTES", 20_000_000)
    _, line, message = refused(tmp_path, "quote.html", text)
    assert said in message
    assert line <= 1


def test_a_template_that_is_a_link_out_of_its_folder_is_not_read(tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.write_text("geheim", encoding="utf-8")
    own(tmp_path, "quote.html", "{% include 'link.html' %}")
    (tmp_path / "templates" / "html" / "link.html").symlink_to(secret)
    with pytest.raises(InputError, match="path-outside"):
        page(SMALL, tmp_path / "templates")


def test_a_template_that_is_very_large_is_not_read(tmp_path: Path) -> None:
    assert "larger than" in refused(tmp_path, "quote.html", " " * 1_000_001)[2]


def test_the_command_tells_of_a_faulty_template_with_its_line(tmp_path: Path) -> None:
    brief = tmp_path / "brief.yaml"
    brief.write_text(
        "briefgen: 1\nid: a\nlanguages: [en]\ntitle: A\ndate: 2025-01-01\nsections: [{id: b, heading: B, blocks: [{text: C}]}]\n"
    )
    own(tmp_path, "paragraph.html", "<p>\n{{ oops }}\n")
    result = run("html", str(brief), "--out", str(tmp_path / "out"))
    assert result.exit_code == 2
    assert "paragraph.html:2" in result.output
    assert "'oops' is undefined" in result.output
