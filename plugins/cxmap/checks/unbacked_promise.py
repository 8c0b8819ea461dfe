"""Promises that nothing at the touchpoint can keep."""

from __future__ import annotations

from collections.abc import Iterator

from cxmap.checks.troubles import troubles
from cxmap.findings.examples import doorstep
from cxmap.findings.finding import Finding
from cxmap.findings.rule import warning
from cxmap.insight.judged_map import JudgedMap
from cxmap.model.ids import key_of
from cxmap.model.promise import Promise
from cxmap.model.verdicts import Verdict

RULE = warning(
    "unbacked-promise",
    "No live capability at a touchpoint delivers what is promised there.",
    wrong=doorstep("control: own", "promises: [next-day]"),
    right=doorstep("control: own", "promises: [next-day]", "capabilities: [courier]"),
    about=Verdict.UNBACKED,
)


def check(judged: JudgedMap) -> Iterator[Finding]:
    # A vague promise can be backed by nothing, which is the cause and has its own rule.
    vague = frozenset(key_of(Promise.kind, promise) for promise in judged.alignment.vague)
    for trouble in troubles(judged, RULE):
        if trouble.document.key in vague:
            continue
        wanted = f"`{trouble.judgement.metric}`" if trouble.judgement.metric else "this promise"
        yield RULE.at(
            trouble.place,
            f"nothing backs {trouble.promise} {trouble.where}: no live capability there delivers {wanted}",
            hint="name the capability that delivers it among the touchpoint's `capabilities`, or stop saying it there",
        )
