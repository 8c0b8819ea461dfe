"""All research, the newest first, and the scores that no study is behind."""

from __future__ import annotations

from dataclasses import dataclass, replace

from cxmap.insight.coverage import UnresearchedScore, unresearched_scores
from cxmap.model.research import Research
from cxmap.pages.kit.entity_words import heard_words
from cxmap.pages.kit.facts import rating_words
from cxmap.pages.kit.index_page import by_name, count_cell, index_page, owner_value
from cxmap.pages.kit.page import PageView, Section
from cxmap.pages.kit.site import Site
from cxmap.pages.kit.table import Column, Columns, Holds, Table, table_of, without_empty_columns
from cxmap.pages.kit.values import NOTHING, Figure, Words
from cxmap.pages.kit.words import counted, in_words

_ANCHOR = "cxmap-scores-without-research"

_COLUMNS: Columns[Research] = (
    Column("Study", lambda site, each: site.links[each.key], Holds.NAME),
    Column("Method", lambda _, each: Words(in_words(each.method))),
    Column("Date", lambda _, each: Figure(str(each.date))),
    Column("Heard", lambda _, each: Words(heard_words(each))),
    Column("Backs", lambda site, each: count_cell(site.count_sources(each.key)), Holds.NUMBER),
)

_UNRESEARCHED: Columns[UnresearchedScore] = (
    Column("Touchpoint", lambda site, each: site.links[each.touchpoint.key], Holds.NAME),
    Column("Score", lambda _, each: Figure(rating_words(each.score)), Holds.NUMBER),
    Column("Owner", lambda site, each: owner_value(site, each.touchpoint)),
    Column("Moment of truth", lambda _, each: Words("moment of truth") if each.touchpoint.moment_of_truth else NOTHING),
    Column("Journeys", lambda _, each: count_cell(each.journeys), Holds.NUMBER),
)


@dataclass(frozen=True, slots=True)
class WayToScores:
    """How many scores no study is behind, as the way to their table further down."""

    words: str
    anchor: str


@dataclass(frozen=True, slots=True)
class ScoresWithoutResearch:
    """The touchpoints whose score no study is behind, the most important first, and their anchor on the page."""

    table: Table
    anchor: str


def build(site: Site) -> PageView:
    studies = sorted(by_name(site, site.catalogue.all(Research)), key=lambda study: study.date, reverse=True)
    view = index_page(site, Research, _COLUMNS, studies)
    way, scores = _scores_without_research(site)
    return replace(view, after=(*way, *view.after, *scores))


def _scores_without_research(site: Site) -> tuple[tuple[Section, ...], tuple[Section, ...]]:
    """The way to the table, and the table; neither where a study is behind each score."""
    scores = unresearched_scores(site)
    if not scores:
        return (), ()
    title = f"Scores without research: {counted(len(scores), 'touchpoint', 'touchpoints')}"
    note = "No study is behind the score: somebody thinks that it is so. Moments of truth first, then by journeys."
    table = replace(without_empty_columns(table_of(site, title, _UNRESEARCHED, scores)), legend=note)
    way = Section("", "research/way", WayToScores(title, _ANCHOR))
    return (way,), (Section(title, "research/unresearched", ScoresWithoutResearch(table, _ANCHOR)),)
