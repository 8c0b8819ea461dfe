"""The way to the register of promises with some of its filters picked."""

from __future__ import annotations

from collections.abc import Iterable
from urllib.parse import urlencode

from cxmap.insight.facets import JourneyFacet, VerdictFacet
from cxmap.model.ids import kind_and_id
from cxmap.pages.kit.site import Site
from cxmap.pages.kit.values import WebLink


def register_link(
    site: Site, words: str, verdicts: Iterable[str] = (), journey: str = "", concerned: str = ""
) -> WebLink | None:
    """The promises of some verdicts, on one journey or on all; None without a register.

    `concerned` is the key of a persona to whom they are made, or of a party that makes them or helps to keep them.
    """
    path = site.overviews.get("promises")
    if path is None:
        return None
    picked = [
        *((VerdictFacet.name, str(each)) for each in verdicts),
        *([(JourneyFacet.name, journey)] if journey else []),
        *([kind_and_id(concerned)] if concerned else []),
    ]
    return WebLink(words, path=path, query=urlencode(picked))
