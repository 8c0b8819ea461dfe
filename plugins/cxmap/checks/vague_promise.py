"""Promises of which nobody could ever tell whether they are kept."""

from __future__ import annotations

from collections.abc import Iterator

from cxmap.findings.examples import next_day
from cxmap.findings.finding import Finding, place_of
from cxmap.findings.rule import warning
from cxmap.insight.judged_map import JudgedMap
from cxmap.model.ids import key_of
from cxmap.model.promise import Promise

RULE = warning(
    "vague-promise",
    "A live promise that is no slogan has no `expects`, and no capability has proof of it.",
    wrong=next_day(),
    right=next_day("expects:", "  - {metric: on-time, at_least: 95}"),
)


def check(judged: JudgedMap) -> Iterator[Finding]:
    for promise in judged.alignment.vague:
        document = judged.catalogue.documents[key_of(Promise.kind, promise)]
        yield RULE.at(
            place_of(document, ("statement",)),
            f"`{promise}` expects nothing that can be measured, and there is no proof of it",
            hint="add `expects` with a metric and a target, or `proof` to the capability that keeps it; "
            "where nobody takes it for a promise, say `reads_as: slogan`",
        )
