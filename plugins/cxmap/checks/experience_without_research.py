"""Experience scores that no study is behind."""

from __future__ import annotations

from collections.abc import Iterator

from cxmap.findings.examples import doorstep
from cxmap.findings.finding import Finding, place_of
from cxmap.findings.rule import warning
from cxmap.insight.judged_map import JudgedMap
from cxmap.model.touchpoint import Touchpoint

RULE = warning(
    "experience-without-research",
    "A live touchpoint has a score for how customers find it, and no study is behind it.",
    wrong=doorstep("control: own", "experience: {score: 4}"),
    right=doorstep("control: own", "experience: {score: 4, research: [talks]}"),
)


def check(judged: JudgedMap) -> Iterator[Finding]:
    for touchpoint in judged.live(Touchpoint):
        felt = touchpoint.experience
        if felt and felt.is_assumed and judged.catalogue.is_sound(touchpoint.key, "status", "experience"):
            yield RULE.at(
                place_of(judged.catalogue.documents[touchpoint.key], ("experience", "score")),
                f"the score of `{touchpoint.id}` is assumed: no study is behind it",
                hint="name the study as `research` beside it, or ask customers before you show it to anybody",
            )
