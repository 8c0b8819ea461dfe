"""The verdicts that would turn, once an opportunity is done."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from cxmap.alignment.results import Pair
from cxmap.insight.priorities import is_open
from cxmap.insight.what_if import PlannedTurn, WhatIf, what_if_done
from cxmap.model.ids import key_of
from cxmap.model.opportunity import Opportunity
from cxmap.model.promise import Promise
from cxmap.model.touchpoint import Touchpoint
from cxmap.pages.kit.index_page import link_cell
from cxmap.pages.kit.page import Section
from cxmap.pages.kit.site import Site
from cxmap.pages.kit.table import Column, Columns, Holds, Table, table_of
from cxmap.pages.kit.values import Value, Words
from cxmap.pages.kit.verdict_words import mark_of
from cxmap.pages.kit.words import counted, joined


@dataclass(frozen=True, slots=True)
class PlannedVerdicts:
    """The answer in a sentence, and every verdict that would be another; no table where none is."""

    answer: str
    turns: Table | None


def planned_section(site: Site, opportunity: Opportunity) -> Iterator[Section]:
    """Nothing where it is over, or says nothing of what it would change."""
    if is_open(opportunity) and opportunity.would:
        found = what_if_done(site, (opportunity,))
        table = table_of(site, "Verdicts that would turn", _COLUMNS, found.turns) if found.turns else None
        yield Section("What would turn", "opportunity/planned", PlannedVerdicts(_answer(found), table))


def _answer(found: WhatIf) -> str:
    if not found.turns:
        judged = counted(len(found.judged), "promise", "promises")
        return f"No verdict would turn: {judged} that it may touch would be judged as today."
    better, worse = len(found.better), len(found.worse)
    parts = [
        *([f"better at {counted(better, 'place', 'places')}"] if better else []),
        *([f"worse at {counted(worse, 'place', 'places')}"] if worse else []),
    ]
    return f"Once it is done, promises would be kept {joined(parts)}." if parts else _AS_GOOD


_AS_GOOD = "Once it is done, promises would be felt elsewhere, and kept no better and no worse."


def _verdict(pair: Pair | None) -> Value:
    return mark_of(pair.verdict) if pair else Words("not promised there")


def _reason(_site: Site, turn: PlannedTurn) -> Value:
    return Words(turn.then.reason if turn.then else "")


_COLUMNS: Columns[PlannedTurn] = (
    Column("Promise", lambda site, turn: link_cell(site, key_of(Promise.kind, turn.promise)), Holds.NAME),
    Column("Felt at", lambda site, turn: link_cell(site, key_of(Touchpoint.kind, turn.touchpoint))),
    Column("Today", lambda _, turn: _verdict(turn.today)),
    Column("Then", lambda _, turn: _verdict(turn.then)),
    Column("Because", _reason),
)
