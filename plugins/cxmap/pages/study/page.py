"""A study: how it was done, whom it heard, and what on the map rests on it."""

from __future__ import annotations

from collections.abc import Iterator

from cxmap.model.document import Document
from cxmap.model.research import Research
from cxmap.pages.kit.entity_page import entity_page
from cxmap.pages.kit.facts import known, text_fact
from cxmap.pages.kit.lead import Lead
from cxmap.pages.kit.page import PageView
from cxmap.pages.kit.site import Site
from cxmap.pages.kit.standing import standing, standing_sentence
from cxmap.pages.kit.words import capitalised, counted, in_words, joined


def build(site: Site, document: Document) -> PageView:
    study = document.entity
    assert isinstance(study, Research)
    rest = counted(backed(site, study), "part of the map rests", "parts of the map rest")
    lead = Lead(
        answer=f"{capitalised(in_words(study.method))}: {rest} on it",
        summary=study.summary or "",
        standing=standing(study, site.as_of),
        standing_because=standing_sentence(study, site.as_of),
        glance=known(
            (
                text_fact("Date", study.date),
                text_fact("Heard", joined(heard_words(study))),
            )
        ),
    )
    return entity_page(site, document, lead)


def heard_words(study: Research) -> Iterator[str]:
    """`31 customers`, one for each group that was heard."""
    for group in ("customers", "employees", "partners"):
        number = getattr(study.heard, group, None)
        if number:
            yield f"{number:,} {group if number > 1 else group.removesuffix('s')}"


def backed(site: Site, study: Research) -> int:
    """How many entities on the map rest on a study."""
    return len({link.source for link in site.pointing_at(study.key)})
