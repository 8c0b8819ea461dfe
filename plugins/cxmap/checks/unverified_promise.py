"""Promises of which nobody knows whether they are kept."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from cxmap.checks.evidence_stopped import stopped
from cxmap.checks.troubles import Trouble, troubles
from cxmap.findings.examples import courier
from cxmap.findings.finding import Finding
from cxmap.findings.rule import note
from cxmap.insight.judged_map import JudgedMap
from cxmap.model.capability import Capability
from cxmap.model.durations import CalendarWindow
from cxmap.model.promise import Promise
from cxmap.model.verdicts import Verdict

RULE = note(
    "unverified-promise",
    "Nobody can tell whether a promise is kept: nothing was found out so far, or too little.",
    wrong=courier("designed: 97", "measurements: []  # nobody has looked yet"),
    right=courier("designed: 97", "measurements:", "  - {period: 2026-06, value: 96}"),
    about=Verdict.UNVERIFIED,
)


def check(judged: JudgedMap) -> Iterator[Finding]:
    told = {trouble.document.key for trouble in stopped(judged)}
    # What only a mistake in the content hides has no capability, and is told where the mistake is.
    for trouble in (each for each in troubles(judged, RULE) if each.judgement.capability):
        if trouble.document.key in told:
            continue
        what, hint = _too_little(trouble) if trouble.judgement.is_judged else _nothing(judged, trouble)
        yield RULE.at(
            trouble.place, f"nobody knows whether {trouble.promise} is kept {trouble.where}: {what}", hint=hint
        )


def _too_little(trouble: Trouble) -> tuple[str, str]:
    """Why new measurements that miss the target do not show that the promise is broken, and what to do."""
    judgement, promise = trouble.judgement, trouble.document.entity
    start = promise.valid_from if isinstance(promise, Promise) else None
    if start and judgement.measured_on and judgement.measured_on < start:
        return f"{trouble.measured}, but it is promised only since {start}", "add a measurement from after that day"
    return f"{trouble.measured}; of so few cases it may really be {trouble.best}", "look at more cases"


def _nothing(judged: JudgedMap, trouble: Trouble) -> tuple[str, str]:
    """Why nothing can be judged, and what to do."""
    judgement = trouble.judgement
    kind = "proof" if trouble.metric is None else "measurement"
    subject = f"{kind} of `{judgement.metric}`" if judgement.metric else f"{kind} of it"
    of_group = f" for {judgement.group}" if judgement.group else ""
    hint = f"add a new {kind}{of_group} to `{judgement.capability}`"
    if judgement.measured_on is None:
        later = _later(judged, trouble)
        return f"`{judgement.capability}` has no {subject}{of_group} so far{later}", hint
    window = _window(trouble)
    where = f"no {window} in which `{judgement.capability}` has a {subject}{of_group} is new enough to count"
    return where, f"{hint} that lies inside one {window}"


def _window(trouble: Trouble) -> CalendarWindow | None:
    promise, position = trouble.document.entity, trouble.judgement.expectation
    return promise.expects[position].over if isinstance(promise, Promise) and position is not None else None


def _later(judged: JudgedMap, trouble: Trouble) -> str:
    """Where all that is there lies after the day: which of it is the first."""
    capability = judged.catalogue.find(Capability, trouble.judgement.capability)
    later = _evidence_after(judged.as_of, capability, trouble) if capability else ()
    if not later:
        return ""
    which = "its only one" if len(later) == 1 else "the first of them"
    verb = "ends" if trouble.judgement.metric else "lies"
    return f": {which}, {later[0]}, {verb} after {judged.as_of}"


def _evidence_after(day: date, capability: Capability, trouble: Trouble) -> tuple[str, ...]:
    """When each later measurement or proof was taken, the first of them first."""
    metric, group, promise = trouble.judgement.metric, trouble.judgement.group, trouble.document.entity.id
    if metric is None:
        proof = (each.on for delivery in capability.delivers if delivery.promise == promise for each in delivery.proof)
        return tuple(each.isoformat() for each in sorted(proof) if each > day)
    rows = (row for delivery in capability.delivers if delivery.metric == metric for row in delivery.measurements)
    later = (row for row in rows if row.period.last > day and group in (None, row.group))
    return tuple(row.period.text for row in sorted(later, key=lambda row: row.period.last))
