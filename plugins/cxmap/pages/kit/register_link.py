"""The way to the register of promises with some of its filters picked."""

from __future__ import annotations

from collections.abc import Iterable
from urllib.parse import urlencode

from cxmap.insight.facets import JourneyFacet, PersonaFacet, VerdictFacet
from cxmap.pages.kit.site import Site
from cxmap.pages.kit.values import WebLink


def register_link(
    site: Site, words: str, verdicts: Iterable[str] = (), journey: str = "", persona: str = ""
) -> WebLink | None:
    """The promises of some verdicts, on one journey or on all, to some or to all; None without a register."""
    path = site.overviews.get("promises")
    if path is None:
        return None
    picked = [
        *((VerdictFacet.name, str(each)) for each in verdicts),
        *([(JourneyFacet.name, journey)] if journey else []),
        *([(PersonaFacet.name, persona)] if persona else []),
    ]
    return WebLink(words, path=path, query=urlencode(picked))
