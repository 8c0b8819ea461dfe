"""Sentences that promise more than the level that is aimed at."""

from __future__ import annotations

from collections.abc import Iterator

from cxmap.alignment.risks import WORDING
from cxmap.checks.troubles import troubles
from cxmap.findings.examples import next_day
from cxmap.findings.finding import Finding
from cxmap.findings.rule import warning
from cxmap.insight.judged_map import JudgedMap
from cxmap.insight.may_be_said import Reading, reading_of
from cxmap.model.promise import Promise

RULE = warning(
    "worded-too-strongly",
    "Customers understand more by the sentence than its target stands for.",
    wrong=next_day("expects:", "  - {metric: on-time, at_least: 90}  # for a sentence that every customer relates to"),
    right=next_day("reads_as: most", "expects:", "  - {metric: on-time, at_least: 90}"),
    about=WORDING,
)

_READINGS = {
    Reading.EVERY: "the figures carry a promise to every customer: raise the target to what the sentence says",
    Reading.NINE_IN_TEN: "the strongest that the figures carry is `nine out of ten`: say so, with `reads_as: stated`",
    Reading.MOST: "the strongest that the figures carry is `most`: say so, with `reads_as: most`",
    Reading.FROM: "the strongest that the figures carry is an offer that some can get: say so, with `reads_as: from`",
    None: "the figures carry no share of customers: name the average in the sentence, with `reads_as: average`, or "
    "measure how many customers get it",
}


def check(judged: JudgedMap) -> Iterator[Finding]:
    for trouble in troubles(judged, RULE):
        promise = judged.catalogue.find(Promise, trouble.document.entity.id)
        reading = reading_of(judged, promise) if promise else None
        yield RULE.at(
            trouble.statement,
            f"{trouble.promise} says too much {trouble.where}: {trouble.judgement.words_of(WORDING)}",
            hint=_READINGS[reading],
        )
