"""Touchpoints that do not say in whose hands they are."""

from __future__ import annotations

from collections.abc import Iterator

from cxmap.findings.examples import doorstep
from cxmap.findings.finding import Finding, Place
from cxmap.findings.rule import note
from cxmap.insight.judged_map import JudgedMap
from cxmap.model.touchpoint import Touchpoint

RULE = note(
    "control-unknown",
    "A live touchpoint at which something is promised does not say in whose hands it is.",
    wrong=doorstep("promises: [next-day]", "capabilities: [courier]"),
    right=doorstep("control: own", "promises: [next-day]", "capabilities: [courier]"),
)


def check(judged: JudgedMap) -> Iterator[Finding]:
    undecided = (touchpoint for _, touchpoint in judged.alignment.undecided)
    promising = frozenset((*(pair.touchpoint for pair in judged.alignment.pairs), *undecided))
    for touchpoint in judged.catalogue.all(Touchpoint):
        is_sound = judged.catalogue.is_sound(touchpoint.key, "control", "promises", "status")
        if is_sound and touchpoint.id in promising and touchpoint.control is None:
            yield RULE.at(
                Place(judged.catalogue.documents[touchpoint.key].path, entity=touchpoint.key),
                f"`{touchpoint.id}` has no `control`, so promises there are judged as if it were `own`",
                hint="add `control`: `own`, `shared`, `partner` or `outside`",
            )
