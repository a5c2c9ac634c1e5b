"""Pictures that a text shows: those beside it are copied beside its brief, all others are told. Nothing is fetched."""

from __future__ import annotations

import base64
import re
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from urllib.parse import unquote

from briefgen.diagnostics import InputError
from briefgen.ingest.tree import Block, Image, Part, Plain, Remark, Said
from briefgen.load.files import MEGABYTE, read_bytes
from briefgen.load.pictures import picture

_LARGEST = 20 * MEGABYTE
_DATA = re.compile(r"data:image/[\w.+-]+;base64,([A-Za-z0-9+/=]*)$", re.IGNORECASE)
_SHOWN = 200
_SUFFIXES = {"image/png": ".png", "image/jpeg": ".jpg", "image/svg+xml": ".svg"}


@dataclass(slots=True)
class Pictures:
    """The pictures of one text: `waiting` are line, address, alternative text and title of those not yet placed."""

    folder: Path | None
    files: dict[str, bytes] = field(default_factory=dict)
    remarks: list[Remark] = field(default_factory=list)
    waiting: list[tuple[int, str, str, str]] = field(default_factory=list)
    held: dict[str, bytes] = field(default_factory=dict)
    """Pictures that came with the text, by the addresses that wait."""

    def keep(self, data: bytes, name: str, line: int, alt: str, title: str) -> None:
        """Puts a picture that came with the text among those that wait."""
        self.held[name] = data
        self.waiting.append((line, name, alt, title))

    def blocks(self, language: str) -> list[Block]:
        """Blocks of the pictures that wait, in their order."""
        made = [self._block(*one, language) for one in self.waiting]
        self.waiting.clear()
        return [block for block in made if block]

    def _block(self, line: int, address: str, alt: str, title: str, language: str) -> Block | None:
        try:
            data = self._read(address)
        except (InputError, ValueError, OSError) as fault:
            why = fault.args[0] if isinstance(fault, ValueError) else "there is no such file"
            words = ". ".join(filter(None, (alt, title)))
            self.remarks.append(Remark("left out", line, f"the picture {address[:_SHOWN]} ({words}): {why}"))
            return None
        name = "picture" if _DATA.match(address) else PurePosixPath(unquote(address)).name
        return self.placed(data, name, line, alt, title, language)

    def placed(self, data: bytes, name: str, line: int, alt: str, title: str, language: str) -> Image | None:
        """A block of the picture, its file kept; None for what is no picture that a brief can hold."""
        try:
            kind = picture(data).media_type
        except ValueError as fault:
            self.remarks.append(Remark("left out", line, f"the picture {name} ({alt}): it {fault}"))
            return None
        file = self._free(
            re.sub(r"[^\w.-]+", "-", PurePosixPath(name).stem).strip(".-") or "picture",
            _SUFFIXES.get(kind, ".svg"),
            data,
        )
        shown = Said((Part(language, (Plain(alt),), line),)) if alt.strip() else None
        caption = Said((Part(language, (Plain(title),), line),)) if title.strip() else None
        unsaid = Said(
            (Part(language, (Plain(PurePosixPath(name).stem),), line),), "to decide: say what the picture shows"
        )
        return Image(file, shown or unsaid, caption)

    def _read(self, address: str) -> bytes:
        if address in self.held:
            return self.held[address]
        if inline := _DATA.match(address):
            return base64.b64decode(inline[1], validate=True) if inline[1] else b""
        if re.match(r"[a-z][a-z0-9+.-]*:|//", address, re.IGNORECASE):
            raise ValueError("it lies elsewhere, and nothing is fetched")
        if self.folder is None:
            raise ValueError("its file is not to be had")
        path = self.folder / unquote(address)
        if not path.resolve().is_relative_to(self.folder.resolve()):
            raise ValueError("it lies outside the text's folder")
        return read_bytes(path, address, _LARGEST)

    def _free(self, stem: str, suffix: str, data: bytes) -> str:
        number, name = 1, stem + suffix
        while self.files.get(name, data) != data:
            number += 1
            name = f"{stem}-{number}{suffix}"
        self.files[name] = data
        return name
