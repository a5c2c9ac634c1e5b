"""The line that a fault lies in, as it is shown below the fault."""

import tempfile
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.cli.excerpt import CUT, excerpt, lines, shown, width
from briefgen.diagnostics import Where


@pytest.fixture
def drawn(tmp_path):
    """The two lines of the excerpt at a place in a file with this text."""

    def draw(text, line, column, room=40):
        path = tmp_path / "brief.yaml"
        path.write_bytes(text.encode() if isinstance(text, str) else text)
        found = excerpt(Where(str(path), line, column), room, lines)
        return found and (found.text, found.mark)

    return draw


@pytest.mark.parametrize(
    ("text", "column", "mark"),
    [
        ("quote: {txt: x}", 9, "        ^^^"),
        ("title-shrt: x", 1, "^^^^^^^^^^"),
        ("题: {乙: 🚀, en: 1}", 11, "             ^^"),
        ("题: 资本流动", 4, "    ^^"),
        ("e\u0301te\u0301: x", 8, "     ^"),
        ("a: ${stak} x", 4, "   ^"),
        ("text:", 6, "     ^"),
        ("text:", 60, "     ^"),
    ],
)
def test_the_mark_stands_under_the_place(drawn, text, column, mark):
    assert drawn(text, 1, column) == (text, mark)


def test_the_line_is_found_whatever_ends_the_lines(drawn):
    assert drawn("\ufeffa: 1\r\nb: 2\rc: 3\u2028d: 4\n", 4, 1) == ("d: 4", "^")


def test_of_a_long_line_that_part_is_shown_where_the_place_is(drawn):
    text = "text: " + "资本流动" * 30 + "${fact}" + "money moves " * 30
    shown_text, mark = drawn(text, 1, text.index("$") + 1)
    assert shown_text == CUT + "流动资本流动" + "${fact}money moves money m" + CUT
    assert mark == " " * 13 + "^"
    assert width(shown_text) <= 40


def test_a_place_at_the_end_of_a_long_line_has_what_stands_before_it(drawn):
    shown_text, mark = drawn("word " * 40 + "end", 1, 201)
    assert shown_text.startswith(CUT)
    assert shown_text.endswith("word end")
    assert 36 <= width(shown_text) <= 40
    assert shown_text[len(mark) - 3 : len(mark)] == "end"


def test_nothing_that_a_terminal_obeys_is_shown(drawn):
    text, mark = drawn("a:\tb\x1b[31m \u202e \x9b2J c", 1, 17)
    assert text == "a:�b�[31m � �2J c"
    assert mark == " " * 16 + "^"


@pytest.mark.parametrize(("line", "data"), [(0, "a: 1\n"), (9, "a: 1\n"), (1, "   \n"), (1, "")])
def test_where_there_is_nothing_to_show_nothing_is(drawn, line, data):
    assert drawn(data, line, 1) is None


def test_a_file_that_is_gone_or_a_folder_is_not_shown(tmp_path):
    assert excerpt(Where(str(tmp_path), 1, 1), 40, lines) is None
    assert excerpt(Where(str(tmp_path / "none.yaml"), 1, 1), 40, lines) is None
    assert excerpt(Where("x" * 5000, 1, 1), 40, lines) is None


def test_bytes_that_are_no_text_do_no_harm(drawn):
    assert drawn(b"a: \xff\xfe\x00\xe9 b and more of them", 1, 9) == ("a: ���� b and more of them", "        ^")


@pytest.mark.parametrize("encoding", ["utf-16", "gb18030"])
def test_a_text_in_another_encoding_is_not_shown_as_what_it_is_not(drawn, encoding):
    assert drawn("核心观点 - 港口 a".encode(encoding), 1, 1) is None


@given(st.text(min_size=1, max_size=120), st.integers(1, 130), st.integers(20, 60))
def test_whatever_stands_in_a_line_the_excerpt_fits_and_is_safe(text, column, room):
    with tempfile.NamedTemporaryFile() as file:
        file.write(text.encode("utf-8", "surrogatepass"))
        file.flush()
        found = excerpt(Where(file.name, 1, column), room, lines)
    if found:
        assert width(found.text) <= room
        assert width(found.mark) <= room + 1
        assert shown(found.text) == found.text
        assert not [c for c in found.text if unicodedata.category(c) in ("Cc", "Cs")]
