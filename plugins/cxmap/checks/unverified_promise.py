"""Promises of which nobody knows whether they are kept."""

from __future__ import annotations

from collections.abc import Iterator

from cxmap.alignment.results import Alignment
from cxmap.alignment.verdicts import Verdict
from cxmap.checks.troubles import Trouble, having, troubles
from cxmap.findings.example import example
from cxmap.findings.finding import Finding
from cxmap.findings.rule import note
from cxmap.model.catalogue import Catalogue

RULE = note(
    "unverified-promise",
    "There is no measurement or proof of a promise that is new enough to count.",
    wrong=example(
        "capabilities/courier.md",
        """
        ---
        title: Courier
        owner: last-mile
        delivers:
          - metric: on-time
            designed: 97
            measurements:
              - {period: 2025-06, value: 96}  # on-time has max_age: 180 days
        ---
        """,
    ),
    right=example(
        "capabilities/courier.md",
        """
        ---
        title: Courier
        owner: last-mile
        delivers:
          - metric: on-time
            designed: 97
            measurements:
              - {period: 2026-06, value: 96}
        ---
        """,
    ),
)


def check(catalogue: Catalogue, alignment: Alignment) -> Iterator[Finding]:
    for trouble in troubles(catalogue, alignment, having(Verdict.UNVERIFIED)):
        kind = "proof" if trouble.metric is None else "measurement"
        yield RULE.at(
            trouble.place,
            f"nobody knows whether {trouble.promise} is kept {trouble.where}: {_what_there_is(trouble, kind)}",
            hint=f"add a new {kind} to `{trouble.judgement.capability}`",
        )


def _what_there_is(trouble: Trouble, kind: str) -> str:
    judgement = trouble.judgement
    subject = f"{kind} of `{judgement.metric}`" if judgement.metric else f"{kind} of it"
    if judgement.measured_on is None:
        return f"`{judgement.capability}` has no {subject} so far"
    return f"the newest {subject} by `{judgement.capability}` is of {judgement.measured_on}, which is too old"
