import docx
import pytest

from tests import office


@pytest.fixture
def page(tmp_path):
    document = docx.Document()
    document.add_paragraph("Capital moves, 资本流动.")
    document.save(tmp_path / "page.docx")
    return tmp_path / "page.docx"


def test_the_pages_that_libreoffice_draws_can_be_read(page, tmp_path):
    assert "Capital moves, 资本流动." in office.pdf_text(office.to_pdf(page, tmp_path))


def test_pandoc_reads_a_file(page):
    assert office.pandoc(page, "plain").strip() == "Capital moves, 资本流动."


def test_the_auditors_name_the_fault_of_a_file(page):
    assert any("stylesWithEffects" in finding for finding in office.audit(page))


def test_a_missing_program_skips_at_a_desk_and_fails_in_ci(monkeypatch):
    monkeypatch.setenv("CI", "")
    with pytest.raises(pytest.skip.Exception, match="no-such-program"):
        office.need("no-such-program")
    monkeypatch.setenv("CI", "true")
    with pytest.raises(pytest.fail.Exception, match="no_such_module"):
        office.need_module("no_such_module")
