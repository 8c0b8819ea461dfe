"""Promises whose keeping is in other hands."""

from __future__ import annotations

from collections.abc import Iterator

from cxmap.alignment.risks import CONTROL
from cxmap.checks.troubles import troubles
from cxmap.findings.examples import doorstep
from cxmap.findings.finding import Finding
from cxmap.findings.rule import warning
from cxmap.insight.judged_map import JudgedMap
from cxmap.model.touchpoint import Control, Touchpoint

_OUT_OF_REACH = "promise only what does not depend on what happens there"

RULE = warning(
    "promise-outside-control",
    "A promise is met today, but others decide on it who have not agreed to keep it.",
    wrong=doorstep("control: partner", "promises: [next-day]", "capabilities: [courier]"),
    right=doorstep(
        "control: partner",
        "contributors:",
        "  - partner: swift-vans  # whose agreement obliges it to at least 95",
        "promises: [next-day]",
        "capabilities: [courier]",
    ),
    about=CONTROL,
)


def check(judged: JudgedMap) -> Iterator[Finding]:
    for trouble in troubles(judged, RULE):
        touchpoints = (judged.catalogue.find(Touchpoint, each) for each in trouble.touchpoints)
        are_outside = all(each and each.control is Control.OUTSIDE for each in touchpoints)
        yield RULE.at(
            trouble.place,
            f"{trouble.promise} is at risk {trouble.where}: {trouble.judgement.words_of(CONTROL)}",
            hint=_OUT_OF_REACH
            if are_outside
            else f"have an agreement oblige them to {trouble.promised}, or promise less",
        )
