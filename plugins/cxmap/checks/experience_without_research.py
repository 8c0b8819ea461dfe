"""Experience scores that no study is behind."""

from __future__ import annotations

from collections.abc import Iterator

from cxmap.findings.examples import doorstep
from cxmap.findings.finding import Finding, place_of
from cxmap.findings.rule import warning
from cxmap.insight.linked_map import LinkedMap
from cxmap.model.touchpoint import Touchpoint

RULE = warning(
    "experience-without-research",
    "A live touchpoint has a score for how customers find it, and no study is behind it.",
    wrong=doorstep("control: own", "experience: {score: 4}"),
    right=doorstep("control: own", "experience: {score: 4, research: [talks]}"),
)


def check(linked: LinkedMap) -> Iterator[Finding]:
    for touchpoint in linked.live(Touchpoint):
        felt = touchpoint.experience
        if felt and felt.is_assumed and linked.catalogue.is_sound(touchpoint.key, "status", "experience"):
            yield RULE.at(
                place_of(linked.catalogue.documents[touchpoint.key], ("experience", "score")),
                f"the score of `{touchpoint.id}` is assumed: no study is behind it",
                hint="name the study as `research` beside it, or ask customers before you show it to anybody",
            )
