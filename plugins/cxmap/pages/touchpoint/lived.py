"""The moment as customers live it: how it feels and why, in their words, and what hurts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from cxmap.model.touchpoint import Experience, Layer, PainPoint, Touchpoint
from cxmap.pages.kit.felt import PainFelt, ScalePlace, markdown_of, pain_felt, scale_place, studies_named
from cxmap.pages.kit.page import EntityLink, Section
from cxmap.pages.kit.site import Site
from cxmap.pages.kit.values import Fact, Markdown, Several


@dataclass(frozen=True, slots=True)
class Lived:
    """A touchpoint as customers live it; `unproved` says that nobody was asked."""

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
        unproved="An assumption: no study is named." if felt.score is not None and not felt.research else "",
        pains=tuple(pain_felt(site, each) for each in sorted(touchpoint.pain_points, key=_worst_first)),
        recovery=markdown_of(touchpoint.recovery, path),
    )
    if touchpoint.experience or lived.says or lived.pains or lived.recovery:
        title = "As customers live it" if touchpoint.layer is Layer.FRONTSTAGE else "As it is lived here"
        yield Section(title, "touchpoint/lived", lived)


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
