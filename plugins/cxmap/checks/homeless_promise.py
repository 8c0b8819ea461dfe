"""Promises that no customer meets on the map."""

from __future__ import annotations

from collections.abc import Iterator

from cxmap.findings.examples import doorstep
from cxmap.findings.finding import Finding, place_of
from cxmap.findings.rule import warning
from cxmap.insight.judged_map import JudgedMap
from cxmap.model.ids import key_of
from cxmap.model.promise import Promise

RULE = warning(
    "homeless-promise",
    "A live promise that is no slogan is on no live touchpoint.",
    wrong=doorstep("control: own", "capabilities: [courier]  # no other touchpoint names next-day"),
    right=doorstep("control: own", "promises: [next-day]", "capabilities: [courier]"),
)


def check(judged: JudgedMap) -> Iterator[Finding]:
    for promise in judged.alignment.homeless:
        document = judged.catalogue.documents[key_of(Promise.kind, promise)]
        yield RULE.at(
            place_of(document, ("statement",)),
            f"`{promise}` is on no live touchpoint",
            hint="name it among the `promises` of the touchpoint where customers expect it, or retire it",
        )
