"""`briefgen email`: drafts written, attachments made and held, faults told, mail sent from the command line."""

from __future__ import annotations

import base64
import email.policy
import json
import os
import re
import subprocess
import sys
from email import message_from_bytes
from email.message import EmailMessage
from pathlib import Path

import pytest

from briefgen.build import verify
from briefgen.mail import attachments as attachments_module
from briefgen.verify import State
from tests.cli.test_cli import process, run
from tests.mail.server import HOST, OK, PASSWORD, USER, Script, running
from tests.plugins import install

BRIEF = """\
briefgen: 1
id: tiny
languages: [en, zh]
title: {en: "Tiny: a title", zh: 小：标题}
short_title: {en: Tiny, zh: 小简报}
date: 2025-12-12
takeaway: {en: It costs much., zh: 花费不少。}
summary: [{en: "It costs ${cost}.", zh: "总共需要${cost}。"}]
sources: {report: {type: report, title: The report, language: en}}
facts: {cost: {label: {en: Cost, zh: 成本}, value: 4.2e9, unit: USD, cite: "[@report, p. 2]"}}
sections:
  - heading: {en: Money, zh: 资金}
    blocks:
      - text: {en: "It costs ${cost} in all.", zh: "总共需要${cost}。"}
"""
MAIL = """\
email:
  to: [council@example.org]
  cc: [desk@example.org]
  subject: {en: "For decision: ${cost}", zh: "请定：${cost}"}
"""


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A working folder with a brief, its own settings and state, and no setting of the machine's."""
    for name in [name for name in os.environ if name.startswith("BRIEFGEN_SMTP_")]:
        monkeypatch.delenv(name)
    for kind in ("config", "state"):
        monkeypatch.setattr(f"platformdirs.user_{kind}_path", lambda *_, kind=kind, **__: tmp_path / kind)
    monkeypatch.chdir(tmp_path)
    (tmp_path / "brief.yaml").write_text(BRIEF, encoding="utf-8")
    return tmp_path


def drafted(folder: Path, language: str = "en") -> EmailMessage:
    data = (folder / "output" / f"tiny.{language}.eml").read_bytes()
    return message_from_bytes(data, _class=EmailMessage, policy=email.policy.default)


def names(message: EmailMessage) -> list[str | None]:
    return [part.get_filename() for part in message.iter_attachments()]


def told(*words: str) -> tuple[int, list[str]]:
    done = run("email", *words, "--json")
    return done.exit_code, [found["code"] for found in json.loads(done.stdout)["diagnostics"]]


def test_a_draft_is_written_with_word_and_deck(here: Path) -> None:
    done = run("email")
    assert (done.exit_code, done.stdout) == (0, f"{Path('output', 'tiny.en.eml')}\n")
    message = drafted(here)
    assert message["Subject"] == "Tiny: a title"
    assert names(message) == ["Tiny.docx", "Tiny.pptx"]
    assert message["To"] is None


def test_each_language_has_a_message_in_its_words(here: Path) -> None:
    (here / "brief.yaml").write_text(BRIEF + MAIL, encoding="utf-8")
    assert run("email", "--lang", "all", "--attach", "docx").exit_code == 0
    english, chinese = drafted(here), drafted(here, "zh")
    assert english["Subject"] == "For decision: $4.2\u00a0billion"
    assert chinese["Subject"] == "请定：42亿美元"
    assert (english["To"], english["Cc"]) == ("council@example.org", "desk@example.org")
    assert names(chinese) == ["小简报.docx"]
    plain = chinese.get_body(("plain",)).get_content()
    assert "总共需要42亿美元[1]。" in plain
    assert "- 小简报.docx（Word简报，" in plain


def test_the_same_brief_gives_the_same_bytes_whatever_the_surroundings(here: Path) -> None:
    run("email", "--attach", "docx,deck,md", "--out", "one")
    for seed, zone in (("1", "Asia/Shanghai"), ("2", "UTC")):
        process("email", "--attach", "docx,deck,md", "--out", "two", PYTHONHASHSEED=seed, TZ=zone, cwd=here)
        assert (here / "one" / "tiny.en.eml").read_bytes() == (here / "two" / "tiny.en.eml").read_bytes()


def test_a_message_is_verified_with_what_it_carries(here: Path) -> None:
    run("email", "--lang", "all", "--attach", "docx,deck,md")
    files = sorted((here / "output").glob("*.eml"))
    assert [one.state for one in verify(files, here / "brief.yaml")] == [State.IN_STEP, State.IN_STEP]
    (here / "brief.yaml").write_text(BRIEF.replace("4.2e9", "4.3e9"), encoding="utf-8")
    first, _ = verify(files, here / "brief.yaml")
    assert first.state is State.OLDER
    places = {difference.place.split(",")[0] for difference in first.differences}
    assert {"HTML", "plain text", "Tiny.docx", "Tiny.pptx", "Tiny.md"} <= places


def test_messages_agree_with_the_files_beside_them_without_a_brief(here: Path) -> None:
    run("build")
    run("email", "--lang", "all")
    assert {
        one.state for one in verify(sorted((here / "output").glob("tiny.*.*")), None) if "manifest" not in one.name
    } == {State.IN_STEP}


def test_a_file_of_ones_own_goes_along(here: Path) -> None:
    long = "闭" * 80 + ".xlsx"
    (here / long).write_bytes(b"PK")
    assert run("email", "--attach", f"docx,{long}").exit_code == 0
    _, name = names(drafted(here))
    assert name is not None
    assert name.startswith("闭闭")
    assert name.endswith(".xlsx")
    assert len(name.encode()) <= 180


def test_last_weeks_file_is_not_sent(here: Path) -> None:
    run("docx")
    assert told("--attach", "output/tiny.en.docx") == (0, [])
    (here / "brief.yaml").write_text(BRIEF.replace("4.2e9", "4.3e9"), encoding="utf-8")
    assert told("--attach", "output/tiny.en.docx") == (2, ["attachment-stale"])


def test_a_result_that_says_something_else_is_not_sent(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made = attachments_module.rendered

    def wrong(prepared, document, format):
        result = made(prepared, document, format)
        if format.name == "md":
            return type(result)(result.body.replace(b"4.2", b"4.3"), result.files, result.warnings)
        return result

    monkeypatch.setattr(attachments_module, "rendered", wrong)
    assert told("--attach", "md") == (1, ["attachment-differs"])
    assert not (here / "output").exists()


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("--attach", "dcox"), "no-attachment"),
        (("--attach", "missing.pdf"), "no-attachment"),
        (("--attach", "闭" * 300 + ".pdf"), "no-attachment"),
        (("--attach", "."), "not-a-file"),
        (("--to", "nobody"), "mail-address"),
        (("--to", "a@example.org\nBcc: b@example.org"), "mail-address"),
        (("--to", "@nowhere.txt"), "no-such-file"),
        (("--to", "@" + "闭" * 300), "unreadable-file"),
        (("--from", "me"), "mail-address"),
        (("--send",), "mail-settings"),
        (("--dry-run",), "mail-settings"),
        (("--lang", "fr"), "language"),
    ],
)
def test_what_is_wrong_is_told_and_nothing_is_sent(here: Path, words: tuple[str, ...], code: str) -> None:
    assert told(*words) == (2, [code])


@pytest.mark.parametrize("character", ["\\x07", "\\u202e", "\\u2028"])
def test_a_subject_that_is_no_line_is_told_with_its_place(here: Path, character: str) -> None:
    subject = MAIL.replace('"For decision', f'"For{character}decision')
    (here / "brief.yaml").write_text(BRIEF + subject, encoding="utf-8")
    done = run("email")
    assert done.exit_code == 2
    assert f"brief.yaml:{(BRIEF + MAIL).count(chr(10))}:" in done.stderr
    assert not (here / "output").exists()


def test_a_template_beside_the_brief_is_used_and_its_fault_is_told_by_line(here: Path) -> None:
    own = here / "templates" / "email"
    own.mkdir(parents=True)
    (own / "message.txt.j2").write_text("Ours: {{ meta.title }}\n", encoding="utf-8")
    assert run("email").exit_code == 0
    assert drafted(here).get_body(("plain",)).get_content().strip() == "Ours: Tiny: a title"
    (own / "message.txt.j2").write_text("Ours:\n{{ meta.titel }}\n", encoding="utf-8")
    done = run("email")
    assert done.exit_code == 2
    assert "message.txt.j2:2:1: template: " in done.stderr
    (own / "message.txt.j2").write_bytes(b"\xff\xfe\x00")
    assert told() == (2, ["template"])


def test_a_template_of_a_strangers_reaches_no_file(here: Path) -> None:
    own = here / "templates" / "email"
    own.mkdir(parents=True)
    secret = here / "secret.css"
    secret.write_text("p { content: 'geheim' } h1 { color: #abcdef }")
    page = f'<html><head><link rel="stylesheet" href="{secret.as_uri()}"><link rel="stylesheet" href="http://127.0.0.1:9/x.css"></head><body><h1>{{{{ meta.title }}}}</h1></body></html>'
    (own / "message.html.j2").write_text(page, encoding="utf-8")
    run("email")
    html = drafted(here).get_body(("html",)).get_content()
    assert "abcdef" not in html
    (own / "message.html.j2").write_text("{{ ''.__class__.__mro__ }}", encoding="utf-8")
    assert told() == (2, ["template"])


def settings(folder: Path, port: int, authority, **words: object) -> None:
    (folder / "config").mkdir(exist_ok=True)
    authority.cert_pem.write_to_path(str(folder / "ca.pem"))
    said = {
        "host": HOST,
        "port": port,
        "security": "tls",
        "ca_file": str(folder / "ca.pem"),
        "from": "desk@example.org",
        "wait": 0,
        **words,
    }
    lines = [f"{name} = {json.dumps(value)}" for name, value in said.items()]
    (folder / "config" / "mail.toml").write_text("\n".join(lines), encoding="utf-8")


def test_it_is_sent_from_the_command_line_once(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    script = Script(rcpt={"b@example.org": ["550 5.1.1 no such user"]})
    monkeypatch.setenv("BRIEFGEN_SMTP_PASSWORD", PASSWORD)
    with running(script, login=True) as (port, authority):
        settings(here, port, authority, user=USER)
        done = run("email", "--send", "--to", "a@example.org,b@example.org", "--attach", "docx")
        assert done.exit_code == 1
        assert "sent to a@example.org\n" in done.stdout
        assert "mail-refused: b@example.org was not sent it: 550 5.1.1 no such user" in done.stderr
        script.rcpt.clear()
        again = run("email", "--send", "--to", "a@example.org,b@example.org", "--attach", "docx", "--json")
        assert again.exit_code == 0
        (mail,) = json.loads(again.stdout)["mail"]
        assert (mail["had"], mail["sent"]) == (["a@example.org"], ["b@example.org"])
    assert PASSWORD not in done.output + again.output
    assert len(script.taken) == 2
    assert drafted(here)["X-Unsent"] == "1"
    written = [path.read_bytes() for path in here.rglob("*") if path.is_file()]
    assert not any(PASSWORD.encode() in data for data in written)


def test_a_dry_run_says_what_would_be_sent_and_touches_nothing(here: Path) -> None:
    script = Script(data=[OK])
    with running(script) as (port, authority):
        settings(here, port, authority)
        before = sorted(here.rglob("*"))
        done = run("email", "--dry-run", "--to", "a@example.org", "--attach", "docx")
    assert done.exit_code == 0
    told = dict(line.split(": ", 1) for line in done.stdout.strip().splitlines())
    assert told["subject"] == "Tiny: a title"
    assert told["through"] == f"{HOST}:{port} (TLS)"
    assert (told["from"], told["to"]) == ("desk@example.org", "a@example.org")
    assert told["attached"].startswith("Tiny.docx, ")
    assert script.tries == 0
    assert sorted(here.rglob("*")) == before


def test_making_a_draft_asks_for_nothing_that_sends() -> None:
    code = (
        "import sys\nfrom briefgen.cli import main\nsys.argv[1:] = ['email', '--help']\n"
        "try: main()\nexcept SystemExit: print({'smtplib', 'keyring', 'css_inline', 'email_validator'} & set(sys.modules), file=sys.stderr)"
    )
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True).stderr == "set()\n"


def test_a_format_that_nobody_reads_back_goes_along_with_a_warning(here: Path) -> None:
    source = (
        "from briefgen.render.format import API, Format, Rendered\n"
        "FORMAT = Format('acme', '.acme', 'text/plain', API, 'Acme.', lambda document, context: Rendered(b'x'))\n"
    )
    install(here / "plug", "acme-slides", "acme", source=source)
    done = process("email", "--attach", "acme", path=[here / "plug"], cwd=here)
    assert done.returncode == 0
    assert "warning: attachment-unverified: Tiny.acme goes as it is" in done.stderr
    assert names(drafted(here)) == ["Tiny.acme"]
    assert "- Tiny.acme (ACME file, 1\u00a0KB)" in drafted(here).get_body(("plain",)).get_content()


def test_a_chart_with_a_character_that_no_font_has_is_told_in_words(here: Path) -> None:
    chart = '      - chart: {kind: bar, title: {all: Costs}, data: [{label: {all: "Odd \U00012345"}, value: cost}]}\n'
    (here / "brief.yaml").write_text(BRIEF + chart, encoding="utf-8")
    done = run("email", "--attach", "docx")
    assert done.exit_code == 0
    assert "warning: no-glyph" in done.stderr
    message = drafted(here)
    assert not [part for part in message.walk() if part.get_content_type() == "image/png"]
    assert "Odd \U00012345" in message.get_body(("html",)).get_content()
    (verdict,) = verify([here / "output" / "tiny.en.eml"], here / "brief.yaml")
    assert verdict.state is State.IN_STEP


def test_a_message_bars_nobody_and_what_it_carries_is_looked_at(here: Path) -> None:
    run("email", "--attach", "docx,deck,md,html")
    done = run("verify", "output", "--a11y")
    assert (done.exit_code, done.stderr) == (0, "")
    path = here / "output" / "tiny.en.eml"
    message = message_from_bytes(path.read_bytes(), _class=EmailMessage, policy=email.policy.SMTP)
    part = message.get_body(("html",))
    html = part.get_payload(decode=True).decode()
    part.set_payload(base64.encodebytes(re.sub("<html[^>]*>", "<html>", html).encode()).decode())
    part.replace_header("Content-Transfer-Encoding", "base64")
    path.write_bytes(message.as_bytes())
    done = run("verify", "output", "--a11y")
    assert "tiny.en.eml: body.html: a11y-language: " in done.stderr
