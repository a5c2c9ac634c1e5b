"""`callout:` becomes a message set apart, labelled by its kind."""

from briefgen.compile.text import lower_together
from briefgen.compile.work import Work
from briefgen.doctree import Callout, Hints
from briefgen.model.blocks import CalloutBlock


def lower_callout(work: Work, block: CalloutBlock, key: str, hints: Hints) -> Callout:
    callout, path = block.callout, f"{key}.callout"
    title, content = lower_together(work, (callout.title, f"{path}.title"), (callout.text, f"{path}.text"))
    return Callout(key, callout.kind, work.locale.words.callouts[callout.kind], title, content, hints)
