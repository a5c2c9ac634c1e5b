"""What a mail is made of, each piece a file of its own kind."""

from __future__ import annotations

from collections.abc import Iterator
from email import policy
from email.message import EmailMessage
from email.parser import BytesParser
from pathlib import Path
from typing import Any

from briefgen.verify.package import fault
from briefgen.verify.readers.mail import MAIL


def pieces(data: bytes, name: str) -> Iterator[tuple[Path, bytes]]:
    """The HTML body and the attachments as files, named after the mail; a mail within a mail is left out."""
    try:
        message = BytesParser(_class=EmailMessage, policy=policy.default).parsebytes(data)
        html = message.get_body(("html",))
        if html is not None:
            yield Path(f"{name}: body.html"), str(html.get_content()).encode()
        for part in message.iter_attachments():
            held = f"{name}: {part.get_filename() or ''}"
            if not held.lower().endswith(MAIL):
                decoded: Any = part.get_payload(decode=True)
                yield Path(held), decoded or b""
    except Exception as why:  # the parser raises whatever a damaged header leads it to
        raise fault(
            name, "mail-damaged", f"is no mail, or a damaged one: {type(why).__name__}", "make it anew"
        ) from why
