"""The moment as customers live it: how it feels and why, in their words, and what hurts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from cxmap.model.ids import Key, key_of
from cxmap.model.research import Research
from cxmap.model.touchpoint import Experience, Layer, PainPoint, Touchpoint
from cxmap.pages.kit.facts import rating_words
from cxmap.pages.kit.page import EntityLink, Section
from cxmap.pages.kit.site import Site
from cxmap.pages.kit.values import Fact, Markdown, Several

_LOWEST, _HIGHEST = Decimal(1), Decimal(5)


@dataclass(frozen=True, slots=True)
class ScalePlace:
    """A rating in words, and its place on the scale: 0 is the lowest, 100 the highest."""

    words: str
    at: int


@dataclass(frozen=True, slots=True)
class PainFelt:
    """A pain, how badly it hurts, where it comes from, and who found it out."""

    title: str
    severity: str
    level: int
    causes: tuple[EntityLink, ...]
    studies: tuple[EntityLink, ...]


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
        quote=_markdown(felt.quote, path),
        now=_rated(felt.score),
        ideal=_rated(felt.ideal),
        because=_markdown(felt.because, path),
        studies=_studies(site, felt.research),
        unproved="An assumption: no study is named." if felt.score is not None and not felt.research else "",
        pains=tuple(_pain(site, each) for each in sorted(touchpoint.pain_points, key=_worst_first)),
        recovery=_markdown(touchpoint.recovery, path),
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


def _markdown(text: str | None, path: str) -> Markdown | None:
    return Markdown(text, path) if text else None


def _rated(rating: Decimal | None) -> ScalePlace | None:
    if rating is None:
        return None
    return ScalePlace(rating_words(rating), int((rating - _LOWEST) * 100 / (_HIGHEST - _LOWEST)))


def _studies(site: Site, studies: tuple[str, ...]) -> tuple[EntityLink, ...]:
    return site.links_to(key_of(Research.kind, study) for study in studies)


def _worst_first(pain: PainPoint) -> Decimal:
    return -(pain.severity or Decimal(0))


def _pain(site: Site, pain: PainPoint) -> PainFelt:
    return PainFelt(
        title=pain.title,
        severity=rating_words(pain.severity),
        level=int(pain.severity or 0),
        causes=site.links_to(map(Key, pain.causes)),
        studies=_studies(site, pain.research),
    )
