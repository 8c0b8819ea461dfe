"""Promises beyond what delivery was ever built for."""

from __future__ import annotations

from collections.abc import Iterator

from cxmap.alignment.results import Alignment
from cxmap.alignment.verdicts import Verdict
from cxmap.checks.troubles import having, troubles
from cxmap.findings.finding import Finding
from cxmap.findings.rule import warning
from cxmap.model.catalogue import Catalogue

RULE = warning("over-promised", "A promise goes beyond what the capability behind it is designed for.")


def check(catalogue: Catalogue, alignment: Alignment) -> Iterator[Finding]:
    for trouble in troubles(catalogue, alignment, having(Verdict.OVER_PROMISED)):
        capability = f"`{trouble.judgement.capability}`"
        yield RULE.at(
            trouble.place,
            f"{trouble.promise} promises {trouble.promised} {trouble.where}, "
            f"but {capability} is designed for {trouble.level(trouble.judgement.designed)}",
            hint=f"promise what {capability} is designed for, or have it designed for what is promised",
        )
