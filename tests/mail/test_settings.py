"""The mail server's settings: from a file and the environment, with faults by line; never the password."""

from __future__ import annotations

import os
from pathlib import Path

import keyring
import pytest
from keyring.backend import KeyringBackend
from keyring.errors import KeyringError

from briefgen.diagnostics import InputError
from briefgen.mail.settings import PREFIX, Server, password, server, settings_file


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The settings' file in a place of the test's own, and no setting of the machine's."""
    for name in [name for name in os.environ if name.startswith(PREFIX)]:
        monkeypatch.delenv(name)
    monkeypatch.setattr("platformdirs.user_config_path", lambda *_, **__: tmp_path)
    assert settings_file() == tmp_path / "mail.toml"
    return settings_file()


def test_a_file_names_the_server(file: Path) -> None:
    file.write_text('host = "smtp.example.org"\nuser = "ada"\nfrom = "Ada <ada@example.org>"\nlimit_mb = 10\n')
    assert server() == Server("smtp.example.org", 587, "starttls", "ada", "Ada <ada@example.org>", limit=10_000_000)


@pytest.mark.parametrize(
    ("said", "port", "security"), [("", 587, "starttls"), ("port = 465", 465, "tls"), ('security = "tls"', 465, "tls")]
)
def test_port_and_security_follow_from_each_other(file: Path, said: str, port: int, security: str) -> None:
    file.write_text(f'host = "smtp.example.org"\n{said}\n')
    assert (server().port, server().security) == (port, security)


def test_the_environment_goes_first(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file.write_text('host = "smtp.example.org"\nport = 587\n')
    monkeypatch.setenv(f"{PREFIX}HOST", "other.example.org")
    monkeypatch.setenv(f"{PREFIX}TIMEOUT", "2.5")
    assert (server().host, server().port, server().timeout) == ("other.example.org", 587, 2.5)


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("", r"mail\.toml: mail-settings: no server is named"),
        ("host = ", r"mail\.toml:1:\d+: mail-settings: is no TOML"),
        ('host = "h"\nprot = 25', r"mail\.toml:2:1: mail-settings: 'prot' is no setting \(did you mean port"),
        ('host = "h"\npassword = "geheim"', r"mail\.toml:2:1: mail-settings: a password does not belong"),
        ('host = "h"\nport = "25"', r"mail\.toml:2:1: mail-settings: `port` must be a number"),
        ('host = "h"\nport = 99999', r"mail\.toml:2:1: mail-settings: `port` must be between 1 and 65535"),
        ('host = "h"\nsecurity = "none"', r"mail\.toml:2:1: mail-settings: `security` must be tls or starttls"),
        ('host = "h"\nca_file = "/nowhere.pem"', r"mail\.toml:2:1: mail-settings: `ca_file` must be a file"),
        ('host = "h\\r\\nQUIT"', r"mail\.toml:1:1: mail-settings: `host` must be a text on one line"),
        ("host = 3", r"mail\.toml:1:1: mail-settings: `host` must be a text"),
    ],
)
def test_a_fault_is_told_with_its_line(file: Path, said: str, told: str) -> None:
    file.write_text(said + "\n")
    with pytest.raises(InputError, match=told):
        server()


def test_a_password_in_the_file_is_not_repeated(file: Path) -> None:
    file.write_text('host = "h"\npassword = "geheim"\n')
    with pytest.raises(InputError) as fault:
        server()
    assert "geheim" not in str(fault.value)


def test_a_fault_in_the_environment_names_the_variable(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(f"{PREFIX}HOST", "smtp.example.org")
    monkeypatch.setenv(f"{PREFIX}PORT", "many")
    with pytest.raises(InputError, match=f"{PREFIX}PORT: mail-settings: `port` must be a number, not 'many'"):
        server()


class Ring(KeyringBackend):
    """A keyring of the test's own."""

    priority = 1

    def set_password(self, service: str, username: str, password: str) -> None:
        raise NotImplementedError

    def get_password(self, service: str, username: str) -> str | None:
        if username.startswith("locked"):
            raise KeyringError("locked")
        return "from the ring" if (service, username) == ("briefgen", "ada@smtp.example.org") else None


def test_the_password_is_the_environments_or_the_keyrings(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = keyring.get_keyring()
    keyring.set_keyring(Ring())
    try:
        ada = Server("smtp.example.org", 465, "tls", user="ada")
        assert password(ada) == "from the ring"
        monkeypatch.setenv(f"{PREFIX}PASSWORD", "from outside")
        assert password(ada) == "from outside"
        monkeypatch.delenv(f"{PREFIX}PASSWORD")
        for user in ("eve", "locked"):
            with pytest.raises(InputError, match="mail-password"):
                password(Server("smtp.example.org", 465, "tls", user=user))
    finally:
        keyring.set_keyring(before)


def test_who_does_not_log_in_needs_no_password(file: Path) -> None:
    assert password(Server("smtp.example.org", 465, "tls")) == ""


def test_without_the_keyring_package_it_is_told_how_to_have_one(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "keyring", None)
    with pytest.raises(InputError, match=r"pip install 'briefgen\[keyring\]'"):
        password(Server("smtp.example.org", 465, "tls", user="ada"))
