"""The body of the mail that carries the results: HTML that mail programs show, its plain text, a picture of one chart.

Its format is made for one message, since the body says what is attached. So it stands under no entry point: the
package `mail` asks for it, and puts body and attachments together.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from briefgen.doctree import Document
from briefgen.render.format import API, Context, Format, Rendered

PLAIN = "plain.txt"
"""The name, among the files beside the HTML, of the text that stands in for it; the others are pictures."""


@dataclass(frozen=True, slots=True)
class Attached:
    """A file as the body names it: its name, what it is and how large, in the document's language."""

    name: str
    kind: str
    size: str


def email_format(attached: Sequence[Attached] = ()) -> Format:
    """The format of the body of a message with these attachments.

    Rendered, its body is HTML; its files are the plain text in format=flowed (RFC 3676), under PLAIN, and pictures
    under the names that the HTML has for them ("cid:chart.png").
    """

    def render(document: Document, context: Context) -> Rendered:
        from briefgen.render.email.writer import write  # Jinja2 and what inlines CSS; who imports this may need neither

        return write(document, context, attached)

    return Format("email", ".html", "text/html", API, "The body of the mail that carries the results.", render)
