"""Promises that say less than delivery can do."""

from __future__ import annotations

from collections.abc import Iterator

from cxmap.alignment.results import Alignment
from cxmap.checks.troubles import having, troubles
from cxmap.findings.example import example
from cxmap.findings.finding import Finding
from cxmap.findings.rule import note
from cxmap.model.catalogue import Catalogue
from cxmap.model.verdicts import Verdict

RULE = note(
    "under-promised",
    "Delivery is so far past the target that more could be promised.",
    wrong=example(
        "promises/next-day.md",
        """
        ---
        statement: Delivered the next day
        made_by: last-mile
        expects:
          # 96 is measured, and on-time has headroom: 3
          - {metric: on-time, at_least: 92}
        ---
        """,
    ),
    right=example(
        "promises/next-day.md",
        """
        ---
        statement: Delivered the next day
        made_by: last-mile
        expects:
          - {metric: on-time, at_least: 95}
        ---
        """,
    ),
)


def check(catalogue: Catalogue, alignment: Alignment) -> Iterator[Finding]:
    for trouble in troubles(catalogue, alignment, having(Verdict.UNDER_PROMISED)):
        yield RULE.at(
            trouble.place,
            f"{trouble.promise} promises too little {trouble.where}: {trouble.gap}",
            hint="promise more, up to the level that is safe",
        )
