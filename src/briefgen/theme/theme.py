"""What a brand dictates: colours, faces, sizes, page and slide measures. No word a reader sees.

A theme file is YAML laid over the default one, so a brand states only what it changes.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any, Literal

import yaml

from briefgen.assets import builtin_folder

Script = Literal["latin", "han"]


@dataclass(frozen=True, slots=True)
class Style:
    """A text style for one script: size, exact leading, smallest size allowed and space around it, in points."""

    size: float
    leading: float
    bold: bool = False
    colour: str = "ink"
    smallest: float = 0.0
    before: float = 0.0
    after: float = 0.0


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle on a slide, in inches from its top left corner."""

    x: float
    y: float
    w: float
    h: float

    @property
    def right(self) -> float:
        return self.x + self.w

    @property
    def bottom(self) -> float:
        return self.y + self.h


@dataclass(frozen=True, slots=True)
class Grid:
    """A slide's columns, in inches; column 0 is the leftmost."""

    margin: float
    columns: int
    column: float
    gutter: float

    def x(self, column: int) -> float:
        """The left edge of a column."""
        return self.margin + column * (self.column + self.gutter)

    def span(self, columns: int) -> float:
        """The width of so many neighbouring columns."""
        return columns * (self.column + self.gutter) - self.gutter


@dataclass(frozen=True, slots=True)
class SlideTheme:
    """A slide's measures, in inches."""

    width: float
    height: float
    grid: Grid
    zone: Mapping[str, Box]
    type: Mapping[str, Mapping[Script, Style]]


@dataclass(frozen=True, slots=True)
class PageTheme:
    """A page's measures, in centimetres; `header` and `footer` are distances from the page's edges."""

    width: float
    height: float
    top: float
    right: float
    bottom: float
    left: float
    header: float
    footer: float
    type: Mapping[str, Mapping[Script, Style]]

    @property
    def column(self) -> float:
        """The width of the text column."""
        return self.width - self.left - self.right


@dataclass(frozen=True, slots=True)
class Theme:
    """`colour` maps a role to "RRGGBB"; `categorical` are the colours of a chart's series in order, `files` the
    font files of the faces "latin", "bold" and "han", "" for none."""

    name: str
    colour: Mapping[str, str]
    categorical: tuple[str, ...]
    latin: str
    han: str
    mono: str
    files: Mapping[str, str]
    slide: SlideTheme
    page: PageTheme
    logo: str = ""
    """The file of the brand's logo, beside the theme's, for templates."""
    layouts: Mapping[str, str] = field(default_factory=dict)
    """The name of the template's layout for each kind of slide, where the theme says one."""
    drawn: Mapping[str, str] = field(default_factory=dict)
    """The colour scheme of the file drawn in, by the names that drawings use ("tx1"), where it is not the theme's own."""


@cache
def default_theme() -> Theme:
    return theme_from({})


def theme_from(data: Mapping[str, Any]) -> Theme:
    """The theme that `data` (a theme file's mapping) makes when laid over the default one.

    Raises ValueError that names the key which is unknown, missing or of the wrong kind.
    """
    return _theme(_merged(_default_data(), data, ""))


@cache
def _default_data() -> Mapping[str, Any]:
    text = (builtin_folder() / "themes" / "default.yaml").read_bytes()
    loaded: Mapping[str, Any] = yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    return loaded


def _merged(base: Mapping[str, Any], over: Mapping[str, Any], path: str) -> dict[str, Any]:
    unknown = [key for key in over if key not in base]
    if unknown:
        raise ValueError(f"unknown theme key {path}{unknown[0]!s}; known here: {', '.join(map(str, base))}")
    merged = dict(base)
    for key, value in over.items():
        if isinstance(base[key], Mapping):
            if not isinstance(value, Mapping):
                raise ValueError(f"theme key {path}{key} must hold keys and values")
            merged[key] = _merged(base[key], value, f"{path}{key}.")
        else:
            _check_kind(f"{path}{key}", base[key], value)
            merged[key] = value
    return merged


def _check_kind(path: str, base: object, value: object) -> None:
    for kind, name in ((list, "a list"), (str, "a text")):
        if isinstance(base, kind) and not isinstance(value, kind):
            raise ValueError(f"theme key {path} must be {name}, not {value!r}")


def _theme(data: Mapping[str, Any]) -> Theme:
    colours = {
        name: _colour(f"colour.{name}", value) for name, value in data["colour"].items() if name != "categorical"
    }
    listed = data["colour"]["categorical"]
    categorical = tuple(colours.get(str(value)) or _colour("colour.categorical", value) for value in listed)
    slide, page = data["slide"], data["page"]
    grid = {name: _number(f"slide.grid.{name}", value) for name, value in slide["grid"].items()}
    return Theme(
        name=str(data["name"]),
        colour=colours,
        categorical=categorical,
        latin=str(data["font"]["latin"]),
        han=str(data["font"]["han"]),
        mono=str(data["font"]["mono"]),
        files={face: str(data["font"][f"{face}_file"]) for face in ("latin", "bold", "han")},
        slide=SlideTheme(
            width=_number("slide.width", slide["width"]),
            height=_number("slide.height", slide["height"]),
            grid=Grid(grid["margin"], int(grid["columns"]), grid["column"], grid["gutter"]),
            zone={name: _box(f"slide.zone.{name}", value) for name, value in slide["zone"].items()},
            type={name: _styles(f"slide.type.{name}", value, colours) for name, value in slide["type"].items()},
        ),
        page=PageTheme(
            width=_number("page.width", page["width"]),
            height=_number("page.height", page["height"]),
            header=_number("page.header", page["header"]),
            footer=_number("page.footer", page["footer"]),
            type={name: _styles(f"page.type.{name}", value, colours) for name, value in page["type"].items()},
            **{side: _number(f"page.margin.{side}", value) for side, value in page["margin"].items()},
        ),
        logo=str(data["logo"]),
        layouts={kind: str(name) for kind, name in data["layouts"].items() if name},
    )


def _colour(path: str, value: object) -> str:
    if not isinstance(value, str) or not re.fullmatch(r"#[0-9A-Fa-f]{6}", value):
        raise ValueError(f'theme key {path} must be a colour like "#0B6E99", not {value!r}')
    return value[1:].upper()


def _number(path: str, value: object) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float) or value < 0:
        raise ValueError(f"theme key {path} must be a number of 0 or more, not {value!r}")
    return float(value)


def _box(path: str, value: object) -> Box:
    if not isinstance(value, list) or len(value) != 4:
        raise ValueError(f"theme key {path} must be [x, y, width, height], not {value!r}")
    return Box(*(_number(path, side) for side in value))


def _styles(path: str, value: Mapping[str, Any], colours: Mapping[str, str]) -> Mapping[Script, Style]:
    colour = str(value.get("colour", "ink"))
    if colour not in colours:
        raise ValueError(f"theme key {path}.colour must be one of {', '.join(colours)}, not {colour!r}")
    return {script: _style(f"{path}.{script}", value, value[script], colour) for script in ("latin", "han")}


def _style(path: str, value: Mapping[str, Any], pair: object, colour: str) -> Style:
    if not isinstance(pair, list) or len(pair) != 2:
        raise ValueError(f"theme key {path} must be [size, leading], not {pair!r}")
    size, leading = (_number(path, number) for number in pair)
    measures = {name: _number(f"{path}.{key}", value.get(key, 0)) for name, key in
                (("smallest", "min"), ("before", "before"), ("after", "after"))}  # fmt: skip
    return Style(size, leading, bool(value.get("bold", False)), colour, **measures)
