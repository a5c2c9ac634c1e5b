"""The server that mail goes through, from a file in the platform's place and from the environment; never the password.

~/.config/briefgen/mail.toml (Linux), ~/Library/Application Support/briefgen/ (macOS), %LOCALAPPDATA%\\briefgen\\ (Windows)
"""

from __future__ import annotations

import os
import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal, NoReturn

from briefgen.diagnostics import InputError, Where, did_you_mean, error, quoted
from briefgen.load.files import decode, read_bytes

APP = "briefgen"
PREFIX = "BRIEFGEN_SMTP_"
FILE = "mail.toml"
LARGEST_FILE = 100_000
PORTS: Mapping[str, int] = {"tls": 465, "starttls": 587}
LONGEST_WAIT = 600.0

KINDS: Mapping[str, type] = {
    "host": str,
    "port": int,
    "security": str,
    "user": str,
    "from": str,
    "ca_file": str,
    "limit_mb": float,
    "timeout": float,
    "attempts": int,
    "wait": float,
}
"""The settings, in the file by these names and in the environment as BRIEFGEN_SMTP_HOST and so on."""


@dataclass(frozen=True, slots=True)
class Server:
    """`limit` in bytes; `timeout` for each answer and `wait` before the second attempt in seconds."""

    host: str
    port: int
    security: Literal["tls", "starttls"]
    user: str = ""
    sender: str = ""
    ca_file: str = ""
    limit: int = 25_000_000
    timeout: float = 60.0
    attempts: int = 3
    wait: float = 5.0

    def __str__(self) -> str:
        login = f" as {self.user}" if self.user else ""
        return f"{self.host}:{self.port} ({'TLS' if self.security == 'tls' else 'STARTTLS'}){login}"


def settings_file() -> Path:
    """Where the settings stand on this platform."""
    from platformdirs import user_config_path  # sending alone asks for it

    return user_config_path(APP, appauthor=False) / FILE


def server() -> Server:
    """The server; raises InputError with every fault in the settings, and where there are none."""
    path = settings_file()
    said = {**_in_file(path), **dict(_in_environment())}
    if not said.get("host", ("", None))[0]:
        hint = f'write host = "smtp.example.org" in {path}, or set {PREFIX}HOST'
        raise InputError(
            error("mail-settings", "no server is named that mail could go through", Where(str(path)), hint=hint)
        )
    return _server(
        {name: value for name, (value, _) in said.items()}, {name: where for name, (_, where) in said.items()}
    )


def password(named: Server) -> str:
    """The password, from BRIEFGEN_SMTP_PASSWORD or from the keyring; "" where nobody logs in. Raises InputError."""
    if not named.user:
        return ""
    found = os.environ.get(f"{PREFIX}PASSWORD") or _in_keyring(named)
    if not found:
        hint = f"keyring set {APP} {named.user}@{named.host} (pip install 'briefgen[keyring]'), or {PREFIX}PASSWORD"
        message = f"there is no password for {named.user} at {named.host}"
        raise InputError(error("mail-password", message, hint=hint))
    return found


def _in_keyring(named: Server) -> str:
    try:
        import keyring
        from keyring.errors import KeyringError
    except ImportError:
        return ""
    try:
        return keyring.get_password(APP, f"{named.user}@{named.host}") or ""
    except KeyringError:
        return ""


Said = dict[str, tuple[Any, Where]]


def _in_file(path: Path) -> Said:
    """The settings of the file, each with its line; none where there is no file."""
    if not path.exists():
        return {}
    text = decode(read_bytes(path, str(path), LARGEST_FILE), str(path))
    try:
        said = tomllib.loads(text)
    except tomllib.TOMLDecodeError as fault:
        raise InputError(error("mail-settings", f"is no TOML: {fault}", _toml_place(path, str(fault)))) from None
    lines = {name: _line(text, name) for name in said}
    found = {name: (value, Where(str(path), lines[name], 1 if lines[name] else 0)) for name, value in said.items()}
    wrong = [_unknown(name, where) for name, (_, where) in found.items() if name not in KINDS]
    if wrong:
        raise InputError(*wrong)
    return found


def _unknown(name: str, where: Where) -> Any:
    if "pass" in name.lower():
        hint = f"take it out: a password belongs into the keyring, or into {PREFIX}PASSWORD"
        return error("mail-settings", "a password does not belong into this file", where, hint=hint)
    return error("mail-settings", f"{quoted(name)} is no setting", where, hint=did_you_mean(name, KINDS))


def _line(text: str, name: str) -> int:
    found = re.search(rf"^\s*[\"']?{re.escape(name)}[\"']?\s*=", text, re.MULTILINE)
    return text.count("\n", 0, found.start()) + 1 + found.group().count("\n") if found else 0


def _toml_place(path: Path, told: str) -> Where:
    found = re.search(r"line (\d+), column (\d+)", told)
    return Where(str(path), int(found[1]), int(found[2])) if found else Where(str(path))


def _in_environment() -> Iterator[tuple[str, tuple[Any, Where]]]:
    for name, kind in KINDS.items():
        variable = f"{PREFIX}{name.upper()}"
        text = os.environ.get(variable, "").strip()
        if text:
            where = Where(variable)
            yield name, (text if kind is str else _number(text, name, where), where)


def _number(text: str, name: str, where: Where) -> float:
    try:
        return float(text)
    except ValueError:
        _refuse(name, text, "a number", where)


def _refuse(name: str, value: object, wanted: str, where: Where) -> NoReturn:
    raise InputError(error("mail-settings", f"`{name}` must be {wanted}, not {quoted(str(value))}", where))


def _server(said: Mapping[str, Any], places: Mapping[str, Where]) -> Server:
    for name, value in said.items():
        if KINDS[name] is str and (not isinstance(value, str) or not value.isprintable()):
            _refuse(name, value, "a text on one line", places[name])
        if KINDS[name] is not str and (isinstance(value, bool) or not isinstance(value, int | float)):
            _refuse(name, value, "a number", places[name])
    port = int(_between(said, places, "port", 0, 1, 65535))
    security = str(said.get("security", "tls" if port == PORTS["tls"] else "starttls")).lower()
    if security not in PORTS:
        _refuse("security", security, "tls or starttls", places["security"])
    ca_file = os.path.expanduser(str(said.get("ca_file", "")))  # noqa: PTH111
    if ca_file and not Path(ca_file).is_file():
        _refuse("ca_file", ca_file, "a file that is there", places["ca_file"])
    return Server(
        host=str(said["host"]),
        port=port or PORTS[security],
        security="tls" if security == "tls" else "starttls",
        user=str(said.get("user", "")),
        sender=str(said.get("from", "")),
        ca_file=ca_file,
        limit=int(_between(said, places, "limit_mb", 25, 0.001, 1000) * 1_000_000),
        timeout=_between(said, places, "timeout", 60, 0.01, LONGEST_WAIT),
        attempts=int(_between(said, places, "attempts", 3, 1, 10)),
        wait=_between(said, places, "wait", 5, 0, LONGEST_WAIT),
    )


def _between(
    said: Mapping[str, Any], places: Mapping[str, Where], name: str, default: float, low: float, high: float
) -> float:
    if name not in said:
        return default
    value = float(said[name])
    if not low <= value <= high:
        _refuse(name, said[name], f"between {low:g} and {high:g}", places[name])
    return value
