"""A brand's mark, as templates show it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Logo:
    """A PNG or JPEG file's bytes, its media type, and its width as a multiple of its height; `alt` says whose it is."""

    data: bytes
    media_type: str
    ratio: float
    alt: str

    @property
    def suffix(self) -> str:
        return self.media_type.rpartition("/")[2]

    def within(self, width: float, height: float) -> tuple[float, float]:
        """The largest size in a box, in the box's unit."""
        return (width, width / self.ratio) if width / self.ratio <= height else (height * self.ratio, height)
