"""Promises of which nobody knows whether they are kept."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from cxmap.checks.troubles import Trouble, troubles
from cxmap.findings.examples import courier
from cxmap.findings.finding import Finding
from cxmap.findings.rule import note
from cxmap.insight.judged_map import JudgedMap
from cxmap.model.capability import Capability
from cxmap.model.verdicts import Verdict

RULE = note(
    "unverified-promise",
    "There is no measurement or proof of a promise that is new enough to count.",
    wrong=courier("designed: 97", "measurements:", "  - {period: 2025-06, value: 96}  # on-time has max_age: 180 days"),
    right=courier("designed: 97", "measurements:", "  - {period: 2026-06, value: 96}"),
    about=Verdict.UNVERIFIED,
)


def check(judged: JudgedMap) -> Iterator[Finding]:
    for trouble in troubles(judged, RULE):
        kind = "proof" if trouble.metric is None else "measurement"
        capability = judged.catalogue.find(Capability, trouble.judgement.capability)
        # What is there and does not count lies after the day.
        later = _evidence(capability, trouble) if capability and trouble.judgement.measured_on is None else ()
        there_is = _what_there_is(trouble, kind, later, judged.as_of)
        yield RULE.at(
            trouble.place,
            f"nobody knows whether {trouble.promise} is kept {trouble.where}: {there_is}",
            hint=f"add a new {kind} to `{trouble.judgement.capability}`",
        )


def _evidence(capability: Capability, trouble: Trouble) -> tuple[str, ...]:
    """When each measurement or proof was taken, the first of them first."""
    metric, promise = trouble.judgement.metric, trouble.document.entity.id
    if metric is not None:
        rows = (row for delivery in capability.delivers if delivery.metric == metric for row in delivery.measurements)
        return tuple(row.period.text for row in sorted(rows, key=lambda row: row.period.last))
    proof = (each.on for delivery in capability.delivers if delivery.promise == promise for each in delivery.proof)
    return tuple(day.isoformat() for day in sorted(proof))


def _what_there_is(trouble: Trouble, kind: str, later: tuple[str, ...], as_of: date) -> str:
    judgement = trouble.judgement
    subject = f"{kind} of `{judgement.metric}`" if judgement.metric else f"{kind} of it"
    if later:
        which = "its only one" if len(later) == 1 else "the first of them"
        verb = "ends" if judgement.metric else "lies"
        return f"`{judgement.capability}` has no {subject} so far: {which}, {later[0]}, {verb} after {as_of}"
    if judgement.measured_on is None:
        return f"`{judgement.capability}` has no {subject} so far"
    return f"the newest {subject} by `{judgement.capability}` is of {judgement.measured_on}, which is too old"
