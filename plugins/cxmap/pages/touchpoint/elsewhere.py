"""Promises that are felt elsewhere: those that a touchpoint says, and those that rest on what it uses."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from cxmap.alignment.results import Pair, tally_of
from cxmap.insight.made_and_kept import RestingHere, SaidAt, resting_on, said_at
from cxmap.insight.standing import is_over
from cxmap.model.ids import key_of
from cxmap.model.touchpoint import Touchpoint
from cxmap.pages.kit.entity_words import standing_sentence
from cxmap.pages.kit.index_page import few_links
from cxmap.pages.kit.page import EntityLink, Section
from cxmap.pages.kit.site import Site
from cxmap.pages.kit.table import Column, Columns, Cut, Holds, cut, table_of, without_empty_columns
from cxmap.pages.kit.values import Counts, Markdown, Value, VerdictMark
from cxmap.pages.kit.verdict_words import counts_of, mark_of
from cxmap.pages.kit.words import counted
from cxmap.pages.touchpoint.promised import worded

MOST_SAID, MOST_RESTING, MOST_PLACES = 40, 60, 4


@dataclass(frozen=True, slots=True)
class FeltPlace:
    """A touchpoint where a promise is felt, and how it fares there."""

    touchpoint: EntityLink
    verdict: VerdictMark


@dataclass(frozen=True, slots=True)
class SaidRow:
    """A promise that is said here: the words, where and since when, how it fares, and where that is felt."""

    wording: EntityLink
    where: Markdown
    days: str
    is_out: bool
    maker: EntityLink | None
    verdict: VerdictMark | None
    because: str
    felt: tuple[FeltPlace, ...]
    more: int


@dataclass(frozen=True, slots=True)
class SaidHere:
    """All that is or was said at a touchpoint."""

    rows: tuple[SaidRow, ...]
    note: str


def said_words(site: Site, touchpoint: Touchpoint) -> str:
    """How many promises are said here today; nothing where none is."""
    out = sum(each.is_out for each in said_at(site, touchpoint.key))
    return f"{counted(out, 'promise is', 'promises are')} said here, and kept or not elsewhere." if out else ""


def said_sections(site: Site, touchpoint: Touchpoint) -> Iterator[Section]:
    """A section where a promise is or was published here, but for those that are felt here in the same words."""
    felt = {pair.promise for pair in site.pairs_of(touchpoint.key)}
    found = [each for each in said_at(site, touchpoint.key) if each.promise.id not in felt or each.publication.text]
    if found:
        shown = cut(found, site.most(MOST_SAID))
        said = SaidHere(tuple(_said(site, each) for each in shown.shown), shown.note("promise", "promises"))
        yield Section("What it says", "touchpoint/said", said)


def resting_words(site: Site, touchpoint: Touchpoint) -> str:
    """How many promises rest on what the touchpoint uses; nothing where none does."""
    found = len(resting_on(site, touchpoint))
    return f"{counted(found, 'promise rests', 'promises rest')} on what is done here." if found else ""


def resting_counts(site: Site, touchpoint: Touchpoint) -> Counts | None:
    """How they fare, counted by the worst place of each; None where there are none."""
    found = resting_on(site, touchpoint)
    return counts_of(tally_of(each.worst for each in found)) if found else None


def resting_sections(site: Site, touchpoint: Touchpoint) -> Iterator[Section]:
    """A section where promises that are felt elsewhere rest on what the touchpoint uses."""
    found = resting_on(site, touchpoint)
    if found:
        shown = cut(found, site.most(MOST_RESTING))
        title = "Promises that rest on it"
        table = table_of(site, title, _RESTING, shown.shown, note=shown.note("promise", "promises"))
        yield Section(title, "kit/table", without_empty_columns(table))


def _said(site: Site, said: SaidAt) -> SaidRow:
    promise, publication = said.promise, said.publication
    pairs = site.pairs_of(promise.key) if promise.is_live else ()
    felt = _felt(site, pairs)
    return SaidRow(
        wording=replace(worded(site, promise), name=said.wording),
        where=Markdown(publication.where, site.links[promise.key].path),
        days=_days(said),
        is_out=said.is_out,
        maker=site.link_to(promise.maker),
        verdict=mark_of(said.worst.verdict) if said.worst else None,
        because=said.worst.reason if said.worst else _unjudged(site, said),
        felt=felt.shown,
        more=felt.more,
    )


def _felt(site: Site, pairs: tuple[Pair, ...]) -> Cut[FeltPlace]:
    ordered = sorted(pairs, key=lambda pair: pair.verdict.rank)
    places = ((site.link_to(key_of(Touchpoint.kind, pair.touchpoint)), mark_of(pair.verdict)) for pair in ordered)
    return cut((FeltPlace(link, mark) for link, mark in places if link), site.most(MOST_PLACES))


def _days(said: SaidAt) -> str:
    """`since 2026-02-02, until 2026-12-20`, as far as it is known."""
    first, last = said.publication.from_, said.publication.until
    began = f"{'since' if said.is_out else 'from'} {first}" if first else ""
    return ", ".join(filter(None, (began, f"until {last}" if last else "")))


def _unjudged(site: Site, said: SaidAt) -> str:
    """Why it has no verdict; what is over must not be said any more."""
    promise = said.promise
    if sentence := standing_sentence(promise, site.as_of):
        is_left = said.is_out and is_over(promise, site.as_of)
        return f"{sentence} It is still said here: take it down." if is_left else sentence
    if promise.is_slogan:
        return "A slogan: it promises nothing that could be judged."
    if promise.id in site.alignment.homeless:
        return "Homeless: no live touchpoint carries this promise, so nobody keeps it."
    return "No verdict: a mistake in the content hides it."


def _felt_cell(site: Site, resting: RestingHere) -> Value:
    return few_links(site, (key_of(Touchpoint.kind, pair.touchpoint) for pair in resting.felt), MOST_PLACES)


_RESTING: Columns[RestingHere] = (
    Column("Promise", lambda site, each: site.links[each.promise], Holds.NAME),
    Column("Verdict", lambda _, each: mark_of(each.worst.verdict), Holds.VERDICT),
    Column("Where customers feel it", _felt_cell),
    Column("Rests on", lambda site, each: few_links(site, each.capabilities, MOST_PLACES)),
    Column("Through", lambda site, each: few_links(site, each.through, MOST_PLACES)),
)
