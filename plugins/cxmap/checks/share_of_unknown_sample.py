"""Shares of which nobody says how many cases they are of."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from cxmap.alignment.risks import SAMPLING
from cxmap.checks.troubles import troubles_where
from cxmap.findings.examples import written
from cxmap.findings.finding import Finding
from cxmap.findings.rule import note
from cxmap.insight.judged_map import JudgedMap

_answered = partial(
    written, "metrics/answered.md", "title: Calls answered", 'unit: "%"', "better: higher", "type: share"
)

RULE = note(
    "share-of-unknown-sample",
    "A promise is judged by a share, and nobody says of how many cases.",
    wrong=_answered(),
    right=_answered("cases: all"),
    about=SAMPLING,
)


def check(judged: JudgedMap) -> Iterator[Finding]:
    for trouble in troubles_where(judged, lambda each: SAMPLING in each.risks and each.is_of_unknown_sample):
        metric = trouble.judgement.metric
        yield RULE.at(
            trouble.place,
            f"nobody knows of how many cases the share is by which {trouble.promise} is judged {trouble.where}: "
            f"`{metric}` by {trouble.who} has no `sample`",
            hint=f"say `cases: all` in `{metric}` if every case is counted, or give each value its `sample`",
        )
