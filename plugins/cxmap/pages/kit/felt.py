"""How a touchpoint is felt: ratings on a scale, pains with their causes, and the studies behind both."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from cxmap.insight.journey_columns import StageColumns, lowest_score
from cxmap.model.ids import Key, key_of
from cxmap.model.research import Research
from cxmap.model.touchpoint import PainPoint
from cxmap.pages.kit.facts import rating_words, score_words
from cxmap.pages.kit.page import EntityLink
from cxmap.pages.kit.site import Site
from cxmap.pages.kit.values import LowPoint, Markdown
from cxmap.pages.kit.words import in_words, joined

_LOWEST, _HIGHEST = Decimal(1), Decimal(5)


@dataclass(frozen=True, slots=True)
class ScalePlace:
    """A rating in words, and its place on the scale: 0 is the lowest, 100 the highest."""

    words: str
    at: int


@dataclass(frozen=True, slots=True)
class PainFelt:
    """A pain, how badly it hurts, where it comes from, and who found it out; `where`, on other pages than its own."""

    title: str
    severity: str
    level: int
    causes: tuple[EntityLink, ...]
    studies: tuple[EntityLink, ...]
    where: EntityLink | None = None
    found: str = "Found in"


@dataclass(frozen=True, slots=True)
class PainsFelt:
    """Pains, the worst first."""

    pains: tuple[PainFelt, ...]


def scale_place(rating: Decimal | None) -> ScalePlace | None:
    if rating is None:
        return None
    return ScalePlace(rating_words(rating), int((rating - _LOWEST) * 100 / (_HIGHEST - _LOWEST)))


def pain_felt(site: Site, pain: PainPoint, where: Key | None = None, *, but: str = "") -> PainFelt:
    """On the page of a study it does not say that this one found it out."""
    return PainFelt(
        title=pain.title,
        severity=rating_words(pain.severity),
        level=int(pain.severity or 0),
        causes=site.links_to(map(Key, pain.causes)),
        studies=studies_named(site, (study for study in pain.research if study != but)),
        where=site.links[where] if where else None,
        found="Also found in" if but else "Found in",
    )


def studies_named(site: Site, studies: Iterable[str]) -> tuple[EntityLink, ...]:
    return site.links_to(key_of(Research.kind, study) for study in studies)


def doubt_words(site: Site, studies: Iterable[str]) -> str:
    """`low confidence: survey alone`, where no study looks at why; nothing where one does, or where there is none."""
    methods = {found.method for study in studies if (found := site.catalogue.find(Research, study))}
    if not methods or any(method.shows_why for method in methods):
        return ""
    return f"low confidence: {joined(map(in_words, sorted(methods)))} alone"


def markdown_of(text: str | None, path: str) -> Markdown | None:
    return Markdown(text, path) if text else None


def lowest_point(site: Site, groups: tuple[StageColumns, ...]) -> LowPoint | None:
    """The lowest point of a journey, and why; None where nothing is lower than the rest."""
    lowest = lowest_score(groups)
    if lowest is None:
        return None
    found = {column.touchpoint.id: column for group in groups for column in group.columns if column.score == lowest}
    first, *others = found.values()
    link = site.links[first.touchpoint.key]
    because = markdown_of(first.because, link.path)
    more = f"and {len(others):,} more" if others else ""
    pain = max(first.touchpoint.pain_points, key=lambda each: each.severity or 0, default=None)
    return LowPoint(
        where=link,
        rating=score_words(first.touchpoint.experience),
        because=because,
        others=more,
        hurts=pain.title if pain else "",
        causes=site.links_to(map(Key, pain.causes)) if pain else (),
    )
