"""Jinja2 templates filled in the sandbox: ours, or those that lie beside a brief. Jinja2 is imported here, when one is filled.

A template may come with a stranger's brief. It sees the values that it is given, and other templates by their names;
of these values it sees what they say, and nothing that acts. It reaches no file, and ends within its `Budget`.
"""

from __future__ import annotations

import datetime as dt
import functools
import math
import traceback
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from contextlib import nullcontext
from dataclasses import is_dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

from jinja2 import (
    BaseLoader,
    Environment,
    StrictUndefined,
    TemplateError,
    TemplateNotFound,
    TemplateSyntaxError,
    UndefinedError,
)
from jinja2.environment import TemplateModule
from jinja2.exceptions import SecurityError
from jinja2.loaders import split_template_path
from jinja2.runtime import BlockReference, LoopContext, Macro, TemplateReference
from jinja2.sandbox import MAX_RANGE, ImmutableSandboxedEnvironment
from jinja2.utils import Cycler, Joiner, Namespace
from markupsafe import Markup

from briefgen.assets import Assets
from briefgen.diagnostics import InputError, Where, error
from briefgen.render.budget import MOST_SECONDS, Budget
from briefgen.xmltext import xml_text

MOST_CHARACTERS = 100_000_000
"""A filter or a repetition may make so much of what it is given, and a template so much in all."""

HINT = "mend it, or take it away: then the one that comes with briefgen is used"

LARGEST_TEMPLATE = 1_000_000
"""In bytes."""

VALUES = (str, bytes, int, float, Decimal, dt.date, Mapping, Sequence, Set)
JINJA = (BlockReference, Cycler, Joiner, LoopContext, Macro, Namespace, TemplateModule, TemplateReference)
"""Whose attributes a template may read, beside those of frozen dataclasses: a document's nodes, and Jinja's own things."""

GROWING = frozenset(("center", "encode", "expandtabs", "format", "format_map", "join", "ljust", "replace", "rjust",
                     "to_bytes", "translate", "zfill"))  # fmt: skip
"""Methods that make much of little, with no bound; the filters of these names have one."""

BOUNDED = ("batch", "center", "indent", "join", "replace", "slice", "wordwrap")
LEFT_OUT = ("format", "random")
"""Filters that have no bound, or do not say the same each time."""


class Templates:
    """The templates of one folder of the assets ("html"); what they are given is escaped, unless it is Markup.

    With `escape=False` nothing is, for what is no HTML.
    """

    def __init__(self, assets: Assets, folder: str, *, escape: bool = True) -> None:
        self.loader = _Loader(assets, folder)
        self.environment = _Sandbox(
            loader=self.loader,
            autoescape=escape,
            undefined=StrictUndefined,
            finalize=_printable,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        self.budget = Budget(MOST_SECONDS)
        self.trusted = not any((own / folder).is_dir() for own in assets.folders)
        if not self.trusted:
            self.environment.concat = _concat  # type: ignore[method-assign]

    def fill(self, name: str, **values: Any) -> Markup:
        """The template `name` with these values; raises InputError at the file and line where it cannot be used."""
        bounds = nullcontext() if self.trusted else self.budget.kept(self.loader.files)
        try:
            with bounds:
                return Markup(self.environment.get_template(name).render(values))
        except InputError:
            raise
        except TemplateNotFound as fault:
            raise self._unusable(f"there is no template {fault.name!r}", fault, name) from fault
        except UndefinedError as fault:
            raise self._unusable(str(fault), fault, name, f"known here: {', '.join(values)}") from fault
        except (TemplateError, ArithmeticError, AttributeError, LookupError, MemoryError, RecursionError, SyntaxError,
                TypeError, ValueError) as fault:  # fmt: skip
            raise self._unusable(_reason(fault), fault, name) from fault

    def _unusable(self, message: str, fault: BaseException, name: str, hint: str = HINT) -> InputError:
        """The fault at its place: where the template cannot be read, or the last line of one that was being filled."""
        file, line = self.loader.paths.get(name, name), 0
        if isinstance(fault, TemplateSyntaxError):
            file, line = fault.filename or file, fault.lineno
        else:
            frames = [
                frame for frame in traceback.extract_tb(fault.__traceback__) if frame.filename in self.loader.files
            ]
            if frames:
                file, line = frames[-1].filename, frames[-1].lineno or 0
        return InputError(error("template", f"the template cannot be used: {message}", Where(file, line), hint=hint))


def _reason(fault: BaseException) -> str:
    return fault.msg if isinstance(fault, SyntaxError) else str(fault) or type(fault).__name__


class _Sandbox(ImmutableSandboxedEnvironment):
    """Jinja2's sandbox, in which values can be read and nothing else, and nothing grows without end."""

    intercepted_binops = frozenset(("*", "**", "%"))

    def __init__(self, **settings: Any) -> None:
        super().__init__(**settings)
        del self.globals["lipsum"]
        for name in LEFT_OUT:
            del self.filters[name]
        self.filters.update({name: _bounded(self.filters[name]) for name in BOUNDED})

    def wrap_str_format(self, value: Any) -> None:
        """Nothing stands in for str.format, which is among the GROWING."""

    def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:
        if isinstance(obj, VALUES):
            return attr not in GROWING and super().is_safe_attribute(obj, attr, value)
        known = isinstance(obj, JINJA) or (is_dataclass(obj) and getattr(obj, "__dataclass_params__").frozen)  # noqa: B009
        return known and super().is_safe_attribute(obj, attr, value)

    def call_binop(self, context: Any, operator: str, left: Any, right: Any) -> Any:
        if operator == "**":
            raise SecurityError("powers are not for templates")
        if operator == "%" and isinstance(left, str | bytes):
            raise SecurityError("% is for numbers")
        if operator == "*" and not (_is_number(left) and _is_number(right)):
            _within_bounds(left, right)
        return super().call_binop(context, operator, left, right)


def _bounded(filter: Callable[..., Any]) -> Callable[..., Any]:
    """The filter, which makes at most MOST_CHARACTERS of what it is given."""

    @functools.wraps(filter)
    def within(*given: Any, **named: Any) -> Any:
        _within_bounds(*given, *named.values())
        return filter(*given, **named)

    return within


def _within_bounds(*values: Any) -> None:
    if math.prod(map(_weight, values)) > MOST_CHARACTERS:
        raise SecurityError("it makes too much text")


def _weight(value: Any) -> int:
    match value:
        case int():
            return max(1, value)
        case str() | bytes():
            return max(1, len(value))
        case list() | tuple():
            return max(1, sum(map(_weight, value)))
        case Iterator():
            return MAX_RANGE
        case _:
            return 1


def _is_number(value: Any) -> bool:
    return isinstance(value, int | float | Decimal)


def _concat(pieces: Iterable[str]) -> str:
    """What a template makes, joined; raises SecurityError where it is without end."""
    made, count = [], 0
    for piece in pieces:
        made.append(piece)
        count += len(piece)
        if count > MOST_CHARACTERS:
            raise SecurityError("it makes too much text")
    return "".join(made)


class _Loader(BaseLoader):
    """Finds templates through the assets, by names that lead nowhere else; remembers where it found them."""

    def __init__(self, assets: Assets, folder: str) -> None:
        self.assets = assets
        self.folder = folder
        self.paths: dict[str, str] = {}
        self.files: set[str] = set()

    def get_source(self, _: Environment, template: str) -> tuple[str, str, Callable[[], bool]]:
        name = "/".join((self.folder, *split_template_path(template)))
        path = self.assets.find(name)
        self.paths[template] = str(path)
        self.files.add(str(path))
        return _text(path), str(path), lambda: True


def _printable(value: Any) -> Any:
    """What a template shows, without control characters; Markup has none."""
    return xml_text(value) if type(value) is str else value


def _text(path: Path) -> str:
    try:
        with path.open("rb") as stream:
            data = stream.read(LARGEST_TEMPLATE + 1)
        if len(data) > LARGEST_TEMPLATE:
            raise _unreadable(path, f"it is larger than {LARGEST_TEMPLATE // 1000} KB", "make it smaller")
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as fault:
        raise _unreadable(path, "it is no text in UTF-8", "save it as UTF-8") from fault
    except OSError as fault:
        raise _unreadable(path, str(fault.strerror), "make it readable, or take it away") from fault


def _unreadable(path: Path, why: str, hint: str) -> InputError:
    return InputError(error("template", f"the template cannot be used: {why}", Where(str(path)), hint=hint))
