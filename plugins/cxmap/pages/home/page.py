"""Home: are we keeping our promises?"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from cxmap.alignment.results import Tally, tally_of, worst_pair
from cxmap.insight.may_be_said import MayBeSaid, sayable
from cxmap.insight.priorities import is_of_today, urgency
from cxmap.insight.register import said_today, worst_first
from cxmap.insight.sentences import sentence_of
from cxmap.model.journey import Journey
from cxmap.model.promise import Promise
from cxmap.model.verdicts import IN_TROUBLE, Verdict
from cxmap.pages.kit.entity_words import urgency_cell
from cxmap.pages.kit.index_page import Way, Ways, by_name, verdicts_cell
from cxmap.pages.kit.left_out import left_out_sections
from cxmap.pages.kit.page import EntityLink, PageView, Section
from cxmap.pages.kit.promise_words import anchor_of
from cxmap.pages.kit.register import Register, register_row
from cxmap.pages.kit.sentences import Wording, instead_of, nothing_instead, wording_of
from cxmap.pages.kit.site import Site
from cxmap.pages.kit.table import Column, Columns, Holds, cut, table_of
from cxmap.pages.kit.values import Counts, Markdown, VerdictMark, WebLink
from cxmap.pages.kit.verdict_words import counts_of
from cxmap.pages.kit.words import capitalised, counted, counted_by_worst

MOST_PROMISES = 10
"""More than that nobody takes in at a glance; the register has them all."""
MOST_TAKEN_DOWN = 3
"""As many as one can see to in a week."""

_JOURNEYS: Columns[Journey] = (
    Column("Journey", lambda site, each: site.links[each.key], Holds.NAME),
    Column("Pain × importance", lambda _, each: urgency_cell(each), Holds.NUMBER),
    Column("Verdicts, the worst first", verdicts_cell, Holds.VERDICT),
)
# The first of these overviews that the site shows.
_WAYS = (
    (("may-we-say", "promises"), "May we say this?", "You write for customers: what may be said today, and what not."),
    (("departments",), "What is my part?", "You work in a department: the promises that you help to keep."),
    (("journeys",), "Where does it hurt?", "You look after the map: every journey, stage by stage."),
)


@dataclass(frozen=True, slots=True)
class KeptRate:
    """The share of pairs that are kept, and all verdicts with their counts."""

    rate: str
    sentence: str
    counts: Counts
    as_of: str


@dataclass(frozen=True, slots=True)
class TakeDown:
    """A sentence that has to go: where it is read today, why, since when, who acts, and what may be said instead."""

    promise: EntityLink
    wording: Wording
    verdict: VerdictMark | None
    because: str
    since: str
    said: tuple[Markdown, ...]
    acting: tuple[EntityLink, ...]
    instead: Wording | None
    nothing_instead: str


@dataclass(frozen=True, slots=True)
class TakeDowns:
    """Sentences that are read today and not kept, the most harmful first; those that are over; the way to all."""

    broken: tuple[TakeDown, ...]
    over: tuple[TakeDown, ...]
    way: WebLink | None

    @property
    def are_any(self) -> bool:
        return bool(self.broken or self.over)


def build(site: Site) -> PageView:
    downs = take_downs(site)
    first = (Section("Take these down first", "home/take_down", downs),) if downs.are_any else ()
    after = (*first, *_worst(site, downs), *_journeys(site), *_ways(site))
    rate = Section("", "home/kept_rate", kept_rate(site, site.alignment.tally))
    return PageView("", "", (rate, *left_out_sections(site, with_way=True)), after)


def kept_rate(site: Site, tally: Tally) -> KeptRate:
    """In whole percent, rounded down: 100 % only where every promise is kept."""
    kept = sum(count for verdict, count in tally.counts.items() if verdict.counts_as_kept)
    better = ", or more than kept," if tally.counts[Verdict.UNDER_PROMISED] else ""
    sentence = f"Kept{better} at {kept:,} of {counted(tally.total, 'place', 'places')} where customers feel a promise."
    return KeptRate(
        rate=f"{100 * kept // tally.total} %" if tally.total else "",
        sentence=sentence if tally.total else "No live promise is felt on any live touchpoint yet.",
        counts=counts_of(tally),
        as_of=str(site.as_of),
    )


def take_downs(site: Site) -> TakeDowns:
    stopped = [each for each in sayable(site)[MayBeSaid.STOP] if isinstance(each, Promise)]
    read = [promise for promise in stopped if any(said_today(site, promise))]
    broken = [promise for promise in read if site.pairs_of(promise.key)][:MOST_TAKEN_DOWN]
    over = [promise for promise in read if not site.pairs_of(promise.key)][:MOST_TAKEN_DOWN]
    path = site.overviews.get("may-we-say", "")
    words = f"{counted(len(stopped), 'sentence', 'sentences')} to stop in all, and those to prove or to reword"
    return TakeDowns(
        broken=tuple(_take_down(site, each) for each in broken),
        over=tuple(_take_down(site, each) for each in over),
        way=WebLink(words, path=path, anchor=anchor_of(MayBeSaid.STOP)) if path else None,
    )


def _take_down(site: Site, promise: Promise) -> TakeDown:
    sentence = sentence_of(site, promise)
    assert sentence, "what stands in a list is something to say"
    row = register_row(site, promise, site.pairs_of(promise.key))
    return TakeDown(
        promise=row.promise,
        wording=wording_of(site, promise, sentence.as_said),
        verdict=row.verdict,
        because=row.worst.reason if row.worst else row.because,
        since=capitalised(sentence.since.in_words) if sentence.since else "",
        said=row.said,
        acting=site.links_to(sentence.acting),
        instead=instead_of(site, sentence),
        nothing_instead=nothing_instead(site, sentence),
    )


def _worst(site: Site, downs: TakeDowns) -> Iterator[Section]:
    """The worst promises, but for those that stand above already."""
    troubled = [promise for promise in worst_first(site) if _is_in_trouble(site, promise)]
    above = {each.promise.key for each in downs.broken}
    others = [promise for promise in troubled if promise.key not in above]
    if others:
        shown = cut(others, site.most(MOST_PROMISES))
        rows = tuple(register_row(site, promise, site.pairs_of(promise.key)) for promise in shown.shown)
        note = f"{counted(shown.more, 'more promise is', 'more promises are')} in trouble." if shown.more else ""
        register = Register(rows, note, _in_trouble(site, others, "more " if above else ""))
        yield Section("Promises in trouble", "kit/worst", register)


def _is_in_trouble(site: Site, promise: Promise) -> bool:
    return any(pair.verdict in IN_TROUBLE for pair in site.pairs_of(promise.key))


def _in_trouble(site: Site, troubled: list[Promise], more: str) -> str:
    """Of which verdict how many, each promise counted once, where the bar above counts places."""
    places = [site.pairs_of(promise.key) for promise in troubled]
    worst = tuple(pair for pairs in places if (pair := worst_pair(pairs)))
    promises = counted(len(troubled), f"{more}promise is", f"{more}promises are")
    return f"{promises} in trouble{counted_by_worst(map(len, places))}: {counts_of(tally_of(worst)).in_words}."


def _journeys(site: Site) -> Iterator[Section]:
    """The journeys that customers go through today, by pain × importance."""
    today = by_name(site, filter(is_of_today, site.catalogue.all(Journey)))
    if today:
        journeys = sorted(today, key=urgency, reverse=True)
        yield Section(
            "Where it hurts", "kit/table", table_of(site, "Journeys by pain and importance", _JOURNEYS, journeys)
        )


def _ways(site: Site) -> Iterator[Section]:
    found = (
        (question, words, next((site.overviews[name] for name in names if name in site.overviews), None))
        for names, question, words in _WAYS
    )
    ways = tuple(Way(question, words, path) for question, words, path in found if path)
    if ways:
        yield Section("Ways in", "kit/ways", Ways(ways))
