"""Who has been sent which message: a line for each step, in the platform's place, so that nobody is sent one twice.

A step is written down before it is taken. Where a run ended between the last byte of a message and the server's answer,
nobody knows whether it arrived, and "begun" stands in the journal.
"""

from __future__ import annotations

import contextlib
import datetime as dt
import json
import os
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Literal, get_args

from briefgen.diagnostics import OutputError, Where, error

State = Literal["begun", "sent", "refused"]
FILE = "sent.jsonl"


def journal_file() -> Path:
    """Where the journal stands on this platform."""
    from platformdirs import user_state_path  # sending alone asks for it

    return user_state_path("briefgen", appauthor=False) / FILE


@dataclass(frozen=True, slots=True)
class Journal:
    path: Path

    def states(self, message: str) -> dict[str, State]:
        """What became of a message (`Letter.key`), by the address it was for; a line that is cut off says nothing."""
        found: dict[str, State] = {}
        try:
            lines = self.path.read_text(encoding="utf-8").splitlines() if self.path.exists() else []
        except (OSError, UnicodeDecodeError) as fault:
            raise self._fault(fault) from fault
        for line in lines:
            entry = _entry(line)
            if entry is not None and entry[0] == message:
                found[entry[1]] = entry[2]
        return found

    def note(self, message: str, addresses: Iterable[str], state: State) -> None:
        """Writes down what becomes of a message for these; raises OutputError where that cannot be, and none is sent."""
        now = dt.datetime.now(dt.UTC).isoformat(timespec="seconds")  # it is a record of what was done, not a result
        lines = [json.dumps({"message": message, "to": one, "state": state, "at": now}) + "\n" for one in addresses]
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            with self.path.open("a", encoding="utf-8") as stream:
                stream.writelines(lines)
                stream.flush()
                os.fsync(stream.fileno())
        except OSError as fault:
            raise self._fault(fault) from fault

    @contextlib.contextmanager
    def alone(self) -> Iterator[None]:
        """Within it no other run sends; waits for one that does. Raises OutputError where that cannot be settled.

        The system gives the lock up with the process that holds it, however that ends.
        """
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            stream = self.path.with_suffix(".lock").open("a")
        except OSError as fault:
            raise self._fault(fault) from fault
        with stream:
            _lock(stream)
            yield

    def _fault(self, fault: Exception) -> OutputError:
        why = getattr(fault, "strerror", None) or "it is no text in UTF-8"
        hint = "make it readable and writable, or move it away: then nobody knows what was sent"
        return OutputError(
            error(
                "mail-journal", f"the journal of what was sent cannot be kept: {why}", Where(str(self.path)), hint=hint
            )
        )


def _lock(stream: IO[str]) -> None:
    if sys.platform == "win32":
        import msvcrt

        while True:
            with contextlib.suppress(OSError):  # it tries for ten seconds
                return msvcrt.locking(stream.fileno(), msvcrt.LK_LOCK, 1)
    import fcntl

    fcntl.flock(stream, fcntl.LOCK_EX)


def _entry(line: str) -> tuple[str, str, State] | None:
    try:
        said = json.loads(line)
        message, to, state = said["message"], said["to"], said["state"]
    except (ValueError, TypeError, KeyError, RecursionError):
        return None
    return (str(message), str(to), state) if state in get_args(State) else None
