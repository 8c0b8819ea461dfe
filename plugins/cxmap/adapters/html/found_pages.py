"""The file by which a reader's search says of each page that it found: its kind, its verdict and one sentence."""

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
        address: [page.kind, page.sentence, *((page.mark.verdict, page.mark.words) if page.mark else ())]
        for address, page in pages.items()
    }
    icons = {str(verdict): path for verdict, path in VERDICT_ICONS.items()}
    return json.dumps({"icons": icons, "pages": told}, ensure_ascii=False, separators=(",", ":"))
