"""Promises about every single case that are judged by samples, which never show that of all."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from functools import partial

from cxmap.alignment.results import Judgement
from cxmap.alignment.risks import SAMPLING
from cxmap.checks.troubles import troubles_where
from cxmap.findings.examples import written
from cxmap.findings.finding import Finding
from cxmap.findings.rule import note
from cxmap.insight.judged_map import JudgedMap

_refunded = partial(
    written, "metrics/refunded.md", "title: Refunds paid in full", 'unit: "%"', "better: higher", "type: share"
)

RULE = note(
    "target-of-all",
    "A promise allows no case to be missed, and a sample, however large, never shows that of all of them.",
    wrong=_refunded("# 100 % are promised, and 100 % of a sample of 12,000 were"),
    right=_refunded("cases: all  # the 12,000 were all that there were"),
)

_NONE, _ALL = Decimal(0), Decimal(100)


def check(judged: JudgedMap) -> Iterator[Finding]:
    for trouble in troubles_where(judged, _is_of_all):
        metric = trouble.judgement.metric
        yield RULE.at(
            trouble.place,
            f"{trouble.promise} promises {trouble.promised}, which no sample shows of all cases, though {trouble.who} "
            f"missed none {trouble.where}",
            hint=f"say `cases: all` in `{metric}` if every case is counted, else promise a little less",
        )


def _is_of_all(judgement: Judgement) -> bool:
    is_extreme = judgement.target in (_NONE, _ALL) and judgement.value == judgement.target
    return is_extreme and SAMPLING in judgement.risks and not judgement.is_of_unknown_sample
