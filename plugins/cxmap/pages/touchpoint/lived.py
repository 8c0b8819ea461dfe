"""The moment as customers live it: how it feels and why, in their words, and what hurts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from cxmap.model.touchpoint import Experience, Layer, PainPoint, Touchpoint
from cxmap.pages.kit.felt import PainFelt, ScalePlace, doubt_words, markdown_of, pain_felt, scale_place, studies_named
from cxmap.pages.kit.page import EntityLink, Section
from cxmap.pages.kit.site import Site
from cxmap.pages.kit.values import Fact, Markdown, Several


@dataclass(frozen=True, slots=True)
class Lived:
    """A touchpoint as customers live it; `unproved` says that nobody was asked, or not why."""

    says: tuple[Fact, ...]
    quote: Markdown | None
    now: ScalePlace | None
    ideal: ScalePlace | None
    because: Markdown | None
    studies: tuple[EntityLink, ...]
    unproved: str
    pains: tuple[PainFelt, ...]
    recovery: Markdown | None


def lived_sections(site: Site, touchpoint: Touchpoint) -> Iterator[Section]:
    """A section where somebody wrote down how it goes, how it feels, what hurts, or what is done when it goes wrong."""
    felt = touchpoint.experience or Experience()
    path = site.links[touchpoint.key].path
    lived = Lived(
        says=tuple(_says(touchpoint, path)),
        quote=markdown_of(felt.quote, path),
        now=scale_place(felt.score),
        ideal=scale_place(felt.ideal),
        because=markdown_of(felt.because, path),
        studies=studies_named(site, felt.research),
        unproved=_unproved(site, felt),
        pains=tuple(pain_felt(site, each) for each in sorted(touchpoint.pain_points, key=_worst_first)),
        recovery=markdown_of(touchpoint.recovery, path),
    )
    if touchpoint.experience or lived.says or lived.pains or lived.recovery:
        title = "As customers live it" if touchpoint.layer is Layer.FRONTSTAGE else "As it is lived here"
        yield Section(title, "touchpoint/lived", lived)


def _unproved(site: Site, felt: Experience) -> str:
    """Why a score, if there is one, is not to be relied on."""
    if felt.score is None:
        return ""
    if not felt.research:
        return "An assumption: no study is named."
    doubt = doubt_words(site, felt.research)
    return f"{doubt[0].upper()}{doubt[1:]}." if doubt else ""


def _says(touchpoint: Touchpoint, path: str) -> Iterator[Fact]:
    """The customers' doing, thinking and feeling there, and how long it takes them."""
    said = (("Doing", touchpoint.doing), ("Thinking", touchpoint.thinking), ("Feeling", touchpoint.feeling))
    for label, texts in said:
        if texts:
            yield Fact(label, Several(tuple(Markdown(text, path) for text in texts)))
    if touchpoint.duration:
        yield Fact("Takes", Markdown(touchpoint.duration, path))


def _worst_first(pain: PainPoint) -> Decimal:
    return -(pain.severity or Decimal(0))
