"""`image:` becomes a figure holding the picture's bytes, which load has read."""

from briefgen.compile.lower.captions import lower_caption
from briefgen.compile.text import lower_plain
from briefgen.compile.work import Work
from briefgen.doctree import Figure, Hints, Image
from briefgen.model.blocks import ImageBlock


def lower_image(work: Work, block: ImageBlock, key: str, hints: Hints) -> Figure:
    image, path = block.image, f"{key}.image"
    picture = work.brief.pictures[image.file]
    alt = lower_plain(work, image.alt, f"{path}.alt")
    caption = lower_caption(work, image.caption, f"{path}.caption", key)
    return Figure(key, caption, Image(picture.data, picture.media_type, alt, picture.fallback), hints)
