"""Inlines as a brief's author writes them: `*emphasis*`, `[@source, p. 3]`, `${fact}`, and what must not be read so, escaped."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from briefgen.compile.inline import Cite as Cited
from briefgen.compile.inline import FactUse, Piece, Pieces, parse_inline
from briefgen.compile.inline import Reference as Referred
from briefgen.doctree import Code as CodeNode
from briefgen.doctree import Emph as EmphNode
from briefgen.doctree import LineBreak, Text
from briefgen.doctree import Link as LinkNode
from briefgen.doctree import Strong as StrongNode
from briefgen.ingest.tree import Break, Cite, Code, Emph, Inline, Inlines, Link, Plain, Reference, Strong, Use
from briefgen.locale.scripts import has_han, is_east_asian

Escaping = Callable[[str], str]
NBSP = "\u00a0"
_SPECIAL = re.compile(r"[\\`*_\[\]<$!]")
_NEEDS = re.compile(r"[\\`*_\[<$]")
_TERM = (
    r"(?<=\S) - (?=(?:U|W|B|S|H|R|P|D|X|SW|UW|WD|DR|A(?! [a-z]))(?!\.?[A-Za-z]))"  # tickers: 名称 - U
    r"|(?<=[A-Z]) - (?=[A-Z]{2})"  # PE - TTM
)
_HELD = re.compile(_TERM)
TERM_DASH = re.compile(rf"{_TERM}|(?<=\d) - (?=\d)|(?<=同比|环比) - (?=\d)")
"""A hyphen between spaces that belongs to a term, such as 24 - 26年; typography would part only some of them."""
_BETWEEN_CITES = re.compile(r"[\s,;，、]*")
_URL_END = re.compile(r"[\s<>]")


def written(inlines: Inlines) -> str:
    """The text of these inlines in a brief, which is read back as the very same; "" where they are empty."""
    for kept in (_tidied(inlines), _tidied(_unslanted(inlines)), _tidied(_unadorned(inlines))):
        for escaping in (_light, _full, _fullest):
            text = "".join(_joined_up(kept, escaping))
            if same(text, kept):
                return text.strip()
    cites = "; ".join(one.content for one in every(kept) if isinstance(one, Cite))
    links = "".join(f" <{one.url}>" for one in every(kept) if isinstance(one, Link))
    return _full(words(kept)).strip() + links + (f" [{cites}]" if cites else "")


def _unslanted(inlines: Inlines) -> Inlines:
    """The inlines without emphasis that holds other emphasis, which Markdown cannot always set."""
    return tuple(type(one)((Plain(words(one.children)),)) if isinstance(one, Strong | Emph) else one for one in inlines)


def _unadorned(inlines: Inlines) -> Inlines:
    """The inlines without emphasis: words, links, facts and citations."""
    return tuple(
        part for one in inlines for part in (_unadorned(one.children) if isinstance(one, Strong | Emph) else (one,))
    )


def every(inlines: Inlines) -> Iterator[Inline]:
    """The inlines and those within them."""
    for one in inlines:
        yield one
        if isinstance(one, Strong | Emph | Link):
            yield from every(one.children)


def _joined_up(inlines: Inlines, escaping: Escaping) -> Iterator[str]:
    """Each inline as it is written; a citation stands a space after Latin words, and close to Chinese ones."""
    last = ""
    close = has_han(words(inlines))
    for inline in inlines:
        text = _written(inline, escaping)
        if isinstance(inline, Cite) and (close or not last or last[-1].isspace() or is_east_asian(last[-1])):
            text = text.lstrip()
        yield text
        last = text or last


def words(inlines: Inlines) -> str:
    """What a reader sees of them, without citations."""
    return "".join(map(_words, inlines))


def _words(inline: Inline) -> str:
    match inline:
        case Plain(text) | Code(text):
            return text
        case Strong(children) | Emph(children) | Link(children, _):
            return words(children)
        case Use(_, _, said) | Reference(_, said):
            return said
        case Break():
            return "\n"
        case Cite():
            return ""


def after(inlines: Inlines, end: int) -> Inlines:
    """What stands after so many characters, where they end with an inline or within plain text."""
    for place, inline in enumerate(inlines):
        length = len(words((inline,)))
        if length > end and isinstance(inline, Plain):
            return (Plain(inline.text[end:]), *inlines[place + 1 :])
        if length > end:
            return inlines[place:]
        end -= length
    return inlines


def joined(inlines: Inlines) -> Inlines:
    """The inlines with neighbouring texts as one, and citations that stand together: marks "1, 2" are one place."""
    out: list[Inline] = []
    for inline in inlines:
        apart = isinstance(out[-1], Plain) and _BETWEEN_CITES.fullmatch(out[-1].text) if out else None
        before = out[-2:-1] if apart else out[-1:]
        if isinstance(inline, Cite) and before and isinstance(before[0], Cite):
            del out[-2 if apart else -1 :]
            out.append(Cite(f"{before[0].content}; {inline.content}"))
        elif isinstance(inline, Plain) and out and isinstance(out[-1], Plain):
            out[-1] = Plain(out[-1].text + inline.text)
        else:
            out.append(inline)
    return tuple(out)


def same(text: str, inlines: Inlines) -> bool:
    """Whether a brief's text is read as just these inlines."""
    pieces, problems = parse_inline(text)
    return not problems and _shape_of(pieces) == _shape(inlines)


def _tidied(inlines: Inlines) -> Inlines:
    """The inlines with runs of white space as one space, neighbours joined, and dashes within terms held by a hard space."""
    made: list[Inline] = []
    for inline in inlines:
        if isinstance(inline, Plain):
            text = re.sub(r"[ \t\r\n\f\v]+", " ", inline.text)
            if made and isinstance(made[-1], Plain):
                made[-1] = Plain(re.sub(r" {2,}", " ", made[-1].text + text))
            elif text:
                made.append(Plain(text))
        elif isinstance(inline, Strong | Emph | Link):
            before, children, after = _spaces_out(_tidied(inline.children))
            if words(children).strip() or any(isinstance(child, Cite) for child in children):
                made += [*before, _wrapped(inline, children), *after]
            else:
                made += before
        elif not (isinstance(inline, Code) and not inline.text.strip()):
            made.append(inline)
    return tuple(Plain(held(one.text)) if isinstance(one, Plain) else one for one in _plain_joined(made))


def _plain_joined(inlines: list[Inline]) -> Inlines:
    out: list[Inline] = []
    for one in inlines:
        if isinstance(one, Plain) and out and isinstance(out[-1], Plain):
            out[-1] = Plain(re.sub(r" {2,}", " ", out[-1].text + one.text))
        else:
            out.append(one)
    return tuple(out)


def _spaces_out(children: Inlines) -> tuple[Inlines, Inlines, Inlines]:
    """What is emphasised or linked, without the spaces at its ends, and these: **bold **is no emphasis."""
    if not children:
        return (), (), ()
    kept = list(children)
    before: Inlines = ()
    after: Inlines = ()
    if isinstance(kept[0], Plain) and kept[0].text[:1] == " ":
        before, kept[0] = (Plain(" "),), Plain(kept[0].text.lstrip(" "))
    if isinstance(kept[-1], Plain) and kept[-1].text[-1:] == " ":
        after, kept[-1] = (Plain(" "),), Plain(kept[-1].text.rstrip(" "))
    return before, tuple(kept), after


def _wrapped(inline: Strong | Emph | Link, children: Inlines) -> Inline:
    return Link(children, inline.url) if isinstance(inline, Link) else type(inline)(children)


def held(text: str) -> str:
    """The text with a hard space before a dash that belongs to a term, which typography would make a clause's."""
    return _HELD.sub(f"{NBSP}- ", text)


def _written(inline: Inline, escape: Escaping) -> str:
    match inline:
        case Plain(text):
            return escape(text)
        case Strong(children):
            return f"**{''.join(_joined_up(children, escape))}**"
        case Emph(children):
            return f"*{''.join(_joined_up(children, escape))}*"
        case Code(text):
            return _code(" ".join(text.split("\n")))
        case Link(children, url) if words(children) == url and not _URL_END.search(url):
            return f"<{url}>"
        case Link(children, url):
            address = url if not re.search(r"[\s()<>\\]", url) else "<" + re.sub(r"([<>\\])", r"\\\1", url) + ">"
            return f"[{''.join(_joined_up(children, escape))}]({address})"
        case Use(fact, form, _):
            return f"${{{fact}}}" if form == "full" else f"${{{fact}|{form}}}"
        case Cite(content):
            return f" [{content}]"
        case Reference(target, said):
            return f"[{escape(said)}](#{target})"
        case Break():
            return "\\\n"


def _code(text: str) -> str:
    longest = max((len(run) for run in re.findall("`+", text)), default=0)
    fence = "`" * (longest + 1)
    pad = " " if text.startswith("`") or text.endswith("`") or (text.startswith(" ") and text.endswith(" ")) else ""
    return f"{fence}{pad}{text}{pad}{fence}"


def _light(text: str) -> str:
    """Escaped only where this text alone would be read as markup."""
    if not _NEEDS.search(text):
        return text
    pieces, problems = parse_inline(text)
    return text if not problems and pieces == (Text(text.strip(" \t\r\n")),) else _full(text)


def _full(text: str) -> str:
    return _SPECIAL.sub(lambda found: "\\" + found.group(), text)


def _fullest(text: str) -> str:
    """With @ escaped too, which makes a citation of a link's words."""
    return _full(text).replace("@", "\\@")


_Shape = tuple[object, ...]


def _shape(inlines: Inlines) -> _Shape:
    return _joined([part for inline in inlines for part in _shape_one(inline)])


def _shape_one(inline: Inline) -> _Shape:
    match inline:
        case Plain(text):
            return (text,)
        case Code(text):
            return (("code", " ".join(text.split())),)
        case Strong((Emph(children),)):
            return (("emph", (("strong", _shape(children)),)),)
        case Strong(children):
            return (("strong", _shape(children)),)
        case Emph(children):
            return (("emph", _shape(children)),)
        case Link(children, url):
            return (("link", _shape(children), _address(url)),)
        case Use(fact, form, _):
            return (("fact", fact, form),)
        case Reference(target, said):
            return (("reference", target, said),)
        case Cite():
            return (("cite",),)
        case Break():
            return (("break",),)


def _shape_of(pieces: Pieces) -> _Shape:
    return _joined([part for piece in pieces for part in _shape_of_one(piece)])


def _shape_of_one(piece: Piece) -> _Shape:
    match piece:
        case Text(text):
            return (text,)
        case CodeNode(text):
            return (("code", " ".join(text.split())),)
        case StrongNode((EmphNode(children),)):
            return (("emph", (("strong", _shape_of(children)),)),)
        case StrongNode(children):
            return (("strong", _shape_of(children)),)
        case EmphNode(children):
            return (("emph", _shape_of(children)),)
        case LinkNode(children, url):
            return (("link", _shape_of(children), _address(url)),)
        case FactUse(fact, form):
            return (("fact", fact, form),)
        case Referred(target, said):
            return (("reference", target, said),)
        case Cited():
            return (("cite",),)
        case LineBreak():
            return (("break",),)
    return (("other",),)


def _address(url: str) -> str:
    return re.sub(r"%[0-9A-Fa-f]{2}|[^A-Za-z0-9]", "", url)


def _joined(parts: list[object]) -> _Shape:
    """Neighbouring texts as one, without the spaces at both ends and beside citations and line breaks."""
    out: list[object] = []
    for part in parts:
        if isinstance(part, str) and out and isinstance(out[-1], str):
            out[-1] += part
        else:
            out.append(part)
    stripped = [re.sub(r"[ \t\n]+", " ", part).strip(" ") if isinstance(part, str) else part for part in out]
    return tuple(part for part in stripped if part != "")
