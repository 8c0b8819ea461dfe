"""Promises that figures or proof answered for, until these became too old."""

from __future__ import annotations

from collections.abc import Iterator

from cxmap.alignment.results import Judgement
from cxmap.checks.troubles import Trouble, troubles_where
from cxmap.findings.examples import courier
from cxmap.findings.finding import Finding
from cxmap.findings.rule import warning
from cxmap.insight.judged_map import JudgedMap
from cxmap.model.verdicts import Verdict

RULE = warning(
    "evidence-stopped",
    "A promise was measured or proved, and the newest of that is too old to count.",
    wrong=courier("designed: 97", "measurements:", "  - {period: 2025-06, value: 96}  # a month counts for 180 days"),
    right=courier("designed: 97", "measurements:", "  - {period: 2026-06, value: 96}"),
    about=Verdict.UNVERIFIED,
)


def check(judged: JudgedMap) -> Iterator[Finding]:
    for trouble in stopped(judged):
        judgement = trouble.judgement
        kind = "proof" if trouble.metric is None else "measurement"
        subject = f"{kind} of `{judgement.metric}`" if judgement.metric else f"{kind} of it"
        of_group = f" for {judgement.group}" if judgement.group else ""
        yield RULE.at(
            trouble.place,
            f"nobody knows any more whether {trouble.promise} is kept {trouble.where}: the newest {subject}{of_group} "
            f"by `{judgement.capability}` is of {judgement.measured_on} and counted until {judgement.counts_until}",
            hint=f"add a new {kind}{of_group} to `{judgement.capability}`",
        )


def stopped(judged: JudgedMap) -> tuple[Trouble, ...]:
    """One for each promise that is unverified as what was known of it is too old."""

    def has_stopped(judgement: Judgement) -> bool:
        until = judgement.counts_until
        return judgement.verdict is Verdict.UNVERIFIED and until is not None and until < judged.as_of

    return tuple(troubles_where(judged, has_stopped))
