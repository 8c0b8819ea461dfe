"""The next steps of a party: promises that wait for it, and pains that come from it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import groupby

from cxmap.insight.caused_pains import CausedPain, pains_caused_by
from cxmap.insight.mending import Mend, mends_of
from cxmap.insight.next_steps import WaitingPromise, waiting_for
from cxmap.insight.who_acts import acting_on
from cxmap.model.ids import Key, key_of
from cxmap.model.party import Party
from cxmap.model.touchpoint import Touchpoint
from cxmap.model.verdicts import Verdict
from cxmap.pages.kit.entity_words import state_words
from cxmap.pages.kit.facts import rating_words
from cxmap.pages.kit.index_page import few_links
from cxmap.pages.kit.lead import Lead, LeadPain
from cxmap.pages.kit.page import Section
from cxmap.pages.kit.site import Site
from cxmap.pages.kit.table import Column, Columns, Cut, Holds, cut, table_of
from cxmap.pages.kit.values import NOTHING, Value, Words
from cxmap.pages.kit.verdict_words import mark_of
from cxmap.pages.party.promises import DeedLine, Helped, HelpedGroup, HelpedRow, worded
from cxmap.pages.party.sentences import (
    ALL_KEPT,
    HERE_IT_IS_FELT,
    MENDED_BY,
    NOTHING_MENDS,
    NOTHING_WAITS,
    WITH,
    WORST_PROMISE,
    more_places,
    pains_sentence,
    waiting_sentence,
)

_MOST_WAITING = 40
_MOST_LEADING = 2
_MOST_PLACES, _MOST_MENDS, _MOST_OTHERS = 3, 2, 3


def waiting_sections(site: Site, party: Key) -> Iterator[Section]:
    """A section where a promise rests on the party: what waits for it, or that nothing does."""
    pairs = (*site.kept_by(party), *site.made_by(party))
    found = waiting_for(site, party)
    if pairs:
        shown = cut(found, site.most(_MOST_WAITING))
        groups = tuple(
            HelpedGroup(mark_of(verdict), tuple(_row(site, party, each) for each in group))
            for verdict, group in groupby(shown.shown, key=lambda each: each.worst.verdict)
        )
        is_kept = all(pair.verdict.counts_as_kept for pair in pairs)
        sentence = waiting_sentence(found) if found else ALL_KEPT if is_kept else NOTHING_WAITS
        yield Section("What you must act on", "party/helped", Helped(sentence, groups, shown.more))


def leading_pains(site: Site, party: Party) -> Cut[LeadPain]:
    """The worst pains that come from the party, for the head of its page."""
    found = pains_caused_by(site, party)
    return cut((LeadPain(each.pain.title, site.links[each.touchpoint.key]) for each in found), _MOST_LEADING)


def without_next_steps(site: Site, party: Key, lead: Lead) -> Lead:
    """The head, with the reason of its verdict only where nothing as bad waits for the party: that stands below."""
    waiting = waiting_for(site, party)
    is_told = waiting and lead.verdict == mark_of(waiting[0].worst.verdict)
    is_kept = lead.verdict and Verdict(lead.verdict.verdict).counts_as_kept
    return replace(lead, worst=None) if is_told or is_kept else replace(lead, worst_label=WORST_PROMISE)


def caused_sections(site: Site, party: Party) -> Iterator[Section]:
    """A section where a pain comes from the party."""
    found = pains_caused_by(site, party)
    if found:
        title = "Pains that come from you"
        table = table_of(site, title, _PAINS, found)
        yield Section(title, "kit/table", replace(table, legend=pains_sentence(found)))


def _row(site: Site, party: Key, waiting: WaitingPromise) -> HelpedRow:
    places = cut((key_of(Touchpoint.kind, pair.touchpoint) for pair in waiting.pairs), _MOST_PLACES)
    mends = cut(mends_of(site, waiting.promise), _MOST_MENDS)
    others = [key for key in acting_on(site, waiting.worst) if key != party]
    lines = (
        *(DeedLine(HERE_IT_IS_FELT, None, link) for link in site.links_to(places.shown)),
        *((DeedLine(more_places(places.more), None, None),) if places.more else ()),
        *(DeedLine(WITH, None, link) for link in site.links_to(others)[:_MOST_OTHERS]),
        *(_mend(site, mend) for mend in mends.shown),
        *(() if mends.total else (DeedLine(NOTHING_MENDS, None, None),)),
    )
    return HelpedRow(worded(site, waiting.promise.key), lines, 0, waiting.worst.reason)


def _mend(site: Site, mend: Mend) -> DeedLine:
    state = state_words(mend.opportunity)
    notes = (state,) if state else ()
    return DeedLine(MENDED_BY, None, site.links[mend.opportunity.key], notes)


def _severity(_site: Site, caused: CausedPain) -> Value:
    words = rating_words(caused.pain.severity)
    return Words(words) if words else NOTHING


_PAINS: Columns[CausedPain] = (
    Column("Pain", lambda _, each: Words(each.pain.title), Holds.NAME),
    Column("Where", lambda site, each: site.links[each.touchpoint.key]),
    Column("How badly", _severity, Holds.NUMBER),
    Column("It comes from", lambda site, each: few_links(site, each.through)),
)
