"""Promises that nothing at the touchpoint can keep."""

from __future__ import annotations

from collections.abc import Iterator

from cxmap.alignment.results import Alignment
from cxmap.checks.troubles import having, troubles
from cxmap.findings.example import example
from cxmap.findings.finding import Finding
from cxmap.findings.rule import warning
from cxmap.model.catalogue import Catalogue
from cxmap.model.ids import key_of
from cxmap.model.promise import Promise
from cxmap.model.verdicts import Verdict

RULE = warning(
    "unbacked-promise",
    "No live capability at a touchpoint delivers what is promised there.",
    wrong=example(
        "touchpoints/doorstep.md",
        """
        ---
        title: At the door
        owner: last-mile
        control: own
        promises: [next-day]
        ---
        """,
    ),
    right=example(
        "touchpoints/doorstep.md",
        """
        ---
        title: At the door
        owner: last-mile
        control: own
        promises: [next-day]
        capabilities: [courier]
        ---
        """,
    ),
)


def check(catalogue: Catalogue, alignment: Alignment) -> Iterator[Finding]:
    # A vague promise can be backed by nothing, which is the cause and has its own rule.
    vague = frozenset(key_of(Promise.kind, promise) for promise in alignment.vague)
    for trouble in troubles(catalogue, alignment, having(Verdict.UNBACKED)):
        if trouble.document.key in vague:
            continue
        wanted = f"`{trouble.judgement.metric}`" if trouble.judgement.metric else "this promise"
        yield RULE.at(
            trouble.place,
            f"nothing backs {trouble.promise} {trouble.where}: no live capability there delivers {wanted}",
            hint="name the capability that delivers it among the touchpoint's `capabilities`, or stop saying it there",
        )
