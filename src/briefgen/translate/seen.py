"""A brief's texts as their translators see them: with placeholders, and with the translation that there is."""

from __future__ import annotations

from dataclasses import dataclass

from briefgen.diagnostics import InputError, Where, did_you_mean, error, quoted
from briefgen.locale import LANGUAGES
from briefgen.model import Brief
from briefgen.translate.placeholders import Broken, Placeholder, doubled, restored, shielded, undoubled
from briefgen.translate.texts import Translatable, translatables


@dataclass(frozen=True, slots=True)
class Seen:
    """`source` and `said`, "" where there is no translation yet, with the placeholders of each."""

    text: Translatable
    source: str
    said: str
    placeholders: tuple[Placeholder, ...] = ()
    own: tuple[Placeholder, ...] = ()

    @property
    def key(self) -> str:
        return self.text.key

    @property
    def is_braced(self) -> bool:
        """Whether there are placeholders, and the same in the translation: one may say a fact in another form."""
        return "{" in self.source and (not self.said or {*self.placeholders} == {*self.own})

    def restored(self, said: str) -> tuple[str, tuple[Broken, ...]]:
        """A translation as the brief has it, and what is wrong with its placeholders.

        They are those of the source, or those of the translation that stands in the brief: it may say a fact in
        another form.
        """
        if not self.text.marked:
            return undoubled(said), ()
        return restored(said, self.placeholders, *([self.own] if self.said else []))


def seen(brief: Brief, source: str, target: str) -> tuple[Seen, ...]:
    """Every text that the brief has in `source`, in the order of its file."""
    default = brief.languages[0]
    return tuple(
        _seen(text, text.source(source, default), text.target(target, default))
        for text in translatables(brief)
        if text.source(source, default) and not _in_its_own(text, brief, target)
    )


def _in_its_own(text: Translatable, brief: Brief, target: str) -> bool:
    """Whether this is the title of a source in the language it is written in, which nobody translates into it."""
    if text.field != "translated_title":
        return False
    written = brief.model.sources[str(text.path[1])].language or ""
    return written.partition("-")[0] == target.partition("-")[0]


def _seen(text: Translatable, source: str, target: str) -> Seen:
    if not text.marked:
        return Seen(text, doubled(source), doubled(target))
    shown, placeholders = shielded(source)
    said, own = shielded(target, placeholders)
    return Seen(text, shown, said, placeholders, own)


def languages(brief: Brief, source: str, target: str, where: Where | None = None) -> tuple[str, str]:
    """The languages from and into which is translated, the first being the brief's first where it is not named; `where` names them.

    Raises InputError where one is unknown or they are the same.
    """
    source = source or brief.languages[0]
    for name, known in ((source, brief.languages), (target, LANGUAGES)):
        if name not in known:
            message = f"{quoted(name)} is no language that can be translated here"
            raise InputError(error("no-such-language", message, where, hint=did_you_mean(name, known)))
    if source == target:
        message = f"{quoted(target)} is the language that is translated from"
        raise InputError(error("same-language", message, where, hint="name another with --to"))
    return source, target
