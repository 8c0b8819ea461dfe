"""How far each touchpoint of a journey is from what it should be, and why: the numbers behind the curve."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from cxmap.insight.journey_columns import TouchpointColumn, groups_of
from cxmap.model.ids import key_of
from cxmap.model.journey import Journey
from cxmap.model.research import Research
from cxmap.model.touchpoint import Experience
from cxmap.pages.kit.page import Section
from cxmap.pages.kit.site import Site
from cxmap.pages.kit.table import Head, Holds, Table
from cxmap.pages.kit.values import NOTHING, Figure, Markdown, Several, Value, Words
from cxmap.pages.kit.words import in_words, joined

_COLUMNS = (
    Head("Touchpoint", Holds.NAME),
    Head("Stage"),
    Head("Now", Holds.NUMBER),
    Head("Ideal", Holds.NUMBER),
    Head("Gap", Holds.NUMBER),
    Head("Because", Holds.PROSE),
    Head("Known from", Holds.PROSE),
)


def gaps_section(site: Site, journey: Journey) -> Iterator[Section]:
    """The largest gap first; a touchpoint of which too little is known comes last, with what is known."""
    columns = [(group.stage.name, column) for group in groups_of(site, journey) for column in group.columns]
    felt = [(stage, column) for stage, column in columns if column.score is not None or column.ideal is not None]
    felt.sort(key=lambda entry: -_gap_or_least(entry[1]))
    if felt:
        caption = f"Experience now and ideal: {journey.name}"
        rows = tuple(_row(site, stage, column) for stage, column in felt)
        yield Section("Experience now and ideal", "kit/table", Table(caption, _COLUMNS, rows))


def _row(site: Site, stage: str, column: TouchpointColumn) -> tuple[Value, ...]:
    gap = _gap(column)
    felt = column.touchpoint.experience or Experience()
    link = site.links[column.touchpoint.key]
    return (
        link,
        Words(stage),
        _rating(column.score) if column.score is not None else Words("no score"),
        _rating(column.ideal),
        _rating(gap),
        Markdown(felt.because, link.path) if felt.because else NOTHING,
        _known_from(site, felt.research),
    )


def _known_from(site: Site, research: tuple[str, ...]) -> Value:
    """The studies, and how far they can be relied on where none of them looks at why."""
    links: tuple[Value, ...] = site.links_to(key_of(Research.kind, study) for study in research)
    if not links:
        return Words("assumption: no research")
    methods = {found.method for study in research if (found := site.catalogue.find(Research, study))}
    if any(method.shows_why for method in methods):
        return Several(links)
    return Several((*links, Words(f"low confidence: {joined(sorted(map(in_words, methods)))} alone")))


def _gap(column: TouchpointColumn) -> Decimal | None:
    return column.ideal - column.score if column.ideal is not None and column.score is not None else None


def _gap_or_least(column: TouchpointColumn) -> Decimal:
    gap = _gap(column)
    return gap if gap is not None else Decimal(-5)


def _rating(rating: Decimal | None) -> Value:
    return Figure(f"{rating:f}") if rating is not None else NOTHING
