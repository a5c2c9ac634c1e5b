"""Jinja2 templates filled in the sandbox: ours, or those that lie beside a brief. Jinja2 is imported here, when one is filled.

A template may come with a stranger's brief. It sees the values that it is given, and other templates by their names;
it reaches no file, no attribute that begins with an underscore, and cannot multiply text without end.
"""

from __future__ import annotations

import traceback
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from jinja2 import BaseLoader, Environment, StrictUndefined, TemplateError, TemplateNotFound, TemplateSyntaxError
from jinja2.exceptions import SecurityError
from jinja2.loaders import split_template_path
from jinja2.sandbox import SandboxedEnvironment
from markupsafe import Markup

from briefgen.assets import Assets
from briefgen.diagnostics import InputError, Where, error
from briefgen.xmltext import xml_text

MOST_CHARACTERS = 10_000_000
"""A repeated text or list may be so long."""


class Templates:
    """The templates of one folder of the assets ("html"); what they are given is escaped, unless it is Markup."""

    def __init__(self, assets: Assets, folder: str, filters: Mapping[str, Callable[..., Any]] | None = None) -> None:
        self.loader = _Loader(assets, folder)
        self.environment = _Sandbox(
            loader=self.loader,
            autoescape=True,
            undefined=StrictUndefined,
            finalize=_printable,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        self.environment.filters.update(filters or {})

    def fill(self, name: str, **values: Any) -> Markup:
        """The template `name` with these values; raises InputError at the file and line where it cannot be used."""
        try:
            return Markup(self.environment.get_template(name).render(values))
        except InputError:
            raise
        except TemplateNotFound as fault:
            raise self._unusable(f"there is no template {fault.name!r}", fault, name) from fault
        except (TemplateError, ArithmeticError, AttributeError, LookupError, MemoryError, RecursionError, TypeError,
                ValueError) as fault:  # fmt: skip
            raise self._unusable(str(fault) or type(fault).__name__, fault, name) from fault

    def _unusable(self, message: str, fault: BaseException, name: str) -> InputError:
        """The fault at its place: where the template cannot be read, or the last line of one that was being filled."""
        file, line = self.loader.paths.get(name, name), 0
        if isinstance(fault, TemplateSyntaxError):
            file, line = fault.filename or file, fault.lineno
        else:
            ours = set(self.loader.paths.values())
            frames = [frame for frame in traceback.extract_tb(fault.__traceback__) if frame.filename in ours]
            if frames:
                file, line = frames[-1].filename, frames[-1].lineno or 0
        hint = "mend it, or take it away: then the one that comes with briefgen is used"
        return InputError(error("template", f"the template cannot be used: {message}", Where(file, line), hint=hint))


class _Sandbox(SandboxedEnvironment):
    """Jinja2's sandbox, in which nothing grows without end by being multiplied."""

    intercepted_binops = frozenset(["*", "**"])

    def call_binop(self, context: Any, operator: str, left: Any, right: Any) -> Any:
        if operator == "**":
            raise SecurityError("powers are not for templates")
        for one, other in ((left, right), (right, left)):
            if hasattr(one, "__len__") and isinstance(other, int) and len(one) * other > MOST_CHARACTERS:
                raise SecurityError("a text or list is repeated too often")
        return super().call_binop(context, operator, left, right)


class _Loader(BaseLoader):
    """Finds templates through the assets, by names that lead nowhere else; remembers where it found them."""

    def __init__(self, assets: Assets, folder: str) -> None:
        self.assets = assets
        self.folder = folder
        self.paths: dict[str, str] = {}

    def get_source(self, _: Environment, template: str) -> tuple[str, str, Callable[[], bool]]:
        name = "/".join((self.folder, *split_template_path(template)))
        path = self.assets.find(name)
        self.paths[template] = str(path)
        return _text(path), str(path), lambda: True


def _printable(value: Any) -> Any:
    """What a template shows, without control characters; Markup has none."""
    return xml_text(value) if type(value) is str else value


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as fault:
        raise _unreadable(path, "it is no text in UTF-8", "save it as UTF-8") from fault
    except OSError as fault:
        raise _unreadable(path, str(fault.strerror), "make it readable, or take it away") from fault


def _unreadable(path: Path, why: str, hint: str) -> InputError:
    return InputError(error("template", f"the template cannot be used: {why}", Where(str(path)), hint=hint))
