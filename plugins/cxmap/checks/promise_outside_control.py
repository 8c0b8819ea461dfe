"""Promises whose keeping is in other hands."""

from __future__ import annotations

from collections.abc import Iterator

from cxmap.alignment.risks import CONTROL
from cxmap.checks.troubles import Trouble, troubles
from cxmap.findings.examples import doorstep
from cxmap.findings.finding import Finding
from cxmap.findings.rule import warning
from cxmap.insight.judged_map import JudgedMap
from cxmap.model.touchpoint import Control, Touchpoint

RULE = warning(
    "promise-outside-control",
    "A promise is kept today, but others decide on it who have not agreed to keep it.",
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
        message, hint = _out_of_reach() if are_outside else _not_agreed(trouble)
        yield RULE.at(trouble.place, f"{trouble.promise} depends on others {trouble.where}, {message}", hint=hint)


def _out_of_reach() -> tuple[str, str]:
    return "outside the organisation's control", "promise only what does not depend on what happens there"


def _not_agreed(trouble: Trouble) -> tuple[str, str]:
    return (
        f"and no valid agreement obliges them to {trouble.promised}",
        "write the obligation into the partner's `agreement`, or promise no more than is agreed",
    )
