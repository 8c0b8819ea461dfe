"""The titles and descriptions of pictures in HTML that has been cleaned: words, without any HTML in them."""

from __future__ import annotations

import re
from collections.abc import Iterator

READ_OUT = {"title", "desc"}
# In cleaned HTML every `>` of an attribute is an entity.
_TAG = re.compile(r"(<(/?)(svg|title|desc)\b[^>]*>|<[^>]*>)")
_SVG = "svg"


def words_of_pictures(html: str) -> str:
    """The HTML with titles and descriptions in its pictures alone, as words; elsewhere their words stay."""
    return "".join(_parts(html)) if any(f"<{name}" in html for name in READ_OUT) else html


def _parts(html: str) -> Iterator[str]:
    pictures = within = at = 0
    for tag in _TAG.finditer(html):
        yield html[at : tag.start()]
        at = tag.end()
        step = -1 if tag[2] else 1
        if tag[3] in READ_OUT:
            within += step if pictures else 0
            if pictures and within == max(step, 0):
                yield tag[0]
        elif not within:
            pictures += step if tag[3] == _SVG else 0
            yield tag[0]
    yield html[at:]
