"""The file that a search reads: of each page its kind, its verdict, one sentence, and whether it may be said.

Where there is no page, the names that pages had before lead to them.
"""

from __future__ import annotations

import json
from collections.abc import Mapping

from cxmap.adapters.drawing.verdict_icons import VERDICT_ICONS
from cxmap.pages.kit.found import FoundPage

FOUND_FILE = "assets/cxmap/found.json"
"""It is asked for when somebody searches."""


def found_json(pages: Mapping[str, FoundPage]) -> str:
    """The pages by their addresses from the top of the site; scripts put all of it into the page as text."""
    told = {
        address: _trimmed(
            page.kind,
            page.sentence,
            *((page.mark.verdict, page.mark.words) if page.mark else ("", "")),
            page.may_say,
        )
        for address, page in pages.items()
    }
    icons = {str(verdict): path for verdict, path in VERDICT_ICONS.items()}
    former = [(name, address, page.title) for address, page in pages.items() for name in page.former]
    return json.dumps({"icons": icons, "pages": told, "former": former}, ensure_ascii=False, separators=(",", ":"))


def _trimmed(*words: str) -> tuple[str, ...]:
    """As far as something stands there: of most pages there is no more than kind and sentence."""
    filled = [place for place, word in enumerate(words) if word]
    return words[: max(2, filled[-1] + 1)]
