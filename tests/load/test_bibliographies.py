"""Sources from BibTeX, RIS and CSL-JSON files: what is read, and what no file can do to us."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.compile.entries import numbered_edition
from briefgen.diagnostics import InputError, Severity
from briefgen.load import load_brief
from briefgen.load.bibliography.dates import dated
from briefgen.load.bibliography.latex import decoded
from briefgen.model import Brief
from briefgen.model.sources import Source

BRIEF = """\
briefgen: 1
id: b
languages: [en]
title: B
date: 2025-01-01
bibliography: {name}
sections: [{{heading: H, blocks: [{{text: "x [@a]."}}]}}]
"""


def load(folder: Path, name: str, content: str | bytes) -> Brief:
    (folder / name).write_bytes(content if isinstance(content, bytes) else content.encode())
    (folder / "brief.yaml").write_text(BRIEF.format(name=name), encoding="utf-8")
    return load_brief(folder / "brief.yaml")


def source(folder: Path, name: str, content: str) -> Source:
    return load(folder, name, content).sources["a"]


def said(name: object) -> str:
    parts = (getattr(name, part) for part in ("given", "family", "suffix", "literal"))
    return " ".join(part for part in parts if part)


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("Ames, Ada B.", ["Ada B. Ames"]),
        ("Ada B. Ames", ["Ada B. Ames"]),
        ("van der Berg, Jan", ["Jan van der Berg"]),
        ("Cole, Jr., Cy", ["Cy Cole Jr."]),
        ("{Rail and Road Institute}", ["Rail and Road Institute"]),
        ("Ames, Ada and {Barnes and Noble} and others", ["Ada Ames", "Barnes and Noble", "others"]),
        (r"M{\"u}ller, J{\"u}rgen and {\O}stby, K\r{a}re", ["Jürgen Müller", "Kåre Østby"]),
        ("王, 小明 and 李芳", ["小明 王", "李芳"]),
        ("{{世界卫生组织}}", ["世界卫生组织"]),
        (r"{\L}ukasz, Jan", ["Jan Łukasz"]),
        ("{{{International Energy Agency}}}", ["International Energy Agency"]),
        ("{Barnes and Noble} and {{Rail, Road and Sea}}", ["Barnes and Noble", "Rail, Road and Sea"]),
        (" 王明 and 李芳 and ", ["王明", "李芳"]),
        ("王明;李芳；张伟;", ["王明", "李芳", "张伟"]),
        ("王明, 李芳, 张伟", ["王明", "李芳", "张伟"]),
        ("王明，李芳", ["王明", "李芳"]),
        ("欧阳, 小明 and 王, 芳", ["小明 欧阳", "芳 王"]),
        ("王明 AND others", ["王明", "others"]),
    ],
)
def test_names_of_bibtex_are_split_before_they_are_decoded(tmp_path: Path, written: str, read: list[str]) -> None:
    made = source(tmp_path, "b.bib", f"@book{{a, title = {{T}}, author = {{{written}}}}}")
    assert [said(name) for name in made.author] == read


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("The {DNA} of \\emph{Rails}", "The DNA of Rails"),
        ("Half -- 50% --- of it", "Half – 50% — of it"),
        ("``So'' \\& so", "“So” & so"),
        ("$\\alpha$ and \\'Etude", "α and Étude"),
        ("铁路{史}", "铁路史"),
        ("plain", "plain"),
    ],
)
def test_latex_becomes_plain_text(written: str, read: str) -> None:
    assert decoded(written) == read


@pytest.mark.parametrize(
    ("entry", "key", "value"),
    [
        (
            "@article{a, title={T}, journaltitle={J}, entrysubtype={newspaper}, date={2025-06-12}}",
            "type",
            "article-newspaper",
        ),
        ("@article{a, title={T}, journal={J}, number=3}", "issue", "3"),
        ("@techreport{a, title={T}, number=3}", "number", "3"),
        ("@mastersthesis{a, title={T}, school={U}}", "genre", "master’s thesis"),
        ("@misc{a, title={T}, howpublished={\\url{https://example.org/a_b}}}", "url", "https://example.org/a_b"),
        ("@misc{a, title={T}, eprint={2401.00001}, archiveprefix={arXiv}}", "number", "arXiv:2401.00001"),
        ("@online{a, title={T}, url={https://example.org/x\\_y?z=50%20}}", "url", "https://example.org/x_y?z=50%20"),
        ("@book{a, title={T}, year=2020, month=jun}", "issued", "2020-06"),
        ("@book{a, title={T}, date={2020-05-12/2020-06}}", "issued", "2020-05-12"),
        ("@book{a, title={T}, date={2021-03/2021-04}}", "issued", "2021-03"),
        ("@book{a, title={T}, date={2020/2021}}", "issued", "2020"),
        ("@book{a, title={T}, date={2020-21}}", "issued", "2020"),
        ("@report{a, title={T}, type={techreport}, number={7}}", "genre", None),
        ("@report{a, title={T}, type={Working Paper}}", "genre", "Working Paper"),
        ("@book{a, title={T}, year={n.d.}}", "issued", None),
        ("@book{a, title={T}, subtitle={S}}", "title", "T: S"),
        ("@book{a, title={T}, langid={schinese}}", "language", "zh"),
        ("@string{p = {North }} @book{a, title={T}, publisher = p # {Press}}", "publisher", "North Press"),
        ('@BOOK(a, TITLE = "T", PUBLISHER = "P")', "publisher", "P"),
    ],
)
def test_fields_of_bibtex_and_biblatex_find_their_places(
    tmp_path: Path, entry: str, key: str, value: str | None
) -> None:
    assert getattr(source(tmp_path, "b.bib", entry), key) == value


CROSSED = """
@comment{jabref-meta: databaseType:biblatex;}
@string{np = {North Press}}
@xdata{oslo, publisher = np # { Oslo}, location = {Oslo}}
@inproceedings{a, title = {On Sleepers}, author = {Bell, Ben}, crossref = {proceedings}, pages = {1--9}}
@proceedings{proceedings, title = {Proceedings}, subtitle = {Day One}, editor = {Hart, Ida}, date = {2019-05/2019-06},
  url = {https://example.org/all}, xdata = {oslo}}
% a line of words between entries
@article{b, title = {Alone}, crossref = {nowhere}}
@incollection{c, title = {Round}, crossref = {c}}
"""


def test_a_part_has_from_its_book_what_biblatex_hands_on(tmp_path: Path) -> None:
    brief = load(tmp_path, "b.bib", CROSSED)
    made = brief.sources["a"]
    assert (made.container_title, made.publisher, made.publisher_place) == (
        "Proceedings: Day One",
        "North Press Oslo",
        "Oslo",
    )
    assert ([said(name) for name in made.editor], made.issued, made.page, made.url) == (
        ["Ida Hart"],
        "2019-05",
        "1–9",
        None,
    )
    assert brief.sources.keys() == {"a", "proceedings", "c"}
    assert ["`crossref`" in fault.message for fault in brief.faults if fault.code == "bib-value"] == [True]


def test_a_record_without_a_key_has_that_of_its_author_and_year(tmp_path: Path) -> None:
    records = [
        "AU  - Ames, Ada",
        "AU  - Ames, Ada",
        "AU  - 国家统计局",
        "AU  - International Energy Agency",
        "AB  - nobody",
    ]
    text = "".join(f"TY  - BOOK\n{line}\nTI  - The Wires\nPY  - 2020\nER  - \n\n" for line in records)
    keys = list(load(tmp_path, "b.ris", f"TY  - BOOK\nID  - a\nTI  - A\nER  - \n{text}").sources)
    assert keys == ["a", "ames2020", "ames2020b", "国家统计局2020", "international2020", "wires2020"]


@pytest.mark.parametrize(
    ("written", "read"),
    [("2nd", "2"), ("3rd ed.", "3"), ("第2版", "2"), ("2版", "2"), ("4", "4"), ("Third", "Third"), ("revised ed.", "revised ed.")],
)  # fmt: skip
def test_an_edition_is_a_number_where_it_is_one(written: str, read: str) -> None:
    assert numbered_edition(written) == read


def test_a_ris_record_is_read(tmp_path: Path) -> None:
    record = """TY  - JOUR
ID  - a
A1  - Ames, Ada
AU  - 王, 明
TI  - On
 lines
T2  - Rail Journal
PY  - 2019/05//
VL  - 3
IS  - 2
SP  - 11
EP  - 19
UR  - https://example.org/a;b
ER  -
"""
    made = source(tmp_path, "b.ris", record.replace("\n", "\r\n"))
    assert (made.type, made.title, made.container_title) == ("article-journal", "On lines", "Rail Journal")
    assert [said(name) for name in made.author] == ["明 王", "Ada Ames"]
    assert (made.issued, made.volume, made.issue, made.page) == ("2019-05", "3", "2", "11-19")
    assert made.url == "https://example.org/a;b"


def test_zoteros_json_is_read_by_its_citation_keys(tmp_path: Path) -> None:
    item = {
        "id": "http://zotero.org/users/1/items/X", "citation-key": "a", "type": "webpage", "title": "On <i>lines</i>",
        "author": [{"family": "Berg", "given": "Jan", "non-dropping-particle": "van"}, {"literal": "Rail Authority"}],
        "issued": {"date-parts": [["2020", 6]]}, "accessed": {"date-parts": [[2025, 7, 1]]}, "URL": "https://example.org",
        "abstract": "left out", "volume": 3,
    }  # fmt: skip
    made = source(tmp_path, "b.json", json.dumps([item], indent="\t"))
    assert [said(name) for name in made.author] == ["Jan van Berg", "Rail Authority"]
    assert (made.title, made.issued, made.accessed, made.volume) == ("On lines", "2020-06", "2025-07-01", "3")


def test_a_byte_order_mark_is_no_part_of_the_file(tmp_path: Path) -> None:
    assert load(tmp_path, "b.bib", "\ufeff@book{a, title={T}}").sources["a"].title == "T"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "gb18030"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_an_export_may_be_in_the_encodings_of_its_programs(tmp_path: Path, encoding: str, end: str) -> None:
    record = "TY  - JOUR\nID  - a\nA1  - 王明;李芳;\nT1  - 铁路电气化研究\nJO  - 铁道学报\nPY  - 2020\nER  - \n"
    made = load(tmp_path, "b.ris", record.replace("\n", end).encode(encoding)).sources["a"]
    assert (made.title, made.container_title) == ("铁路电气化研究", "铁道学报")
    assert [said(name) for name in made.author] == ["王明", "李芳"]


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ("@book{a, title={Café Müller}}".encode("latin-1"), "b.bib:1:20: not-utf8"),
        ("@book{a, title={T}}".encode("utf-16") + b"x", "b.bib: not-utf8"),
        (b"@book{a, title={T\x00}}", "b.bib:1:18: control-character"),
    ],
)
def test_bytes_that_are_no_text_are_told_at_their_place(tmp_path: Path, content: bytes, told: str) -> None:
    with pytest.raises(InputError) as fault:
        load(tmp_path, "b.bib", content)
    assert any(str(one).removeprefix(f"{tmp_path}/").startswith(told) for one in fault.value.diagnostics)


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("b.bib", "@book{a, title={" + "{" * 50_000 + "}" * 50_000 + "}}"),
        ("b.bib", "@book{a, title={" + "{" * 90 + "x" + "}" * 90 + "}}"),
        ("b.bib", "@book{a, title={T}, author={" + " and ".join(["A, B"] * 20_000) + "}}"),
        ("b.bib", "@" * 100_000),
        ("b.bib", "@book{a" * 3_000),
        ("b.json", "[" * 100_000),
        ("b.json", '[{"id": "a", "type": "book", "title": ' + "9" * 10_000 + "}]"),
        ("b.json", '[{"id": "a", "type": "book", "title": "T", "author": [{"family": {"x": 1}}, 7, null]}]'),
        ("b.json", '[{"id": "a", "type": "book", "title": "T", "issued": {"date-parts": [[]]}}]'),
        ("b.ris", "TY  - BOOK\n" * 30_000),
        ("b.ris", "AU  - nobody\n"),
    ],
)
def test_hostile_files_are_read_or_told(tmp_path: Path, name: str, content: str) -> None:
    try:
        faults = load(tmp_path, name, content).faults
    except InputError as fault:
        faults = fault.diagnostics
    assert len(faults) <= 101
    assert all(one.where.line and one.severity in Severity for one in faults)


@given(st.text(max_size=200))
def test_any_text_is_a_date_or_is_refused(text: str) -> None:
    try:
        found = dated(text)
    except ValueError:
        return
    assert found == "" or Source.model_validate({"type": "book", "title": "T", "issued": found}).issued == found


@given(st.text(alphabet="ab{}\\\\\"'$%&~^_ #@,=王-", max_size=60))
def test_any_field_is_decoded_or_refused(text: str) -> None:
    try:
        assert isinstance(decoded(text), str)
    except ValueError:
        return


def test_parsers_are_imported_only_where_a_bibliography_is_named(tmp_path: Path) -> None:
    (tmp_path / "brief.yaml").write_text(
        BRIEF.format(name="x").replace("bibliography: x\n", "sources: {a: {type: book, title: T}}\n"), encoding="utf-8"
    )
    code = (
        "import sys; from pathlib import Path; from briefgen.load import load_brief; load_brief(Path(sys.argv[1]));"
        "print(sorted({'pybtex', 'pylatexenc', 'rispy', 'pypandoc', 'lxml'} & set(sys.modules)))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, str(tmp_path / "brief.yaml")], capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "[]"
