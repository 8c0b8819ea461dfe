"""Promises that were said before anybody had measured them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from cxmap.alignment.results import Judgement
from cxmap.findings.examples import next_day
from cxmap.findings.finding import Finding, place_of
from cxmap.findings.rule import warning
from cxmap.insight.judged_map import JudgedMap
from cxmap.model.capability import Capability
from cxmap.model.promise import Promise

_EXPECTED = ("expects:", "  - {metric: on-time, at_least: 95}", "published:")

RULE = warning(
    "late-proof",
    "A live promise was published before what it promises was first measured.",
    wrong=next_day(*_EXPECTED, "  - {where: Vans, from: 2026-01-15}  # first measured in June"),
    right=next_day(*_EXPECTED, "  - {where: Vans, from: 2026-06-30}"),
)


def check(judged: JudgedMap) -> Iterator[Finding]:
    for promise in judged.live(Promise):
        begun = [(each.from_, position) for position, each in enumerate(promise.published) if each.from_]
        if not begun or not judged.catalogue.is_sound(promise.key, "published", "expects"):
            continue
        since, position = min(begun)
        proven = _first_proven(judged, promise)
        if proven and since < proven:
            yield RULE.at(
                place_of(judged.catalogue.documents[promise.key], ("published", position, "from")),
                f"`{promise.id}` was published on {since}, and the first evidence for it is of {proven}",
                hint="next time measure before you say it; if there is older evidence, add it to the capability",
            )


def _first_proven(judged: JudgedMap, promise: Promise) -> date | None:
    """The first day on which something was known of all that a promise lets customers expect; None if never."""
    first: dict[int | None, date | None] = {}
    for pair in judged.pairs_of(promise.key):
        for judgement in pair.judgements:
            days = (*_days_known(judged, judgement, promise), first.get(judgement.expectation))
            first[judgement.expectation] = min((day for day in days if day), default=None)
    known = [day for day in first.values() if day]
    return max(known) if known and len(known) == len(first) else None


def _days_known(judged: JudgedMap, judgement: Judgement, promise: Promise) -> Iterator[date]:
    """The last days of the rows that are judged so, or the days of the proofs."""
    capability = judged.catalogue.find(Capability, judgement.capability)
    for delivery in capability.delivers if capability else ():
        if judgement.metric and delivery.metric == judgement.metric:
            rows = (row for row in delivery.measurements if row.group == judgement.group)
            yield from (row.period.last for row in rows if row.period.last <= judged.as_of)
        elif not judgement.metric and delivery.promise == promise.id:
            yield from (proof.on for proof in delivery.proof if proof.on <= judged.as_of)
